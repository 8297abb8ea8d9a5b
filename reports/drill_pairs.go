package reports

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
)

// worstPairs are the pairs, those first that stop most services.
func worstPairs(pairs []drill.Pair) []drill.Pair {
	sorted := slices.Clone(pairs)
	slices.SortStableFunc(sorted, func(a, b drill.Pair) int {
		return -cmp.Or(
			cmp.Compare(len(a.Services), len(b.Services)),
			cmp.Compare(many(a.UsersAffected), many(b.UsersAffected)),
			cmp.Compare(len(a.Undetermined), len(b.Undetermined)),
			-cmp.Compare(pairName(a), pairName(b)),
		)
	})
	return sorted
}

func pairName(p drill.Pair) string { return lossName(drill.Scenario{Lost: p.Lost}) }

// pairPrice says what a pair costs in a few words.
func pairPrice(p drill.Pair) string {
	var words []string
	if len(p.Services) > 0 {
		words = append(words, both(ofIDs(p.Services))+" stop for good")
		if len(p.Services) == 1 {
			words[0] = string(p.Services[0]) + " stops for good"
		}
	}
	if len(p.Undetermined) > 0 {
		words = append(words, both(ofIDs(p.Undetermined))+" undetermined")
	}
	if p.UsersAffected != nil {
		words = append(words, "at least "+people(p.UsersAffected)+" notice")
	}
	return strings.Join(words, "; ")
}

// ofIDs are ids as plain names.
func ofIDs[ID ~string](ids []ID) []string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	return names
}

// pairsInBrief says what all pairs come to, in a sentence.
func pairsInBrief(pairs []drill.Pair) string {
	lost := 0
	for _, p := range pairs {
		if len(p.Services) > 0 {
			lost++
		}
	}
	switch {
	case len(pairs) == 0:
		return "No two losses stop a critical service for good that survives the loss of either."
	case lost == 0:
		return fmt.Sprintf("%s may stop a critical service for good that survives the loss of either.", count(len(pairs), "pair of losses", "pairs of losses"))
	}
	return fmt.Sprintf("%s critical services for good that survive the loss of either; %d more may.", count(lost, "pair of losses stops", "pairs of losses stop"), len(pairs)-lost)
}

// shownPairs is how many pairs a terminal shows.
const shownPairs = 24

// pairs tells of two losses at once.
func (t drillText) pairs() {
	t.gap()
	t.put("", "two losses at once")
	t.put("  ", pairsInBrief(t.Pairs))
	sorted := worstPairs(t.Pairs)
	for _, p := range sorted[:min(shownPairs, len(sorted))] {
		t.put("  ", safe(pairName(p)))
		t.put("    ", safe(pairPrice(p)))
	}
	t.more("  ", len(sorted)-shownPairs, "pairs")
}

// pairs lists two losses at once, however many.
func (p drillPaper) pairs() {
	p.paragraph("## Two losses at once")
	p.paragraph(prose(pairsInBrief(p.Pairs)))
	if len(p.Pairs) == 0 {
		return
	}
	p.row("Lost", "What it costs")
	p.row("---", "---")
	for _, pair := range worstPairs(p.Pairs) {
		p.row(code(pairName(pair)), prose(pairPrice(pair)))
	}
	p.line()
}

// verdictOfPairs lowers a verdict for what critical services do not survive.
func verdictOfPairs(verdict audit.Verdict, pairs []drill.Pair) audit.Verdict {
	for _, p := range pairs {
		if len(p.Services) > 0 {
			return audit.NotCompliant
		}
		if verdict == audit.Compliant {
			verdict = audit.NotProven
		}
	}
	return verdict
}

package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// open shows the findings with this status: in full where a control is the
// first that they count for, by fingerprint where they were shown before.
func (t text) open(status audit.Status, judgements []*audit.Judgement) {
	var fresh []gist
	before := map[string][]*audit.Judgement{}
	for _, j := range judgements {
		if first, seen := t.shown[j]; !seen {
			fresh = append(fresh, gistsOf(j, status)...)
		} else if j.Count(status) > 0 {
			before[first] = append(before[first], j)
		}
	}
	blocks := fold(fresh)
	for i, block := range blocks {
		if i == shownBlocks {
			t.gap()
			t.more("  ", folds(blocks[i:]), spaced(status))
			break
		}
		t.gap()
		t.block(block)
	}
	for _, first := range sortedKeys(before) {
		t.gap()
		t.flag(status, "  ", "", reference(status, before[first], first), "")
	}
}

func reference(status audit.Status, judgements []*audit.Judgement, control string) string {
	var fingerprints []string
	for _, j := range judgements {
		for _, i := range j.Ended(status)[:min(shownReferences-len(fingerprints), j.Count(status))] {
			fingerprints = append(fingerprints, short(j.Finding(i).Fingerprint))
		}
	}
	if more := sum(status, judgements) - shownReferences; more > 0 {
		fingerprints = append(fingerprints, fmt.Sprintf("%d more", more))
	}
	return both(fingerprints) + ": see " + control + " above"
}

// fold puts findings of one situation together, gravest first.
func fold(findings []gist) [][]gist {
	blocks := grouped(findings, situation)
	slices.SortStableFunc(blocks, func(a, b []gist) int {
		return weight(a[0].Severity) - weight(b[0].Severity)
	})
	return blocks
}

func folds(blocks [][]gist) int {
	n := 0
	for _, block := range blocks {
		n += len(block)
	}
	return n
}

// each stands for the subject where findings about several are shown at once.
const each = "each"

// situation is what a reader would be told of a finding, less its subject. Where
// it is the same for two subjects, every place in which the texts differ is one
// where they mention theirs. What one check leaves open is one situation: what
// counts are the facts to add.
func situation(f gist) string {
	parts := []string{strconv.Itoa(len(f.Violations)), judgement(&f.Finding), f.Subject.Kind} // the number first: no text can pretend another
	if f.Status == audit.Undetermined {
		return strings.Join(parts, "\x00")
	}
	parts = append(parts, f.Message)
	if f.Waiver != nil {
		parts = append(parts, term(*f.Waiver))
	}
	for _, v := range f.Violations {
		parts = append(parts, v.Message, v.Expected, v.Found, strings.Join(v.Because, "\x00"), v.Fix)
	}
	return substitute(strings.Join(parts, "\x00"), f.Subject.ID, each)
}

// block shows findings of one situation.
func (t text) block(findings []gist) {
	first, seen := findings[0], shownSubjects
	if first.Status == audit.Undetermined {
		seen = goneThrough
	}
	all := whole(findings[:min(seen, len(findings))])
	shown := all[:min(shownSubjects, len(all))]
	for i, f := range shown {
		check := ""
		if i == 0 {
			check = judgement(&f)
		}
		t.flag(f.Status, "  ", short(f.Fingerprint), named(f.Subject), check)
	}
	t.more("    ", len(findings)-shownSubjects, plural(first.Subject.Kind))
	if len(first.Controls) > 1 {
		t.put("    ", "It counts for "+both(first.Controls)+".")
	}
	if first.Status == audit.Undetermined {
		t.undetermined(all, len(findings) > len(all))
		return
	}
	if first.Waiver != nil {
		t.put("    ", "Waived "+term(*first.Waiver))
	}
	say := func(s string) string { return s }
	if len(findings) > 1 {
		say = func(s string) string { return substitute(s, first.Subject.ID, each) }
	}
	if len(first.Violations) == 0 || !strings.HasPrefix(first.Message, first.Violations[0].Message) {
		t.put("    ", opened(say(first.Message)))
	}
	for i := range first.Violations[:min(shownViolations, len(first.Violations))] {
		t.violation(shown, i, say)
	}
	t.more("    ", len(first.Violations)-shownViolations, "ways in which it is not satisfied")
}

// undetermined says what findings of one check leave open, and what would close
// it. There may be more of them.
func (t text) undetermined(findings []audit.Finding, more bool) {
	told := messages(findings)
	if len(told) > 1 {
		told = []string{"It cannot be proved either way for any of these " + plural(findings[0].Subject.Kind) + "."}
	}
	if title := t.titles[findings[0].Check]; title != "" {
		told = append([]string{"To be proved: " + sentence(title)}, told...)
	}
	t.put("    ", strings.Join(told, " "))
	t.missing(findings, more)
}

// opened writes each in capitals where it begins a sentence; an id stays as it
// is.
func opened(s string) string {
	if strings.HasPrefix(s, each+" ") {
		return capital(s)
	}
	return s
}

// violation shows the violation at this index, which is the same in all of the
// findings but for its evidence.
func (t text) violation(findings []audit.Finding, index int, say func(string) string) {
	v := findings[0].Violations[index]
	t.put("    ", opened(say(v.Message)))
	t.label("expected", say(v.Expected))
	t.label("found", say(v.Found))
	t.because(v.Because, say)
	t.label("fix", say(v.Fix))
	var evidence []audit.Evidence
	for _, f := range findings {
		own := f.Violations[index].Evidence
		if len(own) == 0 {
			own = f.Evidence
		}
		evidence = append(evidence, own...)
	}
	t.evidence(evidence)
}

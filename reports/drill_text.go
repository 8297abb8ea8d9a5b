package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// How much of a long list a report of drills shows; the rest is counted.
const (
	shownSituations = 24
	shownIDs        = 24
)

// drillText is the report of drills for a person at a terminal: what is lost
// first, the outcome last.
type drillText struct {
	*page
	DrillReport
}

func renderDrillText(b *bytes.Buffer, d DrillReport, o Options) {
	t := drillText{newPage(b, o), d}
	if d.Whole || len(d.Drills) != 1 {
		t.matrix(d.matrix())
		if d.Pairs != nil {
			t.pairs()
		}
	} else {
		t.scenario()
	}
	t.counsel()
	t.gap()
	worst, sentences := outcomeOf(d)
	word := strings.ToUpper(worst.word) + ":"
	t.paint(word+" ", worst.color, len(word), 2, sentences)
}

// title says what is played, for whom, and from which files.
func (t drillText) title(what string) {
	t.paint("", "", 0, 2, fmt.Sprintf("%s at %s (%s)", what, t.At, t.AtFrom))
	var files []string
	for _, f := range t.Inventory.Files {
		files = append(files, f.Path)
	}
	if more := len(files) - shownFiles; more > 0 {
		files = append(files[:shownFiles], count(more, "more file", "more files"))
	}
	t.put("  ", operator(t.Inventory.Operator)+": "+both(files))
}

// scenario tells of one drill in depth.
func (t drillText) scenario() {
	s := t.Drills[0]
	t.title("Loss of " + lossName(s))
	if noticed := noticed(s); noticed != "" {
		t.put("  ", noticed)
	}
	c := castOf(s)
	t.section("service", c.services)
	t.section("dataset", c.datasets)
	t.section("notice", c.notices)
}

// section shows things of one kind by the state in which they end, worst first.
func (t drillText) section(kind string, endings []ending) {
	for _, s := range states {
		chosen := in(s, endings)
		if len(chosen) == 0 {
			continue
		}
		t.gap()
		share := fmt.Sprintf("%d of %s", len(chosen), count(len(endings), kind, plural(kind)))
		if s.harmless() && s != degraded {
			lead := s.symbol + " " + s.word
			t.paint(lead+"  ", s.color, len(lead), 2, share+": "+listed(chosen))
			continue
		}
		t.mark(s.symbol, s.color, "", s.word, "", share)
		t.situations(kind, alikeEndings(chosen))
	}
}

// situations shows groups of things that end for the same reasons.
func (t drillText) situations(kind string, groups [][]ending) {
	left := 0
	for i, group := range groups {
		if i >= shownSituations {
			left += len(group)
			continue
		}
		if i > 0 && (explained(group) || explained(groups[i-1])) {
			t.gap()
		}
		t.situation(kind, group)
	}
	t.more("  ", left, plural(kind))
}

func explained(group []ending) bool { return len(group[0].because)+len(group[0].missing) > 0 }

func (t drillText) situation(kind string, group []ending) {
	for i, e := range group {
		if i == shownIDs {
			t.more("    ", len(group)-i, plural(kind))
			break
		}
		t.mark(e.state.symbol, e.state.color, "  ", "", e.id, e.remarks())
	}
	first := group[0]
	t.because(first.because, saying(group))
	missing := make([]string, 0, shownMissing)
	for _, path := range first.missing[:min(shownMissing, len(first.missing))] {
		missing = append(missing, string(path))
	}
	t.label("add", strings.Join(missing, ", "))
	t.more(strings.Repeat(" ", 16), len(first.missing)-shownMissing, "facts that are missing")
}

// saying tells of a group in the words for its first member.
func saying(group []ending) func(string) string {
	return func(s string) string {
		if len(group) > 1 {
			return substitute(s, group[0].id, each)
		}
		return s
	}
}

// alikeEndings puts together what ends for the same reasons, in the order of
// the first of each.
func alikeEndings(endings []ending) [][]ending {
	return grouped(endings, func(e ending) string {
		key := substitute(strings.Join(e.because, "\x00"), e.id, each) + "\x00\x00"
		for _, path := range e.missing {
			key += "\x00" + string(path)
		}
		return key
	})
}

// listed names things in the order of their ids; of many, the first.
func listed(endings []ending) string {
	var ids []string
	for _, e := range endings {
		ids = append(ids, e.id)
	}
	slices.Sort(ids)
	return firstOf(ids)
}

// firstOf lists names, and of many the first and how many more there are.
func firstOf(names []string) string {
	if more := len(names) - shownIDs; more > 0 {
		names = append(slices.Clone(names[:shownIDs]), fmt.Sprintf("%d more (all in --format json)", more))
	}
	return both(names)
}

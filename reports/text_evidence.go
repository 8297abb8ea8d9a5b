package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// label shows one part of a violation, with its name in front.
func (p *page) label(name, body string) {
	if body != "" {
		p.put(fmt.Sprintf("      %-10s", name), body)
	}
}

// because shows the steps of a cause, each below and right of the one it
// explains, as far as the page allows.
func (p *page) because(steps []string, say func(string) string) {
	for i, step := range steps[:min(shownSteps, len(steps))] {
		if i == 0 {
			p.label("because", say(step))
			continue
		}
		depth := min(i-1, 6)
		p.paint(strings.Repeat(" ", 16+2*depth)+"└ ", "", 0, 18+2*depth, say(step))
	}
	p.more(strings.Repeat(" ", 16), len(steps)-shownSteps, "steps")
}

// evidence shows where the facts stand and the lines that declare them, each
// line once.
func (t text) evidence(facts []audit.Evidence) {
	seen := map[string]bool{}
	shown := 0
	for _, e := range facts {
		line := e.File + ":" + strconv.Itoa(e.Line)
		if seen[line] {
			continue
		}
		seen[line] = true
		if shown++; shown > shownEvidence {
			continue
		}
		name := ""
		if shown == 1 {
			name = "at"
		}
		if e.Text == "" || e.Line == 0 {
			t.label(name, place(e.Location)+" ("+string(e.Path)+")")
			continue
		}
		t.label(name, place(e.Location))
		t.frame(strings.Repeat(" ", 16), strconv.Itoa(e.Line), e.Text, lastKey(string(e.Path)))
	}
	t.more(strings.Repeat(" ", 16), shown-shownEvidence, "")
}

// lastKey is the key at the end of a path, as it stands in a file.
func lastKey(path string) string {
	path = path[strings.LastIndexByte(path, '.')+1:]
	key, _, _ := strings.Cut(path, "[")
	return key + ":"
}

// missing shows what would have to be declared, or renewed, and where; first what
// most of the findings wait for. There may be more findings than were gone
// through.
func (t text) missing(findings []audit.Finding, more bool) {
	var all []audit.Missing
	waiting := map[audit.Missing]int{}
	for _, f := range findings {
		for _, m := range f.Missing {
			if waiting[m]++; waiting[m] == 1 {
				all = append(all, m)
			}
		}
	}
	slices.SortStableFunc(all, func(a, b audit.Missing) int { return waiting[b] - waiting[a] })
	before := ""
	for _, group := range together(all[:min(shownMissing, len(all))]) {
		name := "add"
		if group[0].Reason != "" {
			name = "renew"
		}
		if name == before {
			name = ""
		} else {
			before = name
		}
		t.addition(name, group)
	}
	if more {
		t.put(strings.Repeat(" ", 16), "and more (all in --format json)")
		return
	}
	t.more(strings.Repeat(" ", 16), len(all)-shownMissing, "")
}

// together groups facts that follow each other and belong in one place.
func together(all []audit.Missing) (groups [][]audit.Missing) {
	for i, m := range all {
		if i == 0 || m.Location != all[i-1].Location || (m.Reason == "") != (all[i-1].Reason == "") {
			groups = append(groups, nil)
		}
		last := &groups[len(groups)-1]
		*last = append(*last, m)
	}
	return groups
}

// addition shows facts and their place, beside each other or, where the page is
// too narrow, below each other.
func (t text) addition(name string, facts []audit.Missing) {
	paths := make([]string, len(facts))
	for i, m := range facts {
		paths[i] = string(m.Path)
	}
	lead, where := fmt.Sprintf("      %-10s", name), "at "+place(facts[0].Location)
	row := lead + safe(strings.Join(paths, ", ")) + "  " + safe(where)
	if width(row) <= t.columns {
		t.line(row, "", 0)
		return
	}
	t.put(lead, strings.Join(paths, ", "))
	t.put(strings.Repeat(" ", 18), where)
}

package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// label shows one part of a violation, with its name in front.
func (t text) label(name, body string) {
	if body != "" {
		t.put(fmt.Sprintf("      %-10s", name), body)
	}
}

// because shows the steps of a cause, each below and right of the one it
// explains, as far as the page allows.
func (t text) because(steps []string) {
	for i, step := range steps[:min(shownSteps, len(steps))] {
		if i == 0 {
			t.label("because", step)
			continue
		}
		depth := min(i-1, 6)
		t.paint(strings.Repeat(" ", 16+2*depth)+"└ ", "", 0, 18+2*depth, step)
	}
	t.more(strings.Repeat(" ", 16), len(steps)-shownSteps, "steps")
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
		t.label(name, place(e.Location))
		if e.Text != "" && e.Line > 0 {
			t.frame(strings.Repeat(" ", 16), strconv.Itoa(e.Line), e.Text, lastKey(string(e.Path)))
		}
	}
	t.more(strings.Repeat(" ", 16), shown-shownEvidence, "")
}

// lastKey is the key at the end of a path, as it stands in a file.
func lastKey(path string) string {
	path = path[strings.LastIndexByte(path, '.')+1:]
	key, _, _ := strings.Cut(path, "[")
	return key + ":"
}

// missing shows what would have to be declared, and where.
func (t text) missing(findings []*audit.Finding) {
	var all []audit.Missing
	seen := map[audit.Missing]bool{}
	for _, f := range findings {
		for _, m := range f.Missing {
			if !seen[m] {
				seen[m] = true
				all = append(all, m)
			}
		}
	}
	shown := all[:min(shownMissing, len(all))]
	longest := 0
	for _, m := range shown {
		longest = max(longest, width(safe(string(m.Path))))
	}
	name := "add"
	for _, m := range shown {
		t.addition(name, longest, m)
		name = ""
	}
	t.more(strings.Repeat(" ", 16), len(all)-shownMissing, "")
}

// addition shows a fact and its place beside each other, or below each other
// where the page is too narrow.
func (t text) addition(name string, longest int, m audit.Missing) {
	path, where := safe(string(m.Path)), "at "+safe(place(m.Location))
	lead := fmt.Sprintf("      %-10s", name)
	row := lead + path + strings.Repeat(" ", longest-width(path)) + "  " + where
	if width(row) > t.columns {
		row = lead + path + "  " + where
	}
	if width(row) <= t.columns {
		t.line(row, "", 0)
		return
	}
	t.put(lead, path)
	t.put(strings.Repeat(" ", 18), where)
}

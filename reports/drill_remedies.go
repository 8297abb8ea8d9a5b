package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// counsel tells what would help most.
func (t drillText) counsel() {
	if t.Counsel == nil {
		return
	}
	t.gap()
	t.put("", t.helpHeading())
	t.put("  ", strings.Join(helpLimits(t.Counsel), " "))
	shown, finished := shownBest(t.Counsel)
	for i, r := range shown {
		t.gap()
		t.remedy(strconv.Itoa(i+1), r)
	}
	t.more("  ", len(t.Counsel.Best)-len(shown), "sets of changes")
	if t.Counsel.Whole != nil && !finished {
		t.gap()
		t.put("  ", "all of it")
		t.remedy(" ", goalOnly(*t.Counsel.Whole))
	}
}

// remedy shows one set of changes, and what it does.
func (t drillText) remedy(lead string, r drill.Remedy) {
	for i, sentence := range r.Sentences() {
		remark := ""
		if i == len(r.Sentences())-1 {
			remark = weightOf(r)
		}
		t.mark(lead, "", "  ", "", sentence, remark)
		lead = strings.Repeat(" ", len(lead))
	}
	for _, f := range fruits(r) {
		t.effect(f.state.word, firstOf(f.ids))
	}
	var missing []string
	for _, path := range r.Missing[:min(shownMissing, len(r.Missing))] {
		missing = append(missing, string(path))
	}
	t.effect("add", strings.Join(missing, ", "))
	t.more(strings.Repeat(" ", 19), len(r.Missing)-shownMissing, "facts that are missing")
	t.effect("all losses", effect(r))
	t.effect("or", instead(r))
	if finishes(r, t.Counsel) {
		t.effect("then", "no service and no dataset is certain to be lost any more")
	}
}

// effect shows one thing that a remedy does.
func (t drillText) effect(name, body string) {
	if body != "" {
		t.put(fmt.Sprintf("      %-13s", name), body)
	}
}

// counsel tells what would help most.
func (p drillPaper) counsel() {
	if p.Counsel == nil {
		return
	}
	p.paragraph("## ", prose(capital(p.helpHeading())))
	p.paragraph(prose(strings.Join(helpLimits(p.Counsel), " ")))
	shown, finished := shownBest(p.Counsel)
	for i, r := range shown {
		p.remedy(markup("Set "+strconv.Itoa(i+1)+": "), r)
	}
	if p.Counsel.Whole != nil && !finished {
		p.remedy("All of it: ", goalOnly(*p.Counsel.Whole))
	}
	if len(p.Counsel.Best) > 0 {
		p.line()
	}
}

// remedy shows one set of changes, and what it does.
func (p drillPaper) remedy(lead markup, r drill.Remedy) {
	p.item(0, lead, prose(strings.Join(r.Sentences(), "; ")))
	for _, f := range fruits(r) {
		names := make([]string, len(f.ids))
		for i, id := range f.ids {
			names[i] = string(code(id))
		}
		p.item(1, prose(capital(f.state.word)), ": ", markup(both(names)))
	}
	for _, path := range r.Missing {
		p.item(1, "Missing: ", code(string(path)))
	}
	if effect := effect(r); effect != "" {
		p.item(1, "Over all losses: ", prose(effect))
	}
	if moved := instead(r); moved != "" {
		p.item(1, "Or: ", prose(moved))
	}
	if finishes(r, p.Counsel) {
		p.item(1, "Then no service and no dataset is certain to be lost any more")
	}
}

package reports

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// shownSurvivors is how many mutants of a kind a terminal shows.
const shownSurvivors = 24

// selfTestText is the report of a self-test for a person at a terminal: what
// was not noticed first, the outcome last.
type selfTestText struct {
	*page
	SelfTestReport
}

func renderSelfTestText(b *bytes.Buffer, s SelfTestReport, o Options) {
	t := selfTestText{newPage(b, o), s}
	t.title()
	t.inventorySurvivors()
	t.policySurvivors()
	t.reviewed()
	t.unread()
	t.gap()
	word, sentences := selfTestOutcome(s)
	lead, color := strings.ToUpper(word)+":", red
	if s.Proven() {
		color = green
	}
	t.paint(lead+" ", color, len(lead), 2, sentences)
}

func (t selfTestText) title() {
	if t.Inventory == nil {
		t.put("", "Self-test of the checks")
		return
	}
	t.paint("", "", 0, 2, fmt.Sprintf("Self-test of the audit of %s at %s (%s)", operator(t.Inventory.Operator), t.Inventory.At, t.Inventory.AtFrom))
	var files []string
	for _, f := range t.Inventory.Files {
		files = append(files, f.Path)
	}
	if more := len(files) - shownFiles; more > 0 {
		files = append(files[:shownFiles], count(more, "more file", "more files"))
	}
	t.put("  ", both(files))
}

func (t selfTestText) inventorySurvivors() {
	if t.Inventory == nil || len(t.Inventory.Survivors) == 0 {
		return
	}
	survivors := t.Inventory.Survivors
	t.gap()
	t.flag(audit.NotSatisfied, "", "not noticed", "damage to facts", fmt.Sprintf("%d of %s", len(survivors), count(t.Inventory.Mutants, "mutant", "mutants")))
	for _, m := range survivors[:min(shownSurvivors, len(survivors))] {
		t.flag(audit.NotSatisfied, "  ", "", string(m.Path), m.Operator)
		t.label("change", m.Change)
		t.label("at", place(m.Location))
		t.label("note", m.Advice)
	}
	t.more("  ", len(survivors)-shownSurvivors, "mutants")
}

func (t selfTestText) policySurvivors() {
	if t.Policies == nil {
		return
	}
	if survivors := t.Policies.Survivors; len(survivors) > 0 {
		t.gap()
		t.flag(audit.NotSatisfied, "", "not noticed", "changes to checks, by their tests", fmt.Sprintf("%d of %s", len(survivors), count(t.Policies.Mutants, "mutant", "mutants")))
		for _, m := range survivors[:min(shownSurvivors, len(survivors))] {
			t.flag(audit.NotSatisfied, "  ", "", m.Check, "")
			t.label("change", m.Change)
			t.label("at", fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column))
		}
		t.more("  ", len(survivors)-shownSurvivors, "mutants")
	}
	if untested := t.Policies.Untested; len(untested) > 0 {
		t.gap()
		t.flag(audit.NotSatisfied, "", "not tested", firstOf(untested), "")
	}
}

// reviewed lists what a person excused, with the reason.
func (t selfTestText) reviewed() {
	if t.Inventory == nil || len(t.Inventory.Reviewed) == 0 {
		return
	}
	t.gap()
	t.flag(audit.NotApplicable, "", "excused", "damage that is right to go unnoticed", "")
	for _, m := range t.Inventory.Reviewed {
		t.flag(audit.NotApplicable, "  ", "", string(m.Path), m.Operator)
		t.label("reason", m.Reason)
	}
}

// unread lists the facts whose damage is no harm.
func (t selfTestText) unread() {
	if t.Inventory == nil || len(t.Inventory.Unread) == 0 {
		return
	}
	t.gap()
	t.flag(audit.NotApplicable, "", "no pass rests on", firstOf(unreadPaths(t.Inventory)), "")
}

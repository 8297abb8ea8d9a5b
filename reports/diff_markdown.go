package reports

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/change"
)

// foldedChanges is how many findings of a kind a comment on a change lists.
const foldedChanges = 30

// diffPaper is a comparison for a comment on a change: short, what got worse
// first, the rest folded.
type diffPaper struct {
	document
	change.Comparison
}

func (p diffPaper) write() {
	p.paragraph("## ", brief(capital(diffHeadline(p.Comparison))+": "+operator(p.Assessed().Inventory.Operator)))
	p.paragraph(brief(diffLedger(p.Comparison)))
	for _, kind := range change.Kinds {
		p.kind(kind, p.Of(kind))
	}
	p.services()
	p.controls()
	p.aside()
	p.b.Truncate(p.b.Len() - 1)
}

// kind lists the changes of a kind: unfolded where they are worse. The line that
// unfolds is HTML, in which no string from outside may stand.
func (p diffPaper) kind(kind change.Kind, changes []change.Change) {
	if len(changes) == 0 {
		return
	}
	p.fold(kind.Worse(), fmt.Sprintf("%s, %d: %s", capital(changeWords[kind]), len(changes), changeMeanings[kind]))
	for _, c := range changes[:min(foldedChanges, len(changes))] {
		p.change(c)
	}
	p.left(len(changes), changeWords[kind])
	p.paragraph("</details>")
}

func (p diffPaper) fold(open bool, title string) {
	tag := "<details>"
	if open {
		tag = "<details open>"
	}
	p.paragraph(markup(tag + "<summary>" + title + "</summary>"))
}

// left says how much of a list is not shown, and ends it.
func (p diffPaper) left(all int, what string) {
	if more := all - foldedChanges; more > 0 {
		p.item(0, prose(fmt.Sprintf("And %d more %s (all in --format json).", more, what)))
	}
	p.line()
}

func (p diffPaper) change(c change.Change) {
	f := c.Finding
	p.item(0, "**", prose(turn(c)), "**, ", brief(string(f.Severity)), ": ", briefly(f.Check), " on ", briefly(f.Subject.String()))
	if len(c.More) == 0 && len(c.Less) == 0 {
		p.item(1, brief(f.Message))
	}
	for _, s := range c.More[:min(shownViolations, len(c.More))] {
		p.item(1, "More: ", brief(s))
	}
	for _, s := range c.Less[:min(shownViolations, len(c.Less))] {
		p.item(1, "No longer: ", brief(s))
	}
	if reason := reasonOf(c); reason != "" {
		p.item(1, prose(capital(reason)))
	}
	if c.Kind.Worse() {
		for _, v := range f.Violations[:min(1, len(f.Violations))] {
			p.item(1, "Fix: ", brief(v.Fix))
		}
		p.item(1, "At ", brief(place(spot(f, p.Assessed().Inventory.Files))), ", demanded by ", brief(few(f.Controls)))
	}
}

func (p diffPaper) services() {
	if len(p.Services) == 0 {
		return
	}
	p.fold(worseServices(p.Comparison) > 0, fmt.Sprintf("How services end when something is lost, %d", len(p.Services)))
	p.row("Service", "What is lost", "Before", "After", "")
	p.row("---", "---", "---", "---", "---")
	for _, s := range p.Services[:min(foldedChanges, len(p.Services))] {
		worse := markup("better")
		if s.Worse {
			worse = "**worse**"
		}
		p.row(briefly(s.Service), briefly(s.Loss), prose(s.Before), prose(s.After), worse)
	}
	p.line()
	p.left(len(p.Services), "ends of services")
	p.paragraph("</details>")
}

func (p diffPaper) controls() {
	if len(p.Controls) == 0 {
		return
	}
	p.fold(worseControls(p.Comparison) > 0, fmt.Sprintf("Controls, %d", len(p.Controls)))
	for _, c := range p.Controls[:min(foldedChanges, len(p.Controls))] {
		p.item(0, briefly(c.Control), ", ", brief(c.Title), ": ", prose(turn(change.Change{Before: c.Before, After: c.After})))
	}
	p.left(len(p.Controls), "controls")
	p.paragraph("</details>")
}

func (p diffPaper) aside() {
	p.fold(false, "What was compared")
	p.item(0, "From ", brief(sideLine(p.Base)))
	p.item(0, "To ", brief(sideLine(p.Head)))
	for _, sentence := range asideOf(p.Comparison) {
		p.item(0, brief(sentence))
	}
	p.line()
	p.paragraph("</details>")
}

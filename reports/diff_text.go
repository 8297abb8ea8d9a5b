package reports

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/change"
)

// How much of a list a comparison shows.
const shownChanges = 20

// diffPage is a comparison for a person at a terminal.
type diffPage struct {
	*page
	change.Comparison
}

func (p diffPage) write() {
	p.put("", "Changes of "+operator(p.Assessed().Inventory.Operator))
	p.put("  from  ", sideLine(p.Base))
	p.put("  to    ", sideLine(p.Head))
	for _, kind := range change.Kinds {
		p.kind(kind, p.Of(kind))
	}
	p.services()
	p.controls()
	if aside := asideOf(p.Comparison); len(aside) > 0 {
		p.gap()
		p.put("", "besides")
		for _, sentence := range aside {
			p.put("  ", opened(sentence))
		}
	}
	p.gap()
	p.outcome()
}

func (p diffPage) kind(kind change.Kind, changes []change.Change) {
	if len(changes) == 0 {
		return
	}
	p.gap()
	p.put("", changeWords[kind]+": "+changeMeanings[kind])
	for i, c := range changes {
		if i == shownChanges {
			p.gap()
			p.more("  ", len(changes)-i, changeWords[kind])
			return
		}
		p.gap()
		p.change(c)
	}
}

func (p diffPage) change(c change.Change) {
	f := c.Finding
	status := f.Status
	if c.Kind == change.Fixed {
		status = audit.Satisfied
	}
	p.flag(status, "  ", short(f.Fingerprint), f.Check+" on "+named(f.Subject), string(f.Severity))
	p.label("status", turn(c))
	if len(c.More) == 0 && len(c.Less) == 0 {
		p.label("message", f.Message)
	}
	for _, s := range c.More[:min(shownViolations, len(c.More))] {
		p.label("more", s)
	}
	for _, s := range c.Less[:min(shownViolations, len(c.Less))] {
		p.label("no longer", s)
	}
	p.label("cause", reasonOf(c))
	if c.Kind.Worse() {
		for _, v := range f.Violations[:min(1, len(f.Violations))] {
			p.label("fix", v.Fix)
		}
		p.label("at", place(spot(f, p.Assessed().Inventory.Files)))
	}
	p.label("demanded", few(f.Controls))
}

func (p diffPage) services() {
	if len(p.Services) == 0 {
		return
	}
	p.gap()
	p.put("", "services: how they end when something is lost")
	p.gap()
	for i, s := range p.Services {
		if i == shownChanges {
			p.more("  ", len(p.Services)-i, "ends of services")
			return
		}
		status := audit.Satisfied
		if s.Worse {
			status = audit.NotSatisfied
		}
		p.flag(status, "  ", "", s.Service+" in the loss of "+s.Loss+": "+s.Before+" → "+s.After, "")
	}
}

func (p diffPage) controls() {
	if len(p.Controls) == 0 {
		return
	}
	p.gap()
	p.put("", "controls")
	p.gap()
	for i, c := range p.Controls {
		if i == shownChanges {
			p.more("  ", len(p.Controls)-i, "controls")
			return
		}
		p.flag(c.After, "  ", "", c.Control+": "+turn(change.Change{Before: c.Before, After: c.After}), "")
	}
}

func (p diffPage) outcome() {
	color := green
	if p.Worse || p.Base.Broken > 0 || p.Head.Broken > 0 {
		color = red
	}
	verdict := strings.ToUpper(diffHeadline(p.Comparison)) + ":"
	p.paint(verdict+" ", color, len(verdict), 2, diffLedger(p.Comparison))
}

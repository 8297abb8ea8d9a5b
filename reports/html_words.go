package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// status is a status as a reader is told of it, and how often it is there.
func (w *webpage) status(s audit.Status, n int) htmlNumber {
	return htmlNumber{s, symbols[s], capital(statusWords.in(w.l, s)), n}
}

// extent says how bad it is, and on how much of what was judged.
func (w *webpage) extent(c audit.ControlResult, judgements []*audit.Judgement) string {
	if len(judgements) == 0 {
		return ""
	}
	on := share(w.l, c.Status, judgements)
	if n := sumWaived(judgements); n > 0 {
		on += ", " + w.l.Say("%d waived", n)
	}
	severity := gravest(c.Status, judgements)
	if severity == "" || c.Status != audit.NotSatisfied && c.Status != audit.Undetermined {
		return on
	}
	return w.l.Say("severity %s", severityWords.in(w.l, severity)) + ", " + on
}

// manual says what a control that no machine can judge rests on.
func (w *webpage) manual(c audit.ControlResult) string {
	if unsettled(c) {
		return unassessed(w.l, c, w.Assessment)
	}
	if c.Manual != "" {
		return w.l.Say("No machine can judge it.") + " " + capital(sentence(c.Manual))
	}
	return ""
}

// begins says when a control comes into force.
func (w *webpage) begins(c audit.ControlResult) string {
	if c.InForceFrom == "" {
		return w.l.Say("a bill")
	}
	return day(c.InForceFrom)
}

// horizon says what comes into force, and how far ahead was looked where somebody
// asked how far to look.
func (w *webpage) horizon(f audit.Forecast) string {
	switch {
	case len(f.Controls) == 0 && f.Within == "":
		return w.l.Say("Nothing comes into force.")
	case len(f.Controls) == 0:
		return w.l.Say("Nothing comes into force within %s.", f.Within)
	case f.Within == "":
		return w.l.Say("These demands hold from a later day on.")
	}
	return w.l.Say("These demands hold from a later day on within %s.", f.Within)
}

// subject is a subject with its full name, where that says more.
func (w *webpage) subject(s audit.Subject) htmlEntry {
	entry := htmlEntry{Subject: s.String()}
	if s.ID == "" {
		entry.Subject, entry.All = every(w.l, s.Kind), true
	}
	if s.Name != s.ID {
		entry.Name = s.Name
	}
	return entry
}

// outcome is how a service ends, in a symbol and a word.
func (w *webpage) outcome(o exhibit.Outcome) htmlCell {
	return htmlCell{outcomeWords.in(w.l, o), string(o), stateOf(&o).symbol}
}

// tally counts services by outcome, the worst first.
func (w *webpage) tally(t exhibit.Tally) string { return paper{l: w.l}.tally(t) }

func (w *webpage) yes(is bool) string {
	if is {
		return w.l.Say("yes")
	}
	return w.l.Say("no")
}

package reports

import (
	"github.com/dcaudit/dcaudit/audit"
)

// What a page says in sentences that other reports say too.

func (w *webpage) headline() string { return headline(w.Assessment) }
func (w *webpage) meaning() string  { return meaning(w.Assessment) }
func (w *webpage) ledger() string   { return ledger(w.Assessment) }
func (w *webpage) part() string     { return part(w.Scope) }
func (w *webpage) partial() string  { return partial(w.Scope) }

func (w *webpage) moment() string                 { return source(w.AtFrom) }
func (w *webpage) instrument(kind string) string  { return instrument(kind) }
func (w *webpage) confidence(known string) string { return confidence(known) }
func (w *webpage) both(names []string) string     { return both(names) }

func (w *webpage) unassessed(c audit.ControlResult) string { return unassessed(c, w.Assessment) }

func (w *webpage) subjects(n int, kind string) string { return count(n, kind, plural(kind)) }

func (w *webpage) begins(c audit.ControlResult) string {
	if c.InForceFrom == "" {
		return w.l.Say("a bill")
	}
	return day(c.InForceFrom)
}

// extent says how bad it is, and on how much of what was judged.
func (w *webpage) extent(c audit.ControlResult, judgements []*audit.Judgement) string {
	if len(judgements) == 0 {
		return ""
	}
	on := share(c.Status, judgements)
	severity := gravest(c.Status, judgements)
	if severity == "" || c.Status != audit.NotSatisfied && c.Status != audit.Undetermined {
		return on
	}
	return w.l.Say("severity %s", string(severity)) + ", " + on
}

// status is a status as a reader is told of it, and how often it is there.
func (w *webpage) status(s audit.Status, n int) htmlNumber {
	return htmlNumber{s, symbols[s], capital(w.l.Say(spaced(s))), n}
}

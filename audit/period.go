package audit

import (
	"cmp"
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Period is a stretch of time; an absent end is open.
type Period struct {
	From  *inventory.Instant  `json:"from,omitzero"`
	Until *inventory.Deadline `json:"until,omitzero"`
	inventory.Object
}

// phase is where a moment lies as seen from a period, or the other way round:
// lapsed is over at that moment, and ahead has not begun.
type phase int

const (
	lapsed phase = iota
	running
	ahead
)

// at is the phase of a period at a moment. Without a period all moments lie
// within.
func (p *Period) at(moment time.Time) phase {
	switch {
	case p == nil:
		return running
	case p.Until != nil && p.Until.Time().Before(moment):
		return lapsed
	case p.From != nil && p.From.Time().After(moment):
		return ahead
	}
	return running
}

// ends are the first and the last moment, RFC 3339 in UTC; empty where open.
func (p *Period) ends() (from, until string) {
	if p != nil && p.From != nil {
		from = p.From.String()
	}
	if p != nil && p.Until != nil {
		until = p.Until.String()
	}
	return from, until
}

// overlaps reports whether two periods share a moment.
func (p *Period) overlaps(other *Period) bool {
	return !p.endsBefore(other) && !other.endsBefore(p)
}

func (p *Period) endsBefore(other *Period) bool {
	return p != nil && other != nil && p.Until != nil && other.From != nil && p.Until.Time().Before(other.From.Time())
}

// period is when a control is in force; nil: on any day. An end that it does not
// give is that of its framework.
func (c control) period() *Period {
	own, whole := c.InForce, c.framework.InForce
	if own == nil || whole == nil {
		return cmp.Or(own, whole)
	}
	return &Period{From: cmp.Or(own.From, whole.From), Until: cmp.Or(own.Until, whole.Until)}
}

// phase is where a control is at a moment. A bill is never in force: it has yet
// to become a law.
func (c control) phase(moment time.Time) phase {
	if c.Kind == bill {
		return ahead
	}
	return c.period().at(moment)
}

// begins is when a control comes into force; false where no day is known.
func (c control) begins() (time.Time, bool) {
	if p := c.period(); p != nil && p.From != nil {
		return p.From.Time(), true
	}
	return time.Time{}, false
}

// during is the profile with those of its controls that are in a phase at a
// moment, in the order of their frameworks.
func (p *Profile) during(is phase, moment time.Time) *Profile {
	return p.with(slices.DeleteFunc(slices.Clone(p.controls), func(c control) bool { return c.phase(moment) != is }))
}

// upcoming is the profile with what comes into force after a moment, within its
// horizon if it has one.
func (p *Profile) upcoming(moment time.Time) *Profile {
	p = p.during(ahead, moment)
	if within := p.selection.Upcoming; within > 0 {
		p = p.with(slices.DeleteFunc(p.controls, func(c control) bool {
			from, known := c.begins()
			return !known || from.After(moment.Add(within))
		}))
	}
	return p
}

// with is the profile with these controls in place of its own.
func (p *Profile) with(controls []control) *Profile {
	changed := *p
	changed.controls, changed.uses = controls, usesOf(controls)
	return &changed
}

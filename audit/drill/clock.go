package drill

import (
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// fromThreshold is the moment from which an outage must be reported because it
// has lasted so long. No inventory declares it.
const fromThreshold inventory.ClockStart = "threshold"

// interval is when something was: not before one moment, and not after another. A
// bound that is not known is nil.
type interval struct{ first, last *time.Time }

// exactly is a moment that is known.
func exactly(t time.Time) interval { return interval{&t, &t} }

// when is the interval of a record. A plain date is any moment of that day, in UTC or
// in the time zone of the operator. What lies ahead is no record.
func (d *derivation) when(record *inventory.Instant) interval {
	if d.age(record) == nil {
		return interval{}
	}
	first := record.Time()
	if !record.ByDay() {
		return exactly(first)
	}
	last := endOf(first, time.UTC)
	if zone := d.zone(); zone != nil {
		first, last = earlierOf(first, endOf(first.Add(-wholeDay), zone).Add(time.Second)), laterOf(last, endOf(first, zone))
	}
	last = earlierOf(last, inventory.At(d.at).Time())
	return interval{&first, &last}
}

// zone is the time zone of the operator; nil when not declared.
func (d *derivation) zone() *time.Location {
	if d.inv.Operator == nil || d.inv.Operator.TimeZone == nil {
		return nil
	}
	return d.inv.Operator.TimeZone.Location()
}

func earlierOf(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// start is an event from which a clock counts.
type start struct {
	from inventory.ClockStart
	to   *inventory.Recipient // of the report that it is
	interval
	// True: no report can be sent before it, so that one which was is dated wrongly.
	strict bool
	basis  []path
}

// starts are the events of an incident from which clocks count, reports aside.
func (d *derivation) starts(incident *inventory.Incident) []start {
	at := incidentPath(incident.ID)
	event := func(from inventory.ClockStart, field string, record *inventory.Instant, strict bool) start {
		return start{from: from, interval: d.when(record), strict: strict, basis: []path{at.Field(field)}}
	}
	return []start{
		event(inventory.FromBegan, "began", &incident.Began, true),
		event(fromThreshold, "began", &incident.Began, true),
		event(inventory.FromAware, "aware", incident.Aware, true),
		event(inventory.FromClassified, "classified", incident.Classified, false),
		event(inventory.FromRestored, "restored", incident.Restored, false),
	}
}

// elapsedSince is the time from the start of a clock until a moment. What is told of
// it rests on both.
func (d *derivation) elapsedSince(s start, until interval, basis ...path) ElapsedFacts {
	on := sorted(append(slices.Clone(s.basis), basis...))
	facts := ElapsedFacts{From: s.from, To: s.to, Basis: restsOnAll(on, path("operator").Field("time_zone"))}
	if s.strict && s.first != nil && until.last != nil && until.last.Before(*s.first) {
		return facts
	}
	least := s.last
	if s.strict && least != nil && until.first != nil {
		least = pointer(earlierOf(*least, *until.first))
	}
	facts.SecondsAtLeast, facts.SecondsAtMost = secondsFrom(least, until.first), secondsFrom(s.first, until.last)
	if zone := d.zone(); zone != nil {
		facts.MonthsAtLeast, facts.OverAtLeast, facts.WeekdaysAtLeast = daysFrom(least, until.first, zone)
		facts.MonthsAtMost, facts.OverAtMost, facts.WeekdaysAtMost = daysFrom(s.first, until.last, zone)
	}
	return facts
}

// restsOnAll is the basis of times: seconds rest on the paths alone, and what is
// counted by the calendar on the time zone too.
func restsOnAll(on []path, zone path) Basis {
	return func(field string) []path {
		switch field {
		case "from", "to", "seconds_at_least", "seconds_at_most":
			return on
		}
		return sorted(append(slices.Clone(on), zone))
	}
}

// secondsFrom is the time between two moments; absent when one is.
func secondsFrom(from, to *time.Time) *float64 {
	if from == nil || to == nil {
		return nil
	}
	return pointer(to.Sub(*from).Seconds())
}

// daysFrom counts by the calendar of a place: months, weekdays by which one month
// less is exceeded, and weekdays.
func daysFrom(from, to *time.Time, zone *time.Location) (months, over, days *int64) {
	if from == nil || to == nil {
		return nil, nil, nil
	}
	start, day := dayOf(*from, zone), dayOf(*to, zone)
	count, exceeded := monthsTo(start, day), 0
	if count > 0 {
		exceeded = weekdays(monthsAfter(start, count-1), day)
	}
	return pointer(int64(count)), pointer(int64(exceeded)), pointer(int64(weekdaysTo(start, day)))
}

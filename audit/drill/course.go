package drill

import (
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Clock is a time that a law allows for a report about an incident: so long after
// an event. Of Within, Months and WorkingDays one is not zero.
type Clock struct {
	// To whom the report goes, and its place in the reporting.
	To   inventory.Recipient
	Kind inventory.NoticeKind
	// The event. From threshold on it is the moment at which the outage had lasted
	// for Least, or reached RepeatTotal together with those of the RepeatWindow.
	From                             inventory.ClockStart
	Within                           time.Duration
	Months, WorkingDays              int
	Least, RepeatWindow, RepeatTotal time.Duration
}

// Course is how a clock ran for an incident.
type Course struct {
	// The event from which it counts, at the earliest; nil where it is not known.
	Start *time.Time
	// The last second at which the report is in time, counted strictly; nil where
	// the start, or for days and months the time zone of the operator, is not known.
	Due *time.Time
	// The first report of that kind to that recipient, at the earliest; nil where
	// none is known.
	Sent *time.Time
	// The place by whose calendar it counts, UTC where none is declared.
	Zone *time.Location
}

// Course works out how a clock ran for an incident of the inventory.
func (f *Facts) Course(incident *inventory.Incident, c Clock) Course {
	d := f.d
	course := Course{Zone: time.UTC}
	if zone := d.zone(); zone != nil {
		course.Zone = zone
	}
	number := -1 // of the report, where one was sent
	for i := range incident.Reports {
		report := &incident.Reports[i]
		sent := d.when(report.At)
		if report.To == c.To && report.Kind == c.Kind && sent.first != nil && (course.Sent == nil || sent.first.Before(*course.Sent)) {
			course.Sent, number = sent.first, i
		}
	}
	if course.Start = d.startOf(incident, c, number); course.Start != nil {
		course.Due = c.due(*course.Start, d.zone())
	}
	return course
}

// due is the last second that is in time, from a start on.
func (c Clock) due(start time.Time, zone *time.Location) *time.Time {
	switch {
	case c.Within > 0:
		return pointer(start.Add(c.Within))
	case zone == nil:
		return nil
	case c.Months > 0:
		return pointer(endOf(monthsAfter(dayOf(start, zone), c.Months), zone))
	case c.WorkingDays > 0:
		return pointer(endOf(addWeekdays(dayOf(start, zone), c.WorkingDays), zone))
	}
	return nil
}

// startOf is the earliest moment at which the event may have been. An update counts
// that came before the report with this number, or before the audit where there is
// no such report.
func (d *derivation) startOf(incident *inventory.Incident, c Clock, number int) *time.Time {
	until := exactly(inventory.At(d.at).Time())
	if number >= 0 {
		until = d.when(incident.Reports[number].At)
	}
	starts := append(d.starts(incident), d.firstInitial(incident, c.To), d.latestUpdate(incident, c.To, number, until))
	for _, s := range starts {
		switch {
		case s.from != c.From || s.first == nil:
		case c.From == fromThreshold:
			return pointer(s.first.Add(d.threshold(incident, c)))
		default:
			return s.first
		}
	}
	return nil
}

// threshold is how long the outage had to last before it had to be reported: less
// by what others lasted shortly before, if they count together.
func (d *derivation) threshold(incident *inventory.Incident, c Clock) time.Duration {
	least, before := c.Least, time.Duration(0)
	if c.RepeatTotal == 0 {
		return least
	}
	for _, outage := range d.incident(incident).EarlierOutages {
		if outage.BeforeAtMost <= c.RepeatWindow.Seconds() && outage.LastedAtLeast != nil {
			before += time.Duration(*outage.LastedAtLeast * float64(time.Second))
		}
	}
	if before > 0 {
		least = min(least, max(0, c.RepeatTotal-before))
	}
	return least
}

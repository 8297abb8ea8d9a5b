package drill

import (
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// sinceOf are the times from each start of a clock until a report was sent.
func (d *derivation) sinceOf(incident *inventory.Incident, number int) []ElapsedFacts {
	report := &incident.Reports[number]
	sent, at := d.when(report.At), sentPath(incident, number)
	starts := append(d.starts(incident),
		d.firstInitial(incident, report.To),
		d.latestUpdate(incident, report.To, number, sent))
	var since []ElapsedFacts
	for _, s := range starts {
		since = append(since, d.elapsedSince(s, sent, at))
	}
	return since
}

// elapsedUntilNow are the times from each start of a clock until the date of the
// audit. A start that is a report has an entry for each recipient of such a one.
func (d *derivation) elapsedUntilNow(incident *inventory.Incident) []ElapsedFacts {
	now := exactly(inventory.At(d.at).Time())
	starts := d.starts(incident)
	for _, to := range recipients(incident, inventory.InitialNotice) {
		starts = append(starts, d.firstInitial(incident, to))
	}
	for _, to := range recipients(incident, inventory.UpdateNotice) {
		starts = append(starts, d.latestUpdate(incident, to, -1, now))
	}
	var elapsed []ElapsedFacts
	for _, s := range starts {
		elapsed = append(elapsed, d.elapsedSince(s, now))
	}
	return elapsed
}

// recipients are those to whom a report of a kind was sent, in order.
func recipients(incident *inventory.Incident, kind inventory.NoticeKind) (to []inventory.Recipient) {
	for i := range incident.Reports {
		if incident.Reports[i].Kind == kind {
			to = append(to, incident.Reports[i].To)
		}
	}
	slices.Sort(to)
	return slices.Compact(to)
}

// firstInitial is the first initial report to a recipient. One of which it is not
// known when it was sent may have been the first.
func (d *derivation) firstInitial(incident *inventory.Incident, to inventory.Recipient) start {
	s := start{from: inventory.FromInitial, to: &to, strict: true}
	numbers, whole := s.told(incident, inventory.InitialNotice, -1), true
	for _, i := range numbers {
		sent := d.when(incident.Reports[i].At)
		if sent.first == nil {
			whole = false
			continue
		}
		s.first, s.last = earliest(s.first, sent.first), earliest(s.last, sent.last)
	}
	if !whole {
		s.first = nil
	}
	return s
}

// latestUpdate is the latest update to a recipient, other than the report with
// this number, that was sent before a moment. One of which it is not known when it
// was sent may be it.
func (d *derivation) latestUpdate(incident *inventory.Incident, to inventory.Recipient, number int, before interval) start {
	s := start{from: inventory.FromUpdate, to: &to, strict: true}
	for _, i := range s.told(incident, inventory.UpdateNotice, number) {
		sent := d.when(incident.Reports[i].At)
		switch {
		case before.first == nil:
		case sent.first == nil:
			s.last = before.last
		case !sent.last.After(*before.first): // certainly before
			s.first, s.last = latest(s.first, sent.first), latest(s.last, sent.last)
		case !sent.first.After(*before.last): // perhaps
			s.last = before.last
		}
	}
	return s
}

// told are the numbers of the reports of a kind that may be the start of the clock,
// all but the one with this number; the start rests on when they were sent.
func (s *start) told(incident *inventory.Incident, kind inventory.NoticeKind, without int) (numbers []int) {
	for i, report := range incident.Reports {
		if i != without && report.To == *s.to && report.Kind == kind {
			numbers, s.basis = append(numbers, i), append(s.basis, sentPath(incident, i))
		}
	}
	if len(numbers) == 0 {
		s.basis = []path{incidentPath(incident.ID).Field("reports")}
	}
	return numbers
}

// sentPath is where it stands when a report was sent.
func sentPath(incident *inventory.Incident, number int) path {
	return incidentPath(incident.ID).Field("reports").Index(number).Field("at")
}

// earliest is the earlier of two moments; nil is none.
func earliest(a, b *time.Time) *time.Time {
	if a == nil || b.Before(*a) {
		return b
	}
	return a
}

// latest is the later of two moments; nil is none.
func latest(a, b *time.Time) *time.Time {
	if a == nil || b.After(*a) {
		return b
	}
	return a
}

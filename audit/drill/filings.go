package drill

import (
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// filings derives when each filing was made, and how long it took; nil when none are declared.
func (d *derivation) filings() []FilingFacts {
	if d.inv.Filings == nil {
		return nil
	}
	facts := []FilingFacts{}
	for i := range d.inv.Filings {
		facts = append(facts, d.filing(&d.inv.Filings[i]))
	}
	return facts
}

func (d *derivation) filing(filing *inventory.Filing) FilingFacts {
	at, zone := path("filings").Item(string(filing.ID)), path("operator").Field("time_zone")
	day, taken := []path{at.Field("filed"), zone}, []path{at.Field("prompted"), at.Field("filed"), zone}
	facts := FilingFacts{
		ID: filing.ID, Kind: filing.Kind, To: filing.To, Year: filing.Year, Done: d.age(filing.Filed) != nil,
		Basis: rests(map[string][]path{
			"id": {at}, "kind": {at.Field("kind")}, "to": {at.Field("to")}, "year": {at.Field("year")},
			"done": day[:1], "day": day, "taken_days": taken, "taken_months": taken,
		}),
	}
	end := d.today()
	if facts.Done {
		end = d.calendarDay(filing.Filed)
		facts.Day = dateOf(end)
	}
	if start := d.calendarDay(filing.Prompted); start != nil && end != nil && !end.Before(*start) {
		facts.TakenDays, facts.TakenMonths = pointer(int64(end.Sub(*start)/wholeDay)), pointer(int64(monthsTo(*start, *end)))
	}
	return facts
}

// calendarDay is the day of a record: as written, or by the clocks of the operator.
// Absent when it is not declared, lies ahead, or the time zone is not known.
func (d *derivation) calendarDay(record *inventory.Instant) *time.Time {
	switch zone := d.zone(); {
	case d.age(record) == nil:
		return nil
	case record.ByDay():
		return pointer(record.Time())
	case zone != nil:
		return pointer(dayOf(record.Time(), zone))
	}
	return nil
}

// today is the day of the audit by the clocks of the operator; absent when their
// time zone is not declared.
func (d *derivation) today() *time.Time {
	if zone := d.zone(); zone != nil {
		return pointer(dayOf(d.at, zone))
	}
	return nil
}

// dateOf is a day as it is written.
func dateOf(day *time.Time) *string {
	if day == nil {
		return nil
	}
	return pointer(day.Format(time.DateOnly))
}

// inspections derives the age of each inspection of a list that stands at a path;
// nil when none are declared.
func (d *derivation) inspections(list []inventory.Inspection, at path) []InspectionFacts {
	if list == nil {
		return nil
	}
	facts := []InspectionFacts{}
	for _, held := range list {
		here := at.Item(string(held.ID))
		facts = append(facts, InspectionFacts{
			ID: held.ID, Kind: held.Kind, Passed: held.Passed, Age: d.age(held.Date),
			Basis: rests(map[string][]path{
				"id": {here}, "kind": {here.Field("kind")}, "passed": {here.Field("passed")}, "age": {here.Field("date")},
			}),
		})
	}
	return facts
}

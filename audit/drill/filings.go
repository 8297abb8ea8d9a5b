package drill

import (
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// filings derives how long each filing took; nil when none are declared.
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
	at := path("filings").Item(string(filing.ID))
	filed, taken := []path{at.Field("filed")}, []path{at.Field("prompted"), at.Field("filed")}
	facts := FilingFacts{
		ID: filing.ID, Kind: filing.Kind, To: filing.To, Year: filing.Year,
		Basis: rests(map[string][]path{
			"id": {at}, "kind": {at.Field("kind")}, "to": {at.Field("to")}, "year": {at.Field("year")},
			"filed": filed, "done": filed, "taken": taken, "taken_months": taken,
		}),
	}
	end := inventory.At(d.at)
	if d.age(filing.Filed) != nil {
		facts.Filed, facts.Done, end = filing.Filed, true, *filing.Filed
	}
	if filing.Prompted == nil {
		return facts
	}
	if facts.Taken = between(*filing.Prompted, end); facts.Taken != nil {
		facts.TakenMonths = pointer(monthsBetween(filing.Prompted.Time(), end.Time()))
	}
	return facts
}

// monthsBetween is the number of calendar months from one moment to a later one,
// of which one that has begun counts as whole.
func monthsBetween(from, to time.Time) int64 {
	months := (to.Year()-from.Year())*12 + int(to.Month()-from.Month())
	if addMonths(from, months).Before(to) {
		months++
	}
	return int64(months)
}

// addMonths is the same moment on the day of the same number so many months
// later, or on the last day of that month if it is shorter.
func addMonths(from time.Time, months int) time.Time {
	first := time.Date(from.Year(), from.Month()+time.Month(months), 1, from.Hour(), from.Minute(), from.Second(), 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(from.Day(), last)-1)
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

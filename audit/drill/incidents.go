package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// incident derives the facts of an incident.
func (d *derivation) incident(incident *inventory.Incident) IncidentFacts {
	at := incidentPath(incident.ID)
	same, theirs := d.sameCause(incident)
	on := map[string][]path{
		"duration":           {at.Field("began"), at.Field("restored")},
		"age":                {at.Field("began")},
		"cause_after":        {at.Field("began"), at.Field("cause").Field("found")},
		"cause_months":       {at.Field("restored"), at.Field("cause").Field("found"), path("operator").Field("time_zone")},
		"reports":            {at.Field("reports")},
		"corrective_actions": {at.Field("corrective_actions")},
		"same_cause":         theirs,
	}
	facts := IncidentFacts{
		Duration:          d.toTheSecond(&incident.Began, incident.Restored),
		CauseAfter:        d.atMost(&incident.Began, found(incident)),
		CauseMonths:       d.months(incident.Restored, found(incident)),
		Age:               inventory.At(d.at).Time().Sub(incident.Began.Time()).Seconds(),
		SameCause:         same,
		Reports:           d.reports(incident),
		CorrectiveActions: d.actions(incident),
		Basis:             rests(on),
	}
	d.clocks(incident, &facts, on)
	return facts
}

// clocks derives what tells of an incident whether it must be reported, and how
// much time has passed for that.
func (d *derivation) clocks(incident *inventory.Incident, facts *IncidentFacts, on map[string][]path) {
	at := incidentPath(incident.ID)
	facts.DurationAtLeast, facts.DurationAtMost, on["duration_at_least"] = d.lasted(incident)
	on["duration_at_most"] = on["duration_at_least"]
	facts.ClassifiedAfterAtLeast, facts.ClassifiedAfterAtMost, on["classified_after_at_least"] = d.classifiedAfter(incident)
	on["classified_after_at_most"] = on["classified_after_at_least"]
	facts.Critical, on["critical"] = d.critical(incident)
	facts.Figures, on["figures"] = d.figures(incident), []path{at.Field("impact")}
	facts.Elapsed, on["elapsed"] = d.elapsedUntilNow(incident), []path{at.Field("began")}
	facts.EarlierOutages, on["earlier_outages"] = d.earlierOutages(incident), []path{"incidents"}
	facts.EarlierWithin = outageReach.Seconds()
}

// reports derives the facts of the reports about an incident; nil when none are
// declared.
func (d *derivation) reports(incident *inventory.Incident) (facts []ReportFacts) {
	if incident.Reports != nil {
		facts = []ReportFacts{}
	}
	aware := incidentPath(incident.ID).Field("aware")
	for i := range incident.Reports {
		sent := sentPath(incident, i)
		facts = append(facts, ReportFacts{
			Delay: d.toTheSecond(incident.Aware, incident.Reports[i].At),
			Since: d.sinceOf(incident, i),
			Basis: rests(map[string][]path{"delay": {aware, sent}, "since": {sent}}),
		})
	}
	return facts
}

// actions derives the facts of the corrective actions after an incident; nil when
// none are declared.
func (d *derivation) actions(incident *inventory.Incident) (facts []ActionFacts) {
	if incident.CorrectiveActions != nil {
		facts = []ActionFacts{}
	}
	for i := range incident.CorrectiveActions {
		facts = append(facts, d.action(incident, &incident.CorrectiveActions[i]))
	}
	return facts
}

// toTheSecond is what elapsed is, of moments that are both known to the second. Between
// plain dates lies a day more or less, in which a report may be late or in time.
func (d *derivation) toTheSecond(from, to *inventory.Instant) *float64 {
	if from == nil || to == nil || from.ByDay() || to.ByDay() {
		return nil
	}
	return d.elapsed(from, to)
}

// elapsed is the number of seconds between two moments that have passed; absent
// when either is not declared, lies ahead, or the order is the reverse.
func (d *derivation) elapsed(from, to *inventory.Instant) *float64 {
	if from == nil || d.age(to) == nil {
		return nil
	}
	return between(*from, *to)
}

// atMost is the number of seconds that lie between two moments at most, of which a
// plain date is any of that day; absent as elapsed is.
func (d *derivation) atMost(from, to *inventory.Instant) *float64 {
	seconds := secondsFrom(d.when(from).first, d.when(to).last)
	if seconds == nil || *seconds < 0 {
		return nil
	}
	return seconds
}

// months is the least number of months after one record that end on the day of
// another or later, 0 where that was before; absent when a day is not known.
func (d *derivation) months(from, to *inventory.Instant) *int64 {
	start, day := d.calendarDay(from), d.calendarDay(to)
	if start == nil || day == nil {
		return nil
	}
	return pointer(int64(monthsTo(*start, *day)))
}

func (d *derivation) action(incident *inventory.Incident, action *inventory.CorrectiveAction) ActionFacts {
	at := incidentPath(incident.ID).Field("corrective_actions").Item(string(action.ID))
	on := map[string][]path{"done": {at.Field("done")}, "overdue": {at.Field("done"), at.Field("due")}}
	facts := ActionFacts{Done: d.age(action.Done) != nil, Basis: rests(on)}
	switch {
	case facts.Done:
		facts.Overdue = pointer(false)
		on["overdue"] = on["done"]
	case action.Due != nil:
		facts.Overdue = pointer(d.at.After(action.Due.Time()))
	}
	return facts
}

// sameCause finds the incidents that began before this one and share the
// category of its cause, by their start. An earlier one without a category may
// be one of them, so that the list would not be whole.
func (d *derivation) sameCause(incident *inventory.Incident) ([]EarlierIncident, []path) {
	basis := []path{categoryPath(incident)}
	category := categoryOf(incident)
	whole := category != nil
	before := []EarlierIncident{}
	for i := range d.inv.Incidents {
		other := &d.inv.Incidents[i]
		if !other.Began.Time().Before(incident.Began.Time()) {
			continue
		}
		basis = append(basis, categoryPath(other))
		switch theirs := categoryOf(other); {
		case theirs == nil:
			whole = false
		case category != nil && *theirs == *category:
			before = append(before, earlier(other, incident))
		}
	}
	if !whole {
		return nil, sorted(basis)
	}
	slices.SortFunc(before, func(a, b EarlierIncident) int {
		return cmp.Or(cmp.Compare(b.Before, a.Before), cmp.Compare(a.ID, b.ID))
	})
	return before, sorted(basis)
}

// earlier derives how long before another an incident began.
func earlier(incident, later *inventory.Incident) EarlierIncident {
	at := incidentPath(incident.ID)
	began := []path{at.Field("began"), incidentPath(later.ID).Field("began")}
	return EarlierIncident{
		ID: incident.ID, Before: later.Began.Time().Sub(incident.Began.Time()).Seconds(),
		Basis: rests(map[string][]path{"id": {at, categoryPath(incident)}, "before": began}),
	}
}

// found is when the inquiry into the cause was closed; nil when not declared.
func found(incident *inventory.Incident) *inventory.Instant {
	if incident.Cause == nil {
		return nil
	}
	return incident.Cause.Found
}

// categoryOf is the category of the cause; nil when not declared.
func categoryOf(incident *inventory.Incident) *inventory.CauseCategory {
	if incident.Cause == nil {
		return nil
	}
	return incident.Cause.Category
}

func categoryPath(incident *inventory.Incident) path {
	return incidentPath(incident.ID).Field("cause").Field("category")
}

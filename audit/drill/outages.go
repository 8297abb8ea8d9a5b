package drill

import (
	"cmp"
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// outageReach is how long before an outage another may have begun to be listed
// with it.
const outageReach = 31 * wholeDay

// earlierOutages are the outages that began before this one, or at the same time,
// and within the reach, by their start.
func (d *derivation) earlierOutages(incident *inventory.Incident) []EarlierOutage {
	outages := []EarlierOutage{}
	began := d.when(&incident.Began)
	for i := range d.inv.Incidents {
		other := &d.inv.Incidents[i]
		before := d.when(&other.Began)
		if other.ID == incident.ID || began.first == nil || before.first == nil {
			continue
		}
		atLeast, atMost := began.first.Sub(*before.last), began.last.Sub(*before.first)
		if atMost < 0 || atLeast > outageReach {
			continue
		}
		outages = append(outages, d.earlierOutage(incident, other, atLeast, atMost))
	}
	slices.SortFunc(outages, func(a, b EarlierOutage) int {
		return cmp.Or(cmp.Compare(b.BeforeAtMost, a.BeforeAtMost), cmp.Compare(a.ID, b.ID))
	})
	return outages
}

// earlierOutage derives how long an outage lasted that began so long before
// another. Where it went on while the other one did, that time may count once.
func (d *derivation) earlierOutage(incident, other *inventory.Incident, atLeast, atMost time.Duration) EarlierOutage {
	at := incidentPath(other.ID)
	began := []path{at.Field("began"), incidentPath(incident.ID).Field("began")}
	facts := EarlierOutage{ID: other.ID, BeforeAtLeast: atLeast.Seconds(), BeforeAtMost: atMost.Seconds()}
	shortest, longest, on := d.lasted(other)
	if facts.LastedAtMost = longest; shortest != nil {
		facts.LastedAtLeast = pointer(max(0, min(*shortest, facts.BeforeAtLeast)))
	}
	facts.Basis = rests(map[string][]path{"id": {at}, "before_at_least": began, "before_at_most": began, "lasted_at_least": on, "lasted_at_most": on})
	return facts
}

// lasted is how many seconds an outage lasted, at least and at most. One that was
// not over at the moment that the inventory describes lasted until then at least.
func (d *derivation) lasted(incident *inventory.Incident) (shortest, longest *float64, on []path) {
	at := incidentPath(incident.ID)
	on = []path{at.Field("began"), at.Field("restored")}
	began, restored := d.when(&incident.Began), d.when(incident.Restored)
	if incident.Restored == nil && incident.Ongoing != nil && *incident.Ongoing {
		on = []path{at.Field("began"), at.Field("ongoing")}
		restored = interval{first: d.described()}
	}
	if began.first == nil || restored.first == nil || restored.last != nil && restored.last.Before(*began.first) {
		return nil, nil, on
	}
	shortest = pointer(max(0, restored.first.Sub(*began.last).Seconds()))
	return shortest, secondsFrom(began.first, restored.last), on
}

// described is the moment that the inventory describes, unless the audit is of an
// earlier one; nil when not declared. Of a plain date it is when the day began.
func (d *derivation) described() *time.Time {
	if d.inv.AsOf == nil {
		return nil
	}
	moment := d.inv.AsOf.Time()
	if moment.Equal(endOf(moment.Truncate(wholeDay), time.UTC)) {
		moment = moment.Truncate(wholeDay)
	}
	return pointer(earlierOf(moment, inventory.At(d.at).Time()))
}

// classifiedAfter is how many seconds after the operator knew of it an incident was
// classified, at least and at most.
func (d *derivation) classifiedAfter(incident *inventory.Incident) (shortest, longest *float64, on []path) {
	at := incidentPath(incident.ID)
	aware := start{interval: d.when(incident.Aware), strict: true}
	elapsed := d.elapsedSince(aware, d.when(incident.Classified))
	return elapsed.SecondsAtLeast, elapsed.SecondsAtMost, []path{at.Field("aware"), at.Field("classified")}
}

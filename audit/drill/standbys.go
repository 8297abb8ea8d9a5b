package drill

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// standbys derives, for each standby and cold deployment of a service and each
// facility where it is active, whether the one can take over from the other.
func (d *derivation) standbys(s int) []StandbyFacts {
	service := d.net.services[s]
	if service.Deployments == nil {
		return nil
	}
	var active []inventory.FacilityID
	for _, deployment := range service.Deployments {
		if deployment.Mode == inventory.Active {
			active = append(active, deployment.Facility)
		}
	}
	facts := []StandbyFacts{}
	for k := range d.net.placesOf(s) {
		if d.net.places[k].active {
			continue
		}
		for _, lost := range distinct(active) {
			if r := d.withoutIt[lost]; r != nil {
				facts = append(facts, r.standby(k, lost))
			}
		}
	}
	return facts
}

// standby derives whether a place that waits can be activated in the drill that
// loses a facility.
func (r *drill) standby(place int, lost inventory.FacilityID) StandbyFacts {
	facts := StandbyFacts{
		Facility: r.net.deployment(place).Facility, For: lost,
		Activatable: both(r.careful.activatable(place), r.hopeful.activatable(place)),
	}
	if facts.Activatable != nil && !*facts.Activatable {
		facts.Because, _ = r.whyShut(place)
	}
	facts.Basis = func(field string) []path {
		switch field {
		case "facility":
			return []path{r.net.placePath(place).Field("facility")}
		case "for":
			return []path{servicePath(r.net.services[r.net.places[place].service].ID).Field("deployments")}
		}
		return r.standbyBasis(place, facts.Activatable)
	}
	return facts
}

// standbyBasis is what rests on whether a place can be activated.
func (r *drill) standbyBasis(place int, activatable *bool) []path {
	holder := r.net.holderOf(place)
	switch {
	case activatable == nil:
		return sorted(append(r.unclear(place), r.unknowns(r.needed(holder)...)...))
	case *activatable:
		return []path{r.net.placePath(place).Field("facility"), r.net.requiresPath(holder)}
	}
	_, paths := r.whyShut(place)
	return paths
}

// whyShut tells why a place certainly cannot be activated.
func (r *drill) whyShut(place int) ([]string, []path) {
	t := r.begin()
	if r.hopeful.waits(place) {
		t.need(r.reasons().cause(r.net.holderOf(place)))
	} else {
		t.say(fmt.Sprintf("%s is lost with %s", r.net.waiter(place), r.net.deployment(place).Facility), r.net.placePath(place).Field("facility"))
	}
	return t.end()
}

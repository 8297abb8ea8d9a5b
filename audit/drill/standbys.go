package drill

import (
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// standbys derives, for each standby and cold deployment of a service and each
// facility where it is active, whether the one can take over from the other.
func (d *derivation) standbys(s int) []StandbyFacts {
	service := d.net.services[s]
	if service.Deployments == nil {
		return nil
	}
	var room [8]int
	active, waiting := d.net.activeAt(s, room[:0])
	facts := make([]StandbyFacts, 0, waiting*len(active))
	for k := range d.net.placesOf(s) {
		if d.net.places[k].active {
			continue
		}
		for _, lost := range active {
			facts = append(facts, d.withoutIt[lost].standby(k, d.net.facilities[lost].ID))
		}
	}
	return facts
}

// activeAt are the facilities where the service is active, by id, which are put
// into room, and the number of its other places.
func (n *network) activeAt(s int, room []int) (active []int, waiting int) {
	for k := range n.placesOf(s) {
		switch p := &n.places[k]; {
		case !p.active:
			waiting++
		case p.facility >= 0:
			room = append(room, int(p.facility))
		}
	}
	slices.Sort(room)
	return slices.Compact(room), waiting
}

// standby derives whether a place that waits can be activated in the drill that
// loses a facility.
func (r *drill) standby(place int, lost inventory.FacilityID) StandbyFacts {
	facts := StandbyFacts{Facility: r.net.deployment(place).Facility, For: lost, Activatable: r.activatable(place)}
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
		return r.standbyBasis(place)
	}
	return facts
}

// activatable says whether a place that waits can be activated.
func (r *drill) activatable(place int) *bool {
	return both(r.careful.activatable(place), r.hopeful.activatable(place))
}

// standbyBasis is what rests on whether a place can be activated.
func (r *drill) standbyBasis(place int) []path {
	holder := r.net.holderOf(place)
	switch activatable := r.activatable(place); {
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

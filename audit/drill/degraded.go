package drill

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// capacity is the share of its peak that the service can carry after the loss:
// what serves where it never stopped, and what takes over where it came back.
// Absent when one of these places does not declare its own.
func (p play) capacity(s int) *float64 {
	if left, declared := p.share(s); declared {
		return &left
	}
	return nil
}

// share is the capacity, and whether it is known.
func (p play) share(s int) (float64, bool) {
	sum := 0.0
	for k := range p.net.placesOf(s) {
		if !p.carries(k) {
			continue
		}
		own := p.net.deployment(k).Capacity
		if own == nil {
			return 0, false
		}
		sum += *own
	}
	return round(sum, 1e9), p.net.known[s]&knownPlaces != 0
}

// carries says whether the place bears a part of the load after the loss.
func (p play) carries(place int) bool {
	if p.net.places[place].active {
		return p.stands(place)
	}
	return !p.ran(int(p.net.places[place].service)) && p.activatable(place)
}

// shrunk says whether the service has lost a place where it served.
func (p play) shrunk(s int) bool {
	for k := range p.net.placesOf(s) {
		if p.net.places[k].active && !p.stands(k) {
			return true
		}
	}
	return false
}

// short says whether it is not proven that what is left carries all of the load.
func (p play) short(s int) bool {
	if !p.shrunk(s) {
		return false
	}
	left, declared := p.share(s)
	return !declared || left < 1
}

// whyWorse tells what a service that serves on must do without, and where
// that is declared.
func (r *drill) whyWorse(s int) (because []string, paths []path) {
	at := servicePath(r.net.services[s].ID)
	for _, used := range r.net.uses.at(s) {
		if fate := r.lacks(int(used)); fate != "" {
			because = append(because, fmt.Sprintf("it uses %s, which %s", r.net.services[used].ID, fate))
			paths = append(paths, at.Field("uses"))
		}
	}
	if !r.careful.short(s) {
		return because, paths
	}
	sentence := fmt.Sprintf("it is not declared how much of its peak it can carry at %s", enumerate(r.left(s), "and"))
	if left := r.careful.capacity(s); left != nil {
		sentence = fmt.Sprintf("it can carry %v of its peak at %s", *left, enumerate(r.left(s), "and"))
	}
	return append(because, sentence), append(paths, at.Field("deployments"))
}

// lacks is what becomes of a service that others use, where that is worse than
// that it runs; else empty.
func (r *drill) lacks(used int) string {
	switch {
	case r.careful.up(used):
		return ""
	case r.hopeful.up(used):
		return "may be lost"
	}
	return "is lost"
}

// left are the facilities where the service serves on for certain.
func (r *drill) left(s int) []inventory.FacilityID {
	var left []inventory.FacilityID
	for k := range r.net.placesOf(s) {
		if r.careful.carries(k) {
			left = append(left, r.net.deployment(k).Facility)
		}
	}
	return distinct(left)
}

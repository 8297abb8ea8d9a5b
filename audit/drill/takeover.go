package drill

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// story tells how a service comes back: what takes over, what that waits for
// last, and how this comes back in turn, to a service that waits for nothing.
func (r *recovery) story(s int) (sentences []string, paths []path) {
	net := r.play.net
	for s != none && !r.play.ran(s) {
		back := r.back(s)
		sentences = append(sentences, r.sentence(back))
		if back.need != none {
			paths = append(paths, net.needPath(int(back.need)))
		}
		if back.place == none {
			for _, k := range r.running(s) {
				paths = append(paths, net.placePath(k))
			}
		} else {
			paths = append(paths, net.placePath(int(back.place)), net.placePath(int(back.place)).Field("activation"))
		}
		s = int(back.after)
	}
	return sentences, unique(paths)
}

// sentence tells one step of the way back.
func (r *recovery) sentence(back *arrival) string {
	net := r.play.net
	after := ""
	if back.after != none {
		after = fmt.Sprintf("after %s is back", net.services[back.after].ID)
	}
	if back.place == none {
		var homes []inventory.FacilityID
		for _, k := range r.running(int(back.service)) {
			homes = append(homes, net.deployment(k).Facility)
		}
		return fmt.Sprintf("%s runs again at %s %s", net.services[back.service].ID, enumerate(distinct(homes), "and"), after)
	}
	takes := net.deployment(int(back.place)).Activation.Takes
	switch waiter := net.waiter(int(back.place)); {
	case takes == nil && after == "":
		return fmt.Sprintf("%s takes over, in a time that is not declared", waiter)
	case takes == nil:
		return fmt.Sprintf("%s takes over %s, in a time that is not declared", waiter, after)
	case after == "":
		return fmt.Sprintf("%s takes over in %s", waiter, takes)
	default:
		return fmt.Sprintf("%s takes over %s %s", waiter, takes, after)
	}
}

// running are the active places of the service that survive.
func (r *recovery) running(s int) []int {
	var places []int
	for k := range r.play.net.placesOf(s) {
		if r.play.net.places[k].active && r.play.stands(k) {
			places = append(places, k)
		}
	}
	return places
}

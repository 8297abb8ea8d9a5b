package drill

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// story tells why services are lost for certain, one sentence a step, with the
// paths that the sentences rest on.
type story struct {
	drill     *drill
	told      []int // services, in the order of the story
	seen      map[int]bool
	sentences []string
	paths     []path
}

// begin is an empty story about what the drill has lost.
func (r *drill) begin() *story { return &story{drill: r, seen: map[int]bool{}} }

// say adds a sentence and what it rests on.
func (t *story) say(sentence string, paths ...path) {
	t.sentences = append(t.sentences, sentence)
	t.paths = append(t.paths, paths...)
}

// service tells why a lost service is lost; each service is told of once.
func (t *story) service(s int) {
	if t.seen[s] {
		return
	}
	t.seen[s] = true
	t.told = append(t.told, s)
	causes := t.drill.reasons().causes(s)
	if len(causes) == 0 {
		t.nowhere(s)
	}
	for _, number := range causes {
		t.need(number)
	}
}

// need tells why a need is not met.
func (t *story) need(number int) {
	net := t.drill.net
	t.say(net.wants(number), net.needPath(number))
	if holder := int(net.holders[number]); holder >= len(net.services) {
		t.paths = append(t.paths, servicePath(net.services[net.serviceOf(holder)].ID).Field("deployments"))
	}
	for _, s := range net.anyOf.at(number) {
		t.service(int(s))
	}
}

// nowhere tells that a service has no place left.
func (t *story) nowhere(s int) {
	net := t.drill.net
	t.say(net.whereabouts(s), servicePath(net.services[s].ID).Field("deployments"))
	for k := range net.placesOf(s) {
		if f := net.places[k].facility; f >= 0 {
			t.paths = append(t.paths, t.drill.basis(int(f))...)
		}
	}
}

// end closes the story: the circles that it ran into are named.
func (t *story) end() ([]string, []path) {
	walked := map[int]bool{}
	for _, s := range t.told {
		if t.drill.reasons().known[s] {
			continue
		}
		if circle := t.drill.reasons().circle(s, walked); circle != nil {
			t.say(waiting(circle))
		}
	}
	return t.sentences, unique(t.paths)
}

// wants is the sentence that the holder of the need cannot do without it.
func (n *network) wants(need int) string {
	services, holder := oneOf(n.requirement(need)), int(n.holders[need])
	s := n.serviceOf(holder)
	if s == holder {
		return fmt.Sprintf("%s requires %s", n.services[s].ID, services)
	}
	return fmt.Sprintf("%s needs %s to be activated", n.waiter(holder-len(n.services)), services)
}

// waiter names a standby or cold deployment.
func (n *network) waiter(place int) string {
	decl := n.deployment(place)
	noun := string(decl.Mode)
	if decl.Mode == inventory.Cold {
		noun = "cold deployment"
	}
	return fmt.Sprintf("the %s of %s at %s", noun, n.services[n.places[place].service].ID, decl.Facility)
}

// whereabouts is the sentence that says where alone a service is deployed.
func (n *network) whereabouts(s int) string {
	var runs, waits []inventory.FacilityID
	for k := range n.placesOf(s) {
		if at := n.deployment(k).Facility; n.places[k].active {
			runs = append(runs, at)
		} else {
			waits = append(waits, at)
		}
	}
	all := distinct(slices.Concat(runs, waits))
	switch {
	case len(all) == 0:
		return fmt.Sprintf("%s runs nowhere", n.services[s].ID)
	case len(distinct(runs)) == len(all):
		return fmt.Sprintf("%s runs only at %s", n.services[s].ID, enumerate(all, "and"))
	case len(runs) == 0:
		return fmt.Sprintf("%s stands by only at %s", n.services[s].ID, enumerate(all, "and"))
	}
	return fmt.Sprintf("%s runs and stands by only at %s", n.services[s].ID, enumerate(all, "and"))
}

// oneOf is the services of a requirement, as an alternative.
func oneOf(requirement *inventory.Requirement) string { return enumerate(requirement.AnyOf, "or") }

// waiting is the sentence that services in a circle wait for each other.
func waiting(circle []inventory.ServiceID) string {
	if len(circle) == 1 {
		return fmt.Sprintf("%s waits for itself", circle[0])
	}
	return fmt.Sprintf("%s wait for each other", enumerate(circle, "and"))
}

// enumerate joins names as in "a, b and c".
func enumerate[T ~string](names []T, last string) string {
	words := make([]string, len(names))
	for i, name := range names {
		words[i] = string(name)
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	end := len(words) - 1
	return strings.Join(words[:end], ", ") + " " + last + " " + words[end]
}

// distinct is the names in order and without repetition.
func distinct[T ~string](names []T) []T {
	names = slices.Clone(names)
	slices.Sort(names)
	return slices.Compact(names)
}

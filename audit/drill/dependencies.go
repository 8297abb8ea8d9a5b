package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// step is how a dependency was first reached: from which service, and by which
// of its needs.
type step struct{ from, need int }

// closure finds everything that a service cannot run or be activated without,
// nearest first, and the step to each. Where one of several services suffices,
// it can do without each of them.
func (n *network) closure(s int) ([]int, map[int]step) {
	var found []int
	steps := map[int]step{s: {none, none}}
	for queue := []int{s}; len(queue) > 0; queue = queue[1:] {
		for _, number := range n.needsThroughout(queue[0]) {
			anyOf := n.anyOf.at(number)
			if len(n.requirement(number).AnyOf) != 1 || len(anyOf) != 1 {
				continue
			}
			next := int(anyOf[0])
			if _, reached := steps[next]; reached {
				continue
			}
			steps[next] = step{queue[0], number}
			found, queue = append(found, next), append(queue, next)
		}
	}
	return found, steps
}

// needsThroughout are the needs of a service and of all its places.
func (n *network) needsThroughout(s int) []int {
	needs := slices.Collect(n.needsOf(s))
	for k := range n.placesOf(s) {
		needs = slices.AppendSeq(needs, n.needsOf(n.holderOf(k)))
	}
	return needs
}

// dependencies derives the dependencies of a service, by id.
func (d *derivation) dependencies(s int) []DependencyFacts {
	facts := []DependencyFacts{}
	found, steps := d.net.closure(s)
	slices.Sort(found) // numbers are in the order of ids
	for _, dependency := range found {
		facts = append(facts, d.dependency(dependency, steps))
	}
	return facts
}

func (d *derivation) dependency(s int, steps map[int]step) DependencyFacts {
	service, step := d.net.services[s], []path{d.net.needPath(steps[s].need)}
	where := d.sites(service, func(mode inventory.Mode) bool { return mode != inventory.Cold })
	facts := DependencyFacts{
		ID: service.ID, Kind: service.Kind, Sites: where.sites, Unplaced: where.unplaced,
		Basis: Basis{
			"id": step, "via": step, "kind": {servicePath(service.ID).Field("kind")},
			"sites": where.basis, "unplaced": where.basis,
		},
	}
	if where.sites != nil && int64(len(where.sites))+*where.unplaced < 2 {
		facts.Via, facts.Basis["via"] = d.net.way(s, steps)
	}
	return facts
}

// way follows the steps to a service, from the start.
func (n *network) way(s int, steps map[int]step) (via []inventory.ServiceID, way []path) {
	for step := steps[s]; step.from != none; step = steps[s] {
		via, way = append(via, n.services[s].ID), append(way, n.needPath(step.need))
		s = step.from
	}
	slices.Reverse(via)
	slices.Reverse(way)
	return via, way
}

// whole says whether a service and all of its dependencies declare what they
// require to run and to be activated, and where they do or would.
func (n *network) whole(s int) (bool, []path) {
	found, _ := n.closure(s)
	whole := true
	var basis []path
	for _, s := range append(found, s) {
		clear, paths := n.forthcoming(s)
		whole = whole && clear
		basis = append(basis, paths...)
	}
	return whole, sorted(basis)
}

// forthcoming says whether one service declares all that it requires. One that
// does not declare its deployments may have some that require more.
func (n *network) forthcoming(s int) (bool, []path) {
	service := n.services[s]
	clear := service.Requires != nil && service.Deployments != nil
	basis := []path{n.requiresPath(s)}
	if service.Deployments == nil {
		basis = append(basis, servicePath(service.ID).Field("deployments"))
	}
	for k := range n.placesOf(s) {
		if p := &n.places[k]; !p.active {
			clear = clear && p.clear
			basis = append(basis, n.requiresPath(n.holderOf(k)))
		}
	}
	return clear, basis
}

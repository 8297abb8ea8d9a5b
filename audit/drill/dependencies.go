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
	service, where := d.net.services[s], d.warmSites(s)
	explained := where.sites != nil && int64(len(where.sites))+*where.unplaced < 2
	facts := DependencyFacts{ID: service.ID, Kind: service.Kind, Sites: where.sites, Unplaced: where.unplaced}
	if explained {
		facts.Via, _ = d.net.way(s, steps)
	}
	facts.Basis = func(field string) []path {
		switch {
		case field == "kind":
			return []path{servicePath(service.ID).Field("kind")}
		case field == "sites" || field == "unplaced":
			return d.placement(service, warm)
		case field == "via" && explained:
			_, way := d.net.way(s, steps)
			return way
		}
		return []path{d.net.needPath(steps[s].need)}
	}
	return facts
}

// warmSites are the sites where a service runs or stands by. Many depend on the
// same few services, so that they are found once.
func (d *derivation) warmSites(s int) spread {
	if known := d.spreads[s].Load(); known != nil {
		return *known
	}
	found := d.sites(d.net.services[s], warm)
	d.spreads[s].Store(&found)
	return found
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
func (n *network) whole(s int) bool {
	found, _ := n.closure(s)
	return !slices.ContainsFunc(append(found, s), func(s int) bool { return !n.forthcoming(s) })
}

// wholeBasis is what that rests on.
func (n *network) wholeBasis(s int) (basis []path) {
	found, _ := n.closure(s)
	for _, s := range append(found, s) {
		basis = append(basis, n.forthcomingBasis(s)...)
	}
	return sorted(basis)
}

// forthcoming says whether one service declares all that it requires. One that
// does not declare its deployments may have some that require more.
func (n *network) forthcoming(s int) bool {
	service := n.services[s]
	clear := service.Requires != nil && service.Deployments != nil
	for k := range n.placesOf(s) {
		p := &n.places[k]
		clear = clear && (p.active || p.clear)
	}
	return clear
}

func (n *network) forthcomingBasis(s int) []path {
	basis := []path{n.requiresPath(s)}
	if n.services[s].Deployments == nil {
		basis = append(basis, servicePath(n.services[s].ID).Field("deployments"))
	}
	for k := range n.placesOf(s) {
		if !n.places[k].active {
			basis = append(basis, n.requiresPath(n.holderOf(k)))
		}
	}
	return basis
}

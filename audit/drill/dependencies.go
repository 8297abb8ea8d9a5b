package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// step is how a dependency was first reached: from which one, by its index among
// those reached, and by which of its needs.
type step struct{ service, from, need int32 }

// tree is everything that a service cannot run or be activated without, nearest
// first, after the service itself.
type tree []step

// sole is the service that alone meets a need.
type sole struct{ service, need int32 }

// soles are those of each service. Where one of several suffices, a service can
// do without each of them.
type soles struct {
	first []int32 // by service, and one more
	all   []sole
}

// findSoles finds the services that alone meet needs.
func (n *network) findSoles() *soles {
	found := &soles{first: make([]int32, 1, len(n.services)+1), all: make([]sole, 0, len(n.services))}
	for s := range n.services {
		for _, run := range n.needsThroughout(s) {
			for number := run.from; number < run.to; number++ {
				if anyOf := n.anyOf.at(int(number)); len(anyOf) == 1 && len(n.requirement(int(number)).AnyOf) == 1 {
					found.all = append(found.all, sole{anyOf[0], number})
				}
			}
		}
		found.first = append(found.first, int32(len(found.all)))
	}
	return found
}

// at are those of one service.
func (l *soles) at(s int32) []sole { return l.all[l.first[s]:l.first[s+1]] }

// climb is room for finding trees.
type climb struct {
	tree    tree
	reached []bool   // by service
	byID    []uint64 // the service and the index of each step
}

// closure finds all that a service cannot do without. The tree is valid until
// it is given back.
func (d *derivation) closure(s int) *climb {
	found, again := d.searches.Get().(*climb)
	if !again {
		found = &climb{reached: make([]bool, len(d.net.services))}
	}
	soles := d.soles()
	found.tree = append(found.tree[:0], step{int32(s), none, none})
	found.reached[s] = true
	for i := 0; i < len(found.tree); i++ {
		for _, next := range soles.at(found.tree[i].service) {
			if !found.reached[next.service] {
				found.reached[next.service] = true
				found.tree = append(found.tree, step{next.service, int32(i), next.need})
			}
		}
	}
	return found
}

// giveBack makes room for another tree.
func (d *derivation) giveBack(found *climb) {
	for _, step := range found.tree {
		found.reached[step.service] = false
	}
	d.searches.Put(found)
}

// dependencies derives the dependencies of a service, by id. They are put into the
// list, which is empty.
func (d *derivation) dependencies(s int, facts []DependencyFacts) []DependencyFacts {
	found := d.closure(s)
	defer d.giveBack(found)
	facts = slices.Grow(facts, len(found.tree)-1)
	if len(found.tree) == 1 {
		return facts
	}
	way := slices.Clone(found.tree)
	found.byID = found.byID[:0]
	for i, step := range way[1:] { // numbers are in the order of ids
		found.byID = append(found.byID, uint64(step.service)<<32|uint64(i+1))
	}
	slices.Sort(found.byID)
	for _, entry := range found.byID {
		facts = append(facts, d.dependency(&way, int(uint32(entry))))
	}
	return facts
}

func (d *derivation) dependency(way *tree, i int) DependencyFacts {
	s := int((*way)[i].service)
	service, where := d.net.services[s], d.warmSites(s)
	facts := DependencyFacts{ID: service.ID, Kind: service.Kind, Sites: where.sites, Unplaced: where.unplaced}
	if where.few() {
		facts.Via = d.net.via(*way, i)
	}
	facts.Basis = func(field string) []path { return d.dependencyBasis(*way, i, field) }
	return facts
}

// dependencyBasis is what a field of these facts rests on.
func (d *derivation) dependencyBasis(way tree, i int, field string) []path {
	s := int(way[i].service)
	switch service := d.net.services[s]; {
	case field == "kind":
		return []path{servicePath(service.ID).Field("kind")}
	case field == "sites" || field == "unplaced":
		return d.placement(service, warm)
	case field == "via" && d.warmSites(s).few():
		return d.net.needPaths(way, i)
	}
	return []path{d.net.needPath(int(way[i].need))}
}

// warmSites are the sites where a service runs or stands by. Many depend on the
// same few services, so that they are found once.
func (d *derivation) warmSites(s int) *spread {
	if known := d.spreads[s].Load(); known != nil {
		return known
	}
	found := d.sites(s, warm)
	d.spreads[s].Store(&found)
	return &found
}

// few says whether the deployments are known to be on one site at most.
func (s *spread) few() bool { return s.sites != nil && int64(len(s.sites))+*s.unplaced < 2 }

// via is the way to a service that was reached, from the start exclusive.
func (n *network) via(way tree, i int) (via []inventory.ServiceID) {
	for ; way[i].from != none; i = int(way[i].from) {
		via = append(via, n.services[way[i].service].ID)
	}
	slices.Reverse(via)
	return via
}

// needPaths are the needs on that way.
func (n *network) needPaths(way tree, i int) (paths []path) {
	for ; way[i].from != none; i = int(way[i].from) {
		paths = append(paths, n.needPath(int(way[i].need)))
	}
	slices.Reverse(paths)
	return paths
}

// findWhole finds the services that, with all of their dependencies, declare
// what they require to run and to be activated, and where they do or would.
func (d *derivation) findWhole() []bool {
	soles, whole := d.soles(), make([]bool, len(d.net.services))
	for s := range whole {
		whole[s] = d.net.forthcoming(s)
	}
	d.net.settle(func(s int) bool {
		before := whole[s]
		for _, next := range soles.at(int32(s)) {
			whole[s] = whole[s] && whole[next.service]
		}
		return whole[s] != before
	})
	return whole
}

// wholeBasis is what that rests on.
func (d *derivation) wholeBasis(s int) (basis []path) {
	found := d.closure(s)
	defer d.giveBack(found)
	for _, step := range found.tree {
		basis = append(basis, d.net.forthcomingBasis(int(step.service))...)
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

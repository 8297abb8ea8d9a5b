package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// This file is all that the search for remedies knows of how a drill is played.

// stillLost says whether a service is certain to be lost.
func (r *drill) stillLost(s int) bool { return !r.hopeful.up(s) }

// survives says whether a facility is certain to survive.
func (r *drill) survives(facility int) bool { return r.fates[facility] == spared }

// conflict is services without a place to run, to at least one of which every
// set of new places must give one before a service that is lost serves again.
func (r *drill) conflict(s int) []int {
	if r.reasons().known[s] {
		return r.rooted(s)
	}
	return r.circling(s)
}

// rooted is the conflict of a service whose story ends at roots. A service that
// is told of because of what it requires has no use for a place yet.
func (r *drill) rooted(s int) []int {
	t := r.begin()
	t.service(s)
	var found []int
	for _, told := range t.told {
		if !r.reasons().blames(told) {
			found = append(found, told)
		}
	}
	return found
}

// circling is the conflict of a service that waits for services which wait for
// each other. A circle that never stops needs no way back, so all that stops
// below the service counts, even what recovers, unless it has a place already.
func (r *drill) circling(s int) []int {
	var found []int
	seen := map[int]bool{s: true}
	for queue := []int{s}; len(queue) > 0; queue = queue[1:] {
		next := queue[0]
		if !r.hopeful.runs(next) {
			found = append(found, next)
		}
		for _, below := range r.leaning(next) {
			if !seen[below] && !r.hopeful.ran(below) {
				seen[below] = true
				queue = append(queue, below)
			}
		}
	}
	return found
}

// leaning are the services that a service, or a place of it, names in its needs.
func (r *drill) leaning(s int) []int {
	lists := r.net.below(s)
	return append(ints(lists[0]), ints(lists[1])...)
}

// bearing are the services that need a service, or need it to be activated.
func (n *network) bearing(s int) []int {
	return ofEach(n.namedIn.at(s), func(need int32) int { return n.serviceOf(int(n.holders[need])) })
}

// ints are the numbers of a packed list.
func ints(list []int32) []int { return ofEach(list, func(i int32) int { return int(i) }) }

// critical says whether there is a critical service with this id.
func (n *network) critical(id inventory.ServiceID) bool {
	s := n.service(id)
	return s != none && n.services[s].Critical
}

// ends are what becomes of all services when each thing that can be lost is
// lost alone, by service; one loss after the other.
func (n *network) ends(all []loss) [][]*Outcome {
	ends := make([][]*Outcome, len(all))
	for i, r := range n.drills(ofEach(all, func(l loss) disaster { return disaster{l} })) {
		ends[i] = make([]*Outcome, len(n.services))
		for s := range ends[i] {
			ends[i][s] = r.outcome(s)
		}
	}
	return ends
}

// size is how much there is to play through, and never nothing.
func (n *network) size() int { return 1 + len(n.services) + len(n.places) + len(n.holders) }

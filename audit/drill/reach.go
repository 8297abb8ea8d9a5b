package drill

// reach finds the services that the disasters of a wave may touch, however many
// steps away: from those with a deployment in a facility that is hit, which is
// to say taken, perhaps taken, or named by what is lost, and those that do not
// declare what they hang on, to all that need or use them.
func (n *network) reach(all mask, hit []mask) []mask {
	touched := make([]mask, len(n.services))
	n.settle(func(s int) bool {
		before := touched[s]
		touched[s] |= n.near(s, all, hit)
		for _, list := range n.below(s) {
			for _, other := range list {
				touched[s] |= touched[other]
			}
		}
		return touched[s] != before
	})
	return touched
}

// near says where the disasters may touch the service by itself.
func (n *network) near(s int, all mask, hit []mask) (m mask) {
	if n.known[s] != knownNeeds|knownPlaces {
		return all
	}
	for k := n.firstPlace[s]; k < n.firstPlace[s+1]; k++ {
		p := &n.places[k]
		if p.facility < 0 || !p.active && !p.clear {
			return all
		}
		m |= hit[p.facility]
	}
	return m
}

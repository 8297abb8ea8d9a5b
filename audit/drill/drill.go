package drill

// drill is one disaster gone through under both assumptions.
type drill struct {
	net      *network
	disaster disaster
	fates    []fate   // by facility
	basis    [][]path // by facility: what its fate rests on

	careful *play // every unknown fact turned out badly
	hopeful *play // every unknown fact turned out well

	touched []bool // by service: it may notice, as far as is known
	why     *reasons

	back *recovery // of the careful play; nil until it is asked for
}

// run goes through a disaster.
func (n *network) run(d disaster) *drill {
	r := &drill{net: n, disaster: d, fates: make([]fate, len(n.facilities)), basis: make([][]path, len(n.facilities))}
	for f, facility := range n.facilities {
		r.fates[f], r.basis[f] = d.strike(facility)
	}
	r.careful = n.play(r.fates, false)
	r.hopeful = n.play(r.fates, true)
	r.touched = r.reach()
	r.why = explain(r.hopeful)
	return r
}

// recovery is when the services that come back for certain serve again.
func (r *drill) recovery() *recovery {
	if r.back == nil {
		r.back = r.careful.recovery()
	}
	return r.back
}

// outcome is what becomes of the service at worst, if that is certain to leave
// it serving, or lost, if that is certain; else nil.
func (r *drill) outcome(s int) *Outcome {
	outcome := Lost
	switch {
	case r.careful.up[s]:
		outcome = r.careful.outcome(s)
	case r.hopeful.up[s]:
		return nil
	}
	return &outcome
}

// both is the truth of something that holds in the careful play or fails in the
// hopeful one; nil in between.
func both(careful, hopeful bool) *bool {
	if careful != hopeful {
		return nil
	}
	return &careful
}

// differs says whether the unknown facts matter to the service: it stops, comes
// back or stays lost in one play and not in the other.
func (r *drill) differs(s int) bool {
	return r.careful.up[s] != r.hopeful.up[s] || r.careful.ran[s] != r.hopeful.ran[s]
}

// reach finds the services that the disaster may touch, however many steps
// away: from those with a deployment in a facility that it takes, may take or
// is named by, and those that do not declare what they hang on, to all that
// need or use them.
func (r *drill) reach() []bool {
	touched := make([]bool, len(r.net.services))
	var queue []int
	touch := func(s int) {
		if !touched[s] {
			touched[s] = true
			queue = append(queue, s)
		}
	}
	near := r.near()
	for s := range touched {
		if near[s] {
			touch(s)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		for _, number := range r.net.namedIn[s] {
			touch(r.net.serviceOf(r.net.needs[number].holder))
		}
		for _, user := range r.net.usedBy[s] {
			touch(user)
		}
	}
	return touched
}

// near finds the services that the disaster may touch by themselves.
func (r *drill) near() []bool {
	hit := make([]bool, len(r.net.facilities))
	for f, facility := range r.net.facilities {
		hit[f] = r.fates[f] != spared || r.disaster.names(facility)
	}
	near := make([]bool, len(r.net.services))
	for s, service := range r.net.services {
		near[s] = service.Requires == nil || service.Deployments == nil
	}
	for _, place := range r.net.places {
		unclear := !place.active() && !place.clear()
		near[place.service] = near[place.service] || unclear || place.facility < 0 || hit[place.facility]
	}
	return near
}

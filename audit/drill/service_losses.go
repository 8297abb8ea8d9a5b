package drill

import "slices"

// losses derives what becomes of the service in every drill that may touch it,
// and what is not known to be able to touch it, both by kind; what has no name
// comes first. They are put into the list, which is empty.
func (d *derivation) losses(s int, facts []LossFacts) []LossFacts {
	gaps := d.nameless(s)
	var room [4]ends // enough for 256 drills without asking for memory
	waves, count := room[:0], len(gaps)
	for first := 0; first < len(d.drills); first += wide {
		e := d.drills[first].ends(s)
		waves, count = append(waves, e), count+e.told.size()
		if e.recovers != 0 {
			d.clocked()
		}
	}
	facts = slices.Grow(facts, count)
	for i := range waves {
		for told := waves[i].told; told != 0; told &= told - 1 {
			r := d.drills[wide*i+told.first()]
			for ; len(gaps) > 0 && gaps[0].kind <= r.disaster[0].kind; gaps = gaps[1:] {
				facts = append(facts, gaps[0].loss())
			}
			facts = append(facts, r.lossFacts(s, waves[i].outcome(told&-told)))
		}
	}
	for _, g := range gaps {
		facts = append(facts, g.loss())
	}
	return facts
}

// loss says that nothing can be told of a service.
func (g gap) loss() LossFacts { return LossFacts{Kind: g.kind, Basis: g.basis} }

// lossFacts tells what becomes of the service, and why. The disaster of the
// drill is a single loss.
func (r *drill) lossFacts(s int, outcome *Outcome) LossFacts {
	lost := &r.disaster[0]
	facts := LossFacts{Kind: lost.kind, ID: &lost.id, Outcome: outcome}
	facts.Basis = func(field string) []path { return r.lossBasis(s, field) }
	if outcome == nil {
		return facts
	}
	switch *outcome {
	case Lost, Degraded:
		facts.Because, _ = r.account(s, outcome)
	case Recovers:
		facts.RecoverySeconds = r.recovery().seconds(s)
	}
	return facts
}

// lossBasis is what a field of these facts rests on. It takes little to ask
// again what became of the service, and a lot to remember that for each entry.
func (r *drill) lossBasis(s int, field string) []path {
	switch outcome := r.outcome(s); field {
	case "outcome", "because":
		_, paths := r.account(s, outcome)
		return paths
	case "recovery_seconds":
		if outcome != nil && *outcome == Recovers {
			return r.recovery().times(s)
		}
		return nil
	}
	return []path{r.disaster[0].decl}
}

// account tells why the service is lost or degraded, if it is, and gives the
// paths that the outcome rests on or that are missing.
func (r *drill) account(s int, outcome *Outcome) ([]string, []path) {
	switch {
	case outcome == nil:
		return nil, r.unknowns(s)
	case *outcome == Lost:
		t := r.begin()
		t.service(s)
		return t.end()
	}
	because, paths := r.whyWorse(s)
	if *outcome != Degraded {
		because, paths = nil, nil
	}
	return because, append(r.carriers(s, *outcome), paths...)
}

// carriers are the deployments that certainly serve after the loss, with what
// activates them.
func (r *drill) carriers(s int, outcome Outcome) []path {
	var found []path
	for k := range r.net.placesOf(s) {
		switch {
		case r.net.places[k].active && r.careful.stands(k):
			found = append(found, r.net.placePath(k))
		case outcome == Recovers && r.careful.activatable(k):
			found = append(found, r.net.placePath(k), r.net.placePath(k).Field("activation"))
		}
	}
	return found
}

// nameless are the losses that are not declared for the facilities of the
// service, or, where it is not declared where it runs, all kinds of them.
func (d *derivation) nameless(s int) []gap {
	if service := d.net.services[s]; service.Deployments == nil {
		return d.gapsOfUnplaced(func() path { return servicePath(service.ID).Field("deployments") })
	}
	var room [8]int
	return d.gaps(d.net.homes(s, room[:0]))
}

// homes are the facilities where the service runs or stands by, by id; those of
// its cold deployments only where it has no other. They are put into room.
func (n *network) homes(s int, room []int) []int {
	cold := true
	for k := range n.placesOf(s) {
		cold = cold && n.places[k].cold
	}
	for k := range n.placesOf(s) {
		if p := &n.places[k]; p.cold == cold && p.facility >= 0 {
			room = append(room, int(p.facility))
		}
	}
	slices.Sort(room)
	return slices.Compact(room)
}

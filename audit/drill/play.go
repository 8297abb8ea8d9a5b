package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// play is one loss gone through under one assumption about what the inventory
// does not say: all of it bad, or, when hopeful, all of it good.
type play struct {
	net     *network
	fates   []fate // by facility
	hopeful bool

	ran []bool // by service: it never stopped
	up  []bool // by service: it never stopped, or it came back

	live  []int  // by need: how many of its services are up
	unmet []int  // by holder: how many of its needs have none
	open  []bool // by service: it has a place to run, needs of its own aside
	queue []int
}

// play goes through a loss in time proportional to the size of the network.
func (n *network) play(fates []fate, hopeful bool) *play {
	p := &play{
		net: n, fates: fates, hopeful: hopeful,
		ran:   make([]bool, len(n.services)),
		up:    make([]bool, len(n.services)),
		live:  make([]int, len(n.needs)),
		unmet: make([]int, len(n.needsOf)),
		open:  make([]bool, len(n.services)),
	}
	p.stop()
	p.recover()
	return p
}

// stop takes down what does not keep running: the greatest set of services
// that still serve somewhere and hold each other up is what remains. Services
// that need each other in a circle and all still serve go on.
func (p *play) stop() {
	for number, need := range p.net.needs {
		p.live[number] = len(need.anyOf)
	}
	for s := range p.ran {
		p.ran[s] = true
	}
	for s := range p.ran {
		if !p.serves(s) {
			p.take(s)
		}
	}
	for len(p.queue) > 0 {
		for _, number := range p.net.namedIn[p.next()] {
			p.live[number]--
			if holder := p.net.needs[number].holder; p.live[number] == 0 && holder < len(p.ran) {
				p.take(holder)
			}
		}
	}
	copy(p.up, p.ran)
}

// take notes that a service stops.
func (p *play) take(s int) {
	if p.ran[s] {
		p.ran[s] = false
		p.queue = append(p.queue, s)
	}
}

// recover brings back what can come back: the least set that grows from what
// runs. Services that wait for each other in a circle, so that none can be the
// first, stay down.
func (p *play) recover() {
	for number, need := range p.net.needs {
		if p.live[number] == 0 {
			p.unmet[need.holder]++
		}
	}
	for s := range p.up {
		p.open[s] = p.runs(s)
	}
	for k, place := range p.net.places {
		p.open[place.service] = p.open[place.service] || p.activatable(k)
	}
	for s := range p.up {
		p.raise(s)
	}
	for len(p.queue) > 0 {
		for _, number := range p.net.namedIn[p.next()] {
			p.live[number]++
			if p.live[number] == 1 {
				p.meet(p.net.needs[number].holder)
			}
		}
	}
}

// meet notes that one more need of the holder is met.
func (p *play) meet(holder int) {
	p.unmet[holder]--
	s := p.net.serviceOf(holder)
	if holder != s && p.activatable(holder-len(p.up)) {
		p.open[s] = true
	}
	p.raise(s)
}

// raise brings a service back once it has all that it takes.
func (p *play) raise(s int) {
	if p.up[s] || !p.open[s] || p.unmet[s] > 0 || !p.declares(s) {
		return
	}
	p.up[s] = true
	p.queue = append(p.queue, s)
}

// next is the service that waited longest in the queue.
func (p *play) next() int {
	s := p.queue[0]
	p.queue = p.queue[1:]
	return s
}

// serves says whether the service goes on as long as all that it needs does.
func (p *play) serves(s int) bool {
	for _, number := range p.net.needsOf[s] {
		if len(p.net.needs[number].anyOf) == 0 {
			return false
		}
	}
	return p.declares(s) && p.runs(s)
}

// declares says whether the needs of the service that are known are all.
func (p *play) declares(s int) bool { return p.net.services[s].Requires != nil || p.hopeful }

// runs says whether an active deployment of the service survives.
func (p *play) runs(s int) bool {
	if p.net.services[s].Deployments == nil {
		return p.hopeful
	}
	for _, k := range p.net.placesOf[s] {
		if p.net.places[k].active() && p.stands(k) {
			return true
		}
	}
	return false
}

// stands says whether the facility of the place survives.
func (p *play) stands(place int) bool {
	f := p.net.places[place].facility
	return f >= 0 && (p.fates[f] == spared || p.fates[f] == unsure && p.hopeful)
}

// waits says whether the place is a standby or cold deployment that survives.
func (p *play) waits(place int) bool { return !p.net.places[place].active() && p.stands(place) }

// activatable says whether the place survives to be activated, and can be.
func (p *play) activatable(place int) bool {
	return p.waits(place) && p.unmet[p.net.holderOf(place)] == 0 && (p.net.places[place].clear() || p.hopeful)
}

// meets says whether all of the requirements are met.
func (p *play) meets(requires []inventory.Requirement) bool {
	for _, requirement := range requires {
		if !p.met(requirement) {
			return false
		}
	}
	return true
}

// met says whether one of the services of the requirement is up.
func (p *play) met(requirement inventory.Requirement) bool {
	for _, s := range p.net.numbers(requirement.AnyOf) {
		if p.up[s] {
			return true
		}
	}
	return false
}

// outcome is what becomes of the service.
func (p *play) outcome(s int) Outcome {
	switch {
	case !p.up[s]:
		return Lost
	case !p.ran[s]:
		return Recovers
	}
	for _, used := range p.net.uses[s] {
		if !p.up[used] {
			return Degraded
		}
	}
	return Running
}

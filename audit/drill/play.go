package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// play is one drill of a wave.
type play struct {
	*wave
	bit mask
}

// ran says whether the service never stopped.
func (p play) ran(s int) bool { return p.wave.ran[s]&p.bit != 0 }

// up says whether the service never stopped, or came back.
func (p play) up(s int) bool { return p.wave.up[s]&p.bit != 0 }

// open says whether the service has a place to run, needs of its own aside.
func (p play) open(s int) bool { return p.wave.open[s]&p.bit != 0 }

// met says whether a service that meets the need is up.
func (p play) met(need int) bool { return p.wave.met(need)&p.bit != 0 }

// stands says whether the facility of the place survives.
func (p play) stands(place int) bool { return p.standing(place)&p.bit != 0 }

// runs says whether an active deployment of the service survives.
func (p play) runs(s int) bool { return p.wave.runs(s)&p.bit != 0 }

// waits says whether the place survives to be activated.
func (p play) waits(place int) bool { return p.wave.waits(place)&p.bit != 0 }

// activatable says whether the place survives to be activated, and can be.
func (p play) activatable(place int) bool { return p.wave.activatable(place)&p.bit != 0 }

// meets says whether all of the requirements are met.
func (p play) meets(requires []inventory.Requirement) bool {
	for _, requirement := range requires {
		if !p.fulfils(requirement) {
			return false
		}
	}
	return true
}

// fulfils says whether one of the services of the requirement is up.
func (p play) fulfils(requirement inventory.Requirement) bool {
	for _, s := range p.net.numbers(requirement.AnyOf) {
		if p.up(s) {
			return true
		}
	}
	return false
}

// outcome is what becomes of the service.
func (p play) outcome(s int) Outcome {
	switch {
	case !p.up(s):
		return Lost
	case !p.ran(s):
		return Recovers
	}
	for _, used := range p.net.uses.at(s) {
		if !p.up(int(used)) {
			return Degraded
		}
	}
	if p.short(s) {
		return Degraded
	}
	return Running
}

package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// remedy makes the changes, drills the scenario again, and tells what is better.
func (p *planner) remedy(set []Change) Remedy {
	after := newStage(made(p.stage.inv, set), p.at).play(p.lost...)
	r := Remedy{Changes: set, Clears: []Cleared{}}
	critical := map[inventory.ServiceID]bool{}
	for i, was := range p.before.Services {
		is := after.Services[i]
		critical[was.ID] = was.Critical
		if better(was.State, is.State, serviceOrder) {
			r.clear("service", string(was.ID), was.Critical, worded(was.State), worded(is.State), is.Paths)
		}
		if lostNow(was.State) && !lostNow(is.State) && was.Users != nil && (r.Users == nil || *was.Users > *r.Users) {
			r.Users = was.Users
		}
	}
	for i, was := range p.before.Datasets {
		if is := after.Datasets[i]; better(was.State, is.State, dataOrder) {
			r.clear("dataset", string(was.ID), critical[p.stage.datasets[i].Service], worded(was.State), worded(is.State), is.Paths)
		}
	}
	r.Missing = sorted(r.Missing)
	return r
}

// clear notes what ends better, and if it is not determined how, what to add.
func (r *Remedy) clear(kind, id string, critical bool, before, after string, paths []path) {
	r.Clears = append(r.Clears, Cleared{Kind: kind, ID: id, Critical: critical, Before: before, After: after})
	if after == "" {
		r.Missing = append(r.Missing, paths...)
	}
}

// everywhere counts what the remedy changes over all losses of one thing.
func (p *planner) everywhere(r *Remedy) {
	if p.ends == nil {
		return
	}
	r.Better, r.Worse = new(int64), new(int64)
	after := newNetwork(made(p.stage.inv, r.Changes)).ends(losses(p.stage.inv))
	for i, ends := range p.ends {
		for s, was := range ends {
			switch is := after[i][s]; {
			case better(was, is, serviceOrder):
				*r.Better++
			case better(is, was, serviceOrder):
				*r.Worse++
			}
		}
	}
}

// States from worst to best. What is not determined may be anything but certain
// to be lost, and comes second.
var (
	serviceOrder = []Outcome{Lost, "", Recovers, Degraded, Running}
	dataOrder    = []DataState{DataLost, "", Restorable, Intact}
)

// better says whether something ends better than it did.
func better[T ~string](was, is *T, order []T) bool {
	return slices.Index(order, T(worded(is))) > slices.Index(order, T(worded(was)))
}

// worded is the word of a state; empty when it is not determined.
func worded[T ~string](state *T) string {
	if state == nil {
		return ""
	}
	return string(*state)
}

func lostNow(state *Outcome) bool { return state != nil && *state == Lost }

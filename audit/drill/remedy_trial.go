package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// trial is the scenario drilled again on the changed inventory.
type trial struct {
	stage *stage
	drill *drill
}

// try makes the changes and drills the scenario again. Copies and keys
// change nothing for services, so that for them alone the network stays as it is.
func (p *planner) try(set []Change) trial {
	inv := made(p.stage.inv, set)
	after := &stage{inv: inv, at: p.stage.at, net: p.stage.net}
	after.datasets = ordered(inv.Datasets, func(d *inventory.Dataset) inventory.DatasetID { return d.ID })
	if !slices.ContainsFunc(set, func(c Change) bool { return !c.ofData() }) {
		return trial{after, p.base}
	}
	after.net = newNetwork(inv)
	return trial{after, after.net.run(p.disaster)}
}

// remedy is what the changes clear, as a drill with them says.
func (p *planner) remedy(set []Change) Remedy {
	t := p.try(set)
	r := Remedy{Changes: set, Clears: []Cleared{}}
	var open []int
	for s, service := range p.stage.net.services {
		was, is := p.base.outcome(s), t.drill.outcome(s)
		if !better(was, is, serviceOrder) {
			continue
		}
		r.Clears = append(r.Clears, Cleared{"service", string(service.ID), service.Critical, worded(was), worded(is)})
		if is == nil {
			open = append(open, s)
		}
		if worded(was) == string(Lost) && service.Users != nil && (r.Users == nil || *service.Users > *r.Users) {
			r.Users = service.Users
		}
	}
	for d, dataset := range p.stage.datasets {
		was, is := p.base.datasetState(dataset, p.stage.at), t.drill.datasetState(t.stage.datasets[d], t.stage.at)
		if better(was.State, is.State, dataOrder) {
			critical := p.stage.net.critical(dataset.Service)
			r.Clears = append(r.Clears, Cleared{"dataset", string(dataset.ID), critical, worded(was.State), worded(is.State)})
		}
	}
	r.Missing = t.drill.unknowns(open...)
	return r
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

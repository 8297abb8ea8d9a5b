package drill

import (
	"iter"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Sketches plays the loss of each thing that can be lost, as PlayEach does, one after
// the other. It tells what becomes of services and datasets and leaves out why, how
// much they can carry, and from what and when they are back, which takes most of the
// time and nearly all of the memory: of 100,000 services a few seconds are left.
func Sketches(inv *inventory.Inventory, at time.Time) iter.Seq[Scenario] {
	g := newStage(inv, at)
	return func(yield func(Scenario) bool) {
		stocks := ofEach(g.datasets, func(d *inventory.Dataset) stock { return g.net.stock(d, g.at) })
		for _, r := range g.net.drills(alone(inv)) {
			if !yield(g.sketch(r, stocks)) {
				return
			}
		}
	}
}

// sketch is what becomes of everything in a drill of a wave. The stocks are those of
// the datasets.
func (g *stage) sketch(r *drill, stocks []stock) Scenario {
	s := Scenario{Lost: r.lost(), Services: make([]ServiceState, len(g.net.services)), Datasets: make([]DatasetState, len(stocks)), Notices: r.noticeStates(g.inv.Reporting)}
	for i, service := range g.net.services {
		ends := r.ends(i)
		s.Services[i] = ServiceState{ID: service.ID, Critical: service.Critical, Users: service.Users, State: ends.outcome(r.careful.bit)}
	}
	for i := range stocks {
		s.Datasets[i].ID = g.datasets[i].ID
		s.Datasets[i].State, _ = r.end(&stocks[i])
	}
	s.UsersAffected = affected(s.Services)
	return s
}

package drill

import (
	"cmp"
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Play is what becomes of everything when these things are lost at once, as
// things stand at a moment. Their order does not matter.
func Play(inv *inventory.Inventory, at time.Time, lost ...Loss) Scenario {
	return newStage(inv, at).play(lost...)
}

// PlayEach plays the loss of each thing that can be lost, in the order of
// Losable.
func PlayEach(inv *inventory.Inventory, at time.Time) []Scenario {
	stage := newStage(inv, at)
	return ofEach(stage.net.runEach(alone(inv)), stage.scenario)
}

// stage is what all scenarios of one inventory and moment share.
type stage struct {
	inv      *inventory.Inventory
	at       inventory.Instant
	net      *network
	datasets []*inventory.Dataset // by id
}

func newStage(inv *inventory.Inventory, at time.Time) *stage {
	datasets := ordered(inv.Datasets, func(d *inventory.Dataset) inventory.DatasetID { return d.ID })
	return &stage{inv: inv, at: inventory.At(at), net: newNetwork(inv), datasets: datasets}
}

func (g *stage) play(lost ...Loss) Scenario {
	return g.scenario(g.net.run(disasterOf(inOrder(lost))))
}

// scenario is what becomes of everything in a drill.
func (g *stage) scenario(r *drill) Scenario {
	services := r.serviceStates()
	return Scenario{
		Lost:          r.lost(),
		Services:      services,
		Datasets:      ofEach(g.datasets, func(d *inventory.Dataset) DatasetState { return r.datasetState(d, g.at) }),
		Notices:       r.noticeStates(g.inv.Reporting),
		UsersAffected: affected(services),
	}
}

// lost are what the drill takes, by kind and id.
func (r *drill) lost() []Loss {
	return ofEach(r.disaster, func(l loss) Loss { return Loss{Kind: l.kind, ID: l.id} })
}

// inOrder are the losses by kind and id, each once.
func inOrder(lost []Loss) []Loss {
	lost = append([]Loss{}, lost...)
	slices.SortFunc(lost, func(a, b Loss) int { return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID)) })
	return slices.Compact(lost)
}

// disasterOf is the disaster in which these things are lost.
func disasterOf(lost []Loss) disaster {
	return ofEach(lost, func(l Loss) loss { return loss{kind: l.Kind, id: l.ID} })
}

// serviceStates are what becomes of the services, by id.
func (r *drill) serviceStates() []ServiceState {
	states := make([]ServiceState, len(r.net.services))
	for s := range states {
		states[s] = r.serviceState(s)
	}
	return states
}

func (r *drill) serviceState(s int) ServiceState {
	service, outcome := r.net.services[s], r.outcome(s)
	state := ServiceState{ID: service.ID, Critical: service.Critical, Users: service.Users, State: outcome}
	if r.careful.up(s) {
		state.Capacity = r.careful.capacity(s)
	}
	if outcome != nil && *outcome == Recovers {
		state.RecoverySeconds = r.recovery().seconds(s)
		state.Because, state.Paths = r.recovery().story(s)
		return state
	}
	state.Because, state.Paths = r.account(s, outcome)
	return state
}

// affected are the users of the most used service that stops.
func affected(services []ServiceState) *int64 {
	var users *int64
	for _, service := range services {
		if service.State != nil && (*service.State == Lost || *service.State == Recovers) {
			users = most(users, service.Users)
		}
	}
	return users
}

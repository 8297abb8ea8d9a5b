package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// One more place to run or one more copy takes nothing from anyone.
func TestAddingLosesNothing(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		before := Play(p.inv, noon, lost...)
		p.add()
		after := Play(p.inv, noon, lost...)
		for i, was := range before.Services {
			if is := after.Services[i]; serves(was.State) && !serves(is.State) || is.State != nil && *is.State == Lost && (was.State == nil || *was.State != Lost) {
				return false
			}
		}
		for i, was := range before.Datasets {
			if !worse([]DataState{DataLost, Restorable, Intact}, was.State, after.Datasets[i].State) || was.State != nil && after.Datasets[i].State == nil && *was.State != DataLost {
				return false
			}
		}
		return true
	})
}

// serves says whether a service serves in the end, for certain.
func serves(state *Outcome) bool { return state != nil && *state != Lost }

// add gives each service whose deployments are declared another one, and each
// dataset whose copies are declared another copy.
func (p puzzle) add() {
	for i := range p.inv.Services {
		if s := &p.inv.Services[i]; s.Deployments != nil {
			s.Deployments = append(slices.Clone(s.Deployments), pick2(p, with(1, active("f0")), with(1, standby("f1"))))
		}
	}
	for i := range p.inv.Datasets {
		if d := &p.inv.Datasets[i]; d.Copies != nil {
			d.Copies = append(slices.Clone(d.Copies), inventory.Copy{ID: "more", Facility: p.somewhere(), Encrypted: pointer(false)})
		}
	}
}

// pick2 is one of two.
func pick2[T any](p puzzle, one, other T) T {
	if *p.coin() {
		return one
	}
	return other
}

// Whatever serves in the end has all that it needs.
func TestNothingServesWithoutWhatItNeeds(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		state := map[inventory.ServiceID]*Outcome{}
		services := Play(p.inv, noon, lost...).Services
		for _, service := range services {
			state[service.ID] = service.State
		}
		for _, service := range p.inv.Services {
			for _, need := range service.Requires {
				met := slices.ContainsFunc(need.AnyOf, func(id inventory.ServiceID) bool { return serves(state[id]) })
				if serves(state[service.ID]) && !met {
					return false
				}
			}
		}
		return true
	})
}

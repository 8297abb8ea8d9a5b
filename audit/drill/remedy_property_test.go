package drill

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// advised checks a property of the counsel on many inventories.
func advised(t *testing.T, property func(p puzzle, lost []Loss, c *Counsel) bool) {
	t.Helper()
	t.Parallel()
	seen, puzzles := 0, 0
	hold(t, func(p puzzle) bool {
		if puzzles++; puzzles%3 > 0 {
			return true // each takes hundreds of drills
		}
		p.peopled(0.8)
		for _, lost := range p.things()[2:6] {
			if c := Advise(p.inv, noon, lost...); c != nil {
				if seen++; !property(p, lost, c) {
					return false
				}
			}
		}
		return true
	})
	if seen < 200 {
		t.Errorf("there was something to advise only %d times", seen)
	}
}

// remedies are all that a counsel holds.
func (c *Counsel) remedies() []*Remedy {
	var all []*Remedy
	for i := range c.Best {
		all = append(all, &c.Best[i], c.Best[i].Moved)
	}
	if all = append(all, c.Whole); c.Whole != nil {
		all = append(all, c.Whole.Moved)
	}
	return slices.DeleteFunc(all, func(r *Remedy) bool { return r == nil })
}

// rebuilt is an inventory written anew with the changes in it.
func rebuilt(inv *inventory.Inventory, changes []Change) *inventory.Inventory {
	again := *inv
	again.Services, again.Datasets = nil, nil
	raised := map[inventory.ServiceID]bool{}
	for _, s := range inv.Services {
		var deployments []inventory.Deployment
		if s.Deployments != nil {
			deployments = []inventory.Deployment{}
		}
		for _, d := range s.Deployments {
			for _, c := range changes {
				switch {
				case c.Service != s.ID:
				case c.Kind == MoveDeployment, c.Kind == MakeActive && c.To == d.Facility:
					d = inventory.Deployment{Facility: c.To, Mode: "active", Capacity: d.Capacity}
				case c.Kind == RaiseCapacity && c.To == d.Facility && d.Mode == "active" && !raised[s.ID]:
					d.Capacity, raised[s.ID] = c.Capacity, true
				}
			}
			deployments = append(deployments, d)
		}
		for _, c := range changes {
			if c.Service == s.ID && c.Kind == AddDeployment {
				deployments = append(deployments, with(1, active(string(c.To))))
			}
		}
		s.Deployments = deployments
		again.Services = append(again.Services, s)
	}
	for _, d := range inv.Datasets {
		for _, c := range changes {
			if c.Dataset == d.ID && c.Kind == AddKey {
				d.Copies = ofEach(d.Copies, func(held inventory.Copy) inventory.Copy {
					if held.ID == c.Copy {
						held.KeyHeldAt = []inventory.FacilityID{c.To}
					}
					return held
				})
			} else if c.Dataset == d.ID {
				d.Copies = append([]inventory.Copy{{ID: "new", Facility: &c.To, Encrypted: pointer(false)}}, d.Copies...)
			}
		}
		again.Datasets = append(again.Datasets, d)
	}
	return &again
}

// What a remedy is said to clear is what the drill of the changed inventory says.
func TestRemediesAreProven(t *testing.T) {
	advised(t, func(p puzzle, lost []Loss, c *Counsel) bool {
		before := Play(p.inv, noon, lost...)
		for _, r := range c.remedies() {
			after, cleared := Play(rebuilt(p.inv, r.Changes), noon, lost...), map[string]string{}
			for _, one := range r.Clears {
				cleared[one.Kind+one.ID] = one.Before + ">" + one.After
			}
			for i, was := range before.Services {
				told, is := cleared["service"+string(was.ID)], after.Services[i]
				if (told == "") != (reflect.DeepEqual(was.State, is.State)) || told != "" && told != worded(was.State)+">"+worded(is.State) {
					return false
				}
			}
			for i, was := range before.Datasets {
				told, is := cleared["dataset"+string(was.ID)], after.Datasets[i]
				if (told == "") != (reflect.DeepEqual(was.State, is.State)) || told != "" && told != worded(was.State)+">"+worded(is.State) {
					return false
				}
			}
		}
		return true
	})
}

// Over all losses, as many ends get better and worse as their drills say.
func TestRemediesCountAllLosses(t *testing.T) {
	order := []string{"lost", "", "recovers", "degraded", "running"}
	advised(t, func(p puzzle, _ []Loss, c *Counsel) bool {
		for _, r := range c.remedies() {
			rises, falls, after := int64(0), int64(0), PlayEach(rebuilt(p.inv, r.Changes), noon)
			for i, before := range PlayEach(p.inv, noon) {
				for s, was := range before.Services {
					switch step := slices.Index(order, worded(after[i].Services[s].State)) - slices.Index(order, worded(was.State)); {
					case step > 0:
						rises++
					case step < 0:
						falls++
					}
				}
			}
			if r.Better == nil || *r.Better != rises || *r.Worse != falls {
				return false
			}
		}
		return true
	})
}

// The sets for one service are all the smallest ones that there are: no part of
// one is enough, and no other set of places is that holds none of them.
func TestSetsAreAllThatAreSmallest(t *testing.T) {
	searched := 0
	advised(t, func(p puzzle, lost []Loss, _ *Counsel) bool {
		plan := newPlanner(p.inv, noon, lost)
		services, _ := plan.goals()
		for _, s := range services {
			if len(plan.calm) == 0 {
				continue
			}
			searched++
			var got []string
			for _, set := range plan.search(s, 1).sets() {
				got = append(got, strings.Join(slices.Sorted(slices.Values(ofEach(set, Change.subject))), " "))
			}
			slices.Sort(got)
			if want := smallest(p.inv, plan.calm[0].ID, plan.stage.net.services[s].ID, lost); !slices.Equal(got, want) {
				t.Logf("%s: %q; by trying all: %q", plan.stage.net.services[s].ID, got, want)
				return false
			}
		}
		return true
	})
	if least := map[bool]int{false: 300, true: 60}[testing.Short()]; searched < least {
		t.Errorf("only %d services were searched for", searched)
	}
}

// smallest are the sets of services that save the goal once each of them runs at
// a facility that survives, by trying all sets.
func smallest(inv *inventory.Inventory, at inventory.FacilityID, goal inventory.ServiceID, lost []Loss) (sets []string) {
	ids := ofEach(inv.Services, func(s inventory.Service) string { return string(s.ID) })
	slices.Sort(ids)
	saves := map[int]bool{}
	for chosen := range 1 << len(ids) {
		var changes []Change
		var names []string
		part := false
		for i, id := range ids {
			if chosen&(1<<i) != 0 {
				part = part || saves[chosen&^(1<<i)]
				names = append(names, id)
				changes = append(changes, Change{Kind: AddDeployment, Service: inventory.ServiceID(id), To: at})
			}
		}
		for _, state := range Play(rebuilt(inv, changes), noon, lost...).Services {
			if state.ID == goal && worded(state.State) != string(Lost) {
				saves[chosen] = true
			}
		}
		if saves[chosen] && !part {
			sets = append(sets, strings.Join(names, " "))
		}
	}
	slices.Sort(sets)
	return sets
}

// The whole remedy leaves nothing lost, and each of its changes is needed.
func TestTheWholeRemedy(t *testing.T) {
	advised(t, func(p puzzle, lost []Loss, c *Counsel) bool {
		if c.NewFacility {
			return c.Whole == nil
		}
		if c.Whole == nil || losesSomething(rebuilt(p.inv, c.Whole.Changes), lost) {
			return false
		}
		for i := range c.Whole.Changes {
			if !losesSomething(rebuilt(p.inv, slices.Delete(slices.Clone(c.Whole.Changes), i, i+1)), lost) {
				return false
			}
		}
		return true
	})
}

func losesSomething(inv *inventory.Inventory, lost []Loss) bool {
	after := Play(inv, noon, lost...)
	return slices.ContainsFunc(after.Services, func(s ServiceState) bool { return worded(s.State) == string(Lost) }) ||
		slices.ContainsFunc(after.Datasets, func(d DatasetState) bool { return worded(d.State) == string(DataLost) })
}

// A counsel depends on no order, and leaves the inventory as it was.
func TestCounselsDependOnNoOrder(t *testing.T) {
	advised(t, func(p puzzle, lost []Loss, c *Counsel) bool {
		was, _ := json.Marshal(p.inv)
		again := Advise(p.inv, noon, lost...)
		if is, _ := json.Marshal(p.inv); !reflect.DeepEqual(again, c) || string(is) != string(was) {
			return false
		}
		shuffle(p.rng, p.inv.Services)
		shuffle(p.rng, p.inv.Facilities)
		shuffle(p.rng, p.inv.Datasets)
		for i := range p.inv.Services {
			shuffle(p.rng, p.inv.Services[i].Deployments)
			shuffle(p.rng, p.inv.Services[i].Requires)
		}
		again = Advise(p.inv, noon, append(slices.Clone(lost), lost...)...)
		for _, one := range slices.Concat(again.remedies(), c.remedies()) {
			one.Missing = nil // names deployments by their index
		}
		return reflect.DeepEqual(again, c)
	})
}

package drill

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// lostAs is the reference for these losses, all unknown facts turned out badly.
func (p puzzle) lostAs(lost []Loss) reference {
	return reference{inv: p.inv, lost: ofEach(lost, func(l Loss) loss { return loss{kind: l.Kind, id: l.ID} })}
}

// always checks a property of the scenarios of many inventories.
func always(t *testing.T, property func(p puzzle, lost []Loss) bool) {
	t.Helper()
	hold(t, func(p puzzle) bool {
		p.peopled(0.8)
		return !slices.ContainsFunc(p.things(), func(lost []Loss) bool { return !property(p, lost) })
	})
}

func TestRecoveryTakesAsLongAsDefined(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		times := p.lostAs(lost).times()
		for _, service := range Play(p.inv, noon, lost...).Services {
			recovers := service.State != nil && *service.State == Recovers
			known := recovers && !math.IsInf(times[service.ID], 1)
			if (service.RecoverySeconds != nil) != known || known && *service.RecoverySeconds != times[service.ID] {
				return false
			}
			told := recovers || service.State != nil && *service.State == Degraded
			if told != (service.Because != nil && *service.State != Lost) {
				return false
			}
		}
		return true
	})
}

func TestDegradedAsDefined(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		r := p.lostAs(lost)
		ran, up := r.settle()
		declared := map[inventory.ServiceID]inventory.Service{}
		for _, service := range p.inv.Services {
			declared[service.ID] = service
		}
		for _, got := range Play(p.inv, noon, lost...).Services {
			service := declared[got.ID]
			misses := func(id inventory.ServiceID) bool { return !up[id] }
			worse := ran[got.ID] && (r.short(service) || slices.ContainsFunc(service.Uses, misses))
			if worse != (got.State != nil && *got.State == Degraded) {
				return false
			}
		}
		return true
	})
}

func TestDatasetsEndAsDefined(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		byID := map[inventory.DatasetID]inventory.Dataset{}
		for _, dataset := range p.inv.Datasets {
			byID[dataset.ID] = dataset
		}
		for _, got := range Play(p.inv, noon, lost...).Datasets {
			ends, sure := p.lostAs(lost).ends(byID[got.ID])
			var possible []DataState
			for end, may := range ends {
				if may {
					possible = append(possible, end)
				}
			}
			if (got.State != nil) != (len(possible) == 1) || got.State != nil && *got.State != possible[0] {
				return false
			}
			if (got.Copy != nil) != (got.State != nil && *got.State == Restorable) || got.Copy != nil && !best(byID[got.ID], got, sure) {
				return false
			}
		}
		return true
	})
}

// best says whether no other sure copy is better than the one that was chosen.
func best(dataset inventory.Dataset, got DatasetState, sure map[inventory.CopyID]bool) bool {
	old := func(age *float64) float64 {
		if age == nil {
			return math.Inf(1)
		}
		return *age
	}
	for _, held := range dataset.Copies {
		other := math.Inf(1)
		if held.LastSuccess != nil && !held.LastSuccess.Time().After(noon) {
			other = noon.Sub(held.LastSuccess.Time()).Seconds()
		}
		better := cmp.Or(cmp.Compare(other, old(got.Age)), cmp.Compare(held.ID, *got.Copy)) < 0
		if sure[held.ID] && better {
			return false
		}
	}
	return sure[*got.Copy]
}

// worse says whether a later thing can follow from an earlier one by more loss.
func worse[T comparable](order []T, less, more *T) bool {
	return less == nil || more == nil || slices.Index(order, *more) >= slices.Index(order, *less)
}

func TestLosingMoreImprovesNothing(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		less, more := Play(p.inv, noon, lost...), Play(p.inv, noon, append(slices.Clone(lost), Losable(p.inv)[p.rng.Intn(6)])...)
		for i, was := range less.Services {
			is := more.Services[i]
			slower := is.RecoverySeconds == nil || was.RecoverySeconds == nil || *is.RecoverySeconds >= *was.RecoverySeconds
			if !slower || !worse([]Outcome{Running, Degraded, Recovers, Lost}, was.State, is.State) {
				return false
			}
		}
		for i, was := range less.Datasets {
			is := more.Datasets[i]
			older := was.Copy == nil || is.Copy == nil || is.Age == nil || was.Age != nil && *is.Age >= *was.Age
			if !older || !worse([]DataState{Intact, Restorable, DataLost}, was.State, is.State) {
				return false
			}
		}
		for i, was := range less.Notices {
			if !worse([]bool{true, false}, was.Deliverable, more.Notices[i].Deliverable) {
				return false
			}
		}
		return true
	})
}

// Whatever the facts turn out to be that an inventory leaves out, nothing ends
// worse or later than told, and no more surely.
func TestNoScenarioRestsOnAnUnknownFact(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		full := puzzle{p.completed(), p.rng}
		full.inv.Datasets = ofEach(full.inv.Datasets, func(d inventory.Dataset) inventory.Dataset { d.Copies = slices.Clone(d.Copies); return d })
		full.inv.Reporting = &inventory.Reporting{Contacts: slices.Clone(p.inv.Reporting.Contacts), Notices: slices.Clone(p.inv.Reporting.Notices)}
		for i := range full.inv.Reporting.Notices {
			full.inv.Reporting.Notices[i].Channels = slices.Clone(full.inv.Reporting.Notices[i].Channels)
		}
		full.peopled(1)
		told, real := Play(p.inv, noon, lost...), Play(full.inv, noon, lost...)
		for i, service := range told.Services {
			if at := real.Services[i].RecoverySeconds; service.RecoverySeconds != nil && at != nil && *at > *service.RecoverySeconds {
				return false
			}
		}
		for i, dataset := range told.Datasets {
			if got := real.Datasets[i]; got.State == nil || dataset.State != nil && *got.State != *dataset.State {
				return false
			}
		}
		for i, notice := range told.Notices {
			if got := real.Notices[i].Deliverable; notice.Deliverable != nil && got != nil && *got != *notice.Deliverable {
				return false
			}
		}
		return true
	})
}

func TestScenariosDoNotDependOnOrder(t *testing.T) {
	always(t, func(p puzzle, lost []Loss) bool {
		before := Play(p.inv, noon, lost...)
		again := append(slices.Clone(lost), lost...)
		shuffle(p.rng, again)
		shuffle(p.rng, p.inv.Services)
		shuffle(p.rng, p.inv.Facilities)
		shuffle(p.rng, p.inv.Datasets)
		shuffle(p.rng, p.inv.Reporting.Contacts)
		for i := range p.inv.Datasets {
			shuffle(p.rng, p.inv.Datasets[i].Copies)
		}
		if !reflect.DeepEqual(before, Play(p.inv, noon, again...)) {
			return false
		}
		// Paths and sentences name these by their index and in their order.
		for i := range p.inv.Services {
			shuffle(p.rng, p.inv.Services[i].Requires)
			shuffle(p.rng, p.inv.Services[i].Deployments)
		}
		after := Play(p.inv, noon, lost...)
		return slices.EqualFunc(before.Services, after.Services, func(a, b ServiceState) bool {
			a.Because, b.Because, a.Paths, b.Paths = nil, nil, nil, nil
			return reflect.DeepEqual(a, b)
		})
	})
}

package drill

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// lossesOf are the losses of a dataset, by kind and id.
func lossesOf(facts DatasetFacts) map[Loss]DatasetLossFacts {
	found := map[Loss]DatasetLossFacts{}
	for _, entry := range facts.Losses {
		lost := Loss{Kind: entry.Kind}
		if entry.ID != nil {
			lost.ID = *entry.ID
		}
		found[lost] = entry
	}
	return found
}

// perLoss checks a property of each dataset and single loss of many inventories.
func perLoss(t *testing.T, property func(p puzzle, d inventory.Dataset, lost Loss, entry DatasetLossFacts, told bool) bool) {
	t.Helper()
	hold(t, func(p puzzle) bool {
		p.peopled(0.8)
		facts := deriveAll(p.inv, noon)
		for _, dataset := range p.inv.Datasets {
			entries := lossesOf(facts.Datasets[dataset.ID])
			for _, lost := range Losable(p.inv) {
				entry, told := entries[lost]
				if _, unnamed := entries[Loss{Kind: lost.Kind}]; unnamed && !told {
					continue
				}
				if !property(p, dataset, lost, entry, told) {
					return false
				}
			}
		}
		return true
	})
}

func TestDatasetLossesAreAsDefined(t *testing.T) {
	perLoss(t, func(p puzzle, dataset inventory.Dataset, lost Loss, entry DatasetLossFacts, told bool) bool {
		reference := p.lostAs([]Loss{lost})
		ends, sure := reference.ends(dataset)
		if !told {
			return reflect.DeepEqual(ends, map[DataState]bool{Intact: true, Restorable: false, DataLost: false})
		}
		state := entry.State
		for _, end := range []DataState{Intact, Restorable, DataLost} {
			if state != nil && ends[end] != (*state == end) {
				return false
			}
		}
		if state == nil {
			return ends[Intact] || ends[Restorable] && ends[DataLost]
		}
		ended := DatasetState{Copy: entry.Copy, Age: entry.RecoveryPointSeconds}
		return (*state == Restorable) == (entry.Copy != nil) && (entry.Copy == nil || best(dataset, ended, sure))
	})
}

// Entries are left out only where the facility of the original is certain to
// survive; those that are there say what the scenario of the same loss says.
func TestDatasetLossesAgreeWithScenarios(t *testing.T) {
	perLoss(t, func(p puzzle, dataset inventory.Dataset, lost Loss, entry DatasetLossFacts, told bool) bool {
		states := Play(p.inv, noon, lost).Datasets
		state := states[slices.IndexFunc(states, func(s DatasetState) bool { return s.ID == dataset.ID })]
		if !told {
			return state.State != nil && *state.State == Intact
		}
		return reflect.DeepEqual(entry.State, state.State) && reflect.DeepEqual(entry.Copy, state.Copy) &&
			reflect.DeepEqual(entry.RecoveryPointSeconds, state.Age) && slices.Equal(entry.Basis("state"), state.Paths)
	})
}

// Whatever the facts turn out to be that an inventory leaves out, the recovery
// point lies between what it is at best and at worst.
func TestNoRecoveryPointRestsOnAnUnknownFact(t *testing.T) {
	hold(t, func(p puzzle) bool {
		p.peopled(0.8)
		full := p.settled()
		told, real := deriveAll(p.inv, noon).Datasets, deriveAll(full, noon).Datasets
		for _, dataset := range full.Datasets {
			actual := lossesOf(real[dataset.ID])
			for lost, entry := range lossesOf(told[dataset.ID]) {
				if lost.ID != "" && !bounded(entry, actual[lost], dataset) {
					return false
				}
			}
		}
		return true
	})
}

// bounded says whether what really is lost lies between the bounds that were
// told.
func bounded(told, actual DatasetLossFacts, dataset inventory.Dataset) bool {
	least, most := 0.0, math.Inf(1)
	if told.LeastSeconds != nil {
		least = *told.LeastSeconds
	}
	if told.RecoveryPointSeconds != nil {
		most = *told.RecoveryPointSeconds
	}
	if actual.State == nil || *actual.State == Intact {
		return told.LeastSeconds == nil && told.RecoveryPointSeconds == nil
	}
	if *actual.State == DataLost {
		return told.RecoveryPointSeconds == nil
	}
	point := actual.RecoveryPointSeconds
	if point == nil {
		return told.RecoveryPointSeconds == nil
	}
	return least <= *point && *point <= most && (actual.LeastSeconds == nil || least <= *actual.LeastSeconds)
}

// settled is the inventory with every absent fact declared at random.
func (p puzzle) settled() *inventory.Inventory {
	full := puzzle{p.completed(), p.rng}
	full.inv.Datasets = ofEach(full.inv.Datasets, func(d inventory.Dataset) inventory.Dataset {
		d.Copies = slices.Clone(d.Copies)
		return d
	})
	for i := range full.inv.Datasets {
		full.declareDataset(&full.inv.Datasets[i], 1)
	}
	return full.inv
}

func TestEveryDatasetLossIsAccountedFor(t *testing.T) {
	hold(t, func(p puzzle) bool {
		p.peopled(0.8)
		document := p.document()
		declared := func(at inventory.Path) bool { return reaches(document, at) }
		for _, facts := range deriveAll(p.inv, noon).Datasets {
			for _, entry := range facts.Losses {
				for field, is := range map[string]bool{
					"state": entry.State != nil, "copy": entry.Copy != nil,
					"recovery_point_seconds": entry.RecoveryPointSeconds != nil, "least_seconds": entry.LeastSeconds != nil,
				} {
					basis := entry.Basis(field)
					if len(basis) == 0 || is && field != "least_seconds" && slices.ContainsFunc(basis, func(at path) bool { return !declared(at) }) {
						return false
					}
				}
				if entry.State == nil && entry.ID != nil && slices.ContainsFunc(entry.Basis("state"), declared) {
					return false
				}
			}
		}
		return true
	})
}

// What is derived of each copy by itself says the same of the loss of the site.
func TestCopiesOffSiteOutliveTheSite(t *testing.T) {
	hold(t, func(p puzzle) bool {
		p.peopled(0.9)
		facts := deriveAll(p.inv, noon)
		for _, dataset := range p.inv.Datasets {
			for lost, entry := range lossesOf(facts.Datasets[dataset.ID]) {
				if lost.Kind != SiteLoss || lost.ID == "" || entry.State == nil {
					continue
				}
				readable := false
				for i, held := range facts.Datasets[dataset.ID].Copies {
					open := dataset.Copies[i].Encrypted != nil && !*dataset.Copies[i].Encrypted
					keyed := held.KeyOffSite != nil && *held.KeyOffSite
					readable = readable || held.OffSite != nil && *held.OffSite && (open || keyed)
				}
				if *entry.State != Intact && readable != (*entry.State == Restorable) {
					return false
				}
			}
		}
		return true
	})
}

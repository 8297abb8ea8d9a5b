package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// threat is a loss that may touch a facility: one that is played, or else what
// a gap says of any dataset there.
type threat struct {
	drill *drill
	gap   DatasetLossFacts
}

// kind is the kind of the loss.
func (t threat) kind() LossKind {
	if t.drill != nil {
		return t.drill.disaster[0].kind
	}
	return t.gap.Kind
}

// findThreats finds all those to each facility, by kind and id, gaps first. They are
// found once for each facility, so that of many datasets each pays only for
// what may touch its own.
func (d *derivation) findThreats() [][]threat {
	threats := make([][]threat, len(d.net.facilities))
	for f, facility := range d.net.facilities {
		threats[f] = ofEach(d.gapsAt()[f], func(g gap) threat { return threat{gap: g.datasetLoss()} })
		for _, r := range d.drills {
			if r.fates[f] != spared || r.disaster.names(facility) {
				threats[f] = append(threats[f], threat{drill: r})
			}
		}
		slices.SortStableFunc(threats[f], func(a, b threat) int { return cmp.Compare(a.kind(), b.kind()) })
	}
	return threats
}

// datasetLosses derives what becomes of a dataset under each threat to the
// facility of its original. One that nobody placed is under any, none of which
// can be judged: a gap of each kind stands for all of them.
func (d *derivation) datasetLosses(dataset *inventory.Dataset) []DatasetLossFacts {
	f := -1
	if dataset.Primary != nil {
		f = d.net.facility(*dataset.Primary)
	}
	if f < 0 {
		gaps := d.gapsOfUnplaced(func() path { return datasetPath(dataset.ID).Field("primary") })
		return ofEach(gaps, gap.datasetLoss)
	}
	return ofEach(d.threats()[f], func(t threat) DatasetLossFacts {
		if t.drill == nil {
			return t.gap
		}
		return t.drill.datasetLoss(dataset, inventory.At(d.at))
	})
}

// datasetLoss says that nothing can be told of a dataset.
func (g gap) datasetLoss() DatasetLossFacts {
	return DatasetLossFacts{Kind: g.kind, Basis: g.basis}
}

// datasetLoss tells what becomes of a dataset. The disaster of the drill is a
// single loss.
func (r *drill) datasetLoss(dataset *inventory.Dataset, at inventory.Instant) DatasetLossFacts {
	lost, state := &r.disaster[0], r.datasetState(dataset, at)
	facts := DatasetLossFacts{Kind: lost.kind, ID: &lost.id, State: state.State, Copy: state.Copy, RecoveryPointSeconds: state.Age}
	gone := r.fates[r.net.facility(*dataset.Primary)] == taken && len(dataset.Copies) > 0
	if gone {
		facts.LeastSeconds, _ = r.least(dataset, at)
	}
	facts.Basis = func(field string) []path {
		switch {
		case field == "kind" || field == "id":
			return []path{lost.decl}
		case field == "least_seconds" && gone:
			_, paths := r.least(dataset, at)
			return paths
		case field == "recovery_point_seconds" && state.Copy != nil && state.Age == nil:
			undated := datasetPath(dataset.ID).Field("copies").Item(string(*state.Copy)).Field("last_success")
			return sorted(append(slices.Clone(state.Paths), undated))
		}
		return state.Paths
	}
	return facts
}

// least is the recovery point of a dataset whose original is lost, if all that
// is not declared of its copies turns out well.
func (r *drill) least(dataset *inventory.Dataset, at inventory.Instant) (*float64, []path) {
	var least *float64
	dated, basis := true, []path{datasetPath(dataset.ID).Field("copies")}
	for _, c := range r.copies(dataset, at) {
		if c.fate == taken {
			continue
		}
		age := c.age
		if basis = append(basis, c.at.Field("last_success")); follows(c.held) {
			age, basis = new(float64), append(basis, c.at.Field("interval"))
		}
		if dated = dated && age != nil; dated && (least == nil || *age < *least) {
			least = age
		}
	}
	if !dated {
		least = nil
	}
	return least, sorted(basis)
}

// follows says whether the copy may follow the original at no interval: then
// what is lost with the original is not what came after its last success, which
// says only when it was last seen to be complete.
func follows(held *inventory.Copy) bool { return held.Interval == nil || *held.Interval == 0 }

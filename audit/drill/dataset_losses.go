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
// can be judged: a gap of each kind stands for all of them. They are put into the
// list, which is empty.
func (d *derivation) datasetLosses(dataset *inventory.Dataset, facts []DatasetLossFacts) []DatasetLossFacts {
	f := d.net.housing(dataset.Primary)
	if f < 0 {
		gaps := d.gapsOfUnplaced(func() path { return datasetPath(dataset.ID).Field("primary") })
		return append(facts, ofEach(gaps, gap.datasetLoss)...)
	}
	threats, s := d.threats()[f], d.net.stock(dataset, inventory.At(d.at))
	facts = slices.Grow(facts, len(threats))
	for i := range threats {
		if r := threats[i].drill; r != nil {
			facts = append(facts, d.datasetLoss(r, dataset, &s))
		} else {
			facts = append(facts, threats[i].gap)
		}
	}
	return facts
}

// datasetLoss says that nothing can be told of a dataset.
func (g gap) datasetLoss() DatasetLossFacts {
	return DatasetLossFacts{Kind: g.kind, Basis: g.basis}
}

// datasetLoss tells what becomes of a dataset. The disaster of the drill is a
// single loss.
func (d *derivation) datasetLoss(r *drill, dataset *inventory.Dataset, s *stock) DatasetLossFacts {
	lost := &r.disaster[0]
	state, chosen := r.end(s)
	facts := DatasetLossFacts{Kind: lost.kind, ID: &lost.id, State: state}
	if chosen != nil {
		facts.Copy, facts.RecoveryPointSeconds = pointer(chosen.held.ID), chosen.age
	}
	if r.fate(s.original) == taken {
		facts.LeastSeconds = r.least(s)
	}
	facts.Basis = func(field string) []path { return d.datasetLossBasis(r, dataset, field) }
	return facts
}

// datasetLossBasis is what a field of these facts rests on.
func (d *derivation) datasetLossBasis(r *drill, dataset *inventory.Dataset, field string) []path {
	if field == "kind" || field == "id" {
		return []path{r.disaster[0].decl}
	}
	if field == "least_seconds" && len(dataset.Copies) > 0 {
		if s := d.net.stock(dataset, inventory.At(d.at)); r.fate(s.original) == taken {
			return r.leastBasis(dataset, &s)
		}
	}
	state := r.datasetState(dataset, inventory.At(d.at))
	if field == "recovery_point_seconds" && state.Copy != nil && state.Age == nil {
		undated := datasetPath(dataset.ID).Field("copies").Item(string(*state.Copy)).Field("last_success")
		return sorted(append(state.Paths, undated))
	}
	return state.Paths
}

// least is the recovery point of a dataset whose original is lost, if all that
// is not declared of its copies turns out well.
func (r *drill) least(s *stock) (least *float64) {
	for i := range s.copies {
		c := &s.copies[i]
		if r.remains(c) == taken {
			continue
		}
		age := c.age
		if follows(c.held) {
			age = &instantly
		}
		if age == nil {
			return nil
		}
		if least == nil || *age < *least {
			least = age
		}
	}
	return least
}

// instantly is the age of what is never behind; nobody changes it.
var instantly float64

// leastBasis is what that rests on.
func (r *drill) leastBasis(dataset *inventory.Dataset, s *stock) []path {
	basis := []path{datasetPath(dataset.ID).Field("copies")}
	for i := range s.copies {
		if c := &s.copies[i]; r.remains(c) != taken {
			at := copyPath(dataset, c.held)
			basis = append(basis, at.Field("last_success"))
			if follows(c.held) {
				basis = append(basis, at.Field("interval"))
			}
		}
	}
	return sorted(basis)
}

// follows says whether the copy may follow the original at no interval: then
// what is lost with the original is not what came after its last success, which
// says only when it was last seen to be complete.
func follows(held *inventory.Copy) bool { return held.Interval == nil || *held.Interval == 0 }

package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// datasetState is what becomes of a dataset.
func (r *drill) datasetState(dataset *inventory.Dataset, at inventory.Instant) DatasetState {
	s := r.net.stock(dataset, at)
	end, chosen := r.end(&s)
	state := DatasetState{ID: dataset.ID, State: end}
	original := r.housed(dataset.Primary, datasetPath(dataset.ID).Field("primary"))
	if original.fate == taken {
		state.Paths = r.remainsBasis(dataset, chosen)
	}
	if original.fate != taken || end != nil {
		state.Paths = append(state.Paths, original.basis...)
	}
	if chosen != nil {
		state.Copy, state.Age, state.KeyAt = pointer(chosen.held.ID), chosen.age, r.keyAt(chosen.held)
	}
	state.Paths = sorted(state.Paths)
	return state
}

// remainsBasis is what it rests on what the copies of a dataset are worth: the
// one that is chosen, or else all of them.
func (r *drill) remainsBasis(dataset *inventory.Dataset, chosen *holding) []path {
	if chosen != nil {
		at := copyPath(dataset, chosen.held)
		basis := slices.Clone(r.copied(chosen.held, at).basis)
		if chosen.held.LastSuccess != nil {
			basis = append(basis, at.Field("last_success"))
		}
		return basis
	}
	best := prospect{taken, []path{datasetPath(dataset.ID).Field("copies")}}
	if dataset.Copies == nil {
		best.fate = unsure
	}
	for i := range dataset.Copies {
		held := &dataset.Copies[i]
		best = either(best, r.copied(held, copyPath(dataset, held)))
	}
	return slices.Clone(best.basis)
}

// age is how old the copy is in seconds.
func age(held *inventory.Copy, at inventory.Instant) *float64 {
	if held.LastSuccess == nil {
		return nil
	}
	return between(*held.LastSuccess, at)
}

// copied is the prospect of a copy: that it survives and can be read.
func (r *drill) copied(held *inventory.Copy, at path) prospect {
	return joint(r.housed(held.Facility, at.Field("facility")), r.readable(held, at))
}

// readable is the prospect of reading a copy. One that is not encrypted needs no
// key; of one that may be, the key must survive.
func (r *drill) readable(held *inventory.Copy, at path) prospect {
	encrypted := prospect{taken, []path{at.Field("encrypted")}}
	switch {
	case held.Encrypted == nil:
		encrypted.fate = unsure
	case !*held.Encrypted:
		encrypted.fate = spared
		return encrypted
	}
	return either(encrypted, r.key(held, at.Field("key_held_at")))
}

// key is the prospect of the key to a copy, which each of its holders can give.
func (r *drill) key(held *inventory.Copy, at path) prospect {
	if held.KeyHeldAt == nil {
		return prospect{unsure, []path{at}}
	}
	key := prospect{taken, []path{at}}
	for i := range held.KeyHeldAt {
		key = either(key, r.housed(&held.KeyHeldAt[i], at))
	}
	return key
}

// keyAt are the facilities that certainly still hold the key to a copy, unless
// it is declared to need none.
func (r *drill) keyAt(held *inventory.Copy) []inventory.FacilityID {
	if held.Encrypted != nil && !*held.Encrypted {
		return nil
	}
	var holders []inventory.FacilityID
	for _, id := range held.KeyHeldAt {
		if f := r.net.facility(id); f >= 0 && r.fates[f] == spared {
			holders = append(holders, id)
		}
	}
	return distinct(holders)
}

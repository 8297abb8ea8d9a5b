package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// datasetState is what becomes of a dataset.
func (r *drill) datasetState(dataset *inventory.Dataset, at inventory.Instant) DatasetState {
	state := DatasetState{ID: dataset.ID}
	original := r.housed(dataset.Primary, datasetPath(dataset.ID).Field("primary"))
	switch original.fate {
	case spared:
		state.State = pointer(Intact)
	case taken:
		r.restore(&state, dataset, at)
	}
	if original.fate != taken || state.State != nil {
		state.Paths = append(state.Paths, original.basis...)
	}
	state.Paths = sorted(state.Paths)
	return state
}

// restore tells what the copies of a dataset are worth whose original is lost.
func (r *drill) restore(state *DatasetState, dataset *inventory.Dataset, at inventory.Instant) {
	copies := datasetPath(dataset.ID).Field("copies")
	best := prospect{taken, []path{copies}}
	if dataset.Copies == nil {
		best.fate = unsure
	}
	var safe []restorable
	for _, c := range r.copies(dataset, at) {
		if best = either(best, c.prospect); c.fate == spared {
			safe = append(safe, c)
		}
	}
	state.Paths = slices.Clone(best.basis)
	switch best.fate {
	case taken:
		state.State = pointer(DataLost)
	case spared:
		chosen := slices.MinFunc(safe, restorable.compare)
		state.State, state.Copy, state.Age = pointer(Restorable), pointer(chosen.held.ID), chosen.age
		state.KeyAt, state.Paths = r.keyAt(chosen.held), slices.Clone(chosen.basis)
		if chosen.held.LastSuccess != nil {
			state.Paths = append(state.Paths, chosen.at.Field("last_success"))
		}
	}
}

// copies are the copies of a dataset, and what is known to become of each.
func (r *drill) copies(dataset *inventory.Dataset, at inventory.Instant) []restorable {
	copies := datasetPath(dataset.ID).Field("copies")
	found := make([]restorable, len(dataset.Copies))
	for i := range dataset.Copies {
		held := &dataset.Copies[i]
		declared := copies.Item(string(held.ID))
		found[i] = restorable{r.copied(held, declared), held, age(held, at), declared}
	}
	return found
}

// restorable is a copy, and the prospect that it survives and can be read.
type restorable struct {
	prospect
	held *inventory.Copy
	age  *float64
	at   path // where it is declared
}

// compare puts the copy first from which least is lost. One whose age is not
// known, because its last success is not declared or lies ahead, comes last.
func (c restorable) compare(other restorable) int {
	switch {
	case c.age != nil && other.age != nil:
		return cmp.Or(cmp.Compare(*c.age, *other.age), cmp.Compare(c.held.ID, other.held.ID))
	case c.age != nil:
		return -1
	case other.age != nil:
		return 1
	}
	return cmp.Compare(c.held.ID, other.held.ID)
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

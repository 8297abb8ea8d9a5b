package drill

import (
	"cmp"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// stock is a dataset with its copies, as numbers, so that it takes little to say
// what any number of drills leaves of it. What that rests on is worked out by
// itself, for the few of whom it is asked; both must agree on every fate.
type stock struct {
	original int  // facility, or none
	declared bool // it is declared what copies there are
	copies   []holding
}

// holding is a copy of a dataset.
type holding struct {
	held     *inventory.Copy
	facility int   // or none
	keys     []int // the facilities that hold the key, or none
	age      *float64
}

// stock looks up a dataset.
func (n *network) stock(dataset *inventory.Dataset, at inventory.Instant) stock {
	s := stock{n.housing(dataset.Primary), dataset.Copies != nil, make([]holding, len(dataset.Copies))}
	for i := range dataset.Copies {
		held := &dataset.Copies[i]
		s.copies[i] = holding{held: held, facility: n.housing(held.Facility), keys: ofEach(held.KeyHeldAt, n.facility), age: age(held, at)}
	}
	return s
}

// end is what becomes of the dataset, and the copy to restore it from. Absent
// when it cannot be determined.
func (r *drill) end(s *stock) (*DataState, *holding) {
	switch r.fate(s.original) {
	case spared:
		return &dataEndings.intact, nil
	case unsure:
		return nil, nil
	}
	var chosen *holding
	best := taken
	if !s.declared {
		best = unsure
	}
	for i := range s.copies {
		c := &s.copies[i]
		end := r.remains(c)
		if best = min(best, end); end == spared && (chosen == nil || c.compare(chosen) < 0) {
			chosen = c
		}
	}
	switch best {
	case taken:
		return &dataEndings.lost, nil
	case unsure:
		return nil, nil
	}
	return &dataEndings.restorable, chosen
}

// dataEndings are what facts about datasets point to; nobody changes them.
var dataEndings = struct{ intact, restorable, lost DataState }{Intact, Restorable, DataLost}

// fate is what becomes of a facility, if it is declared which one.
func (r *drill) fate(facility int) fate {
	if facility < 0 {
		return unsure
	}
	return r.fates[facility]
}

// remains says whether a copy survives and can be read: the worse decides.
func (r *drill) remains(c *holding) fate { return max(r.fate(c.facility), r.legible(c)) }

// legible says whether a copy can be read. One that is not encrypted needs no
// key; of one that may be, the key must survive.
func (r *drill) legible(c *holding) fate {
	switch encrypted := c.held.Encrypted; {
	case encrypted == nil:
		return min(unsure, r.unlocked(c))
	case !*encrypted:
		return spared
	}
	return r.unlocked(c)
}

// unlocked says whether the key to a copy survives, which each of its holders
// can give: the best decides.
func (r *drill) unlocked(c *holding) fate {
	if c.held.KeyHeldAt == nil {
		return unsure
	}
	best := taken
	for _, holder := range c.keys {
		best = min(best, r.fate(holder))
	}
	return best
}

// compare puts the copy first from which least is lost. One whose age is not
// known, because its last success is not declared or lies ahead, comes last.
func (c *holding) compare(other *holding) int {
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

package direct

import "slices"

// built is a collection: the items of an array, of a set in order, or of an object
// in the order of its keys.
type built struct {
	shape *shape  // of an object; nil where that is not known before a field is looked at
	items []value // of rows there are none
	more  source  // of an object whose fields are made when somebody looks at them, and of a list of such
}

// shape is the keys of objects, in order. Those of one Go type share theirs, so that
// where a key stands in one of them, it stands in all. Not all have each field.
type shape struct {
	keys  []value
	fixed bool // it never changes
	// Of the fields of a Go type; 0 where the keys are what tells objects apart.
	number uint32
}

// place is where a key stands.
func (s *shape) place(key *value) (int, bool) {
	return slices.BinarySearchFunc(s.keys, key, compareTo)
}

func compareTo(entry value, key *value) int { return compare(&entry, key) }

// field is the entry of an object at a place, or nil.
func (v *value) field(i int) *value {
	b := v.built
	if b.items == nil {
		return b.more.(*rows).cell(i, int(v.num))
	}
	item := &b.items[i]
	if item.kind == pending {
		b.more.fill(b, i)
	}
	if item.kind == absent {
		return nil
	}
	return item
}

// size is the number of entries of a collection.
func (v *value) size() int {
	if v.kind != object {
		return len(v.built.items)
	}
	v.built.learn()
	n := 0
	for i := range v.built.shape.keys {
		if v.field(i) != nil {
			n++
		}
	}
	return n
}

// next is the entry of a collection from a place on, in order, and the place behind
// it, which is negative when there is no entry. The key in a set is the item.
func (v *value) next(from int) (key, item *value, after int) {
	b := v.built
	if v.kind == object {
		b.learn()
		for i := from; i < len(b.shape.keys); i++ {
			if item := v.field(i); item != nil {
				return &b.shape.keys[i], item, i + 1
			}
		}
		return nil, nil, -1
	}
	if from >= len(b.items) {
		return nil, nil, -1
	}
	item = &b.items[from]
	if v.kind == set {
		return item, item, from + 1
	}
	return counted(from), item, from + 1
}

// numbers are the indices of lists of usual length.
var numbers = func() (numbers [512]value) {
	for i := range numbers {
		numbers[i] = integer(int64(i))
	}
	return numbers
}()

// counted is an index as a value.
func counted(i int) *value {
	if i < len(numbers) {
		return &numbers[i]
	}
	n := integer(int64(i))
	return &n
}

// find is what a key leads to, or nil.
func (v *value) find(key *value) *value {
	switch v.kind {
	case array:
		return v.at(key)
	case set:
		if _, found := slices.BinarySearchFunc(v.built.items, key, compareTo); found {
			return key
		}
	case object:
		v.built.learn()
		if i, found := v.built.shape.place(key); found {
			return v.field(i)
		}
	}
	return nil
}

func (v *value) at(index *value) *value {
	if !index.isNumber() {
		return nil
	}
	n := index.num
	if index.kind != whole {
		var ok bool
		if n, ok = index.digits().Int64(); !ok {
			return nil
		}
	}
	if n < 0 || n >= int64(len(v.built.items)) {
		return nil
	}
	return &v.built.items[n]
}

// entries are an object in the making.
type entries struct{ keys, items []value }

// sort puts entries in the order of their keys; those with the same key stay as
// they were.
func (e *entries) sort() {
	if slices.IsSortedFunc(e.keys, order) {
		return
	}
	places := make([]int, len(e.keys))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(i, j int) int { return compare(&e.keys[i], &e.keys[j]) })
	keys, items := make([]value, len(places)), make([]value, len(places))
	for to, from := range places {
		keys[to], items[to] = e.keys[from], e.items[from]
	}
	e.keys, e.items = keys, items
}

// merge takes together the sorted entries that have the same key; it is false if
// their values differ. Of those that are equal and written differently, as 1 and
// 1.0, the first stays, or the last.
func (e *entries) merge(last bool) bool {
	n := 0
	for i := range e.keys {
		if n == 0 || !equal(&e.keys[n-1], &e.keys[i]) {
			e.keys[n], e.items[n] = e.keys[i], e.items[i]
			n++
		} else if !equal(&e.items[n-1], &e.items[i]) {
			return false
		} else if last {
			e.items[n-1] = e.items[i]
		}
	}
	e.keys, e.items = e.keys[:n], e.items[:n]
	return true
}

// object is one of the entries, which are in order.
func (e *entries) object() value {
	return value{kind: object, built: &built{shape: &shape{keys: e.keys, fixed: true}, items: e.items}}
}

func order(a, b value) int { return compare(&a, &b) }

// unique makes a set of the items.
func unique(items []value) []value {
	for i := 1; i < len(items); i++ {
		if compare(&items[i-1], &items[i]) >= 0 {
			slices.SortStableFunc(items, order)
			return slices.CompactFunc(items, func(a, b value) bool { return compare(&a, &b) == 0 })
		}
	}
	return items
}

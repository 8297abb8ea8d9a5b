package direct

import "slices"

// size is the number of entries of a collection.
func (v *value) size() int {
	switch {
	case v.built != nil:
		return len(v.built.items)
	case v.plan == nil:
		return 0
	case v.plan.form == partsForm:
		whole := v.whole()
		return whole.size()
	case v.plan.form == structForm:
		n := 0
		for i := range v.plan.fields {
			if _, there := v.plan.fields[i].of(v.in); there {
				n++
			}
		}
		return n
	}
	return v.in.Len()
}

// next puts the entry from a place on, in order, where it is wanted, and gives the
// place behind it, which is negative when there is no entry. The key need not be
// wanted; in a set it is the item. Maps of Go are put in order before.
func (v *value) next(from int, key, item *value) (after int) {
	switch {
	case v.built != nil:
		return v.nextBuilt(from, key, item)
	case v.plan == nil:
		return -1
	case v.plan.form == structForm:
		return v.nextField(from, key, item)
	case from >= v.in.Len():
		return -1
	}
	if key != nil {
		*key = integer(int64(from))
	}
	*item = v.plan.elem.view(v.in.Index(from))
	return from + 1
}

func (v *value) nextBuilt(from int, key, item *value) (after int) {
	if from >= len(v.built.items) {
		return -1
	}
	switch {
	case key == nil:
	case v.kind == array:
		*key = integer(int64(from))
	case v.kind == set:
		*key = v.built.items[from]
	default:
		*key = v.built.keys[from]
	}
	*item = v.built.items[from]
	return from + 1
}

func (v *value) nextField(from int, key, item *value) (after int) {
	for i := from; i < len(v.plan.fields); i++ {
		f := &v.plan.fields[i]
		if in, there := f.of(v.in); there {
			if key != nil {
				*key = word(f.name)
			}
			*item = f.plan.view(in)
			return i + 1
		}
	}
	return -1
}

// find puts what a key leads to where it is wanted, which may be where the
// collection is.
func (v *value) find(key, into *value) (found bool) {
	switch {
	case v.kind == array:
		return v.at(key, into)
	case v.kind == set && v.built != nil:
		if _, found = slices.BinarySearchFunc(v.built.items, key, compareTo); found {
			*into = *key
		}
	case v.kind == object && v.built != nil:
		var i int
		if i, found = slices.BinarySearchFunc(v.built.keys, key, compareTo); found {
			*into = v.built.items[i]
		}
	case v.kind == object && v.plan != nil && key.kind == text:
		return v.field(key.text, v.plan.index(key.text), into)
	}
	return found
}

func compareTo(entry value, key *value) int { return compare(&entry, key) }

func (v *value) at(index, into *value) (found bool) {
	if !index.isNumber() {
		return false
	}
	n := index.num
	if index.kind != whole {
		var ok bool
		if n, ok = index.number().Int64(); !ok {
			return false
		}
	}
	return n >= 0 && n < int64(v.size()) && v.next(int(n), nil, into) >= 0
}

// field puts a field of a Go value that is an object where it is wanted; the index
// is that of a struct.
func (v *value) field(name string, index int, into *value) (found bool) {
	switch v.plan.form {
	case mapForm:
		x, found := v.in.Interface().(map[string]any)[name]
		if found {
			*into = view(x)
		}
		return found
	case partsForm:
		part := view(v.in.Interface().(Parts).Part(name))
		return part.field(name, part.plan.index(name), into)
	}
	if index < 0 {
		return false
	}
	in, found := v.plan.fields[index].of(v.in)
	if found {
		*into = v.plan.fields[index].plan.view(in)
	}
	return found
}

// ordered is the value, in a form whose entries have an order.
func (v *value) ordered() value {
	if v.plan == byParts {
		return v.whole()
	}
	if v.built != nil || v.plan == nil || v.plan.form != mapForm {
		return *v
	}
	b := &built{}
	for name, x := range v.in.Interface().(map[string]any) {
		b.keys, b.items = append(b.keys, word(name)), append(b.items, view(x))
	}
	b.sort()
	return value{kind: object, built: b}
}

// sort puts an object in the order of its keys; entries with the same key stay as
// they were.
func (b *built) sort() {
	if slices.IsSortedFunc(b.keys, order) {
		return
	}
	places := make([]int, len(b.keys))
	for i := range places {
		places[i] = i
	}
	slices.SortStableFunc(places, func(i, j int) int { return compare(&b.keys[i], &b.keys[j]) })
	keys, items := make([]value, len(places)), make([]value, len(places))
	for to, from := range places {
		keys[to], items[to] = b.keys[from], b.items[from]
	}
	b.keys, b.items = keys, items
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

package direct

import "slices"

// size is the number of entries of a collection.
func (v *value) size() int {
	switch {
	case v.built != nil:
		return len(v.built.items)
	case v.plan == nil:
		return 0
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

// next is the entry from a place on, in order, and the place behind it, which is
// negative when there is none. In a set the key is the item. Maps of Go are put in
// order before.
func (v *value) next(from int) (key, item value, after int) {
	switch {
	case v.built != nil:
		if from >= len(v.built.items) {
			return key, item, -1
		}
		item = v.built.items[from]
		switch v.kind {
		case array:
			key = integer(int64(from))
		case set:
			key = item
		default:
			key = v.built.keys[from]
		}
		return key, item, from + 1
	case v.plan == nil:
		return key, item, -1
	case v.plan.form == structForm:
		for i := from; i < len(v.plan.fields); i++ {
			if item, there := v.plan.fields[i].of(v.in); there {
				return word(v.plan.fields[i].name), v.plan.fields[i].plan.view(item), i + 1
			}
		}
		return key, item, -1
	}
	if from >= v.in.Len() {
		return key, item, -1
	}
	return integer(int64(from)), v.plan.elem.view(v.in.Index(from)), from + 1
}

// find is what a key leads to.
func (v *value) find(key *value) (item value, found bool) {
	switch v.kind {
	case array:
		return v.at(key)
	case object:
		if v.built == nil {
			if key.kind == text && v.plan != nil {
				return v.field(key.text, v.plan.index(key.text))
			}
			return item, false
		}
		if i, found := slices.BinarySearchFunc(v.built.keys, key, compareTo); found {
			return v.built.items[i], true
		}
	case set:
		if v.built != nil {
			if _, found := slices.BinarySearchFunc(v.built.items, key, compareTo); found {
				return *key, true
			}
		}
	}
	return item, false
}

func compareTo(entry value, key *value) int { return compare(&entry, key) }

func (v *value) at(index *value) (item value, found bool) {
	if !index.isNumber() {
		return item, false
	}
	n := index.num
	if index.kind != whole {
		var ok bool
		if n, ok = index.number().Int64(); !ok {
			return item, false
		}
	}
	if n < 0 || n >= int64(v.size()) {
		return item, false
	}
	_, item, _ = v.next(int(n))
	return item, true
}

// field is a field of a Go value that is an object; the index is that of a struct.
func (v *value) field(name string, index int) (item value, found bool) {
	if v.plan.form == mapForm {
		x, found := v.in.Interface().(map[string]any)[name]
		if !found {
			return item, false
		}
		return view(x), true
	}
	if index < 0 {
		return item, false
	}
	in, there := v.plan.fields[index].of(v.in)
	if !there {
		return item, false
	}
	return v.plan.fields[index].plan.view(in), true
}

// ordered is the value, in a form whose entries have an order.
func (v *value) ordered() value {
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

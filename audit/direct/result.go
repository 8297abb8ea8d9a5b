package direct

import "slices"

// result is what is known of a rule.
type result struct {
	known, defined bool
	held           bool // a solution was found since somebody last looked
	value          value
	all            entries // what a partial rule collects
	whole          built
	shape          shape
	sets           []built
}

// reset forgets a result, and keeps the room that it took.
func (r *result) reset() {
	if r.known || r.defined {
		r.known, r.defined = false, false
		r.all.keys, r.all.items = r.all.keys[:0], r.all.items[:0]
		r.shape.keys, r.whole.items, r.sets = r.shape.keys[:0], r.whole.items[:0], r.sets[:0]
	}
}

// gather makes a value of what a partial rule has collected.
func (r *result) gather(m *Evaluation, of *rule) {
	r.defined = true
	if of.form == partialSet {
		r.whole.items = unique(r.all.items)
		r.value = value{kind: set, built: &r.whole}
		return
	}
	r.whole.shape, r.value = &r.shape, value{kind: object, built: &r.whole}
	r.all.sort()
	if of.form == partialMapping {
		r.group()
		return
	}
	if !r.all.merge(false) {
		m.fail("%s has several values for a key", of.name)
	}
	r.shape.keys, r.whole.items = r.all.keys, r.all.items
}

// group makes a set of all that was collected for each key.
func (r *result) group() {
	all := &r.all
	r.sets = slices.Grow(r.sets, len(all.keys)) // all at once: pointers lead into it
	for from, to := 0, 0; from < len(all.keys); from = to {
		key := &all.keys[from]
		for to = from; to < len(all.keys) && equal(key, &all.keys[to]); to++ {
		}
		r.sets = append(r.sets, built{items: unique(all.items[from:to:to])})
		r.shape.keys = append(r.shape.keys, *key)
		r.whole.items = append(r.whole.items, value{kind: set, built: &r.sets[len(r.sets)-1]})
	}
}

package direct

import "slices"

// loop goes through the entries of a collection.
type loop struct {
	from      operand
	key, item int
}

func (l loop) before(next code) code {
	return func(m *Evaluation) bool {
		over := l.from.in(m)
		if over == nil {
			return m.err != nil
		}
		return over.isCollection() && l.through(m, over, next)
	}
}

func (l loop) through(m *Evaluation, over *value, next code) bool {
	for k, v, i := over.next(0); i >= 0; k, v, i = over.next(i) {
		m.vars[l.key], m.vars[l.item] = k, v
		if m.stopped() || next(m) {
			return true
		}
	}
	return false
}

// filter is a loop through entries of which one field is looked at first, and has to
// pass a test. Where neighbours have the same text there, which in lists of the model
// is the rule, one test is enough for all of them. Nothing that is skipped can fail.
type filter struct {
	loop
	field   walk
	lookups []*lookup // what is looked at for the test
	test    test
}

// fused makes filters of the stages that are some, one after the other.
func fused(stages []stage) (shorter []stage) {
	for i := 0; i < len(stages); i++ {
		if f, n := filterOf(stages[i:]); n > 0 {
			shorter, i = append(shorter, f), i+n-1
			continue
		}
		shorter = append(shorter, stages[i])
	}
	return shorter
}

// filterOf is the filter that stages start with, and how many they are.
func filterOf(stages []stage) (f filter, n int) {
	if len(stages) < 3 {
		return f, 0
	}
	var isLoop, isField, isTest bool
	f.loop, isLoop = stages[0].(loop)
	f.field, isField = stages[1].(walk)
	for n = 2; n < len(stages)-1; n++ {
		l, isLookup := stages[n].(*lookup)
		if !isLookup {
			break
		}
		f.lookups = append(f.lookups, l)
	}
	f.test, isTest = stages[n].(test)
	if !isLoop || !isField || !isTest || !f.isSound() {
		return f, 0
	}
	return f, n + 1
}

// isSound says whether the field is one of the entry, and the test depends on
// nothing else of it.
func (f *filter) isSound() bool {
	ofEntry := f.field.from.made == nil && f.field.from.slot == f.item && len(f.field.path) == 1 && f.field.path[0].key == nil
	for _, o := range []operand{f.test.a, f.test.b} {
		if o.made != nil || o.slot == f.item || o.slot == f.key {
			return false
		}
	}
	return ofEntry
}

func (f filter) before(next code) code {
	oneByOne := f.test.before(next)
	for _, l := range f.lookups {
		oneByOne = l.before(oneByOne)
	}
	oneByOne = f.field.before(oneByOne)
	return func(m *Evaluation) bool {
		over := f.from.in(m)
		switch {
		case over == nil:
			return m.err != nil
		case !over.isCollection():
			return false
		}
		if list, isList := over.built.more.(*rows); isList && len(over.built.items) > few {
			return f.byRuns(m, over.built, list, next)
		}
		return f.through(m, over, oneByOne)
	}
}

// runs are those of a list in the field; none where no entry can pass.
func (f *filter) runs(m *Evaluation, list *rows) []run {
	step := &f.field.path[0]
	place := &m.sites[step.site]
	if place.shape != list.elem.shape {
		place.look(list.elem.shape, &step.name)
	}
	if place.index < 0 || slices.ContainsFunc(f.lookups, func(l *lookup) bool { return l.in(m) == nil }) {
		return nil
	}
	return list.runs(place.index)
}

// passes tests one of the entries of a run.
func (f *filter) passes(m *Evaluation, r *run) bool {
	m.vars[f.field.slot] = r.value
	return r.value != nil && f.test.holds(f.test.a.in(m), f.test.b.in(m))
}

// all reports whether every entry of a list that is not empty passes.
func (f *filter) all(m *Evaluation, list *rows) bool {
	runs := f.runs(m, list)
	for i := range runs {
		if !f.passes(m, &runs[i]) {
			return false
		}
	}
	return len(runs) > 0
}

// byRuns tests one of each run of entries.
func (f *filter) byRuns(m *Evaluation, b *built, list *rows, next code) bool {
	from := 0
	for _, r := range f.runs(m, list) {
		if f.passes(m, &r) {
			for i := from; i < r.to; i++ {
				m.vars[f.key], m.vars[f.item] = counted(i), &b.items[i]
				if m.stopped() || next(m) {
					return true
				}
			}
		}
		from = r.to
	}
	return false
}

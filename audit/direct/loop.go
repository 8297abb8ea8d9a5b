package direct

import "github.com/open-policy-agent/opa/v1/ast"

// every goes on where its body has a solution for each entry of a collection. What
// is no collection has no entries to speak of: there it ends.
func (s *scope) every(e *ast.Every) (stage, error) {
	domain, err := s.operand(e.Domain)
	if err != nil {
		return nil, err
	}
	safe, found := true, s.slot()
	inner := s.within(&safe)
	key, err := inner.loopVar(e.Key)
	if err != nil {
		return nil, err
	}
	item, err := inner.loopVar(e.Value)
	if err != nil {
		return nil, err
	}
	body, err := inner.body(e.Body, func() (code, error) {
		return func(m *Evaluation) bool { m.vars[found].num = 1; return safe }, nil
	})
	*s.safe = *s.safe && safe
	holds := func(m *Evaluation) bool {
		over := domain(m).ordered()
		if !over.isCollection() {
			return false
		}
		for i := over.next(0, &m.vars[key], &m.vars[item]); i >= 0; i = over.next(i, &m.vars[key], &m.vars[item]) {
			if m.stopped() {
				return false
			}
			m.vars[found].num = 0
			body(m)
			if m.err != nil || m.vars[found].num == 0 {
				return false
			}
		}
		return true
	}
	return func(next code) code {
		return func(m *Evaluation) bool {
			if holds(m) {
				return next(m)
			}
			return m.err != nil
		}
	}, err
}

// loopVar is where a variable of every is kept, which may be missing.
func (s *scope) loopVar(t *ast.Term) (int, error) {
	if t == nil {
		return s.slot(), nil
	}
	v, free := s.unbound(t)
	if !free {
		return 0, unknown(t.Location, "an entry that is taken apart")
	}
	return s.bind(v), nil
}

// comprehension collects what its body finds.
func (s *scope) comprehension(kind kind, key, item *ast.Term, exprs ast.Body, slot int) (stage, error) {
	into := s.slot()
	inner := s.within(s.safe)
	body, err := inner.body(exprs, func() (code, error) { return inner.collect(key, item, into) })
	if kind == object {
		*s.safe = false // two values for a key are in conflict
	}
	return func(next code) code {
		return func(m *Evaluation) bool {
			b := &built{}
			m.vars[into].built = b
			if body(m); m.err != nil {
				return true
			}
			switch kind {
			case set:
				b.items = unique(b.items)
			case object:
				if b.sort(); !b.merge(true) {
					return m.fail("a comprehension has several values for a key")
				}
			}
			m.vars[slot] = value{kind: kind, built: b}
			return next(m)
		}
	}, err
}

// collect adds to the collection at a place.
func (s *scope) collect(key, item *ast.Term, into int) (code, error) {
	var keyOf operand
	var err error
	if key != nil {
		if keyOf, err = s.operand(key); err != nil {
			return nil, err
		}
	}
	itemOf, err := s.operand(item)
	return func(m *Evaluation) bool {
		b := m.vars[into].built
		if keyOf != nil {
			b.keys = append(b.keys, *keyOf(m))
		}
		b.items = append(b.items, *itemOf(m))
		return false
	}, err
}

// merge takes together the entries of a sorted object that have the same key; it is
// false if their values differ. Of those that are equal and written differently,
// as 1 and 1.0, the first stays, or the last.
func (b *built) merge(last bool) bool {
	n := 0
	for i := range b.keys {
		if n == 0 || !equal(&b.keys[n-1], &b.keys[i]) {
			b.keys[n], b.items[n] = b.keys[i], b.items[i]
			n++
		} else if !equal(&b.items[n-1], &b.items[i]) {
			return false
		} else if last {
			b.items[n-1] = b.items[i]
		}
	}
	b.keys, b.items = b.keys[:n], b.items[:n]
	return true
}

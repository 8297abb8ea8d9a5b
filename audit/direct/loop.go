package direct

import "github.com/open-policy-agent/opa/v1/ast"

// every goes on where its body has a solution for each entry of a collection. What
// is no collection has no entries to speak of: there it ends.
func (s *scope) every(e *ast.Every) (stage, error) {
	domain, err := s.operand(e.Domain)
	if err != nil {
		return nil, err
	}
	safe := true
	inner, all := s.within(&safe), universal{loop: loop{from: domain}, found: s.slot()}
	if all.key, err = inner.loopVar(e.Key); err != nil {
		return nil, err
	}
	if all.item, err = inner.loopVar(e.Value); err != nil {
		return nil, err
	}
	stages, err := inner.stages(e.Body)
	if err != nil {
		return nil, err
	}
	all.body = stages.before(func(m *Evaluation) bool { m.room[all.found].num = 1; return safe })
	*s.safe = *s.safe && safe
	whole := stages.flat([]stage{all.loop})
	if f, n := filterOf(whole); n == len(whole) { // all that has to hold is a test of one field
		all.test = &f
	}
	return then(all.before), nil
}

// universal is what has to hold for every entry of a collection.
type universal struct {
	loop
	body  code
	found int // the slot that is set where the body has a solution
	test  *filter
}

func (u *universal) before(next code) code {
	return func(m *Evaluation) bool {
		if u.holds(m) {
			return next(m)
		}
		return m.err != nil
	}
}

func (u *universal) holds(m *Evaluation) bool {
	over := u.from.in(m)
	if !over.isCollection() {
		return false
	}
	if list, isList := over.built.more.(*rows); isList && u.test != nil && len(over.built.items) > few {
		return u.test.all(m, list)
	}
	for k, v, i := over.next(0); i >= 0; k, v, i = over.next(i) {
		if m.stopped() {
			return false
		}
		m.vars[u.key], m.vars[u.item], m.room[u.found].num = k, v, 0
		u.body(m)
		if m.err != nil || m.room[u.found].num == 0 {
			return false
		}
	}
	return true
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
	into := s.program.comprehensions
	s.program.comprehensions++
	inner := s.within(s.safe)
	body, err := inner.body(exprs, func() (code, error) { return inner.collect(key, item, into) })
	if kind == object {
		*s.safe = false // two values for a key are in conflict
	}
	return then(func(next code) code {
		return func(m *Evaluation) bool {
			found := &m.found[into]
			found.most = max(found.most, len(found.items))
			found.entries = entries{items: m.scratch.items(found.most)[:0]}
			if body(m); m.err != nil {
				return true
			}
			switch kind {
			case set:
				found.items = unique(found.items)
			case object:
				if found.sort(); !found.merge(true) {
					return m.fail("a comprehension has several values for a key")
				}
				m.store(slot, found.object())
				return next(m)
			}
			m.store(slot, value{kind: kind, built: m.scratch.built(built{items: found.items})})
			return next(m)
		}
	}), err
}

// collection is what a comprehension collects, and the most that it ever collected.
type collection struct {
	entries
	most int
}

// collect adds to a collection in the making.
func (s *scope) collect(key, item *ast.Term, into int) (code, error) {
	if key == nil {
		itemOf, err := s.operand(item)
		return func(m *Evaluation) bool {
			found := &m.found[into]
			found.items = append(found.items, *itemOf.in(m))
			return false
		}, err
	}
	keyOf, err := s.operand(key)
	if err != nil {
		return nil, err
	}
	itemOf, err := s.operand(item)
	return func(m *Evaluation) bool {
		found := &m.found[into]
		found.keys, found.items = append(found.keys, *keyOf.in(m)), append(found.items, *itemOf.in(m))
		return false
	}, err
}

package direct

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// ref puts the values that a reference leads to into a slot, one after the other. A
// key that is not known yet becomes each key in turn.
func (s *scope) ref(ref ast.Ref, slot int) (stage, error) {
	from, steps, err := s.start(ref)
	if err != nil {
		return nil, err
	}
	var stages []stage
	var path []step
	for i, key := range steps {
		v, free := s.unbound(key)
		if !free {
			known, err := s.step(key)
			if err != nil {
				return nil, err
			}
			path = append(path, known)
			continue
		}
		if len(path) > 0 {
			over := s.slot()
			stages, from, path = append(stages, walk{from, path, over}), at(over), nil
		}
		item := slot
		if i < len(steps)-1 {
			item = s.slot()
		}
		stages, from = append(stages, loop{from, s.bind(v), item}), at(item)
	}
	if len(path) > 0 || len(stages) == 0 {
		stages = append(stages, walk{from, path, slot})
	}
	return chain(stages), nil
}

// start is where a reference starts from, and the keys that are left from there.
func (s *scope) start(ref ast.Ref) (operand, ast.Ref, error) {
	head := ref[0].Value
	switch {
	case ref[0].Equal(ast.InputRootDocument):
		known, rest := s.fixed(ref)
		return operand{made: known.in}, rest, nil
	case ref[0].Equal(ast.DefaultRootDocument):
		return s.data(ref)
	}
	if v, isVar := head.(ast.Var); isVar {
		if slot, known := s.slots[v]; known {
			return at(slot), ref[1:], nil
		}
	}
	return operand{}, nil, unknown(ref[0].Location, "a reference into "+head.String())
}

// data is the value of the rule that a reference leads to.
func (s *scope) data(ref ast.Ref) (operand, ast.Ref, error) {
	for n := 2; n <= len(ref) && ast.IsConstant(ref[n-1].Value); n++ {
		path := ref[:n].String()
		if len(s.definitions[path]) == 0 {
			continue
		}
		r, err := s.rule(path)
		if err != nil {
			return operand{}, nil, err
		}
		if r.form == function {
			return operand{}, nil, unknown(ref[0].Location, "the value of a function")
		}
		*s.safe = *s.safe && r.safe
		return operand{made: func(m *Evaluation) *value { return m.rule(r) }}, ref[n:], nil
	}
	return operand{}, nil, unknown(ref[0].Location, ref.String()+", which is no rule,")
}

// step is a key that is known.
type step struct {
	name value // of a field
	site int
	key  *operand // nil for a name
}

func (s *scope) step(key *ast.Term) (step, error) {
	if name, isText := key.Value.(ast.String); isText {
		return s.name(string(name)), nil
	}
	if !isVar(key) && !isScalar(key) {
		return step{}, unknown(key.Location, "a key that is a collection")
	}
	known, err := s.operand(key)
	return step{key: &known}, err
}

// name is the name of a field.
func (b *builder) name(of string) step {
	b.program.sites++
	return step{name: word(of), site: b.program.sites - 1}
}

// walk follows keys that are known.
type walk struct {
	from operand
	path []step
	slot int
}

func (w walk) before(next code) code {
	from, path, slot := w.from, w.path, w.slot
	return func(m *Evaluation) bool {
		start := from.in(m)
		if start == nil {
			return m.err != nil
		}
		end := m.follows(start, path)
		if end == nil {
			return false
		}
		m.vars[slot] = end
		return next(m)
	}
}

// follows is what keys lead to, or nil.
func (m *Evaluation) follows(start *value, path []step) *value {
	for i := range path {
		if start = m.follow(start, &path[i]); start == nil {
			return nil
		}
	}
	return start
}

// follow is what a key leads to, or nil.
func (m *Evaluation) follow(v *value, s *step) *value {
	switch {
	case s.key != nil:
		return v.find(s.key.in(m))
	case v.kind != object:
		return v.find(&s.name)
	}
	b, known := v.built, &m.sites[s.site]
	if b.shape == nil || b.shape != known.shape {
		b.learn()
		known.look(b.shape, &s.name)
	}
	if known.index < 0 {
		return nil
	}
	return v.field(known.index)
}

// site remembers where the last object that a reference went through has its field.
type site struct {
	shape *shape // nil if that may change
	index int
}

func (s *site) look(shape *shape, name *value) {
	i, found := shape.place(name)
	if !found {
		i = -1
	}
	if *s = (site{nil, i}); shape.fixed {
		s.shape = shape
	}
}

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
			stages, from, path = append(stages, walk(from, path, over)), at(over), nil
		}
		item := slot
		if i < len(steps)-1 {
			item = s.slot()
		}
		stages, from = append(stages, iterate(from, s.bind(v), item)), at(item)
	}
	if len(path) > 0 || len(stages) == 0 {
		stages = append(stages, walk(from, path, slot))
	}
	return chain(stages), nil
}

// start is where a reference starts from, and the keys that are left from there.
func (s *scope) start(ref ast.Ref) (operand, ast.Ref, error) {
	head := ref[0].Value
	switch {
	case ref[0].Equal(ast.InputRootDocument):
		fixed, _, rest := s.fixed(ref)
		return fixed, rest, nil
	case ref[0].Equal(ast.DefaultRootDocument):
		return s.data(ref)
	}
	if v, isVar := head.(ast.Var); isVar {
		if slot, known := s.slots[v]; known {
			return at(slot), ref[1:], nil
		}
	}
	return nil, nil, unknown(ref[0].Location, "a reference into "+head.String())
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
			return nil, nil, err
		}
		if r.form == function {
			return nil, nil, unknown(ref[0].Location, "the value of a function")
		}
		*s.safe = *s.safe && r.safe
		return func(m *Evaluation) *value { return m.rule(r) }, ref[n:], nil
	}
	return nil, nil, unknown(ref[0].Location, ref.String()+", which is no rule,")
}

// step is a key that is known.
type step struct {
	name string // of a field
	site int
	key  operand // nil for a name
}

func (s *scope) step(key *ast.Term) (step, error) {
	if name, isText := key.Value.(ast.String); isText {
		return s.name(string(name)), nil
	}
	if !isVar(key) && !isScalar(key) {
		return step{}, unknown(key.Location, "a key that is a collection")
	}
	known, err := s.operand(key)
	return step{key: known}, err
}

// name is the name of a field.
func (b *builder) name(of string) step {
	b.program.sites++
	return step{name: of, site: b.program.sites - 1}
}

// walk follows keys that are known.
func walk(from operand, path []step, slot int) stage {
	return func(next code) code {
		return func(m *Evaluation) bool {
			start := from(m)
			if start == nil {
				return m.err != nil
			}
			return m.follows(start, path, &m.vars[slot]) && next(m)
		}
	}
}

// follows puts what keys lead to where it is wanted, if they lead anywhere.
func (m *Evaluation) follows(start *value, path []step, into *value) bool {
	if len(path) == 0 {
		*into = *start
		return true
	}
	for i := range path {
		if !m.follow(start, &path[i], into) {
			return false
		}
		start = into
	}
	return true
}

// follow puts what a key leads to where it is wanted.
func (m *Evaluation) follow(v *value, s *step, into *value) (found bool) {
	switch {
	case s.key != nil:
		return v.find(s.key(m), into)
	case v.kind != object || v.built != nil || v.plan == nil:
		name := word(s.name)
		return v.find(&name, into)
	}
	known := &m.sites[s.site]
	if known.plan != v.plan {
		*known = site{v.plan, v.plan.index(s.name)}
	}
	return v.field(s.name, known.index, into)
}

// iterate goes through the entries of a collection.
func iterate(from operand, key, item int) stage {
	return func(next code) code {
		return func(m *Evaluation) bool {
			start := from(m)
			if start == nil {
				return m.err != nil
			}
			if !start.isCollection() {
				return false
			}
			over := start.ordered()
			keyed := &m.vars[key]
			for i := over.next(0, keyed, &m.vars[item]); i >= 0; i = over.next(i, keyed, &m.vars[item]) {
				if m.stopped() || next(m) {
					return true
				}
			}
			return false
		}
	}
}

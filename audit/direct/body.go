package direct

import (
	"fmt"
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
)

// scope is a body in the making, with the places of the variables that are known by
// now.
type scope struct {
	*builder
	slots map[ast.Var]int
	safe  *bool // cleared by what can fail
}

// within is the scope of a body inside this one.
func (s *scope) within(safe *bool) *scope {
	return &scope{builder: s.builder, slots: maps.Clone(s.slots), safe: safe}
}

// bind makes a variable known, in a place of its own.
func (s *scope) bind(v ast.Var) int {
	s.slots[v] = s.slot()
	return s.slots[v]
}

// unbound is the variable that a term is, if it is one that is not yet known.
func (s *scope) unbound(t *ast.Term) (ast.Var, bool) {
	v, isVar := t.Value.(ast.Var)
	_, known := s.slots[v]
	return v, isVar && !known
}

// body is the code of a body; last is made when all its variables are known.
func (s *scope) body(exprs ast.Body, last func() (code, error)) (code, error) {
	stages, err := s.stages(exprs)
	if err != nil {
		return nil, err
	}
	end, err := last()
	if err != nil {
		return nil, err
	}
	return stages.before(end), nil
}

func (s *scope) stages(exprs ast.Body) (chain, error) {
	stages := make(chain, len(exprs))
	for i, e := range exprs {
		var err error
		if stages[i], err = s.expr(e); err != nil {
			return nil, err
		}
	}
	return stages, nil
}

// chain is one stage after the other.
type chain []stage

func (c chain) before(next code) code {
	stages := fused(c.flat(nil))
	for i := len(stages) - 1; i >= 0; i-- {
		next = stages[i].before(next)
	}
	return next
}

// flat adds the stages, and those of the chains among them.
func (c chain) flat(to []stage) []stage {
	for _, s := range c {
		if inner, isChain := s.(chain); isChain {
			to = inner.flat(to)
		} else {
			to = append(to, s)
		}
	}
	return to
}

func (s *scope) expr(e *ast.Expr) (stage, error) {
	if e.Negated || len(e.With) > 0 {
		return nil, unknown(e.Location, "not or with")
	}
	switch terms := e.Terms.(type) {
	case *ast.Term:
		return s.holds(terms)
	case []*ast.Term:
		if e.IsEquality() {
			return s.unify(terms[1], terms[2])
		}
		return s.call(e.Location, terms)
	case *ast.Every:
		return s.every(terms)
	}
	return nil, unknown(e.Location, fmt.Sprintf("an expression of type %T", e.Terms))
}

// holds goes on where a term has a value other than false.
func (s *scope) holds(t *ast.Term) (stage, error) {
	slot := s.slot()
	make, err := s.value(t, slot)
	if err != nil {
		return nil, err
	}
	return chain{make, passes(slot)}, nil
}

// passes goes on where a slot does not hold false.
func passes(slot int) stage {
	return then(func(next code) code {
		return func(m *Evaluation) bool { return !m.vars[slot].fails() && next(m) }
	})
}

// unify goes on where both sides are the same; a variable that is not known becomes
// what the other side is.
func (s *scope) unify(a, b *ast.Term) (stage, error) {
	if _, free := s.unbound(a); !free {
		a, b = b, a
		if _, free := s.unbound(a); !free {
			return s.compared(b, a)
		}
	}
	v, _ := s.unbound(a)
	if ref, isRef := b.Value.(ast.Ref); isRef && ref[0].Equal(ast.InputRootDocument) {
		if known, rest := s.fixed(ref); len(rest) == 0 {
			s.slots[v] = known.slot // the variable is another name for it
			return known, nil
		}
	}
	slot := s.slot()
	made, err := s.value(b, slot)
	if _, free := s.unbound(a); err == nil && !free {
		err = unknown(b.Location, "a variable that becomes what it leads to")
	}
	s.slots[v] = slot
	return made, err
}

// compared goes on where two sides are the same that are both known.
func (s *scope) compared(a, b *ast.Term) (stage, error) {
	var stages []stage
	var sides [2]operand
	for i, side := range []*ast.Term{a, b} {
		if known, err := s.operand(side); err == nil {
			sides[i] = known
			continue
		}
		slot := s.slot()
		made, err := s.value(side, slot)
		if err != nil {
			return nil, err
		}
		stages, sides[i] = append(stages, made), at(slot)
	}
	return chain(append(stages, test{equal, sides[0], sides[1]})), nil
}

// value puts the values that a term can have into a slot, one after the other.
func (s *scope) value(t *ast.Term, slot int) (stage, error) {
	if s.compiler != nil && s.compiler.ComprehensionIndex(t) != nil {
		return nil, unknown(t.Location, "a comprehension that is worked out for all variables at once")
	}
	switch x := t.Value.(type) {
	case ast.Ref:
		return s.ref(x, slot)
	case *ast.ArrayComprehension:
		return s.comprehension(array, nil, x.Term, x.Body, slot)
	case *ast.SetComprehension:
		return s.comprehension(set, nil, x.Term, x.Body, slot)
	case *ast.ObjectComprehension:
		return s.comprehension(object, x.Key, x.Value, x.Body, slot)
	}
	known, err := s.operand(t)
	return keep(known, slot), err
}

// keep puts a known value into a slot.
func keep(known operand, slot int) stage {
	return then(func(next code) code {
		return func(m *Evaluation) bool {
			m.vars[slot] = known.in(m)
			return next(m)
		}
	})
}

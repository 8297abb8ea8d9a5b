package direct

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// operand is a value that is known: what a slot holds, or what is made when somebody
// looks, which is none where a rule has no value.
type operand struct {
	slot int
	made func(*Evaluation) *value
}

// in is the value in an evaluation.
func (o operand) in(m *Evaluation) *value {
	if o.made == nil {
		return m.vars[o.slot]
	}
	return o.made(m)
}

// at is what a slot holds.
func at(slot int) operand { return operand{slot: slot} }

// constant is a value that a slot holds from the start.
func (b *builder) constant(v value) operand {
	slot := b.slot()
	b.program.constants = append(b.program.constants, constant{slot, &v})
	return at(slot)
}

// constant is a value, and the slot that holds it.
type constant struct {
	slot  int
	value *value
}

// operand is a term all of whose parts are known.
func (s *scope) operand(t *ast.Term) (operand, error) {
	switch x := t.Value.(type) {
	case ast.Var:
		slot, known := s.slots[x]
		if !known {
			return operand{}, unknown(t.Location, "a pattern: "+x.String()+" has no value there, which")
		}
		return at(slot), nil
	case ast.Ref, *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		return operand{}, unknown(t.Location, "a part that has to be worked out first")
	}
	if isConstant(t) {
		return s.constant(valueOf(t.Value)), nil
	}
	return s.composite(t)
}

// isConstant reports whether a term is what it says, all through.
func isConstant(t *ast.Term) bool {
	constant := true
	ast.WalkTerms(t, func(part *ast.Term) bool {
		switch part.Value.(type) {
		case ast.Null, ast.Boolean, ast.Number, ast.String, *ast.Array, ast.Object, ast.Set:
		default:
			constant = false
		}
		return !constant
	})
	return constant
}

// composite is a collection some parts of which are variables.
func (s *scope) composite(t *ast.Term) (operand, error) {
	var terms []*ast.Term
	var keys []value
	is := array
	switch x := t.Value.(type) {
	case *ast.Array:
		x.Foreach(func(item *ast.Term) { terms = append(terms, item) })
	case ast.Set:
		if terms, is = x.Slice(), set; len(terms) > 1 {
			return operand{}, unknown(t.Location, "a set of several variables") // topdown goes through equal ones twice
		}
	case ast.Object:
		is = object
		for _, key := range x.Keys() { // in order
			if !isConstant(key) {
				return operand{}, unknown(t.Location, "an object whose keys are variables")
			}
			keys, terms = append(keys, valueOf(key.Value)), append(terms, x.Get(key))
		}
	default:
		return operand{}, unknown(t.Location, t.String())
	}
	parts := make([]operand, len(terms))
	for i, part := range terms {
		var err error
		if parts[i], err = s.operand(part); err != nil {
			return operand{}, err
		}
	}
	return s.assemble(is, &shape{keys: keys, fixed: true}, parts), nil
}

// assemble makes a collection of its parts.
func (b *builder) assemble(is kind, keys *shape, parts []operand) operand {
	slot := b.slot()
	return operand{made: func(m *Evaluation) *value {
		items := m.scratch.items(len(parts))
		for i := range parts {
			items[i] = *parts[i].in(m)
		}
		return m.store(slot, value{kind: is, built: m.scratch.built(built{shape: keys, items: items})})
	}}
}

package direct

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// operand is a term all of whose parts are known.
func (s *scope) operand(t *ast.Term) (operand, error) {
	switch x := t.Value.(type) {
	case ast.Var:
		slot, known := s.slots[x]
		if !known {
			return nil, unknown(t.Location, "a pattern: "+x.String()+" has no value there, which")
		}
		return at(slot), nil
	case ast.Ref, *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		return nil, unknown(t.Location, "a part that has to be worked out first")
	}
	if isConstant(t) {
		constant := valueOf(t.Value)
		return func(*Evaluation) *value { return &constant }, nil
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
			return nil, unknown(t.Location, "a set of several variables") // topdown goes through equal ones twice
		}
	case ast.Object:
		is = object
		for _, key := range x.Keys() { // in order
			if !isConstant(key) {
				return nil, unknown(t.Location, "an object whose keys are variables")
			}
			keys, terms = append(keys, valueOf(key.Value)), append(terms, x.Get(key))
		}
	default:
		return nil, unknown(t.Location, t.String())
	}
	parts := make([]operand, len(terms))
	for i, part := range terms {
		var err error
		if parts[i], err = s.operand(part); err != nil {
			return nil, err
		}
	}
	slot := s.slot()
	return func(m *Evaluation) *value {
		b := &built{keys: keys, items: make([]value, len(parts))}
		for i, part := range parts {
			b.items[i] = *part(m)
		}
		m.vars[slot] = value{kind: is, built: b}
		return &m.vars[slot]
	}, nil
}

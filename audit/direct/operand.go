package direct

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// operand is a term all of whose parts are known.
func (s *scope) operand(t *ast.Term) (operand, error) {
	switch x := t.Value.(type) {
	case ast.Var:
		if !s.bound[x] {
			return nil, unknown(t.Location, "a pattern: "+x.String()+" has no value there, which")
		}
		return at(s.slots[x]), nil
	case ast.Ref, *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
		return nil, unknown(t.Location, "a part that has to be worked out first")
	}
	if ast.IsConstant(t.Value) {
		constant := valueOf(t.Value)
		return func(*Evaluation) *value { return &constant }, nil
	}
	return s.composite(t)
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
		terms, is = x.Slice(), set
	case ast.Object:
		is = object
		for _, key := range x.Keys() { // in order
			if !ast.IsConstant(key.Value) {
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
		if is == set {
			b.items = unique(b.items)
		}
		m.vars[slot] = value{kind: is, built: b}
		return &m.vars[slot]
	}, nil
}

package direct

import (
	"github.com/open-policy-agent/opa/v1/ast"
)

// arguments gives names to what a function is called with, and goes on where that
// is what a definition is for.
func (s *scope) arguments(r *rule, args ast.Args) (stage, error) {
	var stages []stage
	for i, arg := range args {
		if v, free := s.unbound(arg); free {
			s.slots[v] = r.arguments[i]
			continue
		}
		if !isVar(arg) && !isScalar(arg) {
			return nil, unknown(arg.Location, "an argument that takes a value apart")
		}
		expected, err := s.operand(arg)
		if err != nil {
			return nil, err
		}
		stages = append(stages, test{equal, at(r.arguments[i]), expected})
	}
	return chain(stages), nil
}

func isVar(t *ast.Term) bool { _, is := t.Value.(ast.Var); return is }

func isScalar(t *ast.Term) bool { return ast.IsScalar(t.Value) }

// head is what is done with each solution of the body of a rule.
func (s *scope) head(r *rule, h *ast.Head) (code, error) {
	var key *operand
	var err error
	if len(h.Reference) > 1 {
		if !isVar(h.Reference[1]) {
			return nil, unknown(h.Location, "a rule with a constant key") // it would be a rule of its own
		}
		known, err := s.operand(h.Reference[1])
		if err != nil {
			return nil, err
		}
		key = &known
	}
	of := h.Value
	if r.form == partialSet || r.form == partialMapping {
		of = h.Key
	}
	item, err := s.operand(of)
	if err != nil {
		return nil, err
	}
	if r.form == complete || r.form == function {
		return r.holds(item), nil
	}
	return r.collects(key, item), nil
}

// holds gives a rule its value.
func (r *rule) holds(item operand) code {
	return func(m *Evaluation) bool {
		result, v := &m.results[r.id], item.in(m)
		result.held = true
		if result.defined && !equal(&result.value, v) {
			return m.fail("%s has several values", r.name)
		}
		if !result.defined {
			result.value, result.defined = *v, true
		}
		return r.early
	}
}

// collects adds to a partial rule.
func (r *rule) collects(key *operand, item operand) code {
	return func(m *Evaluation) bool {
		all := &m.results[r.id].all
		if key != nil {
			all.keys = append(all.keys, *key.in(m))
		}
		all.items = append(all.items, *item.in(m))
		return false
	}
}

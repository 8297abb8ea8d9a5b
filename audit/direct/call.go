package direct

import (
	"context"
	"fmt"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
)

// computation is a call whose arguments are known. Without a result it has no
// value, or failed.
type computation func(*Evaluation) (result value, defined bool)

// call goes on where a call has a value, which is put where it belongs.
func (s *scope) call(at *ast.Location, terms []*ast.Term) (stage, error) {
	name, isRef := terms[0].Value.(ast.Ref)
	if !isRef {
		return nil, unknown(at, terms[0].String())
	}
	arity, compute := 0, (func([]operand) computation)(nil)
	var err error
	if path := name.String(); len(s.definitions[path]) > 0 {
		arity, compute, err = s.function(at, path)
	} else {
		arity, compute, err = s.builtin(at, path)
	}
	if err != nil {
		return nil, err
	}
	if n := len(terms) - 1; n != arity && n != arity+1 {
		return nil, unknown(at, "a call with so many arguments")
	}
	args := make([]operand, arity)
	for i := range args {
		if args[i], err = s.operand(terms[1+i]); err != nil {
			return nil, err
		}
	}
	if holds := predicates[name.String()]; holds != nil && arity == len(terms)-1 {
		return test{holds, args[0], args[arity-1]}, nil
	}
	return s.deliver(compute(args), terms[1+arity:])
}

// test goes on where a built-in is true.
type test struct {
	holds predicate
	a, b  operand
}

func (t test) before(next code) code {
	return func(m *Evaluation) bool { return t.holds(t.a.in(m), t.b.in(m)) && next(m) }
}

// deliver puts a result into the variable that waits for it, or compares it with
// what is known of it. Where nothing waits it must not be false.
func (s *scope) deliver(compute computation, output []*ast.Term) (stage, error) {
	slot, checks := s.slot(), []stage(nil)
	if len(output) == 0 {
		checks = []stage{passes(slot)}
	} else if v, free := s.unbound(output[0]); free {
		slot = s.bind(v)
	} else {
		expected, err := s.operand(output[0])
		if err != nil {
			return nil, err
		}
		checks = []stage{test{equal, expected, at(slot)}}
	}
	computed := then(func(next code) code {
		return func(m *Evaluation) bool {
			v, defined := compute(m)
			if !defined {
				return m.err != nil
			}
			m.store(slot, v)
			return next(m)
		}
	})
	return append(chain{computed}, checks...), nil
}

// function is a function of the check, or of a library.
func (s *scope) function(at *ast.Location, path string) (int, func([]operand) computation, error) {
	r, err := s.rule(path)
	if err != nil {
		return 0, nil, err
	}
	if r.form != function {
		return 0, nil, unknown(at, "a call of "+path)
	}
	*s.safe = *s.safe && r.safe
	return len(r.arguments), func(args []operand) computation {
		return func(m *Evaluation) (value, bool) {
			if m.stopped() {
				return value{}, false
			}
			if v := m.call(r, args); v != nil {
				return *v, true
			}
			return value{}, false
		}
	}, nil
}

// builtin is a built-in: written anew for the values at hand, or that of topdown.
func (s *scope) builtin(at *ast.Location, name string) (int, func([]operand) computation, error) {
	declared, known := ast.BuiltinMap[name]
	implementation := topdown.GetBuiltin(name)
	if !known || implementation == nil || declared.Nondeterministic || declared.Relation || declared.Decl.Result() == nil || declared.Decl.Arity() == 0 {
		return 0, nil, unknown(at, "the built-in "+name)
	}
	*s.safe = *s.safe && infallible[name]
	foreign := func(args []operand) computation {
		return func(m *Evaluation) (value, bool) { return m.foreign(implementation, name, args) }
	}
	switch own, holds := natives[name], predicates[name]; {
	case holds != nil:
		return declared.Decl.Arity(), holds.compute, nil
	case own != nil:
		return declared.Decl.Arity(), func(args []operand) computation { return own.compute(args, foreign(args)) }, nil
	}
	return declared.Decl.Arity(), foreign, nil
}

func (holds predicate) compute(args []operand) computation {
	first, last := args[0], args[len(args)-1]
	return func(m *Evaluation) (value, bool) { return truth(holds(first.in(m), last.in(m))), true }
}

func (own native) compute(args []operand, other computation) computation {
	first, last := args[0], args[len(args)-1]
	return func(m *Evaluation) (value, bool) {
		if v, done := own(first.in(m), last.in(m)); done {
			return v, true
		}
		return other(m)
	}
}

// foreign asks the implementation of topdown.
func (m *Evaluation) foreign(implementation topdown.BuiltinFunc, name string, args []operand) (result value, defined bool) {
	operands := make([]*ast.Term, len(args))
	for i, arg := range args {
		operands[i] = arg.in(m).term()
	}
	err := implementation(topdown.BuiltinContext{Context: context.Background(), Cancel: canceler{m}}, operands, func(t *ast.Term) error {
		if defined {
			return fmt.Errorf("it has several results")
		}
		result, defined = valueOf(t.Value), true
		return nil
	})
	if err != nil {
		m.fail("%s: %w", name, err)
		return value{}, false
	}
	return result, defined
}

// canceler tells built-ins of topdown whether they are to end.
type canceler struct{ of *Evaluation }

func (canceler) Cancel() {}

func (c canceler) Cancelled() bool { return c.of.cancel != nil && c.of.cancel.Load() }

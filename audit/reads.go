package audit

import (
	"maps"
	"reflect"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// read is a field of the input that a check refers to, as its syntax tree
// shows: keys of mappings as text, entries of lists as variables. Two reads
// with the same variable speak of the same entry.
type read struct {
	path []any // string or variable
	// Conditions that an entry must meet for the check to care about the rest
	// of what it reads of it.
	guards []guard
}

// facts are the fields of the facts that it takes to follow the read.
func (r read) facts() (fields []string) {
	paths := [][]any{r.path}
	for _, g := range r.guards {
		paths = append(paths, g.path)
	}
	for _, path := range paths {
		if path[0] == "facts" {
			fields = append(fields, fieldOf(path))
		}
	}
	return fields
}

// variable stands for the index of an entry of a list.
type variable int

// reader follows the variables of a check to the fields they come from. What it
// cannot follow it leaves out: a read that is not seen makes evidence thinner,
// and changes no status.
type reader struct {
	module    *ast.Module
	reads     []read
	variables int
	depth     int
}

// maxCalls bounds how deep helpers that call helpers are followed.
const maxCalls = 8

// readsOf are the fields that a rule of a check refers to, directly or through
// the check's own helpers.
func readsOf(module *ast.Module, rule string) []read {
	r := &reader{module: module}
	r.rule(rule, nil)
	return r.reads
}

// rule reads all definitions of a rule; args are the origins of the arguments
// of a function.
func (r *reader) rule(name string, args []origin) {
	if r.depth++; r.depth > maxCalls {
		return
	}
	defer func() { r.depth-- }()
	for _, rule := range r.module.Rules {
		if ruleName(rule) != name {
			continue
		}
		for ; rule != nil; rule = rule.Else {
			vars := r.arguments(rule, args)
			guards := r.body(rule.Body, vars)
			for _, term := range []*ast.Term{rule.Head.Key, rule.Head.Value} {
				if term != nil {
					r.term(term, vars, guards)
				}
			}
		}
	}
}

func ruleName(rule *ast.Rule) string {
	name, _ := rule.Head.Ref()[0].Value.(ast.Var)
	return string(name)
}

func (r *reader) arguments(rule *ast.Rule, args []origin) scope {
	vars := scope{}
	for i, arg := range rule.Head.Args {
		if v, ok := arg.Value.(ast.Var); ok && i < len(args) {
			vars[v] = args[i]
		}
	}
	return vars
}

// body binds the variables of a body and reads its expressions. It returns the
// guards that hold where the body does.
func (r *reader) body(body ast.Body, vars scope) (guards []guard) {
	for _, expr := range body {
		r.bind(expr, vars)
		if g, ok := r.guard(expr, vars); ok {
			guards = append(guards, g)
		}
	}
	for _, expr := range body {
		r.expr(expr, vars, guards)
	}
	return guards
}

// expr reads an expression, with whatever is nested in it.
func (r *reader) expr(expr *ast.Expr, vars scope, guards []guard) {
	switch terms := expr.Terms.(type) {
	case *ast.SomeDecl:
		for _, symbol := range terms.Symbols {
			if call, ok := symbol.Value.(ast.Call); ok {
				r.term(call[len(call)-1], vars, guards)
			}
		}
	case *ast.Every:
		inner := maps.Clone(vars)
		names := []*ast.Term{terms.Value}
		if terms.Key != nil {
			names = []*ast.Term{terms.Key, terms.Value}
		}
		r.term(terms.Domain, vars, guards)
		r.bindEntry(names, terms.Domain, inner)
		r.body(terms.Body, inner)
	case *ast.Term:
		r.term(terms, vars, guards)
	case []*ast.Term:
		r.call(terms, vars, guards)
	}
}

// call reads the arguments of a call, and the check's own function behind it.
func (r *reader) call(terms []*ast.Term, vars scope, guards []guard) {
	args := make([]origin, len(terms)-1)
	for i, term := range terms[1:] {
		args[i], _ = r.follow(term, vars)
		r.term(term, vars, guards)
	}
	r.rule(terms[0].String(), args)
}

// term reads a term, with whatever is nested in it.
func (r *reader) term(term *ast.Term, vars scope, guards []guard) {
	switch value := term.Value.(type) {
	case ast.Var, ast.Ref:
		r.record(term, vars, guards)
	case ast.Call:
		r.call(value, vars, guards)
	case *ast.Array:
		value.Foreach(func(t *ast.Term) { r.term(t, vars, guards) })
	case ast.Set:
		value.Foreach(func(t *ast.Term) { r.term(t, vars, guards) })
	case ast.Object:
		value.Foreach(func(_, t *ast.Term) { r.term(t, vars, guards) })
	case *ast.ArrayComprehension:
		r.nested(value.Term, value.Body, vars)
	case *ast.SetComprehension:
		r.nested(value.Term, value.Body, vars)
	}
}

func (r *reader) nested(term *ast.Term, body ast.Body, vars scope) {
	inner := maps.Clone(vars)
	guards := r.body(body, inner)
	r.term(term, inner, guards)
}

// record adds the field that a variable or reference leads to, and what the
// helper that it names reads.
func (r *reader) record(term *ast.Term, vars scope, guards []guard) {
	from, ok := r.follow(term, vars)
	if ok && len(from.path) > 1 && from.path[0] != "params" {
		r.add(read{from.path, append(slices.Clone(guards), bound(from)...)})
	}
	head := term.Value
	if ref, isRef := head.(ast.Ref); isRef {
		head = ref[0].Value
	}
	if name, isVar := head.(ast.Var); isVar {
		if _, local := vars[name]; !local && name != ast.InputRootDocument.Value.(ast.Var) {
			r.rule(string(name), nil)
		}
	}
}

// add keeps a read that is not known yet, whatever its variables are called.
func (r *reader) add(one read) {
	numbers := map[variable]variable{}
	one.path = renumbered(one.path, numbers)
	for i, g := range one.guards {
		one.guards[i].path = renumbered(g.path, numbers)
	}
	if !slices.ContainsFunc(r.reads, func(known read) bool { return reflect.DeepEqual(known, one) }) {
		r.reads = append(r.reads, one)
	}
}

// renumbered numbers variables in the order in which they come up.
func renumbered(path []any, numbers map[variable]variable) []any {
	path = slices.Clone(path)
	for i, step := range path {
		if v, isVariable := step.(variable); isVariable {
			if _, known := numbers[v]; !known {
				numbers[v] = variable(len(numbers) + 1)
			}
			path[i] = numbers[v]
		}
	}
	return path
}

// looksBeyond reports whether a check refers to the whole inventory.
func looksBeyond(module *ast.Module) (found bool) {
	ast.WalkRefs(module, func(ref ast.Ref) bool {
		found = found || ref.HasPrefix(inventoryRef)
		return found
	})
	return found
}

// inventoryRef is where checks find the whole inventory.
var inventoryRef = ast.Ref{ast.DefaultRootDocument, ast.StringTerm("inventory")}

package audit

import (
	"fmt"
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

// variable stands for the index of an entry of a list.
type variable int

// guard is a condition of the form: this field is one of these values, or one
// of those under this parameter.
type guard struct {
	path    []any
	allowed []any
	param   string
}

// origin is where a variable of a rule gets its value from.
type origin struct {
	path   []any
	guards []guard
}

// reader follows the variables of a check to the fields they come from. What it
// cannot follow it leaves out: a read that is not seen makes evidence thinner,
// and changes no status.
type reader struct {
	module    *ast.Module
	reads     []read
	variables int
	depth     int
}

// scope is what the variables of a rule stand for.
type scope map[ast.Var]origin

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

// bind records what a declaration or assignment makes a variable stand for.
func (r *reader) bind(expr *ast.Expr, vars scope) {
	switch terms := expr.Terms.(type) {
	case *ast.SomeDecl:
		if call, ok := terms.Symbols[0].Value.(ast.Call); ok {
			elements := call[1:]
			r.bindEntry(elements[:len(elements)-1], elements[len(elements)-1], vars)
		}
	case []*ast.Term:
		if name := terms[0].String(); len(terms) == 3 && (name == "assign" || name == "eq") {
			if v, ok := terms[1].Value.(ast.Var); ok {
				if _, bound := vars[v]; !bound {
					if from, ok := r.follow(terms[2], vars); ok {
						vars[v] = from
					}
				}
			}
		}
	}
}

// bindEntry binds the variables of `some x in xs` or `some i, x in xs`.
func (r *reader) bindEntry(names []*ast.Term, list *ast.Term, vars scope) {
	from, ok := r.follow(list, vars)
	if !ok {
		return
	}
	index := r.fresh()
	if len(names) == 2 {
		if v, ok := names[0].Value.(ast.Var); ok {
			vars[v] = origin{path: []any{index}}
		}
	}
	if v, ok := names[len(names)-1].Value.(ast.Var); ok {
		vars[v] = origin{extend(from.path, index), from.guards}
	}
}

func (r *reader) fresh() variable { r.variables++; return variable(r.variables) }

func extend(path []any, steps ...any) []any { return append(slices.Clone(path), steps...) }

// follow is where the value of a term comes from.
func (r *reader) follow(term *ast.Term, vars scope) (origin, bool) {
	switch value := term.Value.(type) {
	case ast.Var:
		if from, ok := vars[value]; ok {
			return from, true
		}
		return r.helper(string(value))
	case ast.Ref:
		return r.ref(value, vars)
	case *ast.ArrayComprehension:
		return r.comprehension(value.Term, value.Body, vars)
	case *ast.SetComprehension:
		return r.comprehension(value.Term, value.Body, vars)
	}
	return origin{}, false
}

// comprehension is a list whose entries come from where its term does. The
// step into it is taken back, for the caller to take as into any list.
func (r *reader) comprehension(term *ast.Term, body ast.Body, outer scope) (origin, bool) {
	vars := cloneScope(outer)
	guards := r.body(body, vars)
	from, ok := r.follow(term, vars)
	if !ok || len(from.path) == 0 {
		return origin{}, false
	}
	if _, isEntry := from.path[len(from.path)-1].(variable); !isEntry {
		return origin{}, false
	}
	return origin{from.path[:len(from.path)-1], renamed(guards, from.path)}, true
}

// renamed keeps the guards that speak of the same entry.
func renamed(guards []guard, entry []any) (kept []guard) {
	for _, g := range guards {
		if len(g.path) >= len(entry) && slices.Equal(g.path[:len(entry)], entry) {
			kept = append(kept, guard{extend(g.path[:len(entry)-1], append([]any{variable(0)}, g.path[len(entry):]...)...), g.allowed, g.param})
		}
	}
	return kept
}

func cloneScope(vars scope) scope {
	clone := scope{}
	for name, from := range vars {
		clone[name] = from
	}
	return clone
}

// helper is where the entries of a helper rule come from, if it is one set or
// list comprehended from the input.
func (r *reader) helper(name string) (origin, bool) {
	if r.depth++; r.depth > maxCalls {
		return origin{}, false
	}
	defer func() { r.depth-- }()
	for _, rule := range r.module.Rules {
		if ruleName(rule) != name || len(rule.Head.Args) > 0 {
			continue
		}
		if rule.Head.Key != nil {
			return r.comprehension(rule.Head.Key, rule.Body, scope{})
		}
		vars := scope{}
		r.body(rule.Body, vars)
		return r.follow(rule.Head.Value, vars)
	}
	return origin{}, false
}

// ref is the path of a reference that starts at the input, at a variable, or at
// a helper of the check.
func (r *reader) ref(ref ast.Ref, vars scope) (origin, bool) {
	head, ok := ref[0].Value.(ast.Var)
	if !ok {
		return origin{}, false
	}
	from, steps := origin{}, ref[1:]
	if head != ast.InputRootDocument.Value.(ast.Var) {
		if from, ok = vars[head]; !ok {
			if from, ok = r.helper(string(head)); !ok {
				return origin{}, false
			}
		}
	}
	for _, step := range steps {
		next, ok := r.step(step, vars)
		if !ok {
			return origin{}, false
		}
		from.path = extend(from.path, next)
	}
	return from, true
}

// step is one step of a reference: a key, or the index of an entry.
func (r *reader) step(term *ast.Term, vars scope) (any, bool) {
	switch value := term.Value.(type) {
	case ast.String:
		return string(value), true
	case ast.Var:
		if from, ok := vars[value]; ok && len(from.path) == 1 {
			if index, isIndex := from.path[0].(variable); isIndex {
				return index, true
			}
		}
		index := r.fresh()
		vars[value] = origin{path: []any{index}}
		return index, true
	}
	return nil, false
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
		inner := cloneScope(vars)
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
	inner := cloneScope(vars)
	guards := r.body(body, inner)
	r.term(term, inner, guards)
}

// record adds the field that a variable or reference leads to, and what the
// helper that it names reads.
func (r *reader) record(term *ast.Term, vars scope, guards []guard) {
	from, ok := r.follow(term, vars)
	if ok && len(from.path) > 1 && from.path[0] != "params" {
		r.reads = append(r.reads, read{from.path, append(slices.Clone(guards), bound(from)...)})
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

// bound are the guards that came with an origin, about the entry that the
// path now steps into.
func bound(from origin) (guards []guard) {
	for _, g := range from.guards {
		at := slices.Index(g.path, any(variable(0)))
		if at < 0 || at >= len(from.path) {
			continue
		}
		path := slices.Clone(g.path)
		path[at] = from.path[at]
		guards = append(guards, guard{path, g.allowed, g.param})
	}
	return guards
}

// guard recognises `field == constant`, `field in {constants}` and
// `field in input.params.name`, in either form of member and with the sides of
// the equation in either order.
func (r *reader) guard(expr *ast.Expr, vars scope) (guard, bool) {
	terms, ok := expr.Terms.([]*ast.Term)
	if !ok || len(terms) != 3 {
		return guard{}, false
	}
	operator, left, right := terms[0].String(), terms[1], terms[2]
	from, ok := r.follow(left, vars)
	if !ok || len(from.path) < 2 || from.path[0] == "params" {
		return guard{}, false
	}
	g := guard{path: from.path}
	if to, ok := r.follow(right, vars); ok && len(to.path) == 2 && to.path[0] == "params" {
		g.param = fmt.Sprint(to.path[1])
		return g, operator == "internal.member_2" || operator == "equal" || operator == "eq"
	}
	switch value := right.Value.(type) {
	case ast.Set:
		value.Foreach(func(t *ast.Term) { g.allowed = append(g.allowed, constant(t)) })
		return g, operator == "internal.member_2"
	case ast.String, ast.Boolean:
		g.allowed = []any{constant(right)}
		return g, operator == "equal" || operator == "eq"
	}
	return guard{}, false
}

func constant(term *ast.Term) any {
	value, err := ast.JSON(term.Value)
	if err != nil {
		return nil
	}
	return value
}

// readsOf are the fields that one of the check's entry rules refers to.
func (c *Check) readsOf(rule string) []read {
	c.scan.Do(func() {
		c.reads = map[string][]read{}
		for _, rule := range entryRules {
			c.reads[rule] = readsOf(c.module, rule)
		}
	})
	return c.reads[rule]
}

// looksBeyond reports whether the check refers to the whole inventory.
func (c *Check) looksBeyond() (found bool) {
	ast.WalkRefs(c.module, func(ref ast.Ref) bool {
		found = found || ref.HasPrefix(inventoryRef)
		return found
	})
	return found
}

// inventoryRef is where checks find the whole inventory.
var inventoryRef = ast.MustParseRef("data.inventory")

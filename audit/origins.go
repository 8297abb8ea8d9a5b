package audit

import (
	"maps"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// origin is where a variable of a rule gets its value from.
type origin struct {
	path   []any
	guards []guard
}

// scope is what the variables of a rule stand for.
type scope map[ast.Var]origin

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
	vars := maps.Clone(outer)
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

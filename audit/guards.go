package audit

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// guard is a condition of the form: this field is one of these values, or one
// of those under this parameter.
type guard struct {
	path    []any
	allowed []any
	param   string
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
	if from, ok := r.follow(left, vars); operator != "internal.member_2" && (!ok || len(from.path) > 0 && from.path[0] == "params") {
		left, right = right, left
	}
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

// admits reports whether a value meets the guard.
func (g guard) admits(value any, params map[string]any) bool {
	allowed := g.allowed
	switch param := params[g.param].(type) {
	case []string:
		for _, text := range param {
			allowed = append(allowed, text)
		}
	case nil:
	default:
		allowed = append(allowed, param)
	}
	return slices.Contains(allowed, value)
}

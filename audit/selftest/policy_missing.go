package selftest

import (
	"fmt"
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
)

// doubts lets conditions hold where a fact is missing too. Only a test without
// that fact tells them from the original; and none can where the fact must be
// there for another condition as well, or for what the rule says.
func (m *policyModule) doubts() (edits []edit) {
	for _, rule := range m.parsed.Rules {
		for ; rule != nil; rule = rule.Else {
			edits = append(edits, m.doubtsOf(rule.Body, nil, rule.Head.Key, rule.Head.Value)...)
		}
	}
	return edits
}

// doubtsOf are the doubts of a body that gives these terms a value, and of the
// bodies in it. The facts that are asked for around it are known to be there.
func (m *policyModule) doubtsOf(body ast.Body, around map[string]bool, given ...*ast.Term) (edits []edit) {
	for i, e := range body {
		asked := maps.Clone(around)
		if asked == nil {
			asked = map[string]bool{}
		}
		for _, term := range given {
			factsOf(term, asked)
		}
		for j, other := range body {
			if j != i {
				factsOf(other, asked)
			}
		}
		edits = append(edits, m.doubt(e, asked)...)
		edits = append(edits, m.within(e, asked)...)
	}
	asked := map[string]bool{}
	factsOf(body, asked)
	for _, term := range given {
		if term != nil {
			edits = append(edits, m.within(term, asked)...)
		}
	}
	return edits
}

// within are the doubts of the bodies inside an expression or a term.
func (m *policyModule) within(node any, asked map[string]bool) (edits []edit) {
	ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Every:
			edits = append(edits, m.doubtsOf(x.Body, asked)...)
		case *ast.ArrayComprehension:
			edits = append(edits, m.doubtsOf(x.Body, asked, x.Term)...)
		case *ast.SetComprehension:
			edits = append(edits, m.doubtsOf(x.Body, asked, x.Term)...)
		case *ast.ObjectComprehension:
			edits = append(edits, m.doubtsOf(x.Body, asked, x.Key, x.Value)...)
		default:
			return false
		}
		return true
	}).Walk(node)
	return edits
}

// doubt puts an expression that fails only where it is false in place of a
// comparison, or of an every, that fails where it is unknown as well.
func (m *policyModule) doubt(e *ast.Expr, asked map[string]bool) []edit {
	if !m.holds(e) || e.IsAssignment() || len(e.With) > 0 {
		return nil
	}
	text, offset := string(e.Location.Text), e.Location.Offset
	every, isEvery := e.Terms.(*ast.Every)
	switch {
	case isEvery:
		domain, found := m.place(every.Domain)
		if !found || !leavesOut(every.Domain, asked) {
			return nil
		}
		text = string(every.Domain.Location.Text)
		with := fmt.Sprintf("[entry | some entry in %s]", text)
		return []edit{{domain, len(text), with, "every holds too where this is missing: " + short(every.Domain.Location.Text)}}
	case e.IsCall() && leavesOut(e, asked):
		with := fmt.Sprintf("count([1 | (%s) == false]) == 0", compared(e))
		return []edit{{offset, len(text), with, "holds too where a fact is missing: " + short(e.Location.Text)}}
	}
	return nil
}

// compared is the text of a comparison that can stand inside another: there =
// is not allowed.
func compared(e *ast.Expr) string {
	text := string(e.Location.Text)
	operator := e.Terms.([]*ast.Term)[0].Location
	if at := operator.Offset - e.Location.Offset; string(operator.Text) == "=" && at > 0 && at < len(text) {
		text = text[:at] + "==" + text[at+1:]
	}
	return text
}

// leavesOut reports whether a node reads a fact that nothing else asks for.
func leavesOut(node any, asked map[string]bool) bool {
	facts := map[string]bool{}
	factsOf(node, facts)
	for fact := range facts {
		if !asked[fact] {
			return true
		}
	}
	return false
}

// factsOf adds the fields without which an expression or term has no value: of
// the input, its params apart, or of the entries of a list. What stands in an
// inner body may be missing.
func factsOf(node any, into map[string]bool) {
	var visitor *ast.GenericVisitor
	visitor = ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case *ast.Expr:
			if terms, isCall := x.Terms.([]*ast.Term); isCall {
				walkAll(visitor, terms[1:])
				return true
			}
		case ast.Call:
			walkAll(visitor, x[1:])
			return true
		case *ast.Every:
			visitor.Walk(x.Domain)
			return true
		case *ast.ArrayComprehension, *ast.SetComprehension, *ast.ObjectComprehension:
			return true
		case ast.Ref:
			_, field := x[len(x)-1].Value.(ast.String)
			if field && !x.HasPrefix(paramsRef) {
				into[x.String()] = true
			}
		}
		return false
	})
	if term, isTerm := node.(*ast.Term); !isTerm || term != nil {
		visitor.Walk(node)
	}
}

func walkAll(visitor *ast.GenericVisitor, terms []*ast.Term) {
	for _, term := range terms {
		visitor.Walk(term)
	}
}

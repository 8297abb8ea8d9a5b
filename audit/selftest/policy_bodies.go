package selftest

import (
	"bytes"

	"github.com/open-policy-agent/opa/v1/ast"
)

// eachCondition calls visit with every expression of a body, wherever that is
// nested, and the place of its text.
func (m *policyModule) eachCondition(visit func(*ast.Expr, int)) {
	for _, rule := range m.parsed.Rules {
		ast.WalkExprs(rule, func(e *ast.Expr) bool {
			if m.holds(e) {
				visit(e, e.Location.Offset)
			}
			return false
		})
	}
}

// holds reports whether an expression stands in the text as it does in the tree.
func (m *policyModule) holds(e *ast.Expr) bool {
	return !e.Generated && e.Location != nil && len(e.Location.Text) > 0 && bytes.HasPrefix(m.text[e.Location.Offset:], e.Location.Text)
}

// conditions drops each condition of a body, the others as they are.
func (m *policyModule) conditions() (edits []edit) {
	m.eachCondition(func(e *ast.Expr, offset int) {
		edits = append(edits, edit{offset, len(e.Location.Text), "true", "drops the condition " + short(e.Location.Text)})
	})
	return edits
}

// everies turns "every x in xs { … }" into a count of those x that hold.
func (m *policyModule) everies() (edits []edit) {
	m.eachCondition(func(e *ast.Expr, offset int) {
		every, isEvery := e.Terms.(*ast.Every)
		if !isEvery || len(e.With) > 0 {
			return
		}
		domain, known := m.place(every.Domain)
		if !known {
			return
		}
		text := e.Location.Text
		head := domain + len(every.Domain.Location.Text) - offset
		opens, closes := head+bytes.IndexByte(text[head:], '{'), bytes.LastIndexByte(text, '}')
		if opens < head || closes < opens {
			return
		}
		some := "count([1 | some" + string(text[len("every"):head]) + "; " + string(text[opens+1:closes]) + "\n]) > 0"
		edits = append(edits, edit{offset, len(text), some, "every becomes some in " + short(text)})
	})
	return edits
}

// outward is how far a limit is moved so that what was just beyond it, by one,
// is within.
var outward = map[string]string{"<=": " + 1", "<": " - 1", ">=": " - 1", ">": " + 1"}

// limits moves what a value is compared with by one. Only a test just beyond the
// limit, or just inside one that does not include itself, tells.
func (m *policyModule) limits() (edits []edit) {
	m.eachCondition(func(e *ast.Expr, _ int) {
		terms, isCall := e.Terms.([]*ast.Term)
		if !isCall || len(terms) != 3 || terms[0].Location == nil {
			return
		}
		by, isLimit := outward[string(terms[0].Location.Text)]
		offset, found := m.place(terms[2])
		if _, isNumber := terms[2].Value.(ast.Number); !isLimit || !found || isNumber {
			return
		}
		text := string(terms[2].Location.Text)
		edits = append(edits, edit{offset, len(text), "(" + text + by + ")", "compares with " + text + by})
	})
	return edits
}

// lists narrows what some and every go through to its first entry. Of a set that
// is an error: it has no first.
func (m *policyModule) lists() (edits []edit) {
	m.eachCondition(func(e *ast.Expr, _ int) {
		var domain *ast.Term
		switch terms := e.Terms.(type) {
		case *ast.Every:
			domain = terms.Domain
		case *ast.SomeDecl:
			if call, isCall := terms.Symbols[0].Value.(ast.Call); isCall {
				domain = call[len(call)-1]
			}
		}
		if domain == nil {
			return
		}
		if offset, found := m.place(domain); found {
			text := string(domain.Location.Text)
			edits = append(edits, edit{offset, len(text), "array.slice(" + text + ", 0, 1)", "sees only the first of " + short(domain.Location.Text)})
		}
	})
	return edits
}

// rules drops each rule, and each else with those after it. A rule that nothing
// refers to stands in for the dropped one, for comments that belong to a rule.
func (m *policyModule) rules() (edits []edit) {
	for _, rule := range m.parsed.Rules {
		at := rule.Location
		edits = append(edits, edit{at.Offset, len(at.Text), "_dropped := true", "drops the rule " + short(rule.Head.Location.Text)})
		for branch := rule.Else; branch != nil; branch = branch.Else {
			at := branch.Location
			edits = append(edits, edit{at.Offset, len(at.Text), "", "drops " + short(at.Text)})
		}
	}
	return edits
}

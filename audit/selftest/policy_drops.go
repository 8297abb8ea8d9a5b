package selftest

import (
	"bytes"
	"cmp"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// entries drops each entry of an array, a set or an object.
func (m *policyModule) entries(term *ast.Term, offset int) (edits []edit) {
	empty, parts := "", [][2]*ast.Term(nil) // the first and last term of each entry
	switch value := term.Value.(type) {
	case *ast.Array:
		empty = "[]"
		value.Foreach(func(t *ast.Term) { parts = append(parts, [2]*ast.Term{t, t}) })
	case ast.Set:
		empty = "set()"
		value.Foreach(func(t *ast.Term) { parts = append(parts, [2]*ast.Term{t, t}) })
	case ast.Object:
		empty = "{}"
		value.Foreach(func(k, v *ast.Term) { parts = append(parts, [2]*ast.Term{k, v}) })
	}
	stretches, known := m.stretches(parts)
	for i, at := range stretches {
		change := "drops the entry " + short(m.text[at[0]:at[1]])
		switch {
		case !known:
		case len(stretches) == 1:
			edits = append(edits, edit{offset, len(term.Location.Text), empty, change})
		case i+1 < len(stretches):
			edits = append(edits, edit{at[0], stretches[i+1][0] - at[0], "", change})
		default:
			edits = append(edits, edit{stretches[i-1][1], at[1] - stretches[i-1][1], "", change})
		}
	}
	return edits
}

// stretches are where the entries of a literal begin and end, in the order of
// the text, which is not that of a set or an object; unknown where one of them
// is not in the text as it is in the tree.
func (m *policyModule) stretches(parts [][2]*ast.Term) (stretches [][2]int, known bool) {
	for _, part := range parts {
		from, begins := m.place(part[0])
		to, ends := m.place(part[1])
		if !begins || !ends {
			return nil, false
		}
		length := len(part[1].Location.Text)
		if text := number.Find(m.text[to:]); text != nil {
			length = len(text)
		}
		stretches = append(stretches, [2]int{from, to + length})
	}
	slices.SortFunc(stretches, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	return stretches, true
}

// eachCondition calls visit with every expression of a body, wherever that is
// nested, and the place of its text.
func (m *policyModule) eachCondition(visit func(*ast.Expr, int)) {
	for _, rule := range m.parsed.Rules {
		ast.WalkExprs(rule, func(e *ast.Expr) bool {
			if !e.Generated && e.Location != nil && bytes.HasPrefix(m.text[e.Location.Offset:], e.Location.Text) {
				visit(e, e.Location.Offset)
			}
			return false
		})
	}
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
		text := e.Location.Text
		head := domain + len(every.Domain.Location.Text) - offset
		opens, closes := head+bytes.IndexByte(text[head:], '{'), bytes.LastIndexByte(text, '}')
		if !known || opens < head || closes < opens {
			return
		}
		some := "count([1 | some" + string(text[len("every"):head]) + "; " + string(text[opens+1:closes]) + "\n]) > 0"
		edits = append(edits, edit{offset, len(text), some, "every becomes some in " + short(text)})
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

package selftest

import (
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

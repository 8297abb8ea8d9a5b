package reports

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// operator is the name of the operator, and the id where that says more.
func operator(s audit.Subject) string {
	switch s.Name {
	case "", s.ID:
		return s.ID
	}
	return s.Name + " [" + s.ID + "]"
}

// named is the subject with its full name, if it has one.
func named(s audit.Subject) string {
	if s.Name == "" || s.Name == s.ID {
		return s.String()
	}
	return s.String() + " (" + s.Name + ")"
}

// share says on how many of a control's subjects it ends as it does: "2 of 7
// datasets".
func share(l tongue.Language, status audit.Status, judgements []*audit.Judgement) string {
	some, all, kind := spread(status, judgements)
	switch {
	case single(kind):
		return theOnly.in(l, kind)
	case all != 1 || judgements[0].Subject(0).ID != "":
		return l.Say("%d of %s", some, counted(l, all, kind))
	case status == audit.NotApplicable:
		return none(l, kind)
	}
	return unknown(l, kind)
}

// proven says for how many subjects a control is satisfied: "7 datasets".
func proven(l tongue.Language, judgements []*audit.Judgement) string {
	some, _, kind := spread(audit.Satisfied, judgements)
	if single(kind) {
		return theOnly.in(l, kind)
	}
	return counted(l, some, kind)
}

// single is true for the kinds of which an inventory has one.
func single(kind string) bool {
	_, only := theOnly[kind]
	return only
}

// spread counts the subjects with this status, and all, and names their kind.
func spread(status audit.Status, judgements []*audit.Judgement) (some, all int, kind string) {
	kind = judgements[0].Subject(0).Kind
	for _, together := range besides(judgements) {
		if together[0].Subject(0).Kind != kind {
			kind = "subject"
		}
		for i := range together[0].Len() {
			if slices.ContainsFunc(together, func(j *audit.Judgement) bool { return j.Status(i) == status }) {
				some++
			}
		}
		all += together[0].Len()
	}
	return some, all, kind
}

// besides puts judgements of the same subjects together.
func besides(judgements []*audit.Judgement) (groups [][]*audit.Judgement) {
	for _, j := range judgements {
		i := slices.IndexFunc(groups, func(g []*audit.Judgement) bool { return g[0].Beside(j) })
		if i < 0 {
			groups = append(groups, []*audit.Judgement{j})
		} else {
			groups[i] = append(groups[i], j)
		}
	}
	return groups
}

// substitute puts word in the place of an id wherever s mentions it, though not
// inside of a longer one.
func substitute(s, id, word string) string {
	if id == "" {
		return s
	}
	var b strings.Builder
	for previous := ' '; ; previous = 'x' {
		before, after, found := strings.Cut(s, id)
		b.WriteString(before)
		if !found {
			return b.String()
		}
		if before != "" {
			previous, _ = utf8.DecodeLastRuneInString(before)
		}
		if next, _ := utf8.DecodeRuneInString(after); inID(previous) || inID(next) {
			b.WriteString(id)
		} else {
			b.WriteString(word)
		}
		s = after
	}
}

func inID(r rune) bool {
	return r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r)
}

// idle are the values of parameters that ask for nothing. A check that serves the
// clauses of many laws has a dozen of them.
var idle = []string{"0", "0s", "any", "none"}

// judgement is the check with the parameters it was given, those aside that ask for
// nothing: backup.distance(min_km: 30).
func judgement(f *audit.Finding) string {
	var params []string
	for _, name := range sortedKeys(f.Params) {
		if value := parameter(f.Params[name]); !slices.Contains(idle, value) {
			params = append(params, name+": "+value)
		}
	}
	if params == nil {
		return f.Check
	}
	return f.Check + "(" + strings.Join(params, "; ") + ")"
}

// parameter is a value of a check's parameter, without the marks of JSON where
// these say nothing. It is the same before an assessment is saved and after.
func parameter(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case []string:
		return strings.Join(v, ", ")
	case []any:
		entries := make([]string, len(v))
		for i, entry := range v {
			entries[i] = parameter(entry)
		}
		return strings.Join(entries, ", ")
	}
	return value(v)
}

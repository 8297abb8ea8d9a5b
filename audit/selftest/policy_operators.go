package selftest

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/open-policy-agent/opa/v1/ast"
)

// edit replaces a stretch of a file.
type edit struct {
	offset, length int
	with, change   string
}

// policyOperators are the ways to change a check: what each looks at in the
// syntax tree, and what it puts in its place. What is dropped from a body is
// replaced by true, so that the rest of the text stays as it is.
//
// The removal of not is not among them: no catalog may have it.
var policyOperators = []struct {
	name string
	find func(*policyModule) []edit
}{
	{"a token is swapped for its opposite, or for its neighbour", func(m *policyModule) []edit { return m.atTerms(m.swaps) }},
	{"a number is one more, or one less", func(m *policyModule) []edit { return m.atTerms(m.numbers) }},
	{"a text is emptied", func(m *policyModule) []edit { return m.atTerms(m.texts) }},
	{"an entry of a literal is dropped", func(m *policyModule) []edit { return m.atTerms(m.entries) }},
	{"a call gives what it was given", func(m *policyModule) []edit { return m.atTerms(m.calls) }},
	{"a param is no matter", func(m *policyModule) []edit { return m.atTerms(m.params) }},
	{"a limit is moved by one", (*policyModule).limits},
	{"only the first entry of a list is seen", (*policyModule).lists},
	{"a condition is dropped", (*policyModule).conditions},
	{"a condition, or every, holds where a fact is missing", (*policyModule).doubts},
	{"every becomes some", (*policyModule).everies},
	{"a rule is dropped", (*policyModule).rules},
}

// mutants applies all operators; the same change by two of them counts once.
func (m *policyModule) mutants() (mutants []policyMutant) {
	seen := map[edit]bool{}
	for _, operator := range policyOperators {
		for _, e := range operator.find(m) {
			same := edit{e.offset, e.length, e.with, ""}
			if seen[same] || string(m.text[e.offset:e.offset+e.length]) == e.with {
				continue
			}
			seen[same] = true
			mutants = append(mutants, m.changed(e))
		}
	}
	return mutants
}

func (m *policyModule) changed(e edit) policyMutant {
	before := m.text[:e.offset]
	mutant := policyMutant{offset: e.offset, text: slices.Concat(before, []byte(e.with), m.text[e.offset+e.length:])}
	mutant.File, mutant.Check, mutant.Change = m.file, m.name(), e.change
	mutant.Line = 1 + bytes.Count(before, []byte("\n"))
	mutant.Column = 1 + utf8.RuneCount(before[bytes.LastIndexByte(before, '\n')+1:])
	return mutant
}

// atTerms calls find with every term of the rules and the place of its text.
// Terms that the parser made up have no such text.
func (m *policyModule) atTerms(find func(term *ast.Term, offset int) []edit) (edits []edit) {
	for _, rule := range m.parsed.Rules {
		ast.WalkTerms(rule, func(term *ast.Term) bool {
			if offset, found := m.place(term); found {
				edits = append(edits, find(term, offset)...)
			}
			return false
		})
	}
	return edits
}

// place is where the text of a term stands. The parser gives the first term in
// parentheses the place of the parenthesis.
func (m *policyModule) place(term *ast.Term) (offset int, found bool) {
	if term.Location == nil || len(term.Location.Text) == 0 {
		return 0, false
	}
	offset = term.Location.Offset
	for offset < len(m.text) && !bytes.HasPrefix(m.text[offset:], term.Location.Text) && strings.IndexByte("( \t\n", m.text[offset]) >= 0 {
		offset++
	}
	return offset, offset < len(m.text) && bytes.HasPrefix(m.text[offset:], term.Location.Text)
}

// swapped is what takes the place of an operator, a function or a truth value.
var swapped = map[string][]string{
	"==": {"!="}, "=": {"!="}, "!=": {"=="}, "<": {"<=", ">="}, "<=": {"<", ">"}, ">": {">=", "<"}, ">=": {">", "<"},
	"+": {"-"}, "-": {"+"}, "*": {"/"}, "/": {"*"}, "%": {"*"}, "|": {"&"}, "&": {"|"},
	"ceil": {"floor"}, "floor": {"ceil"}, "round": {"ceil", "floor"}, "min": {"max"}, "max": {"min"},
	"true": {"false"}, "false": {"true"},
}

func (m *policyModule) swaps(term *ast.Term, offset int) (edits []edit) {
	switch term.Value.(type) {
	case ast.Ref, ast.Boolean:
		token := string(term.Location.Text)
		for _, with := range swapped[token] {
			edits = append(edits, edit{offset, len(token), with, token + " becomes " + with})
		}
	}
	return edits
}

// number is a number as Rego has it. The parser keeps but the sign of one that
// is negative.
var number = regexp.MustCompile(`^-?[0-9][0-9.eE+-]*`)

func (m *policyModule) numbers(term *ast.Term, offset int) (edits []edit) {
	text := number.Find(m.text[offset:])
	value, err := strconv.ParseFloat(string(text), 64)
	if _, isNumber := term.Value.(ast.Number); !isNumber || err != nil {
		return nil
	}
	for _, step := range []float64{1, -1} {
		with := strconv.FormatFloat(value+step, 'f', -1, 64)
		edits = append(edits, edit{offset, len(text), with, fmt.Sprintf("%s becomes %s", text, with)})
	}
	return edits
}

// texts empties texts, and fills the empty ones. Keys are written like texts,
// but belong to entries.
func (m *policyModule) texts(term *ast.Term, offset int) []edit {
	written := term.Location.Text
	if _, isText := term.Value.(ast.String); !isText || !bytes.ContainsAny(written[:1], "\"`") {
		return nil
	}
	if rest := bytes.TrimLeft(m.text[offset+len(written):], " \t\n"); bytes.HasPrefix(rest, []byte(":")) {
		return nil
	}
	with := `""`
	if term.Value.Compare(ast.String("")) == 0 {
		with = `"something"`
	}
	return []edit{{offset, len(written), with, short(written) + " becomes " + with}}
}

// calls takes calls of one argument away from around it.
func (m *policyModule) calls(term *ast.Term, offset int) []edit {
	call, isCall := term.Value.(ast.Call)
	if !isCall || len(call) != 2 {
		return nil
	}
	written, function := term.Location.Text, call[0].Location.Text
	opens := bytes.IndexByte(written, '(')
	if !bytes.HasPrefix(written, function) || opens < len(function) || !bytes.HasSuffix(written, []byte(")")) {
		return nil
	}
	return []edit{{offset, len(written), string(written[opens:]), "drops the call of " + string(function)}}
}

// params puts the default of a param in place of what the check was told. Tests
// that always tell it the default do not notice.
func (m *policyModule) params(term *ast.Term, offset int) []edit {
	ref, isRef := term.Value.(ast.Ref)
	if !isRef || len(ref) != len(paramsRef)+1 || !ref.HasPrefix(paramsRef) {
		return nil
	}
	with, known := m.defaults[ref[len(ref)-1].Value.String()]
	if !known {
		return nil
	}
	return []edit{{offset, len(term.Location.Text), with, string(term.Location.Text) + " becomes " + with}}
}

// paramsRef is where a check finds what it was told.
var paramsRef = ast.Ref{ast.InputRootDocument, ast.StringTerm("params")}

// short is a piece of source text on one line, cut where it is long.
func short(text []byte) string {
	const longest = 72
	words := []rune(strings.Join(strings.Fields(string(text)), " "))
	if len(words) > longest {
		words = append(words[:longest-1], '…')
	}
	return string(words)
}

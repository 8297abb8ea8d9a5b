package selftest

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// mutated are rules, and some of the texts that must be among their mutants.
var mutated = map[string]struct {
	rule string
	want []string
}{
	"comparisons":           {`r if input.a <= 3`, []string{`r if input.a < 3`, `r if input.a > 3`}},
	"limits":                {`r if { input.a <= input.b; input.c < input.d }`, []string{`r if { input.a <= (input.b + 1); input.c < input.d }`, `r if { input.a <= input.b; input.c < (input.d - 1) }`}},
	"numbers":               {`r if input.a == [-1, 2.5]`, []string{`r if input.a == [0, 2.5]`, `r if input.a == [-2, 2.5]`, `r if input.a == [-1, 3.5]`, `r if input.a == [-1, 1.5]`}},
	"in parentheses":        {`r := (2 + 3) * 4`, []string{`r := (3 + 3) * 4`, `r := (1 + 3) * 4`, `r := (2 - 3) * 4`, `r := (2 + 3) / 4`}},
	"truth":                 {`r if input.a == true`, []string{`r if input.a == false`, `r if input.a != true`}},
	"texts":                 {`r if input.a in {"b", ""}`, []string{`r if input.a in {"", ""}`, `r if input.a in {"b", "something"}`}},
	"entries of an array":   {`r := [1, "b", 3]`, []string{`r := ["b", 3]`, `r := [1, 3]`, `r := [1, "b"]`}},
	"entries of a set":      {`r := {"z", "a"}`, []string{`r := {"a"}`, `r := {"z"}`}},
	"the only entry":        {`r := [{"b"}, {"c": 1}, ["d"]]`, []string{`r := [set(), {"c": 1}, ["d"]]`, `r := [{"b"}, {}, ["d"]]`, `r := [{"b"}, {"c": 1}, []]`}},
	"a negative last entry": {`r := [1, -22]`, []string{`r := [1]`, `r := [-22]`}},
	"fields":                {`r := {"b": "c", "a": 1}`, []string{`r := {"a": 1}`, `r := {"b": "c"}`, `r := {"b": "", "a": 1}`}},
	"calls":                 {`r := upper(trim(input.a, "b"))`, []string{`r := (trim(input.a, "b"))`}},
	"functions":             {`r := ceil(input.a)`, []string{`r := floor(input.a)`, `r := (input.a)`}},
	"params":                {`r if input.a == input.params.max`, []string{`r if input.a == 3600`}},
	"conditions":            {`r if { input.a == 1; input.b }`, []string{`r if { true; input.b }`, `r if { input.a == 1; true }`}},
	"inner conditions":      {`r := [x | some x in input.a; x > 1]`, []string{`r := [x | some x in input.a; true]`, `r := [x | some x in array.slice(input.a, 0, 1); x > 1]`}},
	"every": {`r if every x in input.a { x > 1 }`, []string{"r if count([1 | some x in input.a;  x > 1 \n]) > 0",
		`r if every x in array.slice(input.a, 0, 1) { x > 1 }`, `r if every x in [entry | some entry in input.a] { x > 1 }`}},
	"rules":         {`r := 1`, []string{`_dropped := true`}},
	"else":          {`r(x) := 1 if { x > 1 } else := 2`, []string{`r(x) := 1 if { x > 1 } `}},
	"equations":     {`r if input.a = 1`, []string{`r if input.a != 1`, `r if count([1 | (input.a == 1) == false]) == 0`}},
	"missing facts": {`r if input.a > 1`, []string{`r if count([1 | (input.a > 1) == false]) == 0`}},
}

func TestOperators(t *testing.T) {
	t.Parallel()
	for name, test := range mutated {
		got := textsOf(t, test.rule)
		for _, want := range test.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s: of %q there is no mutant %q among %q", name, test.rule, want, got)
			}
		}
	}
}

// A fact that is asked for elsewhere cannot be missing, so that there is nothing
// to test.
func TestOnlyFactsThatMayBeMissingAreDoubted(t *testing.T) {
	t.Parallel()
	for _, rule := range []string{
		`r contains input.a if input.a > 1`,
		`r if { input.a > 1; input.a < 3 }`,
		`r if { count(input.a) > 0; every x in input.a { x } }`,
		`r contains input.a if every x in input.params.xs { x != input.a }`,
		`r if input.params.a > 1`,
	} {
		for _, text := range textsOf(t, rule) {
			if strings.Contains(text, "== false]) == 0") || strings.Contains(text, "[entry |") {
				t.Errorf("%q becomes %q", rule, text)
			}
		}
	}
}

// textsOf are the mutants of one rule.
func textsOf(t *testing.T, rule string) (texts []string) {
	t.Helper()
	const head = "package p\n\n"
	parsed, err := parsePolicy("p.rego", []byte(head+rule))
	if err != nil {
		t.Fatal(err)
	}
	m := policyModule{file: "p.rego", text: []byte(head + rule), parsed: parsed, defaults: map[string]string{`"max"`: "3600"}}
	for _, mutant := range m.mutants() {
		texts = append(texts, strings.TrimPrefix(string(mutant.text), head))
	}
	return texts
}

// A mutant that is no Rego would count as killed, and prove nothing.
func TestMutantsAreRego(t *testing.T) {
	t.Parallel()
	suite, err := newPolicySuite(context.Background(), nil, []audit.Source{{FS: policies.FS}})
	if err != nil {
		t.Fatal(err)
	}
	mutants, _ := suite.mutants()
	for _, m := range mutants {
		if _, err := parsePolicy(m.File, m.text); err != nil {
			t.Errorf("%s:%d:%d: %s: %v", m.File, m.Line, m.Column, m.Change, err)
		}
	}
}

package audit

import (
	"slices"
	"testing"

	"github.com/open-policy-agent/opa/v1/ast"
)

// What a check can look at is never taken for less than it is: whatever is not
// plainly a field counts as everything, and an id that is more than a word of an
// answer is looked at.
func TestFootprint(t *testing.T) {
	for rules, want := range map[string]footprint{
		`satisfied if input.subject.critical == true`:                           {subject: []string{"critical"}, nameless: true},
		`satisfied if { some l in input.facts.losses; l.kind == "site" }`:       {facts: []string{"losses"}, nameless: true},
		`satisfied if _x` + "\n" + `_x if input.facts.sites[_] == "a"`:          {facts: []string{"sites"}, nameless: true},
		`satisfied if _f(input.subject.rto)` + "\n" + `_f(x) if x > 1`:          {subject: []string{"rto"}, nameless: true},
		`satisfied if input.subject.rto < input.params.most`:                    {subject: []string{"rto"}, nameless: true},
		`satisfied if input.at == "x"`:                                          {nameless: true},
		`satisfied if input.facts.losses[input.subject.users]`:                  {subject: []string{"users"}, facts: []string{"losses"}, nameless: true},
		`satisfied if input.subject.id == "log-in"`:                             {subject: []string{"id"}},
		`satisfied if count(input.subject.id) > 1`:                              {subject: []string{"id"}},
		`satisfied if startswith(sprintf("%s", [input.subject.id]), "a")`:       {subject: []string{"id"}},
		`satisfied if { x := input.subject; x.critical }`:                       {whole: true},
		`satisfied if { some k; input.subject[k] == true }`:                     {whole: true},
		`satisfied if input["sub" + "ject"].critical`:                           {whole: true},
		`satisfied if { x := input; x.subject.critical }`:                       {whole: true},
		`satisfied if walk(input, _)`:                                           {whole: true},
		`satisfied if _x with input as {"subject": {}}` + "\n" + `_x if 1 == 1`: {whole: true, nameless: false},
		`satisfied if input.subject.critical == true
violations contains {"message": sprintf("%s is not", [input.subject.id])} if input.subject.critical == false`: {subject: []string{"critical", "id"}, nameless: true},
		`satisfied if count(violations) == 0
violations contains {"message": sprintf("%s is not", [input.subject.id])} if input.subject.critical == false`: {subject: []string{"critical", "id"}},
		`satisfied if input.subject.critical == true
violations contains {"message": concat(" ", [input.subject.id, "is not"])} if input.subject.critical == false`: {subject: []string{"critical", "id"}},
		`satisfied if count(_said) == 0
_said contains sprintf("%s is not", [input.subject.id]) if input.subject.critical == false`: {subject: []string{"critical", "id"}},
	} {
		module, err := ast.ParseModuleWithOpts("x.rego", "package checks.x\n\n"+rules, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Fatal(err)
		}
		got := footprintOf(module, entryRules...)
		if got.whole != want.whole || got.nameless != want.nameless || !want.whole && (!slices.Equal(got.subject, want.subject) || !slices.Equal(got.facts, want.facts)) {
			t.Errorf("%s\n%+v, want %+v", rules, got, want)
		}
	}
}

// Only what decides whether the demand binds the subject is asked first.
func TestFootprintOfTheExemption(t *testing.T) {
	module := ast.MustParseModuleWithOpts(`package checks.x

not_applicable contains "small" if _small
_small if input.subject.users < 10
satisfied if input.facts.sites == []
`, ast.ParserOptions{RegoVersion: ast.RegoV1})
	if got := footprintOf(module, "not_applicable"); !slices.Equal(got.subject, []string{"users"}) || got.facts != nil || got.whole {
		t.Errorf("%+v", got)
	}
}

package direct_test

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/open-policy-agent/opa/v1/ast"
)

func TestWhatIsNotKnownIsRefused(t *testing.T) {
	t.Parallel()
	for rules, expected := range map[string]string{
		"satisfied if not input.subject.a":                                                               "not or with",
		"satisfied if _a with input as {}\n_a if input.subject.a":                                        "not or with",
		"default satisfied := false\nsatisfied if input.subject.a":                                       "default",
		"satisfied := true if input.subject.a\nelse := false":                                            "else without arguments",
		"satisfied if [a, 1] = input.subject.a\nviolations contains a if a := 1":                         "pattern",
		"satisfied if _f([1, 2])\n_f([a, b]) if a < b":                                                   "takes a value apart",
		"satisfied if data.inventory.services":                                                           "data.inventory.services",
		"satisfied if data.checks.y":                                                                     "data.checks.y",
		"satisfied if data[input.subject.a]":                                                             "is no rule",
		"satisfied if _a.b\n_a.b := 1":                                                                   "constant key",
		"satisfied if _a.b.c\n_a[x][y] := 1 if { some x, y in input.subject.xs }":                        "several keys",
		"satisfied if {input.subject.a, input.subject.b}[_] == 1":                                        "several variables",
		"satisfied if walk(input, [[\"subject\"], _])":                                                   "walk",
		"satisfied if time.now_ns() > 0":                                                                 "time.now_ns",
		"satisfied if input.subject[[1]]":                                                                "collection",
		"satisfied if {input.subject.a: 1}.b":                                                            "keys are variables",
		"satisfied if {x | some x in input.subject.xs; not x.a} == {1}":                                  "not or with",
		"satisfied if every x in input.subject.xs { _a with input.subject as x }\n_a if input.subject.a": "not or with",
	} {
		parsed := ast.MustParseModuleWithOpts("package checks.x\n"+rules, ast.ParserOptions{RegoVersion: ast.RegoV1})
		c := ast.NewCompiler().WithSkipStages(ast.StageCheckRecursion)
		if c.Compile(map[string]*ast.Module{"x.rego": parsed}); c.Failed() {
			t.Errorf("%s: %v", rules, c.Errors)
			continue
		}
		if _, err := direct.Compile(direct.RulesOf(c), parsed.Package.Path, answers...); err == nil || !strings.Contains(err.Error(), expected) {
			t.Errorf("%s\nis refused with %v; expected to read: %s", rules, err, expected)
		}
	}
}

// The compiler of OPA refuses recursion; where nobody had it look for mistakes,
// evaluation must not run forever.
func TestRecursionIsRefused(t *testing.T) {
	t.Parallel()
	c := must(compiled(map[string]string{"x.rego": "package checks.x\nsatisfied if _a\n_a if _b\n_b if _a"}, ast.StageCheckRecursion))(t)
	if _, err := direct.Compile(direct.RulesOf(c), ast.MustParseRef("data.checks.x"), answers...); err == nil || !strings.Contains(err.Error(), "refers to itself") {
		t.Errorf("recursion is refused with %v", err)
	}
}

const endless = `package checks.x

satisfied if {
	some a in numbers.range(1, 2000)
	some b in numbers.range(1, 2000)
	some c in numbers.range(1, 2000)
	a + b + c < 0
}`

func TestEvaluationEndsWhenItIsCanceled(t *testing.T) {
	t.Parallel()
	c := must(compiled(map[string]string{"x.rego": endless}))(t)
	p := must(direct.Compile(direct.RulesOf(c), ast.MustParseRef("data.checks.x"), answers...))(t)
	var cancel atomic.Bool
	time.AfterFunc(20*time.Millisecond, func() { cancel.Store(true) })
	e := p.Start(&direct.Input{}, &cancel)
	defer e.Close()
	if value, defined, err := e.Ask("satisfied"); err == nil || defined {
		t.Errorf("it ended with %v, %v, %v", value, defined, err)
	}
	if _, _, err := e.Ask("violations"); err == nil {
		t.Error("what was canceled went on")
	}
}

// Any number of goroutines use a program at once, and none sees what another has
// left behind.
func TestProgramsAreShared(t *testing.T) {
	t.Parallel()
	pairs := checked(t)
	for _, inv := range estates(t) {
		all := situations(t, inv)
		var work sync.WaitGroup
		for worker := range 4 {
			work.Go(func() {
				for i := worker; i < len(all); i += 1 + worker%2 {
					pairs[all[i].check].direct(all[i].given)
				}
			})
		}
		work.Wait()
		return
	}
}

package audit_test

import (
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/open-policy-agent/opa/v1/ast"
)

// A check that does not end is stopped, and is not asked of its other subjects;
// what the others found is there.
func TestTimeLimit(t *testing.T) {
	before := audit.SetTimeLimit(100 * time.Millisecond)
	defer audit.SetTimeLimit(before)
	endless := "satisfied if count([1 | some i in numbers.range(1, 100000); some j in numbers.range(1, 100000); i + j == 0]) > 0\n"
	catalog := single("facility", endless).with(files{
		"frameworks/kr-2022.yaml": framework("kr-2022", "try.it", "try.other"),
		"checks/try/other.rego":   about("operator") + "package checks.try.other\n\nsatisfied if input.subject.id != \"\"\n",
	}).load(t)
	m := written(t, someone+"facilities: [{id: a}, {id: b}, {id: c}]\n")
	started := time.Now()
	a := assess(t, catalog, m)
	if took := time.Since(started); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	if len(a.Errors) != 3 || a.Verdict != audit.NotProven {
		t.Fatalf("the verdict is %s, the errors are %+v", a.Verdict, a.Errors)
	}
	for _, e := range a.Errors {
		if e.Check != "try.it" || e.Message != "it takes longer than the time limit of 100ms" {
			t.Errorf("%+v", e)
		}
	}
	if last := a.Findings.Judgements()[len(a.Findings.Judgements())-1].Finding(0); last.Check != "try.other" || last.Status != audit.Satisfied {
		t.Errorf("%+v", last)
	}
}

// Every built-in on the list is one that there is and that depends on nothing
// but its arguments, so that a slip of the pen does not leave one out.
func TestAllowedBuiltins(t *testing.T) {
	t.Parallel()
	known := map[string]*ast.Builtin{}
	for _, b := range ast.CapabilitiesForThisVersion().Builtins {
		known[b.Name] = b
	}
	for _, name := range strings.Fields(audit.AllowedBuiltins()) {
		if b := known[name]; name != "test.panics" && (b == nil || b.Nondeterministic) {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

package audit_test

import (
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown"
	"github.com/open-policy-agent/opa/v1/types"
)

// broken are rules by which a check answers in another way than it was asked.
var broken = map[string]struct{ rules, want string }{
	"satisfied and violated":      {`satisfied if input.subject.id != ""` + "\n" + violating(`"at": [], "message": "W", "expected": "E", "found": "F", "fix": "X"`), "it is satisfied and violated at once: W"},
	"satisfied is a number":       {`satisfied := 1`, "satisfied is 1; expected true, or nothing"},
	"satisfied is a text":         {`satisfied := "yes"`, "satisfied is yes; expected true, or nothing"},
	"satisfied is a set":          {`satisfied contains "yes"`, "satisfied is [yes]; expected true, or nothing"},
	"satisfied is an object":      {`satisfied := {"proven": true}`, "expected true, or nothing"},
	"a reason is a number":        {exempt + `not_applicable contains 3`, "not_applicable contains 3; expected a text"},
	"a reason is empty":           {exempt + `not_applicable contains " "`, "expected a text"},
	"the reasons are a text":      {exempt + `not_applicable := "so"`, "not_applicable is so; expected a set of texts"},
	"the exemption is a boolean":  {exempt + `not_applicable := true`, "not_applicable is true; expected a set of texts"},
	"a violation is a text":       {exempt + `violations contains "bad"`, "violations contains bad: expected an object"},
	"the violations are true":     {exempt + `violations := true`, "violations is true; expected a set of objects"},
	"a violation without fix":     {violating(`"at": [], "message": "W", "expected": "E", "found": "F"`), "expected at, message, expected, found and fix"},
	"a violation without at":      {violating(`"message": "W", "expected": "E", "found": "F", "fix": "X"`), "expected at, message, expected, found and fix"},
	"a violation says nothing":    {violating(`"at": [], "message": " ", "expected": "E", "found": "F", "fix": "X"`), "expected at, message, expected, found and fix"},
	"at is a text":                {violating(`"at": "copies", "message": "W", "expected": "E", "found": "F", "fix": "X"`), "expected at, message, expected, found and fix"},
	"a violation with more":       {violating(`"at": [], "message": "W", "expected": "E", "found": "F", "fix": "X", "severity": "low"`), "unexpected severity"},
	"what was found is a number":  {violating(`"at": [], "message": "W", "expected": "E", "found": 3, "fix": "X"`), "unexpected found"},
	"what was found is a boolean": {violating(`"at": [], "message": "W", "expected": "E", "found": false, "fix": "X"`), "unexpected found"},
	"the steps are a text":        {violating(`"at": [], "message": "W", "expected": "E", "found": "F", "fix": "X", "because": "so"`), "expected because to be a list of texts"},
	"a step is a number":          {violating(`"at": [], "message": "W", "expected": "E", "found": "F", "fix": "X", "because": [1]`), "expected because to be a list of texts"},
	"the doubts are true":         {exempt + `unproven := true`, "unproven is true; expected a set of objects"},
	"a doubt is a text":           {exempt + `unproven contains "so"`, "unproven contains so: expected at and message"},
	"a doubt without message":     {exempt + `unproven contains {"at": []}`, "expected at and message"},
	"a doubt without at":          {exempt + `unproven contains {"message": "W"}`, "expected at and message"},
	"a doubt with more":           {exempt + `unproven contains {"at": [], "message": "W", "fix": "X"}`, "expected at and message"},
	"a built-in fails":            {`satisfied if to_number(input.subject.id) > 0`, "to_number"},
	"a division by nothing":       {`satisfied if 1 / count(input.subject.roles) > 0`, "divide by zero"},
	"an exemption fails":          {exempt + `not_applicable contains "so" if to_number(input.subject.id) > 0`, "to_number"},
	"a violation fails":           {exempt + `violations contains "bad" if to_number(input.subject.id) > 0`, "to_number"},
	"two values at once":          {"satisfied if _held == 1\n\n_held := 1 if input.subject.id != \"\"\n\n_held := 2 if input.operator.id != \"\"", "eval_conflict_error"},
	"the engine panics":           {`satisfied if test.panics(input.subject.id)`, "the policy engine failed: on purpose"},
}

const exempt = "satisfied if input.subject.id == \"none\"\n\n"

func violating(fields string) string { return exempt + "violations contains {" + fields + "}" }

// A built-in of the tests that does what none may do. It must be known before
// the first catalog is loaded.
func init() {
	declared := &ast.Builtin{Name: "test.panics", Decl: types.NewFunction(types.Args(types.A), types.B)}
	ast.RegisterBuiltin(declared)
	audit.AllowBuiltin(declared.Name)
	topdown.RegisterBuiltinFunc(declared.Name, func(topdown.BuiltinContext, []*ast.Term, func(*ast.Term) error) error { panic("on purpose") })
}

// A check that breaks proves nothing, is listed, and keeps no other from being
// judged.
func TestBrokenChecks(t *testing.T) {
	t.Parallel()
	for name, test := range broken {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			catalog := single("operator", test.rules+"\n").with(files{
				"frameworks/kr-2022.yaml": framework("kr-2022", "try.it", "try.other"),
				"checks/try/other.rego":   about("operator") + "package checks.try.other\n\nsatisfied if input.subject.id != \"\"\n",
			}).load(t)
			a := assess(t, catalog, written(t, strings.Replace(someone, "id: hanbit", "id: hanbit, roles: []", 1)))
			if len(a.Errors) != 1 || a.Errors[0].Check != "try.it" || a.Errors[0].Subject.String() != "operator:hanbit" || !strings.Contains(a.Errors[0].Message, test.want) {
				t.Fatalf("the errors are %+v; expected %s", a.Errors, test.want)
			}
			if f := a.Findings.Judgements()[0].Finding(0); f.Status != audit.Undetermined || f.Message != "The check broke, so nothing is proven." {
				t.Errorf("%+v", f)
			}
			if f := a.Findings.Judgements()[1].Finding(0); f.Check != "try.other" || f.Status != audit.Satisfied {
				t.Errorf("%+v", f)
			}
			if a.Verdict != audit.NotProven || a.Controls[0].Status != audit.Undetermined || a.Controls[1].Status != audit.Satisfied {
				t.Errorf("the verdict is %s", a.Verdict)
			}
		})
	}
}

package audit_test

import (
	"strings"
	"testing"
)

// replacements are rules in place of those of a check, and what is said of them;
// nothing where they are as good.
var replacements = map[string]struct{ rules, want string }{
	"as good":                       {`satisfied if input.subject.id == "other"`, ""},
	"no Rego":                       {`satisfied if`, "unexpected eof token"},
	"no proof":                      {`violations := set()`, "no rule satisfied"},
	"not":                           {`satisfied if not input.subject.critical`, "not is not allowed"},
	"a field that does not exist":   {`satisfied if input.subject.critcal == true`, "undefined ref"},
	"an unused variable":            {"satisfied if {\n\tunused := 1\n\tinput.subject.critical == true\n}", "unused"},
	"another check, which is there": {`satisfied if data.checks.try.it.satisfied`, "recursive"},
}

func TestRefuses(t *testing.T) {
	t.Parallel()
	const file = "checks/try/it.rego"
	catalog := single("service", `satisfied if input.subject.critical == true`).load(t)
	for name, test := range replacements {
		err := catalog.Refuses(file, []byte(about("service")+"package checks.try.it\n\n"+test.rules))
		switch {
		case test.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case test.want != "" && (err == nil || !strings.Contains(err.Error(), test.want)):
			t.Errorf("%s: the error is %v; expected %q", name, err, test.want)
		}
	}
}

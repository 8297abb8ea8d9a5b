package audit_test

import (
	"context"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/policies"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"
)

// modulesOf are the Rego files of the shipped catalog as stock OPA reads them,
// with their tests or without.
func modulesOf(t testing.TB, tests bool) map[string]*ast.Module {
	t.Helper()
	modules := map[string]*ast.Module{}
	err := fs.WalkDir(policies.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".rego" || (!tests && strings.HasSuffix(name, "_test.rego")) {
			return err
		}
		text, err := fs.ReadFile(policies.FS, name)
		if err == nil {
			modules[name], err = ast.ParseModule(name, string(text))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return modules
}

// leastTests is how many tests a check must have: one where it is satisfied,
// one where it is violated, one where a fact is missing.
const leastTests = 3

func TestRego(t *testing.T) {
	results, err := tester.NewRunner().SetModules(modulesOf(t, true)).RaiseBuiltinErrors(true).RunTests(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	passed := map[string]int{} // by package
	for result := range results {
		t.Run(strings.TrimPrefix(result.Package, "data.")+"/"+result.Name, func(t *testing.T) {
			if !result.Pass() {
				t.Fatalf("%s: %s; output: %s", result.Location, result, result.Output)
			}
			passed[result.Package]++
		})
	}
	if len(passed) == 0 {
		t.Fatal("no Rego test ran")
	}
	for _, check := range shipped(t).Checks {
		if n := passed["data.checks."+check.ID+"_test"]; n < leastTests {
			t.Errorf("%s: the check %s has %d tests that pass; expected at least %d", check.File, check.ID, n, leastTests)
		}
	}
}

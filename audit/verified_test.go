package audit

import (
	"testing"

	"github.com/dcaudit/dcaudit/policies"
	"github.com/open-policy-agent/opa/v1/ast"
)

// The stages of compilation that are left out for the catalog that is built in
// change nothing in it: compiled with and without them, every rule is the same.
func TestVerifiedCompilesToTheSame(t *testing.T) {
	whole, err := LoadCatalog(Source{FS: policies.FS})
	if err != nil {
		t.Fatal(err)
	}
	verified, err := LoadCatalog(Source{FS: policies.FS, Verified: true})
	if err != nil {
		t.Fatal(err)
	}
	quick, err := verified.compilerFor(verified.Checks)
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.compiler.Modules) == 0 || len(whole.compiler.Modules) != len(quick.Modules) {
		t.Fatalf("compiled %d modules, and %d with fewer stages", len(whole.compiler.Modules), len(quick.Modules))
	}
	for file, module := range whole.compiler.Modules {
		for i, rule := range module.Rules {
			if other := quick.Modules[file].Rules[i]; !bare(rule).Equal(bare(other)) {
				t.Errorf("%s: a rule compiles differently:\n%v\nand with fewer stages:\n%v", rule.Location, rule, other)
			}
		}
	}
}

// bare is a rule without its annotations, which only the type checker reads.
func bare(rule *ast.Rule) *ast.Rule {
	rule = rule.Copy()
	for r := rule; r != nil; r = r.Else {
		r.Annotations = nil
	}
	return rule
}

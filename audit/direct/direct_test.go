package direct_test

import (
	"fmt"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/open-policy-agent/opa/v1/ast"
)

// checked are the shipped checks as both sides evaluate them, by package. None may
// be refused.
func checked(t testing.TB) map[string]*pair {
	t.Helper()
	compiler := must(compiled(shipped()))(t)
	pairs := map[string]*pair{}
	for _, module := range compiler.Modules {
		if pkg := module.Package.Path; pkg.HasPrefix(ast.MustParseRef("data.checks")) {
			pairs[pkg.String()] = must(newPair(compiler, pkg, answers...))(t)
		}
	}
	return pairs
}

func TestShippedChecksAnswerAsTopdownDoes(t *testing.T) {
	t.Parallel()
	pairs := checked(t)
	all := estates(t)
	for seed := range uint64(3) {
		for _, distinct := range []float64{0, 1} {
			o := synthetic.Options{Services: 60, Seed: seed + 1, Distinct: distinct, Faults: 0.4, Unknown: 0.4}
			all[fmt.Sprintf("synthetic %v", o)] = made(t, o)
		}
	}
	asked := 0
	for name, inv := range all {
		asked += agree(t, name, pairs, inv)
	}
	t.Logf("%d situations", asked)
}

func agree(t *testing.T, name string, pairs map[string]*pair, inv estate) int {
	t.Helper()
	all := situations(t, inv)
	for _, s := range all {
		if _, doubted := pairs[s.check].differ(t, name+": "+s.name, s.plain, []direct.Input{asPlain(s.plain), s.given, s.shared}, answers...); doubted > 0 {
			t.Errorf("%s: %s fails where topdown does not", name, s.name)
		}
	}
	return len(all)
}

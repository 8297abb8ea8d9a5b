package selftest

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/tester"
)

// runOriginal runs all tests before anything is changed. It returns the packages
// in which one ran.
func (s *policySuite) runOriginal(ctx context.Context) (map[string]bool, error) {
	modules := map[string]*ast.Module{}
	for _, m := range s.modules {
		modules[m.file] = m.parsed
	}
	results, err := policyRunner(modules).RunTests(ctx, nil)
	if err != nil {
		return nil, fmt.Errorf("the tests of the catalog do not compile: %w", err)
	}
	ran := map[string]bool{}
	var failed []string
	for result := range results {
		switch {
		case result.Pass():
			ran[result.Package] = true
		case !result.Skip:
			failed = append(failed, strings.TrimPrefix(result.Package, "data.")+"."+result.Name)
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if slices.Sort(failed); len(failed) > 0 {
		return nil, fmt.Errorf("tests of the catalog fail before anything is changed: %s", strings.Join(failed, ", "))
	}
	return ran, nil
}

func policyRunner(modules map[string]*ast.Module) *tester.Runner {
	compiler := ast.NewCompiler().WithCapabilities(audit.Capabilities())
	return tester.NewRunner().SetCompiler(compiler).SetModules(modules).SetParallel(1).CapturePrintOutput(false).RaiseBuiltinErrors(true)
}

// plan works out what is run to test each file.
func (s *policySuite) plan(ran map[string]bool) {
	for _, target := range s.modules {
		rounds := [2]map[*policyModule]bool{{}, {}}
		for _, m := range s.modules {
			needed := map[*policyModule]bool{}
			if m.reach(needed); !needed[target] || !ran[m.parsed.Package.Path.String()] {
				continue
			}
			round := 1
			if slices.Contains(m.uses, target) {
				round = 0
			}
			maps.Copy(rounds[round], needed)
		}
		for _, round := range rounds {
			if len(round) == 0 {
				continue
			}
			modules := map[string]*ast.Module{}
			for m := range round {
				modules[m.file] = m.parsed
			}
			s.rounds[target.file] = append(s.rounds[target.file], modules)
		}
	}
}

// kills reports whether a test fails with the mutant in place of the original,
// or the catalog would refuse it.
func (s *policySuite) kills(ctx context.Context, mutant policyMutant) bool {
	parsed, err := parsePolicy(mutant.File, mutant.text)
	if err != nil {
		return true
	}
	for _, round := range s.rounds[mutant.File] {
		modules := maps.Clone(round)
		modules[mutant.File] = parsed
		if fails(ctx, modules) {
			return true
		}
	}
	return s.catalog.Refuses(mutant.File, mutant.text) != nil
}

// fails reports whether the modules do not compile, or any of their tests fails
// or errs; after the first that does, no other is run.
func fails(ctx context.Context, modules map[string]*ast.Module) (failed bool) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	results, err := policyRunner(modules).RunTests(ctx, nil)
	if err != nil {
		return true
	}
	for result := range results {
		if !result.Pass() && !result.Skip {
			failed = true
			stop()
		}
	}
	return failed
}

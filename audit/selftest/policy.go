package selftest

import (
	"cmp"
	"context"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/dcaudit/dcaudit/audit"
)

// PolicyResult is how much of what the checks say their Rego tests hold them to.
type PolicyResult struct {
	// How many mutants were tried. What is untested has none.
	Mutants int `json:"mutants"`
	// How many of them a test told from the original, or the catalog refused.
	Killed int `json:"killed"`
	// The others, by file, line, column and change; empty, never absent, when
	// all were killed.
	Survivors []PolicyMutant `json:"survivors"`
	// Like Survivors, but a person has looked at them and said why no test can
	// notice them.
	Reviewed []ReviewedPolicyMutant `json:"reviewed,omitempty"`
	// Checks, by id, that no test that ran refers to, and libraries likewise, by
	// package (lib.text). No change to them would be noticed: a catalog with one
	// of them is not proven. Empty, never absent, when all have tests.
	Untested []string `json:"untested"`
}

// PolicyMutant is one small change to a check or library.
type PolicyMutant struct {
	// The file as it is called in messages of the catalog, and where in it the
	// change is; line and column count from 1.
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	// What was done there, in words.
	Change string `json:"change"`
	// The id of the check; of a library, its package.
	Check string `json:"check"`
}

// ReviewedPolicyMutant is a survivor with the reason why it changes nothing.
type ReviewedPolicyMutant struct {
	PolicyMutant
	Reason string `json:"reason"`
}

// policyMutant is a mutant that is yet to be tried.
type policyMutant struct {
	PolicyMutant
	offset int
	text   []byte // the whole file, changed
}

// Policies mutates the checks of the catalog sources and runs their Rego tests
// against each mutant. What they build on is left as it is. It fails if the catalog does not load, or if a test fails
// before anything is changed. Its result is the same on any number of processors.
//
// The METADATA of checks is not mutated: tests give params themselves, so that
// no default reaches them.
func Policies(ctx context.Context, base, sources []audit.Source) (PolicyResult, error) {
	suite, err := newPolicySuite(ctx, base, sources)
	if err != nil {
		return PolicyResult{}, err
	}
	mutants, untested := suite.mutants()
	return suite.try(ctx, mutants, untested)
}

// try runs the tests against every mutant.
func (s *policySuite) try(ctx context.Context, mutants []policyMutant, untested []string) (PolicyResult, error) {
	killed := make([]bool, len(mutants))
	var wait sync.WaitGroup
	var next atomic.Int64
	tally := audit.TallyOf(ctx)
	tally.Expect(len(mutants))
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(mutants) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				killed[i] = s.kills(ctx, mutants[i])
				tally.Count()
			}
		})
	}
	wait.Wait()
	if err := ctx.Err(); err != nil {
		return PolicyResult{}, err
	}
	result := PolicyResult{Mutants: len(mutants), Survivors: []PolicyMutant{}, Untested: untested}
	for i, m := range mutants {
		if killed[i] {
			result.Killed++
		} else {
			result.Survivors = append(result.Survivors, m.PolicyMutant)
		}
	}
	return result, nil
}

// mutants are all mutants of what is tested, in their order, and what is not.
func (s *policySuite) mutants() (mutants []policyMutant, untested []string) {
	untested = []string{}
	for _, m := range s.modules {
		switch {
		case m.isTest, m.isBase:
		case len(s.rounds[m.file]) == 0:
			untested = append(untested, m.name())
		default:
			mutants = append(mutants, m.mutants()...)
		}
	}
	slices.Sort(untested)
	slices.SortStableFunc(mutants, func(a, b policyMutant) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.offset, b.offset), cmp.Compare(a.Change, b.Change))
	})
	return mutants, slices.Compact(untested)
}

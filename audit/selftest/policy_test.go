package selftest

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// sampledMutants is how many mutants there are to each that a short run tries.
const sampledMutants = 16

// Every check and library that is built in does what its tests say, no more and
// no less: no small change to it passes them.
func TestPoliciesBite(t *testing.T) {
	t.Parallel()
	suite, err := newPolicySuite(t.Context(), nil, []audit.Source{{FS: policies.FS}})
	if err != nil {
		t.Fatal(err)
	}
	mutants, untested := suite.mutants()
	if testing.Short() {
		var sample []policyMutant
		for i := 0; i < len(mutants); i += sampledMutants {
			sample = append(sample, mutants[i])
		}
		mutants = sample
	}
	result, err := suite.try(t.Context(), mutants, untested)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Untested) > 0 {
		t.Errorf("no test refers to %v", result.Untested)
	}
	review, err := ParseReview("policies/reviewed.yaml", policies.Reviewed)
	if err != nil {
		t.Fatal(err)
	}
	if err := review.ApplyToChecks(&result); err != nil && !testing.Short() {
		t.Error(err)
	}
	for _, m := range result.Survivors {
		t.Errorf("%s:%d:%d: no test notices: %s", m.File, m.Line, m.Column, m.Change)
	}
	t.Logf("%d of %d mutants killed", result.Killed, result.Mutants)
}

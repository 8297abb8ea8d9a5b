package selftest

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// sampledMutants is how many mutants there are to each that a test tries, and a
// short one. All of them are tried by dcaudit selftest, which .ci/run runs.
const (
	sampledMutants = 16
	shortSample    = 32
)

// Every check and library that is built in does what its tests say, no more and
// no less: no small change to it passes them.
func TestPoliciesBite(t *testing.T) {
	t.Parallel()
	suite, err := newPolicySuite(t.Context(), nil, []audit.Source{{FS: policies.FS}})
	if err != nil {
		t.Fatal(err)
	}
	mutants, untested := suite.mutants()
	every := sampledMutants
	if testing.Short() {
		every = shortSample
	}
	var sample []policyMutant
	for i := 0; i < len(mutants); i += every {
		sample = append(sample, mutants[i])
	}
	result, err := suite.try(t.Context(), sample, untested)
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
	_ = review.ApplyToChecks(&result) // which finds excuses for what was not tried
	for _, m := range result.Survivors {
		t.Errorf("%s:%d:%d: no test notices: %s", m.File, m.Line, m.Column, m.Change)
	}
	t.Logf("%d of %d mutants killed", result.Killed, result.Mutants)
}

package selftest

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// reviewed are the mutants of the catalog that is built in which say the same as
// the original, by file and change, and why they do.
var reviewed = map[string]string{
	"checks/recovery/achievable.rego: 0 becomes -1":       "no duration is negative; the comparison only asks for one",
	"checks/recovery/objectives.rego: 0 becomes -1":       "no duration is negative; the comparison only asks for one",
	"checks/recovery/point_achievable.rego: 0 becomes -1": "no duration is negative; the comparison only asks for one",
	"checks/reporting/plan.rego: 0 becomes -1":            "no duration is negative; the comparison only asks for one",
	"lib/text.rego: 172800 becomes 172799":                "no other multiple of a day lies between the two",
	"lib/text.rego: 3600 becomes 3599":                    "no other multiple of an hour lies between the two",
	"lib/text.rego: 60 becomes 59":                        "no other multiple of a minute lies between the two",

	"checks/backup/interval.rego: holds too where a fact is missing: copy.interval > input.facts.rpo":            "the violation quotes the objective, and the reason the interval",
	"checks/facility/battery_fire.rego: every holds too where this is missing: input.subject.battery_rooms":      "without rooms none is equipped, which the line before asks for",
	"checks/facility/battery_monitored.rego: every holds too where this is missing: input.subject.battery_rooms": "without rooms none is watched, which the line before asks for",
}

// sampledMutants is how many mutants there are to each that a short run tries.
const sampledMutants = 16

// Every check and library that is built in does what its tests say, no more and
// no less: no small change to it passes them.
func TestPoliciesBite(t *testing.T) {
	t.Parallel()
	suite, err := newPolicySuite(t.Context(), []audit.Source{{FS: policies.FS}})
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
	left := map[string]bool{}
	for _, m := range result.Survivors {
		key := m.File + ": " + m.Change
		if left[key] = true; reviewed[key] == "" {
			t.Errorf("%s:%d:%d: no test notices: %s", m.File, m.Line, m.Column, m.Change)
		}
	}
	for key := range reviewed {
		if !left[key] && !testing.Short() {
			t.Errorf("%s is noticed by a test; take it off the list", key)
		}
	}
	t.Logf("%d of %d mutants killed", result.Killed, result.Mutants)
}

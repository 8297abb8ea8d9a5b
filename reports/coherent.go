package reports

import (
	"errors"
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit"
)

// gravity lists the statuses as they weigh on a control, gravest first. It is
// also the order in which a reader meets them.
var gravity = []audit.Status{
	audit.NotSatisfied,
	audit.Undetermined,
	audit.NotAssessed,
	audit.Satisfied,
	audit.NotApplicable,
}

// coherent refuses an assessment that contradicts itself. A report shows what
// it finds under the controls, so that a status nobody knows, or a finding that
// no control counts, would vanish from it, and a control could look better than
// its findings.
func coherent(a audit.Assessment) error {
	if a.Schema != audit.Schema {
		return fmt.Errorf("schema is %q: expected %q", a.Schema, audit.Schema)
	}
	if err := coherentFindings(a.Findings); err != nil {
		return err
	}
	if err := coherentControls(a.Controls, a.Findings.ByControl()); err != nil {
		return err
	}
	if f := a.Upcoming; f != nil {
		if err := errors.Join(coherentFindings(f.Findings), coherentControls(f.Controls, f.Findings.ByControl())); err != nil {
			return fmt.Errorf("of what is not in force yet: %w", err)
		}
	}
	return errors.Join(coherentSummary(a), coherentVerdict(a), coherentWaivers(a), coherentExhibits(a.Exhibits))
}

func coherentFindings(findings audit.Findings) error {
	for _, j := range findings.Judgements() {
		known := 0
		for _, status := range gravity {
			known += j.Count(status)
		}
		if known != j.Len() || j.Count(audit.NotAssessed) > 0 {
			return fmt.Errorf("a finding of the check %q has no valid status", j.Check)
		}
		if len(j.Controls) == 0 {
			return fmt.Errorf("findings of the check %q stand under no control", j.Check)
		}
	}
	return nil
}

func coherentControls(controls []audit.ControlResult, counted judged) error {
	known := map[string]bool{}
	for _, c := range controls {
		known[controlID(c)] = true
		if !slices.Contains(gravity, c.Status) {
			return fmt.Errorf("control %q has an unknown status: %q", controlID(c), c.Status)
		}
		for _, status := range gravity[:slices.Index(gravity, c.Status)] {
			if sum(status, counted.of(c)) > 0 {
				return fmt.Errorf("control %q is %s although a finding of it is %s", controlID(c), c.Status, status)
			}
		}
	}
	for _, id := range sortedKeys(counted) {
		if !known[id] {
			return fmt.Errorf("a finding counts for control %q, which is not there", id)
		}
	}
	return nil
}

func coherentSummary(a audit.Assessment) error {
	unassessed := 0
	for _, c := range a.Controls {
		if c.Status == audit.NotAssessed {
			unassessed++
		}
	}
	counted := audit.Summary{
		Judged:        a.Findings.Len(),
		Satisfied:     a.Findings.Count(audit.Satisfied),
		NotSatisfied:  a.Findings.Count(audit.NotSatisfied),
		Undetermined:  a.Findings.Count(audit.Undetermined),
		NotApplicable: a.Findings.Count(audit.NotApplicable),
		NotAssessed:   unassessed,
		Waived:        sumWaived(a.Findings.Judgements()),
	}
	if a.Summary != counted {
		return fmt.Errorf("summary says %+v: the findings add up to %+v", a.Summary, counted)
	}
	if len(a.Errors) > a.Findings.Len() {
		return errors.New("more checks broke than subjects were judged")
	}
	return nil
}

// coherentWaivers refuses marks that no waiver stands behind, and marks of what
// needs none.
func coherentWaivers(a audit.Assessment) error {
	accepted := 0
	for _, w := range a.Waivers {
		if (w.State == audit.Applied) != (w.Findings > 0) || w.Findings < 0 {
			return fmt.Errorf("a waiver of %q for %q is %s with %d findings", w.Check, w.Subject, w.State, w.Findings)
		}
		accepted += w.Findings
	}
	if accepted != a.Summary.Waived {
		return fmt.Errorf("%d findings are waived, and the waivers accept %d", a.Summary.Waived, accepted)
	}
	for _, j := range a.Findings.Judgements() {
		for i := 0; i < j.Len() && accepted > 0; i++ {
			if j.Waived(i) && j.Status(i) != audit.NotSatisfied {
				return fmt.Errorf("a finding of the check %q is %s, and waived", j.Check, j.Status(i))
			}
		}
	}
	return nil
}

func coherentVerdict(a audit.Assessment) error {
	s := a.Summary
	switch a.Verdict {
	case audit.Compliant:
		open := slices.ContainsFunc(a.Controls, func(c audit.ControlResult) bool { return c.Status == audit.Undetermined })
		if s.NotSatisfied > s.Waived || s.Undetermined > 0 || s.NotAssessed > 0 || open || len(a.Errors) > 0 {
			return errors.New("verdict is compliant although not everything is satisfied")
		}
	case audit.NotProven:
		if s.NotSatisfied > s.Waived {
			return errors.New("verdict is undetermined although something is not satisfied")
		}
	case audit.NotCompliant:
	default:
		return fmt.Errorf("unknown verdict: %q", a.Verdict)
	}
	return nil
}

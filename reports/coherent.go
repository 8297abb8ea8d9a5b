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
	findings, err := byFingerprint(a.Findings)
	if err != nil {
		return err
	}
	if err := coherentControls(a.Controls, findings); err != nil {
		return err
	}
	if err := coherentSummary(a); err != nil {
		return err
	}
	return coherentVerdict(a)
}

func byFingerprint(findings []audit.Finding) (map[string]*audit.Finding, error) {
	index := make(map[string]*audit.Finding, len(findings))
	for i := range findings {
		f := &findings[i]
		if index[f.Fingerprint] != nil {
			return nil, fmt.Errorf("two findings have the fingerprint %q", f.Fingerprint)
		}
		if f.Status == audit.NotAssessed || !slices.Contains(gravity, f.Status) {
			return nil, fmt.Errorf("finding %q has no valid status: %q", f.Fingerprint, f.Status)
		}
		index[f.Fingerprint] = f
	}
	return index, nil
}

func coherentControls(controls []audit.ControlResult, findings map[string]*audit.Finding) error {
	counted := make(map[string]bool, len(findings))
	for _, c := range controls {
		if !slices.Contains(gravity, c.Status) {
			return fmt.Errorf("control %q has an unknown status: %q", controlID(c), c.Status)
		}
		for _, fingerprint := range c.Findings {
			f := findings[fingerprint]
			if f == nil {
				return fmt.Errorf("control %q refers to finding %q, which is not there", controlID(c), fingerprint)
			}
			if slices.Index(gravity, c.Status) > slices.Index(gravity, f.Status) {
				return fmt.Errorf("control %q is %s although finding %q is %s", controlID(c), c.Status, fingerprint, f.Status)
			}
			counted[fingerprint] = true
		}
	}
	if n := len(findings) - len(counted); n > 0 {
		return fmt.Errorf("%s under no control", count(n, "finding stands", "findings stand"))
	}
	return nil
}

func coherentSummary(a audit.Assessment) error {
	counts := map[audit.Status]int{}
	for _, f := range a.Findings {
		counts[f.Status]++
	}
	for _, c := range a.Controls {
		if c.Status == audit.NotAssessed {
			counts[audit.NotAssessed]++
		}
	}
	counted := audit.Summary{
		Judged:        len(a.Findings),
		Satisfied:     counts[audit.Satisfied],
		NotSatisfied:  counts[audit.NotSatisfied],
		Undetermined:  counts[audit.Undetermined],
		NotApplicable: counts[audit.NotApplicable],
		NotAssessed:   counts[audit.NotAssessed],
		Waived:        a.Summary.Waived,
	}
	if a.Summary != counted {
		return fmt.Errorf("summary says %+v: the findings add up to %+v", a.Summary, counted)
	}
	if len(a.Errors) > len(a.Findings) {
		return errors.New("more checks broke than subjects were judged")
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

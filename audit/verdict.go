package audit

import "slices"

// gravity orders statuses by what they mean for a control.
var gravity = []Status{NotSatisfied, Undetermined, NotAssessed, Satisfied, NotApplicable}

// gravest is the status that decides among several.
func gravest(statuses []Status) Status {
	for _, status := range gravity {
		if slices.Contains(statuses, status) {
			return status
		}
	}
	return NotAssessed // nothing was found, so nothing was assessed
}

// summarise counts findings, and the controls that were not assessed.
func summarise(findings []Finding, controls []ControlResult) (s Summary) {
	count := map[Status]int{}
	for _, f := range findings {
		count[f.Status]++
	}
	for _, c := range controls {
		if c.Status == NotAssessed {
			s.NotAssessed++
		}
	}
	s.Judged = len(findings)
	s.Satisfied, s.NotSatisfied = count[Satisfied], count[NotSatisfied]
	s.Undetermined, s.NotApplicable = count[Undetermined], count[NotApplicable]
	return s
}

// verdict is the outcome: compliant only where nothing stands against it.
func verdict(s Summary, controls []ControlResult, broken int) Verdict {
	switch {
	case s.NotSatisfied > 0:
		return NotCompliant
	case slices.ContainsFunc(controls, func(c ControlResult) bool { return c.Status == Undetermined }):
		return NotProven // an attestation that rests on nothing has no finding
	case s.Undetermined > 0, s.NotAssessed > 0, broken > 0, s.Judged == 0:
		return NotProven
	case s.Satisfied+s.NotApplicable != s.Judged:
		return NotProven // a status that nobody thought of
	}
	return Compliant
}

package audit

import "slices"

// gravity orders statuses by what they mean for a control.
var gravity = []Status{NotSatisfied, Undetermined, NotAssessed, Satisfied, NotApplicable}

// gravest is the status that decides among several judgements.
func gravest(judgements []*Judgement) Status {
	for _, status := range gravity {
		if slices.ContainsFunc(judgements, func(j *Judgement) bool { return j.Count(status) > 0 }) {
			return status
		}
	}
	return NotAssessed // nothing was found, so nothing was assessed
}

// summarise counts findings, and the controls that were not assessed.
func summarise(findings Findings, controls []ControlResult) (s Summary) {
	for _, c := range controls {
		if c.Status == NotAssessed {
			s.NotAssessed++
		}
	}
	s.Judged = findings.Len()
	s.Satisfied, s.NotSatisfied = findings.Count(Satisfied), findings.Count(NotSatisfied)
	for _, j := range findings.judgements {
		s.Waived += j.CountWaived()
	}
	s.Undetermined, s.NotApplicable = findings.Count(Undetermined), findings.Count(NotApplicable)
	return s
}

// verdict is the outcome: compliant only where nothing stands against it.
func verdict(s Summary, controls []ControlResult, broken int) Verdict {
	switch {
	case s.NotSatisfied > s.Waived:
		return NotCompliant
	case slices.ContainsFunc(controls, func(c ControlResult) bool { return c.Status == Undetermined }):
		return NotProven // an attestation that rests on nothing has no finding
	case s.Undetermined > 0, s.NotAssessed > 0, broken > 0, s.Judged == 0:
		return NotProven
	case s.Satisfied+s.NotApplicable+s.Waived != s.Judged:
		return NotProven // a status that nobody thought of
	}
	return Compliant
}

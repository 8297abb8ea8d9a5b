package reports

import "github.com/dcaudit/dcaudit/audit"

// samples are the assessments that have golden reports, by name.
func samples() map[string]audit.Assessment {
	return map[string]audit.Assessment{
		"hanbit":    sample(),
		"compliant": compliant(),
		"partial":   partly(),
		"broken":    broken(),
		"upcoming":  upcoming(),
		"waived":    accepted(),
	}
}

// compliant is an assessment in which everything is proven.
func compliant() audit.Assessment {
	a := sample()
	a.Inventory.Operator = audit.Subject{Kind: "operator", ID: "small"}
	a.AtFrom, a.At = "today", "2023-01-01T00:00:00Z"
	a.Verdict = audit.Compliant
	a.Controls, a.Findings, a.Exhibits = nil, audit.Findings{}, nil
	a.Controls = append(a.Controls, control("1.3", "Copies are far from the original", "The distance follows from the risk.",
		"Guide to the measures (invented), chapter 4", audit.Satisfied))
	add(&a, audit.Low, audit.Finding{
		Check: "backup.distance", Params: map[string]any{"min_distance_km": 30.5, "along": "great circle"},
		Subject: audit.Subject{Kind: "dataset", ID: "photos"}, Status: audit.Satisfied, Message: "Copy p1 is 318.5 km away.",
	}, "1.3")
	a.Summary = tally(a)
	return a
}

// partly is an assessment of which a part was asked for.
func partly() audit.Assessment {
	a := compliant()
	a.AtFrom = "--at"
	a.Scope = audit.Scope{Only: []string{"backup.distance", "backup.offsite"}, MinSeverity: audit.High, Judged: 1, LeftOut: 6}
	return a
}

// upcoming is an assessment by the law of a day: some controls are out of force, a
// framework does not bind, and of what comes later one control fails and one is a bill.
func upcoming() audit.Assessment {
	a := compliant()
	a.Scope = audit.Scope{Judged: 1, Lapsed: []string{"xx-2022/1.0"}, NotBinding: []string{"yy-2021"}}
	then := audit.Assessment{}
	then.Controls = []audit.ControlResult{
		control("2.1", "Copies can be read after a fire", "Keys are held elsewhere.", "Section 2.1", audit.NotSatisfied),
		control("2.2", "Copies are tried", "Restoring is tried.", "Section 2.2", audit.NotAssessed),
	}
	then.Controls[0].InForceFrom = "2024-01-01T00:00:00Z"
	then.Controls[1].Manual = "Nobody can tell"
	add(&then, audit.High, audit.Finding{
		Check: "backup.key", Subject: audit.Subject{Kind: "dataset", ID: "photos"}, Status: audit.NotSatisfied, Message: "The key of photos burns with it.",
		Violations: []audit.Violation{{Message: "The key of photos burns with it.", Expected: "a key elsewhere", Found: "none", Fix: "Hold the key elsewhere"}},
	}, "2.1")
	a.Upcoming = &audit.Forecast{Within: "730d", Controls: then.Controls, Checks: sampleChecks()[:1], Findings: then.Findings}
	return a
}

// broken is an assessment in which checks broke that owed a finding.
func broken() audit.Assessment {
	a := compliant()
	left := control("1.1", "The loss of one facility does not stop the service", "It is survived.", "Section 1.1", audit.Undetermined)
	a.Controls = append(a.Controls, left)
	a.Verdict = audit.NotProven
	for _, id := range []string{"a", "b", "c", "d", "e", "f", "g", "h"} {
		subject := audit.Subject{Kind: "service", ID: id}
		a.Errors = append(a.Errors, audit.CheckError{Check: "dependence.survives", Subject: subject, Message: "both satisfied and violated"})
		add(&a, audit.Critical, audit.Finding{
			Check: "dependence.survives", Subject: subject, Status: audit.Undetermined, Message: "The check broke, so nothing is proven.",
		}, "1.1")
	}
	a.Summary = tally(a)
	return a
}

package reports

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// sample is an assessment of an invented operator that shows every feature of a
// report: each status, folded and repeated findings, evidence with and without
// a line, attestations, secondary sources and the widths of Hangul. Its
// framework is invented too.
func sample() audit.Assessment {
	a := audit.Assessment{
		Schema: audit.Schema,
		Tool:   audit.Tool{Name: "dcaudit", Version: "0.1.0"},
		At:     "2022-10-14T23:59:59Z",
		AtFrom: "as_of",
		Inventory: audit.InventoryRef{
			Files: []audit.FileRef{
				{Path: "inventories/hanbit.yaml", SHA256: digest("hanbit")},
				{Path: "inventories/hanbit-reporting.yaml", SHA256: digest("reporting")},
			},
			Operator: audit.Subject{Kind: "operator", ID: "hanbit", Name: "한빛 메신저 (fictional)"},
			Subjects: map[string]int{"service": 12, "dataset": 3, "facility": 2, "notice": 2, "operator": 1, "plan": 1},
		},
		Catalog: audit.CatalogRef{
			SHA256: digest("catalog"),
			Frameworks: []audit.FrameworkRef{{
				ID: "xx-2022", Title: "Measures after the fire (invented)", Authority: "Ministry of Examples",
				Jurisdiction: "XX", Kind: "plan", URL: "https://example.org/measures",
			}},
		},
		Scope:   audit.Scope{Judged: 7},
		Verdict: audit.NotCompliant,
		Checks:  sampleChecks(),

		Exhibits: sampleExhibits(),
	}
	sampleBackups(&a)
	sampleServices(&a)
	sampleReporting(&a)
	sampleSettled(&a)
	a.Summary = tally(a)
	return a
}

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

// tally counts what a holds, independently of the code under test.
func tally(a audit.Assessment) audit.Summary {
	s := audit.Summary{Judged: a.Findings.Len()}
	for f := range a.Findings.All() {
		switch f.Status {
		case audit.Satisfied:
			s.Satisfied++
		case audit.NotSatisfied:
			s.NotSatisfied++
		case audit.Undetermined:
			s.Undetermined++
		case audit.NotApplicable:
			s.NotApplicable++
		}
	}
	for _, c := range a.Controls {
		if c.Status == audit.NotAssessed {
			s.NotAssessed++
		}
	}
	return s
}

// add files findings under controls of a, by id, and fills in what follows from
// the rest.
func add(a *audit.Assessment, severity audit.Severity, f audit.Finding, controls ...string) {
	f.Severity = severity
	f.Fingerprint = digest(f.Check + value(f.Params) + f.Subject.String())
	for _, c := range a.Controls {
		for _, id := range controls {
			if c.ID == id {
				f.Controls = append(f.Controls, controlID(c))
			}
		}
	}
	a.Findings = audit.ListOf(append(slices.Collect(a.Findings.All()), f))
}

func control(id, title, text, citation string, status audit.Status) audit.ControlResult {
	return audit.ControlResult{
		Framework: "xx-2022", ID: id, Title: title, Text: text, Citation: citation,
		Kind: "plan", Confidence: "text", Status: status,
	}
}

func fact(path string, v any, line, column int, text string) audit.Evidence {
	return audit.Evidence{
		Path: inventory.Path(path), Value: v, Text: text,
		Location: audit.Location{File: "inventories/hanbit.yaml", Line: line, Column: column},
	}
}

func gap(path string, line, column int) audit.Missing {
	return audit.Missing{
		Path:     inventory.Path(path),
		Location: audit.Location{File: "inventories/hanbit.yaml", Line: line, Column: column},
	}
}

func sampleChecks() []audit.CheckRef {
	return []audit.CheckRef{
		{ID: "backup.offsite", Title: "Backups are kept off-site", Description: "A copy that burns with the original is no backup.", Subject: "dataset", Severity: audit.Critical, Remediation: "Keep a copy on another site."},
		{ID: "backup.distance", Title: "Backups are kept far away", Description: "An earthquake reaches further than a fire.", Subject: "dataset", Severity: audit.Low, Remediation: "Keep a copy further away."},
		{ID: "dependence.survives", Title: "Services survive the loss of one facility", Description: "No single facility may take a critical service.", Subject: "service", Severity: audit.Critical, Remediation: "Run the service on two sites."},
		{ID: "recovery.objective", Title: "Recovery objectives are set", Description: "Without an objective there is nothing to test.", Subject: "service", Severity: audit.High, Remediation: "Declare rto and rpo."},
		{ID: "reporting.channel", Title: "Notices survive the loss of a facility", Description: "A channel that burns with the service tells nobody.", Subject: "notice", Severity: audit.High, Remediation: "Add a channel elsewhere."},
		{ID: "reporting.officer", Title: "An officer is named", Description: "Somebody must be in charge.", Subject: "plan", Severity: audit.Medium, Remediation: "Name an officer and a deputy."},
		{ID: "incident.cause", Title: "Causes are found", Description: "What is not understood happens again.", Subject: "incident", Severity: audit.Medium, Remediation: "Close the inquiry."},
	}
}

func sampleBackups(a *audit.Assessment) {
	offsite := control("1.2", "Data are backed up where the same disaster does not reach them",
		"Every dataset of a critical service has a copy on another site.", "Measures after the fire (invented), section 1.2", audit.NotSatisfied)
	offsite.Note = "The plan gives no distance; another site is the least that it can mean."
	resilience := control("1.1", "The loss of one facility does not stop the service",
		"Servers, storage and power are spread so that the loss of one facility is survived.", "Measures after the fire (invented), section 1.1", audit.NotSatisfied)
	distance := control("1.3", "Copies are far from the original", "The distance follows from the risk.", "Guide to the measures (invented), chapter 4", audit.Satisfied)
	distance.Kind, distance.Confidence = "guide", "secondary"
	a.Controls = append(a.Controls, resilience, offsite, distance)

	messages := audit.Subject{Kind: "dataset", ID: "messages", Name: "대화 기록 (messages of all users)"}
	add(a, audit.Critical, audit.Finding{
		Check: "backup.offsite", Subject: messages, Status: audit.NotSatisfied,
		Message: "No copy outlives the campus of the original.",
		Violations: []audit.Violation{{
			Message:  "No copy outlives the campus of the original.",
			Expected: "a copy on a site other than north-campus",
			Found:    "2 copies, both on north-campus",
			Because:  []string{"messages is kept at north, on north-campus", "copy m1 is held at north", "copy m2 is held at annex, which stands on north-campus too"},
			Fix:      "keep m1 or m2 at a facility of another site, such as south",
			Evidence: []audit.Evidence{
				fact("datasets[messages].copies[m1].facility", "north", 88, 41, "- {id: m1, kind: backup, interval: 24h, last_success: 2022-10-14T02:00:00Z, immutable: false, facility: north}"),
				fact("datasets[messages].copies[m2].facility", "annex", 89, 26, "- {id: m2, kind: replica, facility: annex}"),
				fact("datasets[messages].copies[m2].kind", "replica", 89, 12, "- {id: m2, kind: replica, facility: annex}"),
				fact("facilities[annex].site", "north-campus", 31, 5, "site: north-campus"),
				fact("facilities[north].site", "north-campus", 14, 5, "site: north-campus"),
				fact("datasets[messages].primary", "north", 85, 5, "primary: north"),
				fact("datasets[messages].service", "messenger", 84, 5, "service: messenger"),
			},
		}},
	}, "1.1", "1.2")
	add(a, audit.Critical, audit.Finding{
		Check: "backup.offsite", Subject: audit.Subject{Kind: "dataset", ID: "photos"}, Status: audit.Satisfied,
		Message:  "Copy p1 is held at south, on south-campus.",
		Evidence: []audit.Evidence{fact("datasets[photos].copies[p1].facility", "south", 97, 26, "- {id: p1, kind: backup, facility: south}")},
	}, "1.1", "1.2")
	add(a, audit.Critical, audit.Finding{
		Check: "backup.offsite", Subject: audit.Subject{Kind: "dataset", ID: "thumbnails"}, Status: audit.NotApplicable,
		Message:  "It can be made anew from photos.",
		Evidence: []audit.Evidence{fact("datasets[thumbnails].recreatable", true, 104, 5, "recreatable: true")},
	}, "1.1", "1.2")
	add(a, audit.Low, audit.Finding{
		Check: "backup.distance", Params: map[string]any{"min_distance_km": 30}, Subject: audit.Subject{Kind: "dataset", ID: "photos"},
		Status: audit.Satisfied, Message: "Copy p1 is 318.5 km away.",
		Evidence: []audit.Evidence{
			fact("facilities[south].location", nil, 38, 5, "location: {lat: 35.1, lon: 129.0}"),
			{Path: "facilities[north].location"},
		},
	}, "1.3")
}

func sampleServices(a *audit.Assessment) {
	objective := control("2.1", "Recovery objectives are declared", "How soon a service is back is set in advance.",
		"Measures after the fire (invented), section 2.1", audit.Undetermined)
	a.Controls = append(a.Controls, objective)

	messenger := audit.Subject{Kind: "service", ID: "messenger", Name: "Hanbit Talk"}
	add(a, audit.Critical, audit.Finding{
		Check: "dependence.survives", Subject: messenger, Status: audit.NotSatisfied,
		Message: "The loss of one facility, or of one grid, stops the service.",
		Violations: []audit.Violation{
			{
				Message:  "The loss of facility north stops it, and its standby cannot take over.",
				Expected: "running, degraded or recovered within 20m",
				Found:    "lost",
				Because: []string{
					"messenger is active only at north", "its standby at south is activated with failover-console",
					"failover-console runs only at north", "north is lost",
				},
				Fix:      "run failover-console at south as well",
				Evidence: []audit.Evidence{fact("services[failover-console].deployments", nil, 61, 5, "deployments: [{facility: north, mode: active}]")},
			},
			{
				Message: "The loss of power-grid north-grid stops it.", Expected: "running, degraded or recovered within 20m", Found: "lost",
				Fix: "feed south from another grid",
				Evidence: []audit.Evidence{{
					Path: "facilities[south].failure_domains", Value: []any{"north-grid"},
					Location: audit.Location{File: "inventories/hanbit.yaml", Line: 40, Column: 22},
				}},
			},
		},
	}, "1.1")
	for i, id := range []string{"search", "map"} {
		lost := id + " is lost together with facility north."
		add(a, audit.Critical, audit.Finding{
			Check: "dependence.survives", Subject: audit.Subject{Kind: "service", ID: id}, Status: audit.NotSatisfied, Message: lost,
			Violations: []audit.Violation{{
				Message: lost, Expected: "running, degraded or recovered within 20m", Found: "lost",
				Because: []string{id + " runs only at north"}, Fix: "run " + id + " at south as well",
				Evidence: []audit.Evidence{fact("services["+id+"].deployments", nil, 75+5*i, 5, "deployments: [{facility: north, mode: active}]")},
			}},
		}, "1.1")
	}
	for i := range 10 {
		id := fmt.Sprintf("tool-%d", i)
		add(a, audit.High, audit.Finding{
			Check: "recovery.objective", Subject: audit.Subject{Kind: "service", ID: id}, Status: audit.Undetermined,
			Message: "The inventory does not say how soon the service is back.",
			Missing: []audit.Missing{gap("services["+id+"].rto", 110+i, 5)},
		}, "2.1")
	}
	add(a, audit.High, audit.Finding{
		Check: "recovery.objective", Subject: messenger, Status: audit.Undetermined,
		Message:  "The recovery test has no date.",
		Missing:  []audit.Missing{gap("services[messenger].tested.date", 52, 13), gap("services[messenger].deployments[1].activation.requires", 49, 7)},
		Evidence: []audit.Evidence{fact("services[messenger].rto", 1200, 46, 5, "rto: 20m")},
	}, "2.1")
	add(a, audit.High, audit.Finding{
		Check: "recovery.objective", Subject: audit.Subject{Kind: "service", ID: "status-page"}, Status: audit.Satisfied,
		Message:  "It is to be back in 5 minutes.",
		Evidence: []audit.Evidence{fact("services[status-page].rto", 300, 70, 5, "rto: 5m")},
	}, "2.1")
}

func sampleReporting(a *audit.Assessment) {
	channel := control("3.1", "Authorities and users are told at once", "Notices go out over channels that outlive the outage.",
		"Measures after the fire (invented), section 3.1", audit.Undetermined)
	channel.Kind = "law"
	channel.Note = `The law says "without delay" and gives no number.`
	cooperation := control("3.2", "The operator helps the inquiry", "Records are handed over on request.",
		"Measures after the fire (invented), section 3.2", audit.NotAssessed)
	cooperation.Manual = "it depends on what is asked for, and when"
	cooperation.Attestation = &audit.AttestationRef{
		By: "Kim Example, head of compliance", Date: "2020-03-01", ValidUntil: "2021-02-28", Statement: "All requests were answered.",
		Location: audit.Location{File: "inventories/hanbit-reporting.yaml", Line: 40, Column: 5},
	}
	staff := control("3.3", "Staff are trained", "Those in charge are trained every two years.", "Measures after the fire (invented), section 3.3", audit.NotAssessed)
	staff.Manual = "the training records are on paper"
	tower := control("3.4", "Someone is in charge", "One body directs the recovery.", "Measures after the fire (invented), section 3.4", audit.Undetermined)
	tower.Manual = "authority is a matter of people"
	tower.Attestation = &audit.AttestationRef{
		By: "Park Example, chief executive", Date: "2022-03-01", ValidUntil: "2023-02-28", Statement: "The duty manager is in charge.", Document: "mandate",
		Problem:  "documents[mandate]: there is no file documents/mandate.pdf",
		Location: audit.Location{File: "inventories/hanbit-reporting.yaml", Line: 46, Column: 5},
	}
	a.Controls = append(a.Controls, channel, cooperation, staff, tower)

	add(a, audit.High, audit.Finding{
		Check: "reporting.channel", Subject: audit.Subject{Kind: "notice"}, Status: audit.Undetermined,
		Message: "The inventory does not say which notices are planned.",
		Missing: []audit.Missing{{Path: "reporting.notices", Location: audit.Location{File: "inventories/hanbit-reporting.yaml", Line: 3, Column: 1}}},
	}, "3.1")
	add(a, audit.Medium, audit.Finding{
		Check: "reporting.officer", Subject: audit.Subject{Kind: "plan", ID: "reporting"}, Status: audit.Undetermined,
		Message: "It is not known who stands in for the officer.",
		Missing: []audit.Missing{{Path: "reporting.officer.deputy", Location: audit.Location{File: "inventories/hanbit-reporting.yaml", Line: 5, Column: 3}}},
	}, "3.1")
	add(a, audit.Medium, audit.Finding{
		Check: "recovery.documented", Subject: audit.Subject{Kind: "operator", ID: "hanbit"}, Status: audit.Undetermined,
		Message: "It cannot be proved either way: plan is 400 days old; a fact is missing.",
		Missing: []audit.Missing{
			{Path: "documents[plan].sha256", Location: audit.Location{File: "inventories/hanbit.yaml", Line: 88, Column: 5}},
			{Path: "documents[plan].dated", Reason: "plan is 400 days old", Location: audit.Location{File: "inventories/hanbit.yaml", Line: 90, Column: 5}},
		},
	}, "3.1")
}

func sampleSettled(a *audit.Assessment) {
	incidents := control("4.1", "Causes of incidents are found", "The cause of every incident is found and removed.",
		"Measures after the fire (invented), section 4.1", audit.NotApplicable)
	insurance := control("4.2", "The operator is insured", "Users are compensated.", "Measures after the fire (invented), section 4.2", audit.Satisfied)
	insurance.Manual = "what a policy covers is a matter of judgement"
	insurance.Attestation = &audit.AttestationRef{
		By: "Lee Example, treasurer", Date: "2022-01-10", ValidUntil: "2023-01-09", Document: "policy-2022",
		Statement: "The policy covers every outage\nof more than four hours.",
		Location:  audit.Location{File: "inventories/hanbit-reporting.yaml", Line: 52, Column: 5},
	}
	a.Controls = append(a.Controls, incidents, insurance)
	add(a, audit.Medium, audit.Finding{
		Check: "incident.cause", Subject: audit.Subject{Kind: "incident"}, Status: audit.NotApplicable,
		Message:  "No incident happened.",
		Evidence: []audit.Evidence{fact("incidents", []any{}, 130, 1, "incidents: []")},
	}, "4.1")
}

package reports

import (
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// checkPipelines holds a report for a machine against the assessment that it is
// of: read as that machine reads it, it says neither more nor less.
func checkPipelines(t *testing.T, format, report string, a audit.Assessment) {
	t.Helper()
	switch format {
	case "compact":
		checkCompact(t, report, a)
	case "csv":
		checkCSV(t, report, a)
	case "github":
		checkWorkflow(t, report, a)
	case "gitlab":
		checkQuality(t, report, a)
	case "junit":
		checkJUnit(t, report, a)
	}
}

// withoutReturns is a report with lines that end as they do in all other formats:
// those of CSV end in CR LF.
func withoutReturns(format, report string) string {
	if format == "csv" {
		return strings.ReplaceAll(report, "\r\n", "\n")
	}
	return report
}

// against counts what stands against an assessment, independently of the code
// under test: findings, controls without one, checks that broke without one, and
// waivers to look after.
func against(a audit.Assessment) int {
	n := a.Summary.NotSatisfied + a.Summary.Undetermined
	owed := map[audit.Subject]bool{}
	for f := range a.Findings.All() {
		if f.Status == audit.Undetermined {
			owed[audit.Subject{Kind: f.Check, ID: f.Subject.String(), Name: f.Subject.Name}] = true
		}
	}
	for _, e := range a.Errors {
		if key := (audit.Subject{Kind: e.Check, ID: e.Subject.String(), Name: e.Subject.Name}); !owed[key] {
			owed[key] = true
			n++
		}
	}
	for _, w := range a.Waivers {
		if w.State != audit.Applied || w.ExpiresSoon {
			n++
		}
	}
	return n + openControls(a, audit.NotAssessed) + openControls(a, audit.Undetermined)
}

// openControls counts the controls of a status that no finding speaks for.
func openControls(a audit.Assessment, status audit.Status) (n int) {
	for _, c := range a.Controls {
		if c.Status == status && (status == audit.NotAssessed || c.Attestation != nil) {
			n++
		}
	}
	return n
}

// nothingInForce is an assessment in which there was nothing to judge.
func nothingInForce() audit.Assessment {
	a := compliant()
	a.Verdict, a.Controls, a.Findings, a.Checks = audit.NotProven, nil, audit.Findings{}, nil
	a.Summary = tally(a)
	return a
}

// looselyBroken is an assessment in which a check broke and left no finding.
func looselyBroken() audit.Assessment {
	a := compliant()
	a.Verdict = audit.NotProven
	a.Errors = []audit.CheckError{{Check: "backup.distance", Subject: audit.Subject{Kind: "dataset", ID: "lost"}, Message: "it ran out of time"}}
	return a
}

// oddly are assessments that have no golden reports.
func oddly() map[string]audit.Assessment {
	return map[string]audit.Assessment{"nothing in force": nothingInForce(), "loosely broken": looselyBroken()}
}

// No machine takes for a pass what is none, and each is told of everything.
func TestPipelinesAreToldAll(t *testing.T) {
	for _, group := range []map[string]audit.Assessment{samples(), oddly()} {
		for name, a := range group {
			for _, format := range Formats() {
				t.Run(name+"."+format, func(t *testing.T) {
					report := written(t, format, a, Options{})
					checkPipelines(t, format, report, a)
					if outcome := headline(tongue.English, a); !strings.Contains(strings.ToLower(report), outcome) && format != "json" && !(format == "gitlab" && report == "[]\n") {
						t.Errorf("the report does not say %q", outcome)
					}
				})
			}
		}
	}
}

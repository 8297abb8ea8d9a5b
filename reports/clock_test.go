package reports

import (
	"bytes"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// runs are clocks that ended in every way, with a text in whatever an inventory or
// a catalog chooses.
func runs(s string) []audit.ClockRun {
	over, left := 90061.0, -60.0
	run := func(outcome audit.ClockOutcome, due, sent string, after *float64) audit.ClockRun {
		return audit.ClockRun{Incident: s + "fire", To: s + "MSIT", Kind: "initial", From: "aware", Limit: "1h", Due: due, Sent: sent, Outcome: outcome, Over: after,
			Finding:  audit.Finding{Message: s + "It is so.", Missing: []audit.Missing{{Path: inventory.Path(s + "incidents"), Location: audit.Location{File: s + "a.yaml", Line: 3, Column: 5}}}},
			Controls: []audit.ControlResult{{Framework: s + "xx", ID: "1", Citation: s + "Article 1", Note: s + "No number."}}}
	}
	const due = "2022-10-15T16:19:00+09:00"
	return []audit.ClockRun{run(audit.Met, due, "2022-10-15T16:18:00+09:00", &left), run(audit.Missed, due, "", &over), run(audit.Open, due, "", &left),
		run(audit.Unknown, "", "", nil), run(audit.NotDue, "", "", nil)}
}

func clocks(t *testing.T, format, s string) string {
	t.Helper()
	a := sample()
	infestOperator(&a, s)
	var report bytes.Buffer
	if err := Clocks(&report, format, a, runs(s), Options{}); err != nil {
		t.Fatal(err)
	}
	return report.String()
}

func infestOperator(a *audit.Assessment, s string) {
	a.Inventory.Operator.Name = s + a.Inventory.Operator.Name
}

// Every outcome of a clock says what was due, and what came.
func TestClocks(t *testing.T) {
	report := clocks(t, "text", "")
	for _, want := range []string{
		"✓ met  initial report to MSIT", "sent      2022-10-15T16:18:00+09:00, 1m before", "✗ missed  initial", "sent      not sent, 1d 1h 1m 1s overdue",
		"○ open  initial", "not sent so far, 1m left", "? unknown  initial", "add       incidents at a.yaml:3:5", "– not due  initial", "due       1h from the operator's knowledge of it",
		"by        xx/1: Article 1", "note      No number.",
	} {
		if !strings.Contains(report, want) {
			t.Errorf("it does not say %q:\n%s", want, report)
		}
	}
	for line := range strings.Lines(report) {
		if width(strings.TrimSuffix(line, "\n")) > 80 {
			t.Errorf("%d columns: %s", width(line), line)
		}
	}
	if paper := clocks(t, "markdown", ""); !strings.Contains(paper, "| **missed** | initial report to MSIT | 2022-10-15T16:19:00+09:00, 1h from the operator's knowledge of it | not sent, 1d 1h 1m 1s overdue | `xx/1`, Article 1 |") {
		t.Error(paper)
	}
}

func TestNoClocks(t *testing.T) {
	for n, want := range map[int]string{0: "declares no incident", 2: "No clock runs"} {
		a := sample()
		a.Inventory.Subjects = map[string]int{"incident": n}
		for _, format := range PlainFormats() {
			var report bytes.Buffer
			if err := Clocks(&report, format, a, nil, Options{}); err != nil || format != "json" && !strings.Contains(report.String(), want) || format == "json" && report.String() != "[]\n" {
				t.Errorf("%s: %v, %s", format, err, report.String())
			}
		}
	}
}

// No text of an inventory acts in what is told of clocks, standings and clauses.
func TestHostileClocks(t *testing.T) {
	plain := clocks(t, "markdown", "x")
	for _, s := range hostile {
		for _, format := range PlainFormats() {
			checkCharacters(t, clocks(t, format, s))
		}
		checkMarkup(t, clocks(t, "markdown", s), plain)
		standing := audit.Standing{Framework: audit.FrameworkRef{ID: s, Title: s, Authority: s, Jurisdiction: s, Kind: s}, Binds: audit.Satisfied, Controls: 1, Bound: 1,
			Findings: []audit.Finding{{Check: s, Message: s, Evidence: []audit.Evidence{{Path: inventory.Path(s), Value: s, Location: audit.Location{File: s, Line: 1, Column: 1}}}}}}
		listing := audit.Listing{Frameworks: []audit.FrameworkListing{{FrameworkRef: standing.Framework, Controls: []audit.ControlListing{{ID: s, Checks: []audit.UseListing{{Check: s}}}}}},
			Checks: []audit.CheckListing{{ID: s, Title: s}}}
		for _, format := range CrosswalkFormats() {
			var told bytes.Buffer
			if err := Crosswalk(&told, format, listing); err != nil {
				t.Fatal(err)
			}
			if format != "markdown" {
				if err := Standings(&told, format, audit.Subject{Kind: "operator", ID: s, Name: s}, audit.Date{From: "today"}, []audit.Standing{standing}, Options{}); err != nil {
					t.Fatal(err)
				}
			}
			checkCharacters(t, told.String())
		}
	}
}

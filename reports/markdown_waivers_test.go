package reports

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// accepted is an assessment of which one finding is accepted by a waiver; another
// waiver accepts nothing.
func accepted() audit.Assessment {
	a := compliant()
	a.Controls = append(a.Controls, control("1.1", "The loss of one facility does not stop the service", "It is survived.", "Section 1.1", audit.NotSatisfied))
	lost := "search is lost together with facility north."
	add(&a, audit.Critical, audit.Finding{
		Check: "dependence.survives", Subject: audit.Subject{Kind: "service", ID: "search"}, Status: audit.NotSatisfied, Message: lost,
		Violations: []audit.Violation{{Message: lost, Expected: "running", Found: "lost", Fix: "run search at south as well"}},
		Waiver:     &audit.WaiverMark{Reason: "it moves in spring", ApprovedBy: "Han Example, board", Expires: "2023-03-31"},
	}, "1.1")
	a.Waivers = []audit.WaiverRef{
		{
			Check: "dependence.survives", Subject: "service:search", Reason: "it moves in spring", Owner: "Jung Example", RequestedBy: "Jung Example",
			ApprovedBy: "Han Example, board", Dated: "2022-12-01", Expires: "2023-03-31", CompensatingControl: "a page says so", State: audit.Applied,
			ExpiresSoon: true, Findings: 1, Location: audit.Location{File: "waivers.yaml", Line: 4, Column: 5},
		},
		{
			Check: "backup.offsite", Subject: "dataset:messages", Control: "xx-2022/1.2", Reason: "later", Owner: "Jung Example", RequestedBy: "Jung Example",
			Dated: "2022-12-01", Expires: "2023-03-31", CompensatingControl: "none", State: audit.Unapproved, Problem: "nobody approved it",
			Location: audit.Location{File: "waivers.yaml", Line: 12, Column: 5},
		},
	}
	a.Summary = tally(a)
	a.Summary.Waived = 1
	return a
}

func TestWaiversInMarkdown(t *testing.T) {
	korean := Options{Language: tongue.Korean}
	checkGolden(t, "waived.markdown", written(t, "markdown", accepted(), Options{}))
	checkGolden(t, "waived.ko.markdown", written(t, "markdown", accepted(), korean))
	benign := accepted()
	infest(&benign, "x")
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			infested := accepted()
			infest(&infested, s)
			checkMarkup(t, written(t, "markdown", infested, Options{}), written(t, "markdown", benign, Options{}))
			checkMarkup(t, written(t, "markdown", infested, korean), written(t, "markdown", benign, korean))
		})
	}
}

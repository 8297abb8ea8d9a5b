package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/selftest"
)

// SelfTestSchema is the version of a SelfTestReport's JSON form.
const SelfTestSchema = "dcaudit.selftest/v1"

// SelfTestReport is what of an audit was put to the test, and what it missed.
type SelfTestReport struct {
	// Always the constant SelfTestSchema.
	Schema string `json:"schema"`
	// The program that made it.
	Tool audit.Tool `json:"tool"`
	// What became of damage to the inventory. Absent when none was tried.
	Inventory *TestedInventory `json:"inventory,omitempty"`
	// What became of changes to the checks. Absent when none was tried.
	Policies *selftest.PolicyResult `json:"policies,omitempty"`
}

// TestedInventory is an inventory that passes, and what became of its mutants.
type TestedInventory struct {
	// The moment for which it was judged, RFC 3339 in UTC.
	At string `json:"at"`
	// Where that moment comes from: "--at", "as_of" of the inventory, or "today".
	AtFrom string `json:"at_from"`
	// The files it was read from, in the order of reading.
	Files []audit.FileRef `json:"files"`
	// The id and name of the operator.
	Operator audit.Subject `json:"operator"`
	selftest.InventoryResult
}

// NewTestedInventory is the result for an inventory.
func NewTestedInventory(inv *inventory.Inventory, at audit.Date, result selftest.InventoryResult) *TestedInventory {
	d := NewDrillReport(inv, at, audit.Tool{}, true, nil)
	return &TestedInventory{at.Time.UTC().Format(time.RFC3339), at.From, d.Inventory.Files, d.Inventory.Operator, result}
}

// SelfTest renders the report of a self-test in one of the formats that
// assessments have too. On error nothing was written, unless it is w itself that
// failed.
func SelfTest(w io.Writer, format string, s SelfTestReport, o Options) error {
	var report bytes.Buffer
	switch format {
	case "json":
		if err := JSON(&report, s); err != nil {
			return fmt.Errorf("render self-test as json: %w", err)
		}
	case "markdown":
		renderSelfTestMarkdown(&report, s)
	case "text":
		renderSelfTestText(&report, s, o)
	default:
		return fmt.Errorf("unknown format %q: expected %s", format, either(PlainFormats()))
	}
	if _, err := w.Write(report.Bytes()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// Proven reports whether nothing passed silently, of what was tried.
func (s SelfTestReport) Proven() bool {
	return (s.Inventory == nil || len(s.Inventory.Survivors) == 0) &&
		(s.Policies == nil || len(s.Policies.Survivors)+len(s.Policies.Untested) == 0)
}

// SelfTestSummary is the outcome of a self-test in one line.
func SelfTestSummary(s SelfTestReport) string {
	word, sentences := selfTestOutcome(s)
	return word + ": " + sentences
}

// selfTestOutcome is the outcome in a word, and in figures.
func selfTestOutcome(s SelfTestReport) (word, sentences string) {
	var parts []string
	if i := s.Inventory; i != nil {
		parts = append(parts, fmt.Sprintf("%s of the inventory: %s.", count(i.Mutants, "mutant", "mutants"), both(inventoryFigures(i))))
	}
	if p := s.Policies; p != nil {
		parts = append(parts, fmt.Sprintf("%s of the checks: %s.", count(p.Mutants, "mutant", "mutants"), both(policyFigures(p))))
	}
	if s.Proven() {
		return "proven", strings.Join(parts, " ")
	}
	return "not proven", strings.Join(parts, " ")
}

func inventoryFigures(i *TestedInventory) []string {
	figures := []string{
		fmt.Sprintf("%d refused", i.Refused),
		count(i.Turned, "verdict turned", "verdicts turned"),
		count(i.Withdrawn, "proof withdrawn", "proofs withdrawn"),
	}
	if i.OnUnread > 0 {
		figures = append(figures, fmt.Sprintf("%d on facts that no pass rests on", i.OnUnread))
	}
	if len(i.Reviewed) > 0 {
		figures = append(figures, fmt.Sprintf("%d excused by a review", len(i.Reviewed)))
	}
	return append(figures, fmt.Sprintf("%d not noticed", len(i.Survivors)))
}

func policyFigures(p *selftest.PolicyResult) []string {
	figures := []string{fmt.Sprintf("%d killed by tests", p.Killed)}
	if len(p.Reviewed) > 0 {
		figures = append(figures, fmt.Sprintf("%d excused by a review", len(p.Reviewed)))
	}
	figures = append(figures, fmt.Sprintf("%d not noticed", len(p.Survivors)))
	if len(p.Untested) > 0 {
		figures = append(figures, fmt.Sprintf("%d without tests", len(p.Untested)))
	}
	return figures
}

// unreadPaths are the facts that no pass rests on.
func unreadPaths(i *TestedInventory) (paths []string) {
	for _, fact := range i.Unread {
		paths = append(paths, string(fact.Path))
	}
	return paths
}

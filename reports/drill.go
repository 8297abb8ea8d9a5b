package reports

import (
	"bytes"
	"fmt"
	"io"
	"iter"
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// DrillSchema is the version of a DrillReport's JSON form.
const DrillSchema = "dcaudit.drill/v1"

// DrillReport is what becomes of everything in one drill or in several.
type DrillReport struct {
	// Always the constant DrillSchema.
	Schema string `json:"schema"`
	// The program that made it.
	Tool audit.Tool `json:"tool"`
	// The moment for which it holds, RFC 3339 in UTC.
	At string `json:"at"`
	// Where that moment comes from: "--at", "as_of" of the inventory, or "today".
	AtFrom string `json:"at_from"`
	// What was drilled.
	Inventory DrilledInventory `json:"inventory"`
	// True: the drills are the loss of each thing that can be lost, alone.
	Whole bool `json:"whole"`
	// What becomes of everything, for each drill that was played.
	Drills []drill.Scenario `json:"drills"`
	// What two losses at once add. Absent unless it was asked for.
	Pairs []drill.Pair `json:"pairs,omitzero"`
	// What would help most against the drill, or against the worst of several.
	// Absent when nothing is certain to be lost.
	Counsel *drill.Counsel `json:"remedies,omitzero"`

	sketched *matrix // nil unless it was worked out
}

// Sketch goes through drills once, whether or not Drills keeps them too: to show what
// becomes of everything, and not why, a report needs no more of them.
func (d *DrillReport) Sketch(drills iter.Seq[drill.Scenario]) { d.sketched = matrixOf(drills) }

func (d DrillReport) matrix() *matrix {
	if d.sketched != nil {
		return d.sketched
	}
	return matrixOf(slices.Values(d.Drills))
}

// WorstLoss is what is lost in the drill that costs most of those after which
// something is lost for good; nil when none does that.
func (d DrillReport) WorstLoss() []drill.Loss { return d.matrix().worstLoss() }

// DrilledInventory says exactly which inventory was drilled.
type DrilledInventory struct {
	// The files it was read from, in the order of reading.
	Files []audit.FileRef `json:"files"`
	// The id and name of the operator.
	Operator audit.Subject `json:"operator"`
}

// NewDrillReport is the report of drills that were played on an inventory.
func NewDrillReport(inv *inventory.Inventory, at audit.Date, tool audit.Tool, whole bool, drills []drill.Scenario) DrillReport {
	d := DrillReport{Schema: DrillSchema, Tool: tool, At: at.Time.UTC().Format(time.RFC3339), AtFrom: at.From, Whole: whole, Drills: drills}
	for _, file := range inv.Files() {
		d.Inventory.Files = append(d.Inventory.Files, audit.FileRef{Path: file.Path, SHA256: file.SHA256})
	}
	d.Inventory.Operator = audit.Subject{Kind: "operator", ID: string(inv.Operator.ID)}
	if inv.Operator.Name != nil {
		d.Inventory.Operator.Name = *inv.Operator.Name
	}
	return d
}

// Drill renders a report of drills in one of PlainFormats. On error nothing was written, unless it is w itself that failed.
func Drill(w io.Writer, format string, d DrillReport, o Options) error {
	var report bytes.Buffer
	switch format {
	case "json":
		if err := JSON(&report, d); err != nil {
			return fmt.Errorf("render drill as json: %w", err)
		}
	case "markdown":
		renderDrillMarkdown(&report, d)
	case "text":
		renderDrillText(&report, d, o)
	default:
		return fmt.Errorf("unknown format %q: expected %s", format, either(PlainFormats()))
	}
	if _, err := w.Write(report.Bytes()); err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// DrillBars are the outcomes of a service at which a drill can be made to fail.
func DrillBars() []string { return []string{string(drill.Lost), string(drill.Recovers)} }

// Verdict says whether every service of every drill stays above the bar, which
// is one of DrillBars. What cannot be determined is proof of nothing, nor is a
// drill without services.
func (d DrillReport) Verdict(bar string) audit.Verdict {
	m, verdict := d.matrix(), audit.Compliant
	if m.mute || len(m.harmful)+len(m.harmless) == 0 {
		verdict = audit.NotProven
	}
	for i := range m.harmful { // in the others nothing stops, and nothing is left open
		t := &m.harmful[i]
		switch {
		case t.services.of(isLost) > 0, t.stops() > 0 && bar == string(drill.Recovers):
			return audit.NotCompliant
		case t.services.of(undetermined) > 0:
			verdict = audit.NotProven
		}
	}
	return verdictOfPairs(verdict, d.Pairs)
}

// DrillSummary is the outcome of drills in one line.
func DrillSummary(d DrillReport) string {
	worst, sentences := outcomeOf(d)
	return worst.word + ": " + sentences
}

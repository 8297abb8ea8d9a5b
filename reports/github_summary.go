package reports

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// How much a job summary shows. GitHub drops one that is larger than 1 MiB whole;
// this many entries, each cut, are less in any case.
const (
	summarised      = 100 // controls
	summarisedOpen  = 20  // objections
	longestSentence = 400 // bytes
	longestLedger   = 4000
)

// runPage is the report for the page of a workflow run: the outcome, the controls
// that are open, and what weighs most, folded.
type runPage struct {
	document
	opposition
}

func renderGitHubSummary(b *bytes.Buffer, a audit.Assessment, _ Options) error {
	d := runPage{document{b}, opposed(a).withWaivers()}
	d.paragraph("## ", brief(capital(headline(tongue.English, a))+": "+operator(a.Inventory.Operator)))
	d.paragraph(prose(meaning(tongue.English, a)), " ", prose(shorten(safe(ledger(tongue.English, a)), longestLedger)))
	var frameworks []string
	for _, f := range a.Catalog.Frameworks {
		frameworks = append(frameworks, f.ID)
	}
	d.paragraph("At ", brief(a.At+", "+sources.in(tongue.English, a.AtFrom)), ", against ", brief(few(frameworks)), ".")
	d.openControls()
	d.gravest()
	b.Truncate(b.Len() - 1)
	return nil
}

// brief is prose of bounded length.
func brief(s string) markup { return prose(shorten(safe(s), longestSentence)) }

// briefly is code of bounded length.
func briefly(s string) markup { return code(shorten(safe(s), longestSentence)) }

func (d runPage) openControls() {
	counted := judged(d.Findings.ByControl())
	var open []audit.ControlResult
	for _, c := range d.Controls {
		if slices.Index(gravity, c.Status) < slices.Index(gravity, audit.Satisfied) {
			open = append(open, c)
		}
	}
	if len(open) == 0 {
		return
	}
	rank := func(c audit.ControlResult) int { // by status, then by severity
		return slices.Index(gravity, c.Status)*10 + weight(gravest(c.Status, counted.of(c)))
	}
	slices.SortStableFunc(open, func(a, b audit.ControlResult) int { return rank(a) - rank(b) })
	d.row("Control", "Title", "Status", "Not satisfied", "Undetermined")
	d.row("---", "---", "---", "--:", "--:")
	for _, c := range open[:min(summarised, len(open))] {
		cells := []markup{briefly(controlID(c)), brief(c.Title), prose(spaced(c.Status))}
		for _, status := range gravity[:2] {
			cells = append(cells, markup(strconv.Itoa(sum(status, counted.of(c)))))
		}
		d.row(cells...)
	}
	d.line()
	if more := len(open) - summarised; more > 0 {
		d.paragraph(prose("And " + count(more, "more control", "more controls") + " that are open (all in --format json)."))
	}
}

// gravest shows what weighs most. The line that unfolds is HTML, in which no
// string from outside may stand.
func (d runPage) gravest() {
	shown := d.first(summarisedOpen)
	if len(shown) == 0 {
		return
	}
	d.paragraph(markup(fmt.Sprintf("<details><summary>The gravest %d of %d that stand against it or are waived</summary>", len(shown), d.len())))
	for _, o := range shown {
		head := "**" + prose(capital(o.state())) + "**"
		if o.Severity != "" {
			head += ", " + brief(string(o.Severity))
		}
		d.item(0, head, ": ", briefly(o.name()), ", ", brief(o.about()))
		d.item(1, brief(o.told()))
		for _, v := range o.Violations[:min(1, len(o.Violations))] {
			d.item(1, "Fix: ", brief(v.Fix))
		}
		d.item(1, "At ", brief(strings.TrimSuffix(place(o.at), ", line unknown")))
	}
	d.line()
	d.paragraph("</details>")
}

// first are the gravest objections, of all only so many.
func (o opposition) first(most int) (some []objection) {
	for _, b := range o.batches {
		for i := range min(b.len, most-len(some)) {
			some = append(some, b.get(i))
		}
	}
	return some
}

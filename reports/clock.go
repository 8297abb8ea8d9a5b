package reports

import (
	"bytes"
	"fmt"
	"io"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Clocks tells how the reporting clocks of laws ran for incidents, as text, json
// or markdown.
func Clocks(w io.Writer, format string, a audit.Assessment, runs []audit.ClockRun, o Options) error {
	if runs == nil {
		runs = []audit.ClockRun{}
	}
	var b bytes.Buffer
	switch format {
	case "json":
		return JSON(w, runs)
	case "markdown":
		clockPaper{document{&b}}.write(a, runs)
	default:
		clockPage{newPage(&b, o)}.write(a, runs)
	}
	_, err := w.Write(b.Bytes())
	return err
}

// endings are the statuses that come closest to the outcomes of clocks, for their
// symbols and colours.
var endings = map[audit.ClockOutcome]audit.Status{
	audit.Met: audit.Satisfied, audit.Missed: audit.NotSatisfied, audit.Open: audit.NotAssessed,
	audit.Unknown: audit.Undetermined, audit.NotDue: audit.NotApplicable,
}

var clockWords = terms[audit.ClockOutcome]{
	audit.Met: "met", audit.Missed: "missed", audit.Open: "open", audit.Unknown: "unknown", audit.NotDue: "not due",
}

// events are the starts of clocks in words.
var events = terms[string]{
	"began": "the start of the outage", "threshold": "the moment from which it must be reported", "aware": "the operator's knowledge of it",
	"classified": "its classification", "restored": "the end of the outage", "initial": "the first initial report", "update": "the latest update",
}

// filings are the sorts of reports, and to whom they go.
var filings = terms[string]{"initial": "initial report to %s", "update": "update to %s", "final": "final report to %s"}

// reportTo names a report, and to whom it goes.
func reportTo(l tongue.Language, kind, to string) string {
	if text, known := filings[kind]; known {
		return l.Say(text, to)
	}
	return l.Say("%s report to %s", kind, to)
}

// timing says when the report was due, and when it came.
func timing(r audit.ClockRun) (due, came string) {
	due = fmt.Sprintf("%s from %s", r.Limit, events.in(tongue.English, r.From))
	if r.Due != "" {
		due = fmt.Sprintf("%s, %s", r.Due, due)
	}
	came = "not sent"
	if r.Sent != "" {
		came = r.Sent
	}
	if r.Over == nil {
		return due, came
	}
	after := "before"
	if *r.Over > 0 {
		after = "after"
	}
	by := span(max(*r.Over, -*r.Over))
	switch {
	case r.Sent != "" && *r.Over == 0:
		return due, came + ", on the second"
	case r.Sent != "":
		return due, came + ", " + by + " " + after
	case *r.Over > 0:
		return due, fmt.Sprintf("%s, %s overdue", came, by)
	}
	return due, came + " so far, " + by + " left"
}

// byIncident puts runs of one incident together.
func byIncident(runs []audit.ClockRun) [][]audit.ClockRun {
	return grouped(runs, func(r audit.ClockRun) string { return r.Incident })
}

type clockPage struct{ *page }

func (p clockPage) write(a audit.Assessment, runs []audit.ClockRun) {
	p.put("", fmt.Sprintf("Reporting clocks of %s at %s (%s)", operator(a.Inventory.Operator), a.At, a.AtFrom))
	if len(runs) == 0 {
		p.gap()
		p.put("", noClocks(a))
	}
	for _, group := range byIncident(runs) {
		p.gap()
		p.put("", "incident "+group[0].Incident)
		for _, r := range group {
			p.run(r)
		}
	}
}

// noClocks says why there is nothing to tell.
func noClocks(a audit.Assessment) string {
	if a.Inventory.Subjects["incident"] == 0 {
		return "The inventory declares no incident."
	}
	return "No clock runs: none of the frameworks that were asked for has one and binds the operator."
}

func (p clockPage) run(r audit.ClockRun) {
	p.gap()
	p.flag(endings[r.Outcome], "", clockWords.in(tongue.English, r.Outcome), reportTo(tongue.English, r.Kind, r.To), "")
	due, came := timing(r)
	p.label("due", due)
	if r.Outcome != audit.NotDue {
		p.label("sent", came)
	}
	if r.Outcome != audit.Met && r.Outcome != audit.Open {
		p.label("because", r.Finding.Message)
	}
	for _, m := range r.Finding.Missing {
		if m.Reason == "" && r.Outcome == audit.Unknown {
			p.label("add", string(m.Path)+" at "+place(m.Location))
		}
	}
	for _, c := range r.Controls {
		p.label("by", controlID(c)+": "+c.Citation)
		if c.Note != "" {
			p.label("note", c.Note)
		}
	}
}

type clockPaper struct{ document }

func (p clockPaper) write(a audit.Assessment, runs []audit.ClockRun) {
	p.paragraph("# Reporting clocks of ", prose(operator(a.Inventory.Operator)))
	p.paragraph(prose(fmt.Sprintf("At %s, %s.", a.At, sources.in(tongue.English, a.AtFrom))))
	if len(runs) == 0 {
		p.paragraph(prose(noClocks(a)))
	}
	for _, group := range byIncident(runs) {
		p.paragraph("## ", code(group[0].Incident))
		p.row("Outcome", "Report", "Due", "Sent", "Demanded by")
		p.row("---", "---", "---", "---", "---")
		for _, r := range group {
			due, came := timing(r)
			var by markup
			for i, c := range r.Controls {
				if i > 0 {
					by += "; "
				}
				by += code(controlID(c)) + ", " + prose(c.Citation)
			}
			if r.Outcome == audit.NotDue {
				came = r.Finding.Message
			}
			p.row("**"+prose(clockWords.in(tongue.English, r.Outcome))+"**", prose(reportTo(tongue.English, r.Kind, r.To)), prose(due), prose(came), by)
		}
		p.line()
	}
	p.notes(runs)
}

// notes are what the controls say of their times, such as that the law gives none.
func (p clockPaper) notes(runs []audit.ClockRun) {
	said := map[string]bool{}
	for _, r := range runs {
		for _, c := range r.Controls {
			if c.Note == "" || said[controlID(c)] {
				continue
			}
			if len(said) == 0 {
				p.paragraph("## Notes")
			}
			said[controlID(c)] = true
			p.item(0, code(controlID(c)), ": ", prose(c.Note))
		}
	}
}

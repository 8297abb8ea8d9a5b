package reports

import (
	"html/template"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/picture"
)

// failure is what a service hangs on, and what a loss takes of it.
func (w *webpage) failure(g exhibit.Graph) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("failure"), Title: w.l.Say("%s at the loss of %s", fullName(g.Service, g.Nodes[0].Name), g.Kind+":"+g.ID),
		Caption: w.l.Say("What the service hangs on, and what becomes of it in this loss."),
		Steps:   slices.Clone(g.Because[:min(w.steps, len(g.Because))]),
		Tables:  []htmlTable{w.needs(g)},
	}
	p.Drawing = template.HTML(picture.Failure(p.Anchor+"-drawing", g, w.l))
	p.MoreSteps = len(g.Because) - len(p.Steps)
	w.left(&p, g.MoreNodes, "more service or facility that it hangs on is not shown.", "more services and facilities that it hangs on are not shown.")
	return p
}

// needs is a table with all that the picture shows.
func (w *webpage) needs(g exhibit.Graph) htmlTable {
	t := htmlTable{Caption: w.l.Say("What it needs, and what becomes of that"), Long: true, Columns: w.columns("Service or facility", "Outcome", "What it needs")}
	needs := make([][]string, len(g.Nodes))
	for _, e := range g.Edges {
		need := edgeWords.in(w.l, e.Kind) + " " + g.Nodes[e.To].Kind + ":" + g.Nodes[e.To].ID
		if e.Mode != "" {
			need += " (" + e.Mode + ")"
		}
		needs[e.From] = append(needs[e.From], need)
	}
	for i, n := range g.Nodes {
		t.Rows = append(t.Rows, htmlTableRow{fullName(n.Kind+":"+n.ID, n.Name), []htmlCell{w.outcome(n.Outcome), cell(strings.Join(needs[i], "; "))}})
	}
	return t
}

// incident is how an outage ran, and the clocks of the laws with it.
func (w *webpage) incident(i exhibit.Incident) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("incident"), Title: w.l.Say("Incident %s", i.ID),
		Caption: w.l.Say("How the incident ran, and the time that was allowed for each report."),
		Tables:  []htmlTable{w.course(i)},
	}
	p.Drawing = template.HTML(picture.Incident(p.Anchor+"-drawing", i, w.At, w.l))
	if len(i.Clocks) > 0 {
		p.Tables = append(p.Tables, w.clocks(i))
	}
	return p
}

func (w *webpage) course(i exhibit.Incident) htmlTable {
	began := w.l.Say("began")
	if i.Facility != "" {
		began = w.l.Say("began at %s", i.Facility)
	}
	over := w.declared(i.Restored)
	if i.Ongoing {
		over = cell(w.l.Say("not over at %s", w.At))
	}
	t := htmlTable{Caption: w.l.Say("Course"), Columns: w.columns("Event", "Moment"), Rows: []htmlTableRow{
		{began, []htmlCell{w.declared(i.Began)}},
		{w.l.Say("became known to the operator"), []htmlCell{w.declared(i.Aware)}},
		{w.l.Say("was classified"), []htmlCell{w.declared(i.Classified)}},
		{w.l.Say("was over"), []htmlCell{over}},
	}}
	for _, r := range i.Reports {
		t.Rows = append(t.Rows, htmlTableRow{w.l.Say("%s was sent", reportTo(w.l, r.Kind, r.To)), []htmlCell{w.declared(r.At)}})
	}
	return t
}

func (w *webpage) clocks(i exhibit.Incident) htmlTable {
	t := htmlTable{Caption: w.l.Say("Clocks"), Columns: w.columns("Report", "Outcome", "Time allowed", "Counts from", "Due", "Sent", "Demanded by")}
	for _, c := range i.Clocks {
		outcome := audit.ClockOutcome(c.Outcome)
		from := events.in(w.l, c.From)
		if c.Start != "" {
			from += ", " + c.Start
		}
		t.Rows = append(t.Rows, htmlTableRow{reportTo(w.l, c.Kind, c.To), []htmlCell{
			{clockWords.in(w.l, outcome), string(endings[outcome]), symbols[endings[outcome]]}, cell(c.Limit), cell(from),
			moment(w.known(c.Due, "not known")), moment(w.known(c.Sent, "not sent")), cell(strings.Join(c.Controls, ", ")),
		}})
	}
	return t
}

// moment keeps a moment in one line.
func moment(c htmlCell) htmlCell {
	if c.Class == "" {
		c.Class = "moment"
	}
	return c
}

package reports

import (
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// failure is what a service hangs on, and what a loss takes of it.
func (w *webpage) failure(g exhibit.Graph) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("picture-failure"), Title: w.l.Say("Why %[1]s stops: loss of %[2]s", titled(g.Service, g.Nodes[0].Name), g.Kind+" "+g.ID), Drawing: drawn(drawFailure(g)),
		Caption: w.l.Say("What the service hangs on, and what becomes of it in this loss."),
		Tables:  []htmlTable{w.nodes(g)},
	}
	p.Steps = slices.Clone(g.Because[:min(w.steps, len(g.Because))])
	p.MoreSteps = len(g.Because) - len(p.Steps)
	if len(g.Edges) > 0 {
		p.Tables = append(p.Tables, w.edges(g))
	}
	if g.MoreNodes > 0 {
		p.Says = append(p.Says, w.l.Say("Not shown of what it hangs on: %s.", w.l.Count(g.MoreNodes, "service or facility", "services and facilities")))
	}
	return p
}

func (w *webpage) nodes(g exhibit.Graph) htmlTable {
	t := htmlTable{Caption: w.l.Say("What becomes of each"), Long: true, Columns: []string{w.l.Say("Service or facility"), w.l.Say("Outcome"), w.l.Say("Steps away")}}
	for _, n := range g.Nodes {
		t.Rows = append(t.Rows, htmlTableRow{n.Kind + " " + titled(n.ID, n.Name), []htmlCell{w.outcome(n.Outcome), figure(n.Depth)}})
	}
	return t
}

func (w *webpage) edges(g exhibit.Graph) htmlTable {
	needs := map[exhibit.EdgeKind]string{
		exhibit.Requires: w.l.Say("does not run without it"), exhibit.AnyOf: w.l.Say("runs with it or an alternative"),
		exhibit.Uses: w.l.Say("runs worse without it"), exhibit.Activates: w.l.Say("needs it to activate a standby"), exhibit.RunsAt: w.l.Say("is deployed there"),
	}
	t := htmlTable{Caption: w.l.Say("What hangs on what"), Long: true, Columns: []string{w.l.Say("Service"), w.l.Say("How"), w.l.Say("On what")}}
	for _, e := range g.Edges {
		how := needs[e.Kind]
		if e.Mode != "" {
			how += " (" + e.Mode + ")"
		}
		t.Rows = append(t.Rows, htmlTableRow{g.Nodes[e.From].ID, []htmlCell{cell(how), cell(g.Nodes[e.To].Kind + " " + g.Nodes[e.To].ID)}})
	}
	return t
}

// incident is how an outage ran, and the clocks of the laws with it.
func (w *webpage) incident(i exhibit.Incident) htmlPicture {
	p := htmlPicture{
		Anchor: w.anchor("picture-incident"), Title: w.l.Say("Incident %s", i.ID), Drawing: drawn(drawIncident(i, w.At)),
		Caption: w.l.Say("How the incident ran, and the time that was allowed for each report."),
		Tables:  []htmlTable{w.course(i)},
	}
	if len(i.Clocks) > 0 {
		p.Tables = append(p.Tables, w.clocks(i))
	}
	if i.Ongoing {
		p.Says = append(p.Says, w.l.Say("It was not over at the moment of the assessment."))
	}
	return p
}

func (w *webpage) course(i exhibit.Incident) htmlTable {
	t := htmlTable{Caption: w.l.Say("Course"), Columns: []string{w.l.Say("Event"), w.l.Say("Moment")}}
	for _, e := range []struct{ name, at string }{
		{w.l.Say("Began"), i.Began}, {w.l.Say("Operator knew"), i.Aware}, {w.l.Say("Classified"), i.Classified}, {w.l.Say("Restored"), i.Restored},
	} {
		t.Rows = append(t.Rows, htmlTableRow{e.name, []htmlCell{w.declared(e.at)}})
	}
	for _, r := range i.Reports {
		t.Rows = append(t.Rows, htmlTableRow{w.l.Say("Report sent: %[1]s to %[2]s", r.Kind, r.To), []htmlCell{w.declared(r.At)}})
	}
	t.Rows = append(t.Rows, htmlTableRow{w.l.Say("Facility"), []htmlCell{w.declared(i.Facility)}})
	return t
}

// How a clock ended, as the status that it is coloured by.
var clockStatuses = map[string]string{"met": "satisfied", "missed": "not-satisfied", "open": "undetermined", "unknown": "undetermined", "not-due": "not-applicable"}

func (w *webpage) clocks(i exhibit.Incident) htmlTable {
	words := map[string]string{"met": w.l.Say("met"), "missed": w.l.Say("missed"), "open": w.l.Say("open"), "unknown": w.l.Say("unknown"), "not-due": w.l.Say("not due")}
	marks := map[string]string{"met": "✓", "missed": "✗", "open": "○", "unknown": "?", "not-due": "–"}
	t := htmlTable{Caption: w.l.Say("Clocks"), Long: true, Columns: []string{w.l.Say("Report"), w.l.Say("Outcome"), w.l.Say("Time allowed"), w.l.Say("Due"), w.l.Say("Sent"), w.l.Say("Demanded by")}}
	for _, c := range i.Clocks {
		outcome := words[c.Outcome]
		if outcome == "" {
			outcome = c.Outcome
		}
		t.Rows = append(t.Rows, htmlTableRow{w.l.Say("%[1]s to %[2]s", c.Kind, c.To), []htmlCell{
			{outcome, clockStatuses[c.Outcome], marks[c.Outcome]}, cell(w.l.Say("%[1]s from: %[2]s", c.Limit, c.From)),
			w.declared(c.Due), w.declared(c.Sent), cell(strings.Join(c.Controls, ", ")),
		}})
	}
	return t
}

package reports

import (
	"bytes"
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// timeline draws an incident and its clocks on one axis. What has no moment is
// not in it.
func (p paper) timeline(i exhibit.Incident) {
	zone := zoneOf(i)
	if _, _, known := moments(i.Began, zone); !known {
		return // only a spoilt assessment has none
	}
	p.paragraph(p.say("Times of the picture are in %s.", prose(time.Time{}.In(zone).Format("UTC-07:00"))))
	g := gantt{p.draw("gantt"), zone}
	g.line("dateFormat YYYY-MM-DDTHH:mm:ss")
	g.line("axisFormat %Y-%m-%d %H:%M")
	g.line("todayMarker off")
	p.outage(g, i)
	p.course(g, i)
	p.others(g, i)
	g.end()
}

// outage draws how long the services were out, and what became known of it.
func (p paper) outage(g gantt, i exhibit.Incident) {
	g.titled(p.l.Say("outage"), func(g gantt) {
		switch {
		case i.Ongoing:
			g.bar("active", label(p.l.Say("not over")), i.Began, p.At)
		case i.Restored != "":
			g.bar("", label(p.l.Say("services were out")), i.Began, i.Restored)
		default:
			g.point(label(p.l.Say("began")), i.Began)
		}
		g.point(label(p.l.Say("became known to the operator")), i.Aware)
		g.point(label(p.l.Say("was classified")), i.Classified)
	})
}

// course draws the times that clocks allow, and when the reports were sent.
func (p paper) course(g gantt, i exhibit.Incident) {
	g.titled(p.l.Say("clocks"), func(g gantt) {
		for _, c := range i.Clocks {
			if !g.draws(c) {
				continue
			}
			outcome := audit.ClockOutcome(c.Outcome)
			name := label(reportTo(p.l, c.Kind, c.To))
			g.bar(clockTags[outcome], name+", "+label(p.l.Say("%s allowed", c.Limit))+", "+label(clockWords.in(p.l, outcome)), c.Start, c.Due)
			g.point(name+", "+label(p.l.Say("sent")), c.Sent)
		}
	})
}

// others draws the reports that are not beside a clock.
func (p paper) others(g gantt, i exhibit.Incident) {
	g.titled(p.l.Say("other reports"), func(g gantt) {
		for _, r := range i.Reports {
			if !slices.ContainsFunc(i.Clocks, func(c exhibit.Clock) bool { return g.counted(c, r) }) {
				g.point(label(reportTo(p.l, r.Kind, r.To))+", "+label(p.l.Say("sent")), r.At)
			}
		}
	})
}

// draws reports whether a clock is in the picture: it ran, and it is known until
// when.
func (g gantt) draws(c exhibit.Clock) bool {
	_, _, known := moments(c.Due, g.zone)
	return known && c.Outcome != string(audit.NotDue)
}

// counted reports whether it is the report that is drawn beside a clock.
func (g gantt) counted(c exhibit.Clock, r exhibit.Report) bool {
	sent, _, wasSent := moments(c.Sent, g.zone)
	at, _, known := moments(r.At, g.zone)
	return c.To == r.To && c.Kind == r.Kind && g.draws(c) && wasSent && known && sent.Equal(at)
}

// clockTags are what Mermaid colours the outcomes of clocks by.
var clockTags = map[audit.ClockOutcome]chart{audit.Met: "done", audit.Missed: "crit", audit.Open: "active"}

// gantt is a chart of spans and points on an axis of time.
type gantt struct {
	diagram
	zone *time.Location
}

// titled draws a section, unless nothing is drawn in it.
func (g gantt) titled(name string, draw func(gantt)) {
	var within bytes.Buffer
	draw(gantt{diagram{document{&within}}, g.zone})
	if within.Len() > 0 {
		g.line("section ", label(name))
		g.d.b.Write(within.Bytes())
	}
}

// bar is a span between two moments; a point where one of them is not known or it
// has no length.
func (g gantt) bar(tag, name chart, from, to string) {
	start, _, began := moments(from, g.zone)
	_, end, ended := moments(to, g.zone)
	switch {
	case !ended:
		g.point(name, from)
	case !began || !end.After(start):
		g.point(name, to)
	case tag == "":
		g.line(name, " : ", g.moment(start), ", ", g.moment(end))
	default:
		g.line(name, " : ", tag, ", ", g.moment(start), ", ", g.moment(end))
	}
}

// point is a moment; none where it is not known.
func (g gantt) point(name chart, at string) {
	if start, _, known := moments(at, g.zone); known {
		g.line(name, " : milestone, ", g.moment(start), ", 0d")
	}
}

func (g gantt) moment(t time.Time) chart { return chart(t.In(g.zone).Format("2006-01-02T15:04:05")) }

// moments are the first and the last that a record may mean: a day alone may be
// all of that day.
func moments(record string, zone *time.Location) (first, last time.Time, known bool) {
	if t, err := time.Parse(time.RFC3339, record); err == nil {
		return t, t, true
	}
	t, err := time.ParseInLocation(time.DateOnly, record, zone)
	return t, t.AddDate(0, 0, 1), err == nil
}

// zoneOf is the zone in which the clocks of an incident are told; without one, UTC.
func zoneOf(i exhibit.Incident) *time.Location {
	for _, c := range i.Clocks {
		if due, err := time.Parse(time.RFC3339, c.Due); err == nil {
			return due.Location()
		}
	}
	return time.UTC
}

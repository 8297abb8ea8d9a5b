package picture

import (
	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// bar draws the time of a clock: from its start to when the report was due, and
// how much had passed when it was sent, or by now.
func (p *incident) bar(c exhibit.Clock, m mark, y float64) {
	start, due := p.startAt(c), when(c.Due, p.zone)
	if !start.known || !due.known || due.start <= start.start {
		p.line(point{barLeft, y + 6}, point{barRight, y + 6}, "stroke", m.color, "stroke-dasharray", "3 5")
		p.under(c, start, due, y)
		return
	}
	p.put("rect", "x", num(barLeft), "y", num(y), "width", num(dueAt-barLeft), "height", "12", "rx", "2", "fill", paper, "stroke", muted)
	until := p.sentAt(c)
	if c.Sent == "" {
		until = p.now
	}
	if until.known {
		part := func(at float64) float64 { return (at - start.start) / (due.start - start.start) }
		p.passed(c, m, part(until.end), y)
		if until.day() {
			p.wholeDay(part(until.start), part(until.end), y)
		}
	}
	p.line(point{dueAt, y - 3}, point{dueAt, y + 17}, "stroke", ink, "stroke-width", "2")
	p.under(c, start, due, y)
}

// passed fills the part of the time that had passed, the part that was too much
// in full colour, and marks its end: a diamond for a report, a ring for now.
func (p *incident) passed(c exhibit.Clock, m mark, part, y float64) {
	x := within(barLeft-16, barLeft+part*(dueAt-barLeft), barRight)
	p.put("rect", "x", num(barLeft), "y", num(y), "width", num(max(0, min(x, dueAt)-barLeft)), "height", "12", "rx", "2", "fill", m.color, "fill-opacity", ".45")
	if x > dueAt {
		p.put("rect", "x", num(dueAt), "y", num(y), "width", num(x-dueAt), "height", "12", "fill", m.color)
	}
	if x == barRight || x == barLeft-16 {
		at := point{(x + dueAt) / 2, y + 6}
		if x < barLeft {
			at.x = barLeft - 8
		}
		p.put("path", "d", "M"+at.String()+"m-3 9l3-6l-3-6l3-6m5 18l3-6l-3-6l3-6", "fill", "none", "stroke", paper, "stroke-width", "2.5")
		p.put("path", "d", "M"+at.String()+"m-3 9l3-6l-3-6l3-6m5 18l3-6l-3-6l3-6", "fill", "none", "stroke", ink)
	}
	p.passer(c.Sent != "", point{x, y + 6})
}

// wholeDay marks a day on which a report was sent, at an hour that is not known.
func (p *incident) wholeDay(from, to, y float64) {
	place := func(part float64) float64 { return within(barLeft-16, barLeft+part*(dueAt-barLeft), barRight) }
	p.line(point{place(from), y + 6}, point{place(to), y + 6}, "stroke", ink, "stroke-width", "2")
}

// startAt is when a clock started: the whole day, where the event that starts it
// is known by its day alone.
func (p *incident) startAt(c exhibit.Clock) moment {
	declared := map[string]string{"began": p.Began, "threshold": p.Began, "aware": p.Aware, "classified": p.Classified, "restored": p.Restored}[c.From]
	return p.byDay(when(c.Start, p.zone), declared)
}

// sentAt is when the report of a clock was sent: the whole day, where the report
// is known by its day alone.
func (p *incident) sentAt(c exhibit.Clock) moment {
	sent := when(c.Sent, p.zone)
	for _, r := range p.Reports {
		if r.To == c.To && r.Kind == c.Kind {
			sent = p.byDay(sent, r.At)
		}
	}
	return sent
}

// byDay is the day that was declared, if a moment stands for it.
func (p *incident) byDay(m moment, declared string) moment {
	if day := when(declared, p.zone); day.day() && m.known && day.start <= m.start && m.start <= day.end {
		return day
	}
	return m
}

// passer marks when a report was sent, or the moment of the assessment.
func (p *incident) passer(sent bool, at point) {
	if sent {
		p.put("path", "d", "M"+at.String()+"m0-8l7 8l-7 8l-7-8z", "fill", ink, "stroke", paper)
		return
	}
	p.put("circle", "cx", num(at.x), "cy", num(at.y), "r", "5.5", "fill", paper, "stroke", ink, "stroke-width", "1.8")
}

// under writes when a clock started and when the report was due.
func (p *incident) under(c exhibit.Clock, start, due moment, y float64) {
	from, by := p.Say("start not known"), p.Say("due date not known")
	if c.Start != "" {
		from = start.text
	}
	if start.day() {
		from += " " + p.Say("(hour not known)")
	}
	if c.Due != "" {
		by = p.Say("due %s", due.text)
	}
	p.write(label{text: from, at: point{barLeft, y + 27}, size: small, fill: muted, room: dueAt - barLeft - 20})
	p.write(label{text: by, at: point{dueAt, y + 27}, size: small, fill: ink, room: incidentWidth - dueAt})
}

package picture

import (
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Sizes of a clock: its bar begins where its time does; the report is due at
// two thirds of it.
const (
	clockHeight       = 78.0
	barLeft, barRight = 30.0, 730.0
	dueAt             = 480.0
)

// startsOf clocks in words.
var startsOf = map[string]tongue.Text{
	"began": "from the start of the outage", "threshold": "from the moment from which it must be reported", "aware": "from the operator's knowledge of it",
	"classified": "from its classification", "restored": "from the end of the outage", "initial": "from the first initial report", "update": "from the latest update",
}

// clocks draws each clock on a bar of its own, with its own scale.
func (p *incident) clocks(y float64) float64 {
	if len(p.Clocks) == 0 {
		return p.lines(label{text: p.Say("No clock ran for it."), at: point{axisLeft, y + normal}, size: small, fill: muted, room: incidentWidth}).y - small
	}
	y += 8
	p.write(label{text: p.Say("Clocks, each on a scale of its own"), at: point{0, y + normal}, size: normal, fill: ink, bold: true})
	y += 24
	shown := min(len(p.Clocks), mostTimes)
	for _, c := range p.Clocks[:shown] {
		p.clock(c, y)
		y += clockHeight
	}
	y = p.legend(point{0, y}, incidentWidth, p.clockKeys()).y
	if rest := p.Clocks[shown:]; len(rest) > 0 {
		text := p.Say("Not shown: %[1]s, %[2]s.", p.Count(len(rest), "more clock", "more clocks"), p.results(rest))
		y = p.lines(label{text: text, at: point{0, y + small}, size: small, fill: muted, room: incidentWidth}).y - small
	}
	return y
}

// clock draws one clock: what is due in words above its bar, the moments below.
func (p *incident) clock(c exhibit.Clock, y float64) {
	m := endingOf(c.Outcome)
	p.chip(m, point{9, y + 8}, 18, 18, "")
	ending := label{text: p.ending(c), at: point{incidentWidth, y + 12}, anchor: atEnd, size: small, fill: m.color, bold: true, room: 380}
	p.write(ending)
	p.write(label{text: p.report(c.Kind, c.To), at: point{24, y + 12}, size: normal, fill: ink, bold: true, room: incidentWidth - 24 - 16 - ending.width()})
	p.write(label{text: p.allowed(c), at: point{24, y + 27}, size: small, fill: muted, room: incidentWidth - 24})
	p.bar(c, m, y+35)
}

// allowed is the time that the law allows, and from when it counts.
func (p *incident) allowed(c exhibit.Clock) string {
	from := c.From
	if words, known := startsOf[from]; known {
		from = p.Say(words)
	}
	text := p.Say("%[1]s %[2]s", p.limit(c.Limit), from)
	if len(c.Controls) > 0 {
		text += " · " + series(c.Controls)
	}
	return text
}

// limit writes "1h", "2 months" or "3 working days" in the language.
func (p *incident) limit(limit string) string {
	number, unit, _ := strings.Cut(limit, " ")
	n, err := strconv.Atoi(number)
	switch strings.TrimSuffix(unit, "s") {
	case "month":
		if err == nil {
			return p.Count(n, "month", "months")
		}
	case "working day":
		if err == nil {
			return p.Count(n, "working day", "working days")
		}
	case "":
		return p.lengths(limit)
	}
	return limit
}

// lengths writes "1d12h" in the language, and anything else as it is.
func (p *incident) lengths(s string) string {
	var parts []string
	for rest := s; rest != ""; {
		digits := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
		if digits < 1 {
			return s
		}
		n, err := strconv.Atoi(rest[:digits])
		var text tongue.Text
		for _, u := range lengths {
			if string(u.text) == "%d"+rest[digits:digits+1] {
				text = u.text
			}
		}
		if err != nil || text == "" {
			return s
		}
		parts = append(parts, p.Say(text, n))
		rest = rest[digits+1:]
	}
	return strings.Join(parts, " ")
}

// ending is how the clock ended, in words.
func (p *incident) ending(c exhibit.Clock) string {
	text := p.Say(endingOf(c.Outcome).word)
	due, sent := when(c.Due, p.zone), when(c.Sent, p.zone)
	switch {
	case c.Outcome == "not-due":
	case c.Sent == "" && due.known && p.now.known && p.now.start > due.start:
		text += " · " + p.Say("not sent, %s overdue", span(p.Language, p.now.start-due.start))
	case c.Sent == "" && due.known && p.now.known && c.Outcome == "open":
		text += " · " + p.Say("not sent, %s left", span(p.Language, due.start-p.now.start))
	case c.Sent == "":
		text += " · " + p.Say("not sent")
	case due.known && sent.known && sent.start > due.start:
		text += " · " + p.Say("sent %[1]s, %[2]s late", sent.text, span(p.Language, sent.start-due.start))
	case due.known && sent.known:
		text += " · " + p.Say("sent %[1]s, %[2]s early", sent.text, span(p.Language, due.start-sent.start))
	default:
		text += " · " + p.Say("sent %s", sent.text)
	}
	return text
}

// bar draws the time of a clock: from its start to when the report was due, and
// how much had passed when it was sent, or by now.
func (p *incident) bar(c exhibit.Clock, m mark, y float64) {
	start, due := when(c.Start, p.zone), when(c.Due, p.zone)
	if !start.known || !due.known || due.start <= start.start {
		p.line(point{barLeft, y + 6}, point{barRight, y + 6}, "stroke", m.color, "stroke-dasharray", "3 5")
		p.under(c, start, due, y)
		return
	}
	p.put("rect", "x", num(barLeft), "y", num(y), "width", num(dueAt-barLeft), "height", "12", "rx", "2", "fill", paper, "stroke", muted)
	until, known := when(c.Sent, p.zone), true
	if c.Sent == "" {
		until, known = p.now, p.now.known
	}
	if known && until.known && c.Outcome != "not-due" {
		p.passed(c, m, (until.start-start.start)/(due.start-start.start), y)
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
	if c.Outcome == "not-due" {
		return
	}
	from, by := p.Say("start not known"), p.Say("due date not known")
	if c.Start != "" {
		from = start.text
	}
	if c.Due != "" {
		by = p.Say("due %s", due.text)
	}
	p.write(label{text: from, at: point{barLeft, y + 27}, size: small, fill: muted, room: dueAt - barLeft - 20})
	p.write(label{text: by, at: point{dueAt, y + 27}, size: small, fill: ink, room: incidentWidth - dueAt})
}

func (p *incident) clockKeys() []key {
	keys := []key{
		{func(at point) { p.passer(true, at) }, p.Say("report sent")},
		{func(at point) { p.passer(false, at) }, p.Say("moment of the assessment")},
		{func(at point) { p.line(at.plus(0, -8), at.plus(0, 8), "stroke", ink, "stroke-width", "2") }, p.Say("report due")},
	}
	for _, outcome := range results {
		m := endings[outcome]
		if !slices.ContainsFunc(p.Clocks, func(c exhibit.Clock) bool { return endingOf(c.Outcome) == m }) {
			continue
		}
		keys = append(keys, key{func(at point) { p.chip(m, at, 18, 15, "") }, p.Say(m.word)})
	}
	return keys
}

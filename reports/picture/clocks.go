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
	shortClock        = 42.0
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
		y = p.clock(c, y)
	}
	y = p.legend(point{0, y}, incidentWidth, p.clockKeys()).y
	if rest := p.Clocks[shown:]; len(rest) > 0 {
		text := p.Say("Not shown: %[1]s, %[2]s.", p.Count(len(rest), "more clock", "more clocks"), p.results(rest))
		y = p.lines(label{text: text, at: point{0, y + small}, size: small, fill: muted, room: incidentWidth}).y - small
	}
	return y
}

// clock draws one clock: what is due in words above its bar, the moments below.
// One that is not due has no bar. It returns where the next can stand.
func (p *incident) clock(c exhibit.Clock, y float64) float64 {
	m := endingOf(c.Outcome)
	p.chip(m, point{9, y + 8}, 18, 18, "")
	head := label{text: p.report(c.Kind, c.To), at: point{24, y + 12}, size: normal, fill: ink, bold: true, room: 300}
	p.write(head)
	p.write(label{text: p.ending(c), at: point{incidentWidth, y + 12}, anchor: atEnd, size: small, fill: m.color, bold: true, room: incidentWidth - 24 - 16 - head.width()})
	p.write(label{text: p.allowed(c), at: point{24, y + 27}, size: small, fill: muted, room: incidentWidth - 24})
	if c.Outcome == "not-due" {
		return y + shortClock
	}
	p.bar(c, m, y+35)
	return y + clockHeight
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
		unit := slices.IndexFunc(lengths, func(u unitOfTime) bool { return strings.HasSuffix(string(u.text), rest[digits:digits+1]) })
		if err != nil || unit < 0 {
			return s
		}
		parts = append(parts, p.Say(lengths[unit].text, n))
		rest = rest[digits+1:]
	}
	return strings.Join(parts, " ")
}

// ending is how the clock ended, in words.
func (p *incident) ending(c exhibit.Clock) string {
	text := p.Say(endingOf(c.Outcome).word)
	due, sent := when(c.Due, p.zone), p.sentAt(c)
	switch {
	case c.Outcome == "not-due":
	case c.Sent == "" && due.known && p.now.known && p.now.start > due.start:
		text += " · " + p.Say("not sent, %s overdue", span(p.Language, p.now.start-due.start))
	case c.Sent == "" && due.known && p.now.known && c.Outcome == "open":
		text += " · " + p.Say("not sent, %s left", span(p.Language, due.start-p.now.start))
	case c.Sent == "":
		text += " · " + p.Say("not sent")
	case sent.day():
		text += " · " + p.Say("sent %s", sent.text) + " " + p.Say("(hour not known)")
	case due.known && sent.known && sent.start > due.start:
		text += " · " + p.Say("sent %[1]s, %[2]s late", sent.text, span(p.Language, sent.start-due.start))
	case due.known && sent.known:
		text += " · " + p.Say("sent %[1]s, %[2]s early", sent.text, span(p.Language, due.start-sent.start))
	default:
		text += " · " + p.Say("sent %s", sent.text)
	}
	return text
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

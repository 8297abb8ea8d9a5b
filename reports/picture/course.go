package picture

import (
	"cmp"
	"slices"
)

// Sizes of a course: where its axis begins and ends, and how high a flag is.
const (
	axisLeft, axisRight = 6.0, 526.0
	flagHeight          = 31.0
	flagWidth           = 226.0
)

// event is something that happened, on a pole that stands on the axis.
type event struct {
	words string
	moment
	color string
	x     float64
	row   int // 0 nearest to the axis
}

// events are what happened, apart from reports.
func (p *incident) events() (flags []event) {
	add := func(words, at, color string) {
		if at != "" {
			flags = append(flags, event{words: words, moment: when(at, p.zone), color: color})
		}
	}
	began := p.Say("began")
	if p.Facility != "" {
		began += " · " + p.Facility
	}
	add(began, p.Began, marks[outcomes[0]].color)
	add(p.Say("aware"), p.Aware, ink)
	add(p.Say("classified"), p.Classified, ink)
	add(p.Say("restored"), p.Restored, endings["met"].color)
	if p.Ongoing && p.Restored == "" && p.now.known {
		flags = append(flags, event{words: p.Say("not over yet"), moment: p.now, color: endings["open"].color})
	}
	return flags
}

// sent are the reports.
func (p *incident) sent() (flags []event) {
	for _, r := range p.Reports[:min(len(p.Reports), mostReports)] {
		flags = append(flags, event{words: p.report(r.Kind, r.To), moment: when(r.At, p.zone), color: ink})
	}
	return flags
}

// course draws the axis: what happened above it, the reports below it. It
// returns where the next thing can stand.
func (p *incident) course(y float64) float64 {
	events, reports := p.events(), p.sent()
	a := newAxis(events, reports)
	odd := slices.Concat(unread(&events), unread(&reports))
	if len(a.moments) > 0 {
		above, below := rows(a, events), rows(a, reports)
		y += above * flagHeight
		for _, f := range events {
			p.flag(f, y, -1)
		}
		p.ruler(a, y)
		for _, f := range reports {
			p.line(point{f.x, y + 14}, point{f.x, y + 36}, "stroke", f.color, "stroke-width", "1.2")
			p.flag(f, y+34, 1)
		}
		y += 40 + below*flagHeight
	}
	return p.remarks(y, odd, len(a.moments) > 2)
}

// remarks says what the axis does not.
func (p *incident) remarks(y float64, odd []event, shortened bool) float64 {
	say := func(text string) {
		y = p.lines(label{text: text, at: point{axisLeft, y + small}, size: small, fill: muted, room: incidentWidth - axisLeft}).y - small
	}
	for _, f := range odd {
		if f.text == "" {
			say(p.Say("When this was is not declared: %s.", f.words))
			continue
		}
		say(p.Say("When this was cannot be read: %[1]s, %[2]s.", f.words, f.text))
	}
	if p.Restored == "" && !p.Ongoing {
		say(p.Say("When it was over is not declared."))
	}
	if len(p.Reports) == 0 {
		say(p.Say("No report is on record."))
	}
	if n := len(p.Reports) - mostReports; n > 0 {
		say(p.Say("Not shown: %s.", p.Count(n, "more report", "more reports")))
	}
	if shortened {
		say(p.Say("The axis is not to scale: the longer a stretch, the more it is shortened. Its length stands below it."))
	}
	return y + 8
}

// unread takes out what has no place on the axis.
func unread(flags *[]event) (odd []event) {
	kept := (*flags)[:0]
	for _, f := range *flags {
		if f.known {
			kept = append(kept, f)
		} else {
			odd = append(odd, f)
		}
	}
	*flags = kept
	return odd
}

// rows puts flags so high that none covers another's pole, and returns how many
// rows that takes.
func rows(a axis, flags []event) float64 {
	slices.SortStableFunc(flags, func(a, b event) int { return cmp.Compare(a.start, b.start) })
	highest := -1
	for i := len(flags) - 1; i >= 0; i-- {
		f := &flags[i]
		f.x = a.at(f.start)
		for _, later := range flags[i+1:] {
			if later.x <= f.x+flagWidth+6 {
				f.row = max(f.row, later.row+1)
			}
		}
		highest = max(highest, f.row)
	}
	return float64(highest + 1)
}

// flag draws a flag above an axis, or below it.
func (p *incident) flag(f event, y, up float64) {
	top := y + up*(float64(f.row)+1)*flagHeight
	first := top + 11
	if up > 0 {
		first = top - flagHeight + 16
	}
	p.line(point{f.x, y}, point{f.x, top + 2 - up*4}, "stroke", f.color, "stroke-width", "1.2")
	p.write(label{text: f.words, at: point{f.x + 5, first}, size: small, fill: f.color, bold: true, room: flagWidth})
	p.write(label{text: p.dated(f.moment), at: point{f.x + 5, first + 14}, size: small, fill: muted, room: flagWidth})
}

// dated is a moment and how long after the beginning it was.
func (p *incident) dated(m moment) string {
	text := m.text
	if m.day() {
		text += " " + p.Say("(hour not known)")
	}
	began := when(p.Began, p.zone)
	if began.known && !began.day() && !m.day() && m.start > began.start {
		text += ", +" + span(p.Language, m.start-began.start)
	}
	return text
}

package picture

import (
	"math"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// loss is the label of a column: the id, and of what kind it is.
func (p *matrix) loss(l exhibit.Loss) label {
	return label{text: l.ID + " · " + p.kind(l.Kind), size: normal, fill: ink, turn: -slope, room: longestLoss}
}

// kinds of losses in words.
var kinds = map[string]tongue.Text{
	"facility": "facility", "site": "site", "operator": "operator", "power-grid": "power grid", "substation": "substation",
	"carrier": "carrier", "provider": "provider", "cooling": "cooling", "flood-plain": "flood plain", "seismic-zone": "seismic zone", "other": "other",
}

func (c *canvas) kind(kind string) string {
	if words, known := kinds[kind]; known {
		return c.Say(words)
	}
	return kind
}

// column is the middle of a column.
func (p *matrix) column(i int) float64 { return p.left + (float64(i)+0.5)*pitchX }

// right is where cells end.
func (p *matrix) right() float64 { return p.left + float64(len(p.Losses))*pitchX }

// columns writes the labels above the cells, each on its slope, and whose the
// users are.
func (p *matrix) columns() {
	for i, loss := range p.Losses {
		t := p.loss(loss)
		t.at = point{p.column(i) + 4, p.top - 8}
		p.write(t)
	}
	if p.users > 0 {
		t := p.usersHead()
		t.at, t.anchor = point{p.left - 12, p.top - 8}, atEnd
		p.write(t)
	}
}

func (p *matrix) usersHead() label { return label{text: p.Say("users"), size: small, fill: muted} }

// rows draws the services from y on, and returns where they end. A line parts
// those that are critical from the rest.
func (p *matrix) rows(y float64) float64 {
	for i, row := range p.Services {
		if i > 0 && row.Critical != p.Services[i-1].Critical {
			p.line(point{0, y + 3}, point{max(p.right(), p.left), y + 3}, "stroke", rule)
			y += 6
		}
		p.row(row, y+pitchY/2)
		y += pitchY
	}
	if len(p.Services) == 0 {
		t := label{text: p.Say("No service is declared."), at: point{16, y + 16}, size: normal, fill: ink}
		p.write(t)
		y += pitchY
	}
	return y
}

// row draws a service with its outcomes around a line.
func (p *matrix) row(row exhibit.Row, y float64) {
	if row.Critical {
		p.critical(point{6, y})
	}
	t, name := p.service(row), p.fullName(row)
	t.at = point{16, y + 4}
	name.at = t.at.plus(t.width()+8, 0)
	p.write(t)
	p.write(name)
	if row.Users != nil {
		p.write(label{text: thousands(*row.Users), at: point{p.left - 12, y + 4}, anchor: atEnd, size: small, fill: muted})
	}
	for i, outcome := range row.Outcomes {
		m := markOf(outcome)
		told := row.ID + ", " + p.kind(p.Losses[i].Kind) + " " + p.Losses[i].ID + ": " + p.Say(m.word)
		p.chip(m, point{p.column(i), y}, pitchX-4, pitchY-4, told)
	}
}

// critical draws the mark of a critical service.
func (p *matrix) critical(at point) {
	p.put("path", "d", "M"+at.String()+"m0-5l5 5l-5 5l-5-5z", "fill", ink)
}

// totals writes for each loss what becomes of all services, also of those that
// have no row, and how many users notice.
func (p *matrix) totals(y float64) float64 {
	if len(p.Losses) == 0 {
		p.write(label{text: p.Say("Nothing that can be lost is declared."), at: point{16, y + 16}, size: normal, fill: ink})
		return y + pitchY
	}
	y += 8
	p.line(point{0, y}, point{p.right(), y}, "stroke", muted)
	p.write(label{text: p.Say("all services"), at: point{0, y + 16}, size: small, fill: muted})
	y += 22
	for _, o := range outcomes {
		y = p.total(o, y)
	}
	return p.notice(y)
}

func (p *matrix) total(o exhibit.Outcome, y float64) float64 {
	m, middle := marks[o], y+9
	p.chip(m, point{9, middle}, 18, 15, "")
	p.write(label{text: p.Say(m.word), at: point{26, middle + 4}, size: small, fill: ink})
	for i, loss := range p.Losses {
		n := loss.Services[o]
		fill := ink
		if n == 0 {
			fill = muted
		}
		p.figure(i, middle+4, int64(n), fill, n > 0 && o != exhibit.Running)
	}
	return y + 19
}

// figure writes a number in a column; what is large is written small, to have
// room in it.
func (p *matrix) figure(column int, y float64, n int64, fill string, bold bool) {
	t := label{text: brief(n), at: point{p.column(column), y}, anchor: atMiddle, size: small, fill: fill, bold: bold}
	if t.width() > pitchX-6 {
		t.size, t.bold = small-1, false
	}
	p.write(t)
}

// notice says for each loss how many users notice, where that is known of any.
func (p *matrix) notice(y float64) float64 {
	known := false
	for i, loss := range p.Losses {
		if loss.UsersAffected == nil {
			continue
		}
		known = true
		p.figure(i, y+15, *loss.UsersAffected, ink, false)
	}
	if !known {
		return y
	}
	p.write(label{text: p.noticed(), at: point{0, y + 15}, size: small, fill: ink})
	return y + 22
}

func (p *matrix) noticed() string { return p.Say("users who notice, at least") }

// leftOut says what is not in the picture.
func (p *matrix) leftOut() (sentences []string) {
	if p.MoreLosses > 0 {
		sentences = append(sentences, p.Say("Not shown: %s, none of them worse than these.", p.Count(p.MoreLosses, "more loss", "more losses")))
	}
	if n := sum(p.MoreServices); n > 0 {
		sentences = append(sentences, p.Say("Not shown: %[1]s; what becomes of them at worst: %[2]s.", p.Count(n, "more service", "more services"), p.tally(p.MoreServices)))
	}
	return sentences
}

// tally is "2 lost, 1 running".
func (c *canvas) tally(t exhibit.Tally) string {
	var parts []string
	for _, o := range outcomes {
		if t[o] > 0 {
			parts = append(parts, c.Say("%[1]d %[2]s", t[o], c.Say(marks[o].word)))
		}
	}
	return series(parts)
}

func sum(t exhibit.Tally) int {
	n := 0
	for _, o := range outcomes {
		n += t[o]
	}
	return n
}

// essence is the matrix in a sentence or two.
func (p *matrix) essence() string {
	size := p.Say("A table of %s and %s.", p.Count(len(p.Services), "service", "services"), p.Count(len(p.Losses), "loss", "losses"))
	if len(p.Losses) == 0 {
		return size
	}
	worst := p.Losses[0]
	return size + " " + p.Say("The worst, the loss of %[1]s %[2]s: %[3]s.", p.kind(worst.Kind), worst.ID, p.tally(worst.Services))
}

// within keeps a number between two others.
func within(low, n, high float64) float64 { return math.Max(low, math.Min(n, high)) }

package picture

import (
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// mark is how an outcome is shown: a word, a colour, and a shape that is drawn
// around a point, so that nothing is said in colour alone and no font is needed.
type mark struct {
	word         tongue.Text
	color, shape string
}

// The shapes, as paths from their middle.
const (
	cross    = "m-3.5-3.5l7 7m0-7l-7 7"
	tick     = "m-4 .4l2.8 2.9l5.2-6.4"
	wave     = "m-4.5 1q2.2-4.4 4.5-1t4.5-1"
	turn     = "m2.9-3.2a4.2 4.2 0 1 0 1.3 3.2m-1.1-6v2.9h-2.9"
	question = "m-2.3-2.3a2.3 2.3 0 1 1 3.5 2q-1.2.7-1.2 2m0 2.6v.1"
	dot      = "m-.6 0a.6.6 0 1 0 1.2 0a.6.6 0 1 0-1.2 0"
	ring     = "m-3.4 0a3.4 3.4 0 1 0 6.8 0a3.4 3.4 0 1 0-6.8 0"
	dash     = "m-3.5 0h7"
)

// outcomes of services and facilities, worst first.
var outcomes = []exhibit.Outcome{exhibit.Lost, exhibit.Undetermined, exhibit.Recovers, exhibit.Degraded, exhibit.Running}

var marks = map[exhibit.Outcome]mark{
	exhibit.Lost:         {"lost", "var(--lost, #b3261e)", cross},
	exhibit.Undetermined: {"undetermined", "var(--undetermined, #6a4c93)", question},
	exhibit.Recovers:     {"recovers", "var(--recovers, #1558a6)", turn},
	exhibit.Degraded:     {"degraded", "var(--degraded, #8a5300)", wave},
	exhibit.Running:      {"running", "var(--running, #2b7038)", dot},
}

// markOf is the mark of an outcome; of one that nobody knows, that of what
// cannot be determined.
func markOf(o exhibit.Outcome) mark {
	if m, known := marks[o]; known {
		return m
	}
	return marks[exhibit.Undetermined]
}

// chip draws a mark on its colour, so large; what runs is only outlined, that
// the eye goes to what does not.
func (c *canvas) chip(m mark, at point, w, h float64, told string) {
	fill, shape := m.color, paper
	if m.shape == dot || m.shape == dash || m.shape == ring {
		fill, shape = paper, m.color
	}
	attributes := []string{"x", num(at.x - w/2), "y", num(at.y - h/2), "width", num(w), "height", num(h), "rx", "3", "fill", fill, "stroke", m.color}
	if fill == paper {
		attributes = append(attributes, "stroke-opacity", ".45")
	}
	if told == "" {
		c.put("rect", attributes...)
	} else {
		c.told(told, "rect", attributes...)
	}
	c.put("path", "d", "M"+at.String()+m.shape, "fill", "none", "stroke", shape, "stroke-width", "1.8",
		"stroke-linecap", "round", "stroke-linejoin", "round", "pointer-events", "none")
}

// key is an entry of a legend: something drawn, and what it means.
type key struct {
	draw  func(at point) // in the middle of a place 24 wide and 16 high
	words string
}

// legend writes entries beside each other, in as many rows as they take, and
// returns where the next thing can stand.
func (c *canvas) legend(at point, room float64, keys []key) point {
	x := at.x
	for _, k := range keys {
		t := label{text: k.words, size: small, fill: muted, room: room - 30}
		if x > at.x && x+30+t.width() > at.x+room {
			x, at.y = at.x, at.y+20
		}
		k.draw(point{x + 12, at.y + 8})
		t.at = point{x + 30, at.y + 12}
		c.write(t)
		x += 30 + t.width() + 18
	}
	return at.plus(0, 26)
}

// outcomeKeys are the legend of the outcomes of nodes.
func (c *canvas) outcomeKeys(nodes []exhibit.Node) (keys []key) {
	for _, o := range outcomes {
		m := marks[o]
		if !slices.ContainsFunc(nodes, func(n exhibit.Node) bool { return markOf(n.Outcome) == m }) {
			continue
		}
		keys = append(keys, key{func(at point) { c.chip(m, at, 18, 15, "") }, c.Say(m.word)})
	}
	return keys
}

// series is a list with commas.
func series(parts []string) string { return strings.Join(parts, ", ") }

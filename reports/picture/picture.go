// Package picture draws the exhibits of an assessment: which loss stops which
// service, where facilities and copies are, what a failing service hangs on, and
// how an incident ran against its clocks.
//
// A picture is one SVG element to stand inline in a page. It loads nothing, runs
// nothing, and takes its colours from custom properties of the page, such as
// --lost and --ink, so that it follows a dark page and one that is printed.
// Whatever it says in colour it says in shapes too. The id that it is drawn with
// makes its ids unique within the page.
//
// The same exhibit gives the same bytes. An exhibit that contradicts itself, as
// a report that was tampered with may, is drawn as far as it can be; nothing
// panics. What is left out is said in words.
package picture

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Colours, each with what it is on a page that gives none.
const (
	ink   = "var(--ink, #1b1b1f)"
	paper = "var(--paper, #ffffff)"
	muted = "var(--muted, #5c5c66)"
	rule  = "var(--line, #cfcfd6)"
)

// canvas is a picture in the making.
type canvas struct {
	tongue.Language
	id   string
	body strings.Builder
}

// put writes an element without content; attributes are names and values in
// turn, and come from this package alone.
func (c *canvas) put(name string, attributes ...string) {
	c.tag(name, attributes)
	c.body.WriteString("/>\n")
}

// told writes an element that tells something when it is pointed at.
func (c *canvas) told(what, name string, attributes ...string) {
	c.tag(name, attributes)
	fmt.Fprintf(&c.body, "><title>%s</title></%s>\n", escape(what), name)
}

func (c *canvas) open(name string, attributes ...string) {
	c.tag(name, attributes)
	c.body.WriteString(">\n")
}

func (c *canvas) end(name string) { fmt.Fprintf(&c.body, "</%s>\n", name) }

func (c *canvas) tag(name string, attributes []string) {
	c.body.WriteString("<" + name)
	for i := 0; i+1 < len(attributes); i += 2 {
		fmt.Fprintf(&c.body, ` %s="%s"`, attributes[i], attributes[i+1])
	}
}

// line draws a straight line.
func (c *canvas) line(from, to point, attributes ...string) {
	c.put("path", append([]string{"d", "M" + from.String() + "L" + to.String()}, attributes...)...)
}

// whole is the picture: its size, what it is, and what it shows in a sentence
// or two, for those who cannot see it.
func (c *canvas) whole(width, height float64, title, desc string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="100%%" role="img" aria-labelledby="%[3]s-title %[3]s-desc"`,
		num(width), num(height), c.id)
	fmt.Fprintf(&b, ` style="font-family:inherit;max-width:%spx;min-width:%spx;height:auto">`+"\n", num(width), num(math.Round(width*legible)))
	fmt.Fprintf(&b, "<title id=\"%[1]s-title\">%[2]s</title>\n<desc id=\"%[1]s-desc\">%[3]s</desc>\n", c.id, escape(title), escape(desc))
	b.WriteString(c.body.String())
	b.WriteString("</svg>\n")
	return b.String()
}

// legible is how far a picture may shrink on a small screen before it is better
// scrolled.
const legible = 0.75

// point is a place on the canvas.
type point struct{ x, y float64 }

func (p point) String() string { return num(p.x) + " " + num(p.y) }

func (p point) plus(x, y float64) point { return point{p.x + x, p.y + y} }

// distance is how far two points are apart.
func (p point) distance(q point) float64 { return math.Hypot(p.x-q.x, p.y-q.y) }

// between is the point at a part t of the way from p to q.
func (p point) between(q point, t float64) point {
	return point{p.x + (q.x-p.x)*t, p.y + (q.y-p.y)*t}
}

// num writes a coordinate, to a tenth.
func num(f float64) string {
	f = math.Round(f*10) / 10
	if f == 0 || math.IsNaN(f) || math.IsInf(f, 0) {
		return "0" // minus zero too
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

package picture

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// element is one of a picture, with the text that stands in it itself.
type element struct {
	name       string
	attributes map[string]string
	text       string
	parent     *element
}

// parsed are the elements of a picture, in order.
func parsed(t *testing.T, svg string) (all []*element) {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(svg))
	var open []*element
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, svg)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := &element{name: token.Name.Local, attributes: map[string]string{}}
			for _, a := range token.Attr {
				e.attributes[a.Name.Local] = a.Value
			}
			if len(open) > 0 {
				e.parent = open[len(open)-1]
			}
			all, open = append(all, e), append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			if len(open) > 0 {
				open[len(open)-1].text += string(token)
			}
		default:
			t.Fatalf("there is a %T", token)
		}
	}
}

// allowed are the elements of pictures, and their attributes.
var allowed = map[string]string{
	"svg":     "xmlns viewBox width role aria-labelledby style",
	"title":   "id",
	"desc":    "id",
	"defs":    "",
	"pattern": "id width height patternUnits patternTransform",
	"text":    "x y font-size fill text-anchor font-weight transform paint-order stroke stroke-width stroke-linejoin",
	"rect":    "x y width height rx fill fill-opacity stroke stroke-width stroke-linejoin stroke-opacity",
	"circle":  "cx cy r fill stroke stroke-width pointer-events",
	"path":    "d fill stroke stroke-width stroke-dasharray stroke-linecap stroke-linejoin pointer-events",
}

// checkPicture holds that a picture is an image with a title that loads and runs
// nothing, with ids that begin with its own.
func checkPicture(t *testing.T, id, svg string) {
	t.Helper()
	all := parsed(t, svg)
	ids := map[string]bool{}
	for i, e := range all {
		names, known := allowed[e.name]
		if !known || (e.name == "svg") != (i == 0) {
			t.Errorf("there is a <%s>", e.name)
		}
		for name, value := range e.attributes {
			if !slices.Contains(strings.Fields(names), name) {
				t.Errorf("<%s> has the attribute %s=%q", e.name, name, value)
			}
			if strings.Contains(value, "url(") && value != "url(#"+id+"-burnt)" || strings.ContainsAny(value, "<>&\\") {
				t.Errorf("<%s> has the attribute %s=%q", e.name, name, value)
			}
		}
		if here := e.attributes["id"]; here != "" {
			if ids[here] || !strings.HasPrefix(here, id+"-") {
				t.Errorf("the id %q", here)
			}
			ids[here] = true
		}
		if strings.TrimSpace(e.text) != "" && !slices.Contains([]string{"text", "title", "desc"}, e.name) {
			t.Errorf("<%s> holds the text %q", e.name, e.text)
		}
	}
	for _, label := range strings.Fields(all[0].attributes["aria-labelledby"]) {
		if !ids[label] {
			t.Errorf("it is labelled by %q, which is not there", label)
		}
	}
	if all[1].name != "title" || all[1].text == "" || all[2].name != "desc" || all[2].text == "" {
		t.Error("it has no title, or no description")
	}
}

// quad are the corners of a text on the canvas.
type quad [4]point

func (e *element) number(t *testing.T, name string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(e.attributes[name], 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// covered is what a text covers, as its width is measured.
func (e *element) covered(t *testing.T) quad {
	t.Helper()
	l := label{text: e.text, at: point{e.number(t, "x"), e.number(t, "y")}, size: e.number(t, "font-size"), anchor: e.attributes["text-anchor"], bold: e.attributes["font-weight"] != ""}
	b := l.box()
	q := quad{{b.left, b.top}, {b.right, b.top}, {b.right, b.bottom}, {b.left, b.bottom}}
	var turn, x, y float64
	if transform := e.attributes["transform"]; transform != "" {
		if _, err := fmt.Sscanf(transform, "rotate(%f %f %f)", &turn, &x, &y); err != nil {
			t.Fatal(err)
		}
	}
	sin, cos := math.Sincos(turn * math.Pi / 180)
	for i, p := range q {
		q[i] = point{x + (p.x-x)*cos - (p.y-y)*sin, y + (p.x-x)*sin + (p.y-y)*cos}
	}
	return q
}

// meets is true where two texts overlap by more than the rounding of
// coordinates: no line parts them.
func (q quad) meets(o quad) bool {
	for _, of := range []quad{q, o} {
		for i := range of {
			side := point{of[(i+1)%4].x - of[i].x, of[(i+1)%4].y - of[i].y}
			length := math.Hypot(side.x, side.y)
			along := func(q quad) (low, high float64) {
				low, high = math.Inf(1), math.Inf(-1)
				for _, p := range q {
					at := (-p.x*side.y + p.y*side.x) / max(length, 1e-9)
					low, high = min(low, at), max(high, at)
				}
				return low, high
			}
			a, b := along(q)
			c, d := along(o)
			if b <= c+0.3 || d <= a+0.3 {
				return false
			}
		}
	}
	return true
}

// checkTexts holds that all texts and circles are within the picture and no text
// is over another.
func checkTexts(t *testing.T, svg string) {
	t.Helper()
	all := parsed(t, svg)
	var width, height float64
	if _, err := fmt.Sscanf(all[0].attributes["viewBox"], "0 0 %f %f", &width, &height); err != nil {
		t.Fatal(err)
	}
	var texts []*element
	var covered []quad
	for _, e := range all {
		if e.name == "circle" && !(box{0, 0, width, height}).holds(around(point{e.number(t, "cx"), e.number(t, "cy")}, e.number(t, "r"))) {
			t.Errorf("a circle at %s, %s is not whole", e.attributes["cx"], e.attributes["cy"])
		}
		if e.name != "text" {
			continue
		}
		q := e.covered(t)
		for _, p := range q {
			if p.x < -0.3 || p.y < -0.3 || p.x > width+0.3 || p.y > height+0.3 {
				t.Errorf("%q reaches to %v, out of %v by %v", e.text, p, width, height)
				break
			}
		}
		for i, other := range covered {
			if q.meets(other) {
				t.Errorf("%q is over %q", e.text, texts[i].text)
			}
		}
		texts, covered = append(texts, e), append(covered, q)
	}
}

package picture

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/reports/inert"
)

// Sizes of text.
const (
	normal = 12.0
	small  = 10.5
	spaced = 1.35 // from line to line
)

// Where a text is held.
const (
	atStart  = ""
	atMiddle = "middle"
	atEnd    = "end"
)

// label is a line of text.
type label struct {
	text   string
	at     point // on the line that letters stand on
	size   float64
	anchor string
	fill   string
	bold   bool
	turn   float64 // degrees
	room   float64 // how wide it may be; 0 for as wide as it is
	halo   bool    // it stands on a drawing
}

// write writes a label. One that is too long for its room is shortened, and told
// whole when it is pointed at.
func (c *canvas) write(t label) {
	whole := inert.Line(t.text)
	shown := whole
	if t.room > 0 {
		shown = shorten(whole, t.room/t.size, t.bold)
	}
	if shown == "" {
		return
	}
	c.tag("text", t.attributes())
	c.body.WriteString(">" + escape(shown))
	if shown != whole {
		c.body.WriteString("<title>" + escape(whole) + "</title>")
	}
	c.body.WriteString("</text>\n")
}

func (t label) attributes() []string {
	attributes := []string{"x", num(t.at.x), "y", num(t.at.y), "font-size", num(t.size), "fill", t.fill}
	if t.anchor != atStart {
		attributes = append(attributes, "text-anchor", t.anchor)
	}
	if t.bold {
		attributes = append(attributes, "font-weight", "600")
	}
	if t.turn != 0 {
		attributes = append(attributes, "transform", fmt.Sprintf("rotate(%s %s)", num(t.turn), t.at))
	}
	if t.halo {
		attributes = append(attributes, "paint-order", "stroke", "stroke", paper, "stroke-width", "3", "stroke-linejoin", "round")
	}
	return attributes
}

// width is how wide the label is, shortened.
func (t label) width() float64 {
	w := measure(inert.Line(t.text), t.bold) * t.size
	if t.room > 0 {
		w = min(w, t.room)
	}
	return w
}

// box is what the label covers, as long as it is not turned.
func (t label) box() box {
	w := t.width()
	left := t.at.x - map[string]float64{atStart: 0, atMiddle: w / 2, atEnd: w}[t.anchor]
	return box{left, t.at.y - t.size*0.95, left + w, t.at.y + t.size*0.3}
}

// lines writes a text that may take several lines, and returns where the next
// thing can stand.
func (c *canvas) lines(t label) point {
	for _, line := range broken(inert.Line(t.text), t.room/t.size) {
		part := t
		part.text = line
		c.write(part)
		t.at.y += t.size * spaced
	}
	return t.at
}

// broken is s in lines of so many ems. A word too long for a line is shortened.
func broken(s string, ems float64) (lines []string) {
	last := ""
	for word := range strings.FieldsSeq(s) {
		switch {
		case last == "":
			last = shorten(word, ems, false)
		case measure(last+" "+word, false) <= ems:
			last += " " + word
		default:
			lines = append(lines, last)
			last = shorten(word, ems, false)
		}
	}
	if last != "" {
		lines = append(lines, last)
	}
	return lines
}

// measure is how many ems a text is wide in the widest of the common fonts, so
// that it has room in any of them.
func measure(s string, bold bool) float64 {
	ems := 0.0
	for _, r := range s {
		ems += em(r)
	}
	if bold {
		ems *= 1.12
	}
	return ems
}

func em(r rune) float64 {
	switch {
	case inert.RuneWidth(r) == 0:
		return 0
	case inert.RuneWidth(r) == 2:
		return 1.05
	case strings.ContainsRune(" ijlI.,:;'|!", r):
		return 0.36
	case strings.ContainsRune("tfr()[]-/·", r):
		return 0.42
	case strings.ContainsRune("mwMW@%—…→", r):
		return 1
	case unicode.IsUpper(r), r > 0x17f:
		return 0.8
	}
	return 0.64
}

// shorten takes out the middle of a text that is wider than so many ems.
func shorten(s string, ems float64, bold bool) string {
	s = settled(s)
	if measure(s, bold) <= ems {
		return s
	}
	half := (ems - measure("…", bold)) / 2
	head, tail := []rune(s), []rune(s)
	head = head[:fit(head, half, bold)]
	slices.Reverse(tail)
	tail = tail[:fit(tail, half, bold)]
	slices.Reverse(tail)
	return strings.TrimRight(string(head), " ") + "…" + strings.TrimLeft(string(tail), " ")
}

// fit is how many runes have room in so many ems.
func fit(runes []rune, ems float64, bold bool) int {
	for i, r := range runes {
		if ems -= measure(string(r), bold); ems < 0 {
			return i
		}
	}
	return len(runes)
}

// settled leaves two marks on a letter at most. A heap of them has no width and
// would cover what is above it.
func settled(s string) string {
	if utf8.RuneCountInString(s) == len(s) {
		return s
	}
	marks := 0
	return strings.Map(func(r rune) rune {
		if marks++; inert.RuneWidth(r) > 0 {
			marks = 0
		}
		if marks > 2 {
			return -1
		}
		return r
	}, s)
}

// escape makes a text harmless within an element.
func escape(s string) string { return escapes.Replace(inert.Line(s)) }

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

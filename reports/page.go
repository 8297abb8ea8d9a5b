package reports

import (
	"bytes"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// The four codes that a terminal is sent, when colour is asked for.
const (
	red    = "\x1b[31m"
	green  = "\x1b[32m"
	yellow = "\x1b[33m"
	plain  = "\x1b[0m"
)

var symbols = map[audit.Status]string{
	audit.NotSatisfied:  "✗",
	audit.Undetermined:  "?",
	audit.NotAssessed:   "○",
	audit.Satisfied:     "✓",
	audit.NotApplicable: "–",
}

var colors = map[audit.Status]string{
	audit.NotSatisfied: red,
	audit.Undetermined: yellow,
	audit.NotAssessed:  yellow,
	audit.Satisfied:    green,
}

// page is a text report in the making. Everything on it passes through safe in
// one of its methods, and its lines are cut to its width in columns.
type page struct {
	b       *bytes.Buffer
	columns int
	color   bool
}

const leastColumns = 40

func newPage(b *bytes.Buffer, o Options) *page {
	columns := o.Width
	if columns <= 0 {
		columns = 80
	}
	return &page{b: b, columns: max(columns, leastColumns), color: o.Color}
}

// gap leaves a line empty.
func (p *page) gap() { p.b.WriteByte('\n') }

// line writes one line as it is, in colour up to the given byte.
func (p *page) line(text, color string, painted int) {
	text = strings.TrimRight(text, " ")
	if p.color && color != "" {
		p.b.WriteString(color)
		p.b.WriteString(text[:painted])
		p.b.WriteString(plain)
		text = text[painted:]
	}
	p.b.WriteString(text)
	p.b.WriteByte('\n')
}

// put writes body in lines that begin below each other, after lead.
func (p *page) put(lead, body string) { p.paint(lead, "", 0, width(lead), body) }

// paint writes body after lead, which is in colour up to the byte painted. The
// lines after the first are indented to hang.
func (p *page) paint(lead, color string, painted, hang int, body string) {
	lines := wrap(safe(body), p.columns-width(lead), p.columns-hang)
	p.line(lead+lines[0], color, painted)
	for _, rest := range lines[1:] {
		p.line(strings.Repeat(" ", hang)+rest, "", 0)
	}
}

// flag writes a line that begins with the symbol of a status and a word, as mark
// does.
func (p *page) flag(s audit.Status, indent, word, body, right string) {
	p.mark(symbols[s], colors[s], indent, word, body, right)
}

// mark writes a line that begins with a symbol and a word, both in colour, and
// ends with right at the edge of the page, or below body where there is no room.
func (p *page) mark(symbol, color, indent, word, body, right string) {
	lead := indent + symbol + " " + safe(word)
	painted := len(lead)
	if word != "" {
		lead += "  "
	}
	hang := width(indent) + 2
	body, right = safe(body), safe(right)
	space := p.columns - width(lead) - width(body) - width(right)
	if right != "" && space >= 2 {
		p.line(lead+body+strings.Repeat(" ", space)+right, color, painted)
		return
	}
	p.paint(lead, color, painted, hang, body)
	if right != "" {
		p.put(strings.Repeat(" ", hang), right)
	}
}

// entry writes one line that never grows to two: where there is no room, left
// is cut short.
func (p *page) entry(s audit.Status, left, right string) {
	room := p.columns - width("  ✓ ") - 2 - width(safe(right))
	p.flag(s, "  ", "", crop(safe(left), "", max(20, room)), right)
}

// frame shows a line of a file with its number, cut around key.
func (p *page) frame(indent, number, text, key string) {
	lead := indent + number + " | "
	p.line(lead+crop(safe(text), safe(key), max(20, p.columns-width(lead))), "", 0)
}

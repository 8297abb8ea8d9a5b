package reports

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// chart is text that is Mermaid already. Only label turns strings from outside
// into it, so that the compiler finds a string that was forgotten.
type chart string

// longest is how many characters of a label a picture has room for.
const longest = 48

// label shows s as a part of a label. Whatever is not a letter, a digit or a
// single mark within a word is written as its code, which Mermaid shows as the
// character and obeys nowhere. A long one is cut; the table beside the picture has
// all of it.
func label(s string) chart {
	runes := []rune(strings.Join(strings.Fields(safe(s)), " "))
	if len(runes) > longest {
		runes = append(runes[:longest-1:longest-1], '…')
	}
	var b strings.Builder
	for i, r := range runes {
		if plainIn(runes, i) {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, "#%d;", r)
		}
	}
	return chart(b.String())
}

// plainIn reports whether the character at i means nothing to Mermaid where it
// stands, nor to the Markdown that it knows inside of labels.
func plainIn(all []rune, i int) bool {
	switch r := all[i]; {
	case r == utf8.RuneError:
		return false
	case lettered(r), r == ' ', r == '…':
		return true
	case r == '-', r == '.', r == '_':
		return i > 0 && i < len(all)-1 && lettered(all[i-1]) && lettered(all[i+1])
	}
	return false
}

func lettered(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// diagram is a picture in the making: a block of code, which a reader without
// Mermaid sees as its lines.
type diagram struct{ d document }

// draw begins a picture of a sort.
func (d document) draw(sort chart) diagram {
	d.line("```mermaid")
	d.line(markup(sort))
	return diagram{d}
}

func (g diagram) line(parts ...chart) {
	words := []markup{"  "}
	for _, part := range parts {
		words = append(words, markup(part))
	}
	g.d.line(words...)
}

func (g diagram) end() {
	g.d.line("```")
	g.d.line()
}

package reports

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// safe makes a string from outside harmless to show on one line. White space
// becomes plain spaces; what a reader can't see but a terminal or a browser
// obeys, such as escape sequences and changes of direction, becomes \u{XXXX}.
func safe(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n', r == '\r', r == '\t':
			b.WriteByte(' ')
		case hidden(r):
			fmt.Fprintf(&b, `\u{%04X}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// hidden is true for characters that act instead of being seen.
func hidden(r rune) bool {
	return r < 0x20 || r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Lines makes several lines from outside harmless to show, each as one.
func Lines(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = safe(line)
	}
	return strings.Join(lines, "\n")
}

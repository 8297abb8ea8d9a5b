// Package inert makes strings from outside harmless to show, and tells how much
// room they take. Every report shows such a string in this way and no other.
package inert

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line is s on one line, harmless to show. White space becomes plain spaces;
// what a reader can't see but a terminal or a browser obeys, such as escape
// sequences and changes of direction, becomes \u{XXXX}.
func Line(s string) string {
	if utf8.ValidString(s) && strings.IndexFunc(s, Hidden) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\n', r == '\r', r == '\t':
			b.WriteByte(' ')
		case Hidden(r):
			fmt.Fprintf(&b, `\u{%04X}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Hidden is true for characters that act instead of being seen, and for those that
// are none, which XML cannot hold.
func Hidden(r rune) bool {
	return r < 0x20 || r >= 0x7f && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point)
}

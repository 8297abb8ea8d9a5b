package reports

import (
	"strings"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/reports/inert"
)

// width is the number of columns that s takes on a terminal.
func width(s string) int { return inert.Width(s) }

// wrap breaks s between words into lines, the first of which has room for
// first columns and the others for rest. A word that is too long for any line
// stays whole, so that a path or an address can be copied, unless it is written
// in a script that doesn't need spaces.
func wrap(s string, first, rest int) []string {
	if len(s) <= min(first, rest) && !strings.Contains(s, "  ") && strings.Trim(s, " ") == s {
		return []string{s} // no text is wider than it has bytes
	}
	if lines, ok := cutAtBlanks(s, first, rest); ok {
		return lines
	}
	return filled(s, first, rest)
}

// filled puts the words of s into lines.
func filled(s string, first, rest int) []string {
	lines := []string{""}
	room, used := first, 0 // columns of the last line
	for _, word := range pieces(s, rest) {
		last, columns := &lines[len(lines)-1], width(word)
		switch {
		case *last == "" && (columns <= room || first >= rest):
			*last, used = word, columns
		case *last != "" && used+1+columns <= room:
			*last += " " + word
			used += 1 + columns
		default:
			lines = append(lines, word)
			room, used = rest, columns
		}
	}
	return lines
}

// cutAtBlanks does what wrap does where that takes no new text: one blank is between
// words, and each of them has room on a line.
func cutAtBlanks(s string, first, rest int) (lines []string, ok bool) {
	lines = make([]string, 0, 1+len(s)/max(1, rest/2))
	room, used, begin := first, 0, 0 // of the last line
	for at := 0; at <= len(s); {
		word, _, _ := strings.Cut(s[at:], " ")
		columns := width(word)
		switch {
		case word == "" || columns > rest:
			return nil, false
		case at == 0 && (columns <= room || first >= rest):
			used = columns
		case at > 0 && used+1+columns <= room:
			used += 1 + columns
		default:
			lines = append(lines, s[begin:max(begin, at-1)])
			room, used, begin = rest, columns, at
		}
		at += len(word) + 1
	}
	return append(lines, s[begin:]), true
}

// pieces are the words of s, where wide words that exceed room are cut.
func pieces(s string, room int) []string {
	var all []string
	for word := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ' ' }) {
		for left := width(word); left > room; {
			cut := wideCut(word, room)
			if cut == 0 {
				break
			}
			all = append(all, word[:cut])
			left -= width(word[:cut])
			word = word[cut:]
		}
		all = append(all, word)
	}
	return all
}

// wideCut is the last place within room columns that lies before a wide
// character; 0 when there is none.
func wideCut(word string, room int) int {
	cut, columns := 0, 0
	for i, r := range word {
		if columns > room {
			break
		}
		if inert.RuneWidth(r) == 2 {
			cut = i
		}
		columns += inert.RuneWidth(r)
	}
	return cut
}

// crop shortens s to room columns. Where key stands in it, the cut leaves that
// place in view.
func crop(s, key string, room int) string {
	if width(s) <= room {
		return s
	}
	if before, _, found := strings.Cut(s, key); found && width(before+key) > room/2 {
		s = "…" + s[min(len(before)-fit(before, room/4, true), len(s)-fit(s, room-1, true)):]
	}
	if width(s) > room {
		s = s[:fit(s, room-1, false)] + "…"
	}
	return s
}

// fit is the number of bytes at the start of s, or at its end, that room
// columns hold.
func fit(s string, room int, fromEnd bool) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if fromEnd {
			r, size = utf8.DecodeLastRuneInString(s[:len(s)-n])
		}
		if room -= inert.RuneWidth(r); room < 0 {
			break
		}
		n += size
	}
	return n
}

package imports

import (
	"fmt"
	"hash/fnv"
	"strings"
	"unicode"
)

// longestText is how many characters of a text are copied, and longestID how long
// an id may be.
const longestText, longestID = 400, 100

// Text is a text from outside as an inventory may hold it: on one line, of
// characters that can be seen, and not longer than anybody reads.
func Text(s string) string {
	var b strings.Builder
	count := 0
	for _, r := range s {
		if count++; count > longestText {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '\n', r == '\r', r == '\t':
			b.WriteByte(' ')
		case unicode.IsGraphic(r) && r != unicode.ReplacementChar && !unicode.In(r, unicode.Zl, unicode.Zp):
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, `\u{%04X}`, r)
		}
	}
	return strings.TrimSpace(b.String())
}

// ID is a name from outside as an id: what an id may not hold becomes a hyphen,
// and a name that lost something so, or is too long, ends in a digest of itself,
// so that two names never become one id. Empty stays empty.
func ID(name string) string {
	var b strings.Builder
	lost := name == ""
	for _, r := range name {
		isWord := r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
		switch {
		case isWord || b.Len() > 0 && strings.ContainsRune("._-", r):
			b.WriteRune(r)
		default:
			b.WriteByte('-')
			lost = true
		}
	}
	id := b.String()
	if !lost && len(id) <= longestID {
		return id
	}
	if id == "" {
		return ""
	}
	digest := fnv.New32a()
	digest.Write([]byte(name))
	id = strings.Trim(id, "._-")
	id = strings.TrimRight(id[:min(len(id), longestID-9)], "._-")
	return strings.TrimLeft(fmt.Sprintf("%s-%08x", id, digest.Sum32()), "-")
}

// Unused is an id that no other has, also without regard to case, given those that
// are taken, in lower case; it is taken from then on.
func Unused(id string, taken map[string]bool) string {
	for taken[strings.ToLower(id)] {
		id = ID(id + " ")
	}
	taken[strings.ToLower(id)] = true
	return id
}

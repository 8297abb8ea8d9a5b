package reports

import (
	"path"
	"regexp"
	"strings"
)

// address is a file as a URI: relative where its name is, else with the scheme
// file. Standard input has none, and neither has a file that is not known. A
// backslash counts as the slash that it is on Windows, since an assessment does
// not say where it was made.
func address(file string) string {
	if file == "" || file == "-" {
		return ""
	}
	file = path.Clean(strings.ReplaceAll(file, `\`, "/"))
	switch {
	case windowsDrive.MatchString(file):
		return "file:///" + file[:2] + percented(file[2:])
	case strings.HasPrefix(file, "/"):
		return "file://" + percented(file)
	}
	return percented(file)
}

var windowsDrive = regexp.MustCompile(`^[A-Za-z]:/`)

// percented writes every byte that is not plainly part of a path as its number,
// so that nothing in it can be taken for a scheme, a query or a line.
func percented(file string) string {
	const digits = "0123456789ABCDEF"
	var b strings.Builder
	for _, c := range []byte(file) {
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~/", c) >= 0 {
			b.WriteByte(c)
			continue
		}
		b.Write([]byte{'%', digits[c>>4], digits[c&15]})
	}
	return b.String()
}

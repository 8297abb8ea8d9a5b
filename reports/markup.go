package reports

import (
	"bytes"
	"strings"
)

// markup is text that is Markdown already. Only prose and code turn strings
// from outside into it, so that the compiler finds a string that was forgotten.
type markup string

// escapes are the characters that Markdown, or one of its dialects, could take
// for markup anywhere in a line.
var escapes = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", `*`, `\*`, `_`, `\_`, `~`, `\~`, `[`, `\[`, `]`, `\]`,
	`<`, `\<`, `>`, `\>`, `&`, `\&`, `|`, `\|`, `$`, `\$`, `@`, `\@`,
	// Addresses become links without any markup.
	`://`, `\://`, `www.`, `www\.`, `WWW.`, `WWW\.`,
)

// prose shows s as running text on one line.
func prose(s string) markup {
	s = strings.TrimSpace(safe(s))
	if s == "" {
		return ""
	}
	// What would begin a heading, a list or a rule at the start of a line.
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case strings.ContainsRune("#+-=:", rune(s[0])):
		return markup(`\` + s[:1] + escapes.Replace(s[1:]))
	case digits > 0 && digits < len(s) && strings.ContainsRune(".)", rune(s[digits])):
		return markup(s[:digits] + `\` + s[digits:digits+1] + escapes.Replace(s[digits+1:]))
	}
	return markup(escapes.Replace(s))
}

// code shows s letter by letter. What could end the span, or the cell of a
// table around it, is shown as prose instead.
func code(s string) markup {
	s = strings.TrimSpace(safe(s))
	if s == "" || strings.ContainsAny(s, "`|") {
		return prose(s)
	}
	return markup("`" + s + "`")
}

// document is a Markdown report in the making.
type document struct{ b *bytes.Buffer }

// line writes parts as one line.
func (d document) line(parts ...markup) {
	for _, part := range parts {
		d.b.WriteString(string(part))
	}
	d.b.WriteByte('\n')
}

// paragraph writes parts as a block of their own.
func (d document) paragraph(parts ...markup) {
	d.line(parts...)
	d.line()
}

// item writes an entry of a list, this many levels deep.
func (d document) item(depth int, parts ...markup) {
	d.b.WriteString(strings.Repeat("  ", depth) + "- ")
	d.line(parts...)
}

// row writes a row of a table.
func (d document) row(cells ...markup) {
	for _, cell := range cells {
		d.b.WriteString("| " + string(cell) + " ")
	}
	d.line("|")
}

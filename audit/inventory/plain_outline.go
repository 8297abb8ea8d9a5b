package inventory

import (
	"slices"
	"strings"
)

// outline is a document taken apart into the fields of the mapping at its root,
// and these into the entries of their lists. It is made by a look at how lines
// begin, not at what they say. So something that goes over several lines may be
// torn apart; but then the part in which that begins cannot be read.
type outline struct {
	text string
	// Of JSON, where the brace at the root opens; otherwise that of the first field.
	root     mark
	sections []section
}

// section is one field at the root.
type section struct {
	begin mark
	end   int // in bytes
	// Where each entry of a list begins, if it is one that is taken apart.
	entries []mark
}

// outlineYAML takes a YAML document apart, and the lists in it if so asked.
func outlineYAML(text string, lists bool) *outline {
	o := &outlinerYAML{outline: outline{text: text}, lists: lists, indent: noList}
	at := mark{line: 1}
	if strings.HasPrefix(text, "---\n") {
		at = mark{at: len("---\n"), line: 2, start: len("---\n")}
	}
	for at.at < len(text) {
		end := strings.IndexByte(text[at.at:], '\n') + 1
		if end == 0 {
			end = len(text) - at.at
		}
		o.line(text[at.at:at.at+end], at)
		at = mark{at: at.at + end, line: at.line + 1, start: at.at + end}
	}
	for i := range o.sections {
		o.sections[i].end = len(text)
		if i+1 < len(o.sections) {
			o.sections[i].end = o.sections[i+1].begin.at
		}
	}
	if len(o.sections) > 0 {
		o.root = o.sections[0].begin
	}
	return &o.outline
}

// outlinerYAML takes notice of one line after the other.
type outlinerYAML struct {
	outline
	lists bool
	// How far the entries of the list in the last section are indented.
	indent int
}

// Of a section without a list, or with one whose first entry is still to come.
const noList, anyIndent = -1, -2

func (o *outlinerYAML) line(line string, at mark) {
	if o.indent >= 0 && (len(line) <= o.indent || line[o.indent] != '-') && line[0] == ' ' {
		return // most lines of a large document are within an entry
	}
	blanks := 0
	for blanks < len(line) && line[blanks] == ' ' {
		blanks++
	}
	if blanks == len(line) {
		return
	}
	switch first := line[blanks]; {
	case first == '#' || first == '\n' || first == '\r':
	case blanks == 0 && first != '-' || len(o.sections) == 0:
		o.sections = append(o.sections, section{begin: at})
		o.indent = noList
		if o.lists && endsInKey(line) {
			o.indent = anyIndent
		}
	case o.indent == anyIndent && first != '-':
		o.indent = noList
	case o.indent == anyIndent || o.indent == blanks && first == '-':
		o.indent = blanks
		last := &o.sections[len(o.sections)-1]
		if len(last.entries) == cap(last.entries) {
			last.entries = slices.Grow(last.entries, max(16, len(last.entries))) // append alone would copy a long list many times
		}
		last.entries = append(last.entries, at)
	}
}

// endsInKey reports whether a line has a key and nothing behind it.
func endsInKey(line string) bool {
	_, rest, _ := strings.Cut(line, ":")
	rest = strings.TrimLeft(rest, " ")
	return rest != "" && (rest[0] == '\n' || rest[0] == '\r' || rest[0] == '#')
}

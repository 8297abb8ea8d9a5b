package synthetic

import (
	"bufio"
	"strconv"
)

// What a document is made of, with the style it has in YAML.
type (
	word   string   // a text that needs no quotes in YAML
	raw    string   // a number or a truth value
	list   []any    // on one line
	lines  []object // a list, an object a line
	object []field  // on one line
	group  object   // a line for each field
	field  struct {
		key   string
		value any
	}
)

// section is a field of the document: a value, or a list whose items are made
// one at a time, so that no document is too large.
type section struct {
	key   string
	value any
	count int
	item  func(int) any
}

// encoder writes a document. Errors are left to the writer.
type encoder struct {
	w    *bufio.Writer
	json bool
	line []byte
}

func (e *encoder) document(sections []section) {
	if e.json {
		e.w.WriteString("{\n")
	}
	for i, s := range sections {
		if i > 0 && e.json {
			e.w.WriteString(",\n")
		}
		switch {
		case e.json:
			e.jsonSection(s)
		default:
			e.yamlSection(s)
		}
	}
	if e.json {
		e.w.WriteString("\n}\n")
	}
}

// jsonSection writes each item of a list on a line of its own.
func (e *encoder) jsonSection(s section) {
	e.line = append(strconv.AppendQuote(e.line[:0], s.key), ": "...)
	if s.item == nil {
		e.line = e.inline(e.line, s.value)
		e.flush()
		return
	}
	e.line = append(e.line, '[')
	for i := range s.count {
		if i > 0 {
			e.line = append(e.line, ',')
		}
		e.line = e.inline(append(e.line, "\n  "...), s.item(i))
		e.flush()
	}
	e.line = append(e.line, "\n]"...)
	e.flush()
}

func (e *encoder) yamlSection(s section) {
	if s.item == nil {
		e.line = e.block(e.line[:0], 0, field{s.key, s.value})
		e.flush()
		return
	}
	e.line = append(append(e.line[:0], "\n"...), s.key+":\n"...)
	for i := range s.count {
		e.line = e.entry(e.line, 2, s.item(i))
		e.flush()
	}
}

func (e *encoder) flush() {
	e.w.Write(e.line)
	e.line = e.line[:0]
}

// entry appends an item of a block list: a group over several lines, anything
// else on one.
func (e *encoder) entry(b []byte, indent int, value any) []byte {
	b = append(spaces(b, indent), "- "...)
	fields, over := value.(group)
	if !over {
		return append(e.inline(b, value), '\n')
	}
	for i, f := range fields {
		if i == 0 {
			b = e.content(append(append(b, f.key...), ':'), indent+2, f.value)
		} else {
			b = e.block(b, indent+2, f)
		}
	}
	return b
}

// block appends a field that begins a line.
func (e *encoder) block(b []byte, indent int, f field) []byte {
	b = append(append(spaces(b, indent), f.key...), ':')
	return e.content(b, indent, f.value)
}

// content appends what follows the colon of a field.
func (e *encoder) content(b []byte, indent int, value any) []byte {
	switch v := value.(type) {
	case lines:
		b = append(b, '\n')
		for _, o := range v {
			b = e.entry(b, indent+2, o)
		}
		return b
	case group:
		b = append(b, '\n')
		for _, f := range v {
			b = e.block(b, indent+2, f)
		}
		return b
	}
	return append(e.inline(append(b, ' '), value), '\n')
}

// inline appends a value on one line.
func (e *encoder) inline(b []byte, value any) []byte {
	switch v := value.(type) {
	case word:
		return e.text(b, string(v))
	case raw:
		return append(b, v...)
	case list:
		b = append(b, '[')
		for i, item := range v {
			b = e.inline(separate(b, i), item)
		}
		return append(b, ']')
	case lines:
		b = append(b, '[')
		for i, o := range v {
			b = e.inline(separate(b, i), o)
		}
		return append(b, ']')
	case group:
		return e.inline(b, object(v))
	case object:
		b = append(b, '{')
		for i, f := range v {
			b = append(e.text(separate(b, i), f.key), ": "...)
			b = e.inline(b, f.value)
		}
		return append(b, '}')
	}
	panic("synthetic: not a value of a document")
}

func (e *encoder) text(b []byte, s string) []byte {
	if e.json {
		return strconv.AppendQuote(b, s)
	}
	return append(b, s...)
}

func separate(b []byte, i int) []byte {
	if i > 0 {
		return append(b, ", "...)
	}
	return b
}

func spaces(b []byte, n int) []byte {
	for range n {
		b = append(b, ' ')
	}
	return b
}

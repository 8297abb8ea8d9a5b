package inventory

import "strings"

// plainYAML reads YAML as most inventories are written, many times as fast as a
// library that reads all of it: mappings and lists by indentation, in which every
// single value and everything in brackets or braces begins and ends on one line, but
// for text of which a sign says that it goes over several.
//
// It gives up on whatever else it meets, and wherever it is not sure. So it need
// not know what is wrong with a document: that is found by the other way, which
// it has to agree with on all that it does read. FuzzPlain and TestPlainMutants
// hold it to that.
type plainYAML struct {
	scanner
	// At the beginning of a line with something on it: how many blanks are before
	// that; -1 at the end of the text.
	indent int
}

// begin places the reader at the beginning of a line, and goes to the first thing
// that stands there or below.
func (p *plainYAML) begin(text string, from mark) bool {
	p.scanner.begin(text, from)
	return p.toContent()
}

// skipBlanks reports whether there are any.
func (p *plainYAML) skipBlanks() bool {
	from := p.at
	for p.peek() == ' ' {
		p.at++
	}
	return p.at > from
}

// endLine ends a line behind all that is on it but a comment, and goes to the next
// with something on it.
func (p *plainYAML) endLine() bool {
	blank := p.skipBlanks()
	if p.peek() == '#' && blank {
		p.skipLine()
	}
	if !p.atEnd() {
		return false
	}
	p.nextLine()
	return p.toContent()
}

// atEnd reports whether nothing more is on the line. There is no CR but before LF,
// see unreadable.
func (p *plainYAML) atEnd() bool {
	return p.at == len(p.text) || p.text[p.at] == '\n' || p.text[p.at] == '\r'
}

func (p *plainYAML) skipLine() {
	if end := strings.IndexByte(p.text[p.at:], '\n'); end >= 0 {
		p.at += end
	} else {
		p.at = len(p.text)
	}
}

// nextLine goes from the end of a line to the beginning of the next.
func (p *plainYAML) nextLine() {
	if p.peek() == '\r' {
		p.at++
	}
	if p.at < len(p.text) {
		p.newline()
	}
}

// toContent goes from the beginning of a line to the first that is neither empty
// nor a comment.
func (p *plainYAML) toContent() bool {
	for p.at < len(p.text) {
		p.skipBlanks()
		switch p.peek() {
		case '#':
			p.skipLine()
			p.nextLine()
		case '\n', '\r':
			p.nextLine()
		case '\t', 0:
			if p.at < len(p.text) {
				return false
			}
		default:
			p.indent = p.at - p.start
			return true
		}
	}
	p.indent = -1
	return true
}

// atEntry reports whether an entry of a list by indentation begins here. What
// follows the dash on a line of its own is left to the other way.
func (p *plainYAML) atEntry() bool { return p.peek() == '-' && p.ahead(1) == ' ' }

// block reads what begins on this line and ends where a line is indented less.
func (p *plainYAML) block() (node, bool) {
	if p.atEntry() {
		return p.list()
	}
	return p.mapping()
}

// list reads a list by indentation.
func (p *plainYAML) list() (node, bool) {
	n, indent, from := p.here(listNode), p.at-p.start, len(p.open)
	if !p.deeper() {
		return n, false
	}
	for p.indent = indent; p.indent == indent && p.atEntry(); {
		p.at++
		p.skipBlanks()
		entry, ok := p.entry(indent)
		if !ok || p.indent > indent {
			return n, false
		}
		p.add(entry)
	}
	p.depth--
	n.children = p.close(from)
	return n, true
}

func (p *plainYAML) entry(indent int) (node, bool) {
	if p.beginsField() {
		return p.mapping()
	}
	value, ok := p.value(false)
	return value, ok && p.endLine()
}

// mapping reads a mapping by indentation, of which this is the first key.
func (p *plainYAML) mapping() (node, bool) {
	n, indent, from := p.here(mappingNode), p.at-p.start, len(p.open)
	if !p.deeper() {
		return n, false
	}
	for p.indent = indent; p.indent == indent; {
		key, ok := p.key()
		if !ok {
			return n, false
		}
		p.add(key)
		value, ok := p.fieldValue(indent)
		if !ok {
			return n, false
		}
		p.add(value)
	}
	p.depth--
	n.children = p.close(from)
	return n, p.indent < indent
}

// fieldValue reads what a key of a mapping with this indentation has: on the same
// line, or below. A list below need not be indented more.
func (p *plainYAML) fieldValue(indent int) (value node, ok bool) {
	from := p.at
	p.skipBlanks()
	switch c := p.peek(); {
	case c == '|' || c == '>':
		return p.scalarBlock(indent)
	case !p.atEnd() && c != '#':
		value, ok = p.value(false)
		return value, ok && p.endLine()
	}
	p.at = from
	if !p.endLine() || p.indent < indent || p.indent == indent && !p.atEntry() {
		return value, false
	}
	return p.block()
}

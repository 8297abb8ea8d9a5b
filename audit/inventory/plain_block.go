package inventory

import "strings"

// scalarBlock reads text over several lines below a key with this indentation, as it
// stands or with its lines joined. What says how far the text is indented, or keeps
// empty lines at its end, is left to the other way; and so are joined lines some of
// which are indented more.
func (p *plainYAML) scalarBlock(indent int) (node, bool) {
	n, b := p.here(textNode), textBlock{joined: p.peek() == '>'}
	p.at++
	stripped := p.peek() == '-'
	if stripped {
		p.at++
	}
	if !p.atEnd() {
		return n, false
	}
	p.nextLine()
	for b.indent = p.blanksAhead(); b.indent > indent && p.at < len(p.text) && !p.isOutside(b.indent); {
		if line, ok := p.blockLine(b.indent); !ok || !b.add(line) {
			return n, false
		}
	}
	if b.text.Len() == 0 {
		return n, false
	}
	if !stripped {
		b.text.WriteByte('\n')
	}
	n.text = b.text.String()
	return n, p.toContent()
}

// textBlock is a text over several lines in the making.
type textBlock struct {
	text   strings.Builder
	joined bool
	indent int // of all of its lines
	empty  int // how many lines since the last that is not
}

// blockLine reads a line without so much indentation. One that does not end is left
// to the other way: what it means depends on what is behind the end of the text.
func (p *plainYAML) blockLine(indent int) (line string, ok bool) {
	p.at += min(p.blanksAhead(), indent)
	from := p.at
	for ; !p.atEnd(); p.at++ {
		if !p.passes(p.text[p.at]) {
			return "", false
		}
	}
	line, ok = p.text[from:p.at], p.at < len(p.text)
	p.nextLine()
	return line, ok
}

// isOutside reports whether the line has something on it that is indented less.
func (p *plainYAML) isOutside(indent int) bool {
	blanks := p.blanksAhead()
	next := p.ahead(blanks)
	return blanks < indent && next != '\n' && next != '\r' && p.at+blanks < len(p.text)
}

// add adds a line without its indentation, unless it is not certain what it means.
func (b *textBlock) add(line string) bool {
	switch {
	case line == "" && b.text.Len() > 0:
		b.empty++
		return true
	case line == "" || line[0] == ' ' && (b.joined || b.text.Len() == 0 || strings.TrimLeft(line, " ") == ""):
		return false
	}
	if breaks := b.breaks(); breaks > 0 {
		b.text.WriteString(strings.Repeat("\n", breaks))
	} else if b.text.Len() > 0 {
		b.text.WriteByte(' ')
	}
	b.text.WriteString(line)
	b.empty = 0
	return true
}

// breaks are how many ends of lines are between the last line and the next: of
// joined ones, those of the empty lines between them.
func (b *textBlock) breaks() int {
	if b.joined || b.text.Len() == 0 {
		return b.empty
	}
	return b.empty + 1
}

// blanksAhead is how many blanks are next.
func (p *plainYAML) blanksAhead() int {
	n := 0
	for p.ahead(n) == ' ' {
		n++
	}
	return n
}

package inventory

import (
	"encoding/json"
	"strings"
)

// plainJSON reads JSON without a library's help for each token. Like plainYAML it
// gives up on what is wrong, and leaves it to the other way to say what that is.
type plainJSON struct{ scanner }

// blank goes over what may stand between any two things.
func (p *plainJSON) blank() {
	for {
		switch p.peek() {
		case ' ', '\t', '\r':
			p.at++
		case '\n':
			p.newline()
		default:
			return
		}
	}
}

// takes goes over a byte, if it stands here, and the blanks around it.
func (p *plainJSON) takes(b byte) bool {
	p.blank()
	if p.peek() != b {
		return false
	}
	p.at++
	p.blank()
	return true
}

// value reads a value.
func (p *plainJSON) value() (node, bool) {
	p.blank()
	switch c := p.peek(); {
	case c == '{':
		return p.children(mappingNode, '}')
	case c == '[':
		return p.children(listNode, ']')
	case c == '"':
		return p.string()
	case c == '-' || isDigit(c):
		return p.number()
	}
	return p.word()
}

// word reads one of the three words of JSON.
func (p *plainJSON) word() (node, bool) {
	n, rest := p.here(wordNode), p.text[p.at:]
	switch {
	case strings.HasPrefix(rest, "true"):
		n.text = "true"
	case strings.HasPrefix(rest, "false"):
		n.text = "false"
	case strings.HasPrefix(rest, "null"):
		n.kind = nullNode
		p.at += len("null")
	default:
		return n, false
	}
	p.at += len(n.text)
	return n, true
}

// children reads a list or a mapping.
func (p *plainJSON) children(kind nodeKind, closing byte) (node, bool) {
	n, from := p.here(kind), len(p.open)
	if !p.deeper() {
		return n, false
	}
	p.at++
	for !p.takes(closing) {
		if len(p.open) > from && !p.takes(',') || kind == mappingNode && !p.key() {
			return n, false
		}
		value, ok := p.value()
		if !ok {
			return n, false
		}
		p.add(value)
	}
	p.depth--
	n.children = p.close(from)
	return n, true
}

// key reads a key and the colon behind it.
func (p *plainJSON) key() bool {
	key, ok := p.string()
	p.add(key)
	return ok && p.takes(':')
}

// string reads a text in quotes.
func (p *plainJSON) string() (node, bool) {
	n, from := p.here(textNode), p.at
	if p.peek() != '"' {
		return n, false
	}
	escapes := false
	for p.at++; p.peek() != '"'; p.at++ {
		if p.peek() == '\\' {
			escapes = true
			p.at++
		}
		if !p.passes(p.peek()) {
			return n, false
		}
	}
	p.at++
	n.text = p.text[from+1 : p.at-1]
	if escapes {
		text, err := unescaped(p.text[from:p.at])
		n.text = text
		return n, err == nil
	}
	return n, true
}

// unescaped is a text that has escapes in it.
func unescaped(quoted string) (text string, err error) {
	err = json.Unmarshal([]byte(quoted), &text)
	return text, err
}

// number reads a number as it is written.
func (p *plainJSON) number() (node, bool) {
	n, from := p.here(wordNode), p.at
	for c := p.peek(); isDigit(c) || c == '.' || c == '-' || c == '+' || c|0x20 == 'e'; c = p.peek() {
		p.at++
	}
	n.text = p.text[from:p.at]
	return n, isDecimal(n.text) || json.Valid([]byte(n.text))
}

// whole reads a section in one piece.
func (p *plainJSON) whole(o *outline, s *section) (key, value node, ok bool) {
	p.begin(o.text[:s.end], s.begin)
	if key, ok = p.string(); !ok || !p.takes(':') {
		return key, value, false
	}
	value, ok = p.value()
	p.blank()
	return key, value, ok && p.at == s.end
}

// head reads the key of a section whose list is taken apart.
func (p *plainJSON) head(o *outline, s *section) (node, bool) {
	p.begin(o.text[:s.end], s.begin)
	return p.string()
}

// entryOf reads one of the entries, and what follows it up to the next.
func (p *plainJSON) entryOf(o *outline, s *section, i int) (node, bool) {
	p.begin(o.text[:s.end], s.entries[i])
	n, ok := p.value()
	if i+1 < len(s.entries) {
		return n, ok && p.takes(',') && p.at == s.entries[i+1].at
	}
	return n, ok && p.takes(']') && p.at == s.end
}

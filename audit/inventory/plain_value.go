package inventory

import "strings"

// keyEnd is where the colon behind a key stands that begins here, or -1. Keys of
// the model are words of letters, digits and underscores.
func (p *plainYAML) keyEnd() int {
	quote := p.peek()
	isQuoted := quote == '"' || quote == '\''
	first := p.at
	if isQuoted {
		first++
	}
	end := first
	for end < len(p.text) && (isLetter(p.text[end]) || p.text[end] == '_' || isDigit(p.text[end]) && end > first) {
		end++
	}
	if end == first || end-first > longestKey || isQuoted && !strings.HasPrefix(p.text[end:], string(rune(quote))) {
		return -1
	}
	if isQuoted {
		end++
	}
	if end == len(p.text) || p.text[end] != ':' || !p.blankAt(end+1) {
		return -1
	}
	return end
}

// blankAt reports whether a blank or the end of the line is there.
func (p *plainYAML) blankAt(at int) bool {
	return at == len(p.text) || p.text[at] == ' ' || p.text[at] == '\n' || p.text[at] == '\r'
}

// longestKey is how long a key may be.
const longestKey = 64

// beginsField reports whether a key begins here.
func (p *plainYAML) beginsField() bool { return p.keyEnd() >= 0 }

// key reads a key and the colon behind it.
func (p *plainYAML) key() (node, bool) {
	n, end := p.here(textNode), p.keyEnd()
	if end < 0 {
		return n, false
	}
	if n.text = p.text[p.at:end]; n.text[0] == '"' || n.text[0] == '\'' {
		n.text = n.text[1 : len(n.text)-1]
	} else if plainKind(n.text) != textNode {
		return n, false
	}
	p.at = end + 1
	return n, true
}

// value reads what stands on one line: a single value, or a list or mapping in
// brackets or braces, on their own or within others.
func (p *plainYAML) value(within bool) (node, bool) {
	switch p.peek() {
	case '[', '{':
		return p.flow()
	case '"', '\'':
		return p.quoted()
	}
	return p.word(within)
}

// flow reads a list in brackets or a mapping in braces.
func (p *plainYAML) flow() (node, bool) {
	n, from, closing := p.here(listNode), len(p.open), byte(']')
	if p.peek() == '{' {
		n.kind, closing = mappingNode, '}'
	}
	if !p.deeper() {
		return n, false
	}
	p.at++
	p.skipBlanks()
	for p.peek() != closing {
		if len(p.open) > from && !p.comma() || !p.flowEntry(n.kind) {
			return n, false
		}
	}
	p.at++
	p.depth--
	n.children = p.close(from)
	return n, true
}

func (p *plainYAML) comma() bool {
	if p.peek() != ',' {
		return false
	}
	p.at++
	p.skipBlanks()
	return true
}

func (p *plainYAML) flowEntry(kind nodeKind) bool {
	if kind == mappingNode {
		key, ok := p.key()
		if !ok || !p.skipBlanks() {
			return false
		}
		p.add(key)
	}
	value, ok := p.value(true)
	if ok {
		p.add(value)
		p.skipBlanks()
	}
	return ok
}

// quoted reads text in quotes.
func (p *plainYAML) quoted() (node, bool) {
	n, quote := p.here(textNode), p.peek()
	p.at++
	from, escapes := p.at, false
	for ; p.at < len(p.text); p.at++ {
		c := p.text[p.at]
		switch {
		case c == quote && quote == '\'' && p.ahead(1) == quote, c == '\\' && quote == '"' && (p.ahead(1) == '"' || p.ahead(1) == '\\'):
			escapes = true
			p.at++
		case c == quote:
			n.text = p.text[from:p.at]
			if escapes {
				n.text = unescape[quote].Replace(n.text)
			}
			p.at++
			return n, true
		case !p.passes(c) || c == '\\' && quote == '"':
			return n, false
		}
	}
	return n, false
}

// unescape writes what is meant by what is written in quotes.
var unescape = map[byte]*strings.Replacer{'\'': strings.NewReplacer(`''`, `'`), '"': strings.NewReplacer(`\"`, `"`, `\\`, `\`)}

package inventory

import (
	"strings"

	"gopkg.in/yaml.v3"
)

// word reads text without quotes. What ends it depends on whether it stands within
// brackets or braces.
func (p *plainYAML) word(within bool) (node, bool) {
	n, from := p.here(textNode), p.at
	if !beginsWord[p.peek()] || p.peek() == '-' && !beginsWord[p.ahead(1)] {
		return n, false
	}
	end := p.wordEnd(within)
	if end < 0 {
		return n, false
	}
	n.text = strings.TrimRight(p.text[from:end], " ")
	n.kind = plainKind(n.text)
	return n, n.kind != nullNode
}

// wordEnd reads to the end of a word, which it returns; -1 for what may not be one.
func (p *plainYAML) wordEnd(within bool) int {
	for ; p.at < len(p.text); p.at++ {
		c := p.text[p.at]
		if ordinary[c] {
			continue
		}
		switch {
		case c == '\n', c == '\r', within && (c == ',' || c == ']' || c == '}'):
			return p.at
		case c == '#' && p.text[p.at-1] == ' ':
			p.at-- // the blank before the comment
			return p.at
		case c == ':' && (p.blankAt(p.at+1) || within && !ordinary[p.ahead(1)]),
			within && (c == '[' || c == '{' || c == '?'), !p.passes(c):
			return -1
		}
	}
	return p.at
}

// ordinary are the bytes that mean nothing but themselves in the middle of a word,
// beginsWord those that a word may begin with.
var ordinary, beginsWord = func() (in, first [256]bool) {
	for c := range 256 {
		in[c] = c >= ' ' && c < 0x7F && !strings.ContainsRune(":#,[]{}?", rune(c))
		first[c] = isLetter(byte(c)) || isDigit(byte(c)) || c >= 0x80 || strings.ContainsRune("_/.+-($", rune(c))
	}
	return in, first
}()

// plainKind is what a word without quotes is. Most are obviously text or a plain
// number; the YAML library knows about the rest.
func plainKind(text string) nodeKind {
	if obviouslyText(text) {
		return textNode
	}
	if isDecimal(text) && len(text) < 16 || text == "true" || text == "false" {
		return wordNode
	}
	return scalarKind(&yaml.Node{Kind: yaml.ScalarNode, Value: text})
}

// obviouslyText is true of words that begin with a letter and are none of the few
// that mean something, of numbers with a unit, and of dates.
func obviouslyText(text string) bool {
	if text == "" || !isDigit(text[0]) {
		return text != "" && isLetter(text[0]) && !isSpecial(text)
	}
	last := len(text) - 1
	if units[text[last]] != 0 {
		return isCount(text[:last])
	}
	return isLike(text, "0000-")
}

// isSpecial is true of the words that begin with a letter and are no text.
func isSpecial(text string) bool {
	switch text {
	case "true", "True", "TRUE", "false", "False", "FALSE", "null", "Null", "NULL":
		return true
	}
	return false
}

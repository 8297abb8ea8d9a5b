package inventory

import (
	"errors"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// whole reads a section in one piece.
func (p *plainYAML) whole(o *outline, s *section) (key, value node, ok bool) {
	n, ok := node{}, p.begin(o.text[:s.end], s.begin)
	if ok {
		n, ok = p.mapping()
	}
	if !ok {
		n, ok = alone(o.text[s.begin.at:s.end], s.begin.line, 0)
	}
	if !ok || n.kind != mappingNode || n.column != 1 || len(n.children) != 2 || n.children[0].kind != textNode {
		return key, value, false
	}
	return n.children[0], n.children[1], true
}

// head reads the key of a section whose list is taken apart. Nothing but remarks is
// between that and the first entry.
func (p *plainYAML) head(o *outline, s *section) (node, bool) {
	if !p.begin(o.text[:s.entries[0].at], s.begin) || p.indent != 0 {
		return node{}, false
	}
	return p.key()
}

// entryOf reads one of the entries.
func (p *plainYAML) entryOf(o *outline, s *section, i int) (node, bool) {
	from, end := s.entries[i], s.end
	if i+1 < len(s.entries) {
		end = s.entries[i+1].at
	}
	n, ok := node{}, p.begin(o.text[:end], from)
	if ok {
		n, ok = p.list()
	}
	if !ok || p.indent >= 0 {
		n, ok = alone(o.text[from.at:end], from.line, 1)
	}
	if !ok || len(n.children) != 1 { // a mapping has two
		return node{}, false
	}
	return n.children[0], true
}

// alone reads a part of a document with the YAML library, as if it were one of its
// own: so a note over several lines does not slow down the reading of all else.
// The part begins on a line, at a depth.
//
// It means the same there as in the document. The next part is indented no more
// than this one, so whatever is still open between them is in quotes, brackets or
// braces, and then this part cannot be read alone. What refers to other parts, or
// ends the document, is left to the reading of the whole.
func alone(text string, line, depth int) (node, bool) {
	for l := range strings.Lines(text) {
		if strings.HasPrefix(l, "---") || strings.HasPrefix(l, "...") || strings.HasPrefix(l, "%") {
			return node{}, false
		}
	}
	if first := text[0]; first != ' ' && first != '-' && first != '"' && first != '\'' && first != '_' && !isLetter(first) || strings.Contains(text, byteOrderMark) {
		return node{}, false
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	var document, second yaml.Node
	if decoder.Decode(&document) != nil || !errors.Is(decoder.Decode(&second), io.EOF) {
		return node{}, false
	}
	c := converter{above: line - 1}
	n := c.node(document.Content[0], depth)
	return n, len(c.faults) == 0 && !c.aliases
}

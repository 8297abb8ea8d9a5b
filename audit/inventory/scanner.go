package inventory

import "strings"

// mark is a place in a text.
type mark struct {
	at    int // in bytes
	line  int // from 1
	start int // where the line begins, in bytes
	wide  int // how many bytes more than characters the line has before it
}

// scanner reads a text from a mark on, and makes nodes of it.
type scanner struct {
	mark
	text  string
	depth int
	nursery
}

func (c *scanner) begin(text string, from mark) {
	c.text, c.mark, c.depth = text, from, 0
	c.clear()
}

// peek is the next byte, 0 at the end.
func (c *scanner) peek() byte { return c.ahead(0) }

func (c *scanner) ahead(by int) byte {
	if c.at+by < len(c.text) {
		return c.text[c.at+by]
	}
	return 0
}

// here is a node that begins here.
func (c *scanner) here(kind nodeKind) node {
	return node{kind: kind, line: c.line, column: c.at - c.start - c.wide + 1}
}

// newline goes over the end of a line.
func (c *scanner) newline() {
	c.at++
	c.line, c.start, c.wide = c.line+1, c.at, 0
}

// passes reports whether a byte may be part of a text, and counts it.
func (c *scanner) passes(b byte) bool {
	switch {
	case b < ' ' || b == 0x7F:
		return false
	case b >= 0x80 && b < 0xC0:
		c.wide++
	case b == byteOrderMark[0] && strings.HasPrefix(c.text[c.at:], byteOrderMark):
		return false
	}
	return true
}

// deeper counts a mapping or list that holds what follows, unless that is too deep.
func (c *scanner) deeper() bool {
	c.depth++
	return c.depth < maxDepth
}

// nursery makes the children of nodes, in memory that is used again for the next
// part of a document: no whole tree is ever there.
type nursery struct {
	open  []node // whose parents are not complete yet
	nodes []node // which have a parent, brothers and sisters side by side
}

func (g *nursery) add(n node) { g.open = append(g.open, n) }

// close makes the children of one node of all that were added since there were so
// many open ones.
func (g *nursery) close(from int) []node {
	if from == len(g.open) {
		return nil
	}
	first := len(g.nodes)
	g.nodes = append(g.nodes, g.open[from:]...)
	g.open = g.open[:from]
	return g.nodes[first:len(g.nodes):len(g.nodes)]
}

// clear ends the life of all nodes.
func (g *nursery) clear() { g.open, g.nodes = g.open[:0], g.nodes[:0] }

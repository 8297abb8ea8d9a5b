package inventory

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"
)

// nodeKind is the shape of a node.
type nodeKind uint8

const (
	textNode nodeKind = iota // text in quotes, or plain text that is nothing else
	wordNode                 // plain text that a reader could take for a number or a truth value
	nullNode
	brokenNode // what a fault was reported about already
	listNode
	mappingNode
)

// node is one value of a document, whatever syntax it was written in. A list
// has its entries as children, a mapping keys and values in turn.
type node struct {
	kind         nodeKind
	text         string
	line, column int
	children     []node
}

// describe says what a node is, for messages about what it should have been.
func (n *node) describe() string {
	switch n.kind {
	case listNode:
		return "a list"
	case mappingNode:
		return "a mapping"
	case nullNode:
		return "nothing"
	}
	if n.kind == wordNode {
		return shown(n.text)
	}
	return `"` + shown(n.text) + `"`
}

// shown is the beginning of a text as it may stand in a message.
func shown(text string) string {
	const longest = 40
	count := 0
	for i := range text {
		if count == longest {
			return printable(text[:i]) + "…"
		}
		count++
	}
	return printable(text)
}

// maxDepth is how deep a document may nest: more than any inventory needs, and
// far from what would exhaust a stack.
const maxDepth = 64

// maxSize is how large a file may be, in bytes: a million services with their data
// take 600 MB.
const maxSize = 1 << 30

// parse reads one document. A fault that keeps the rest from being understood
// ends it; all others are collected.
func parse(file, text string) (node, Faults) {
	if fault := unreadable(file, text); fault != nil {
		return node{}, Faults{*fault}
	}
	text = strings.TrimPrefix(text, byteOrderMark)
	isJSON := strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") && json.Valid([]byte(text))
	if isJSON || filepath.Ext(file) == ".json" {
		return parseJSON(file, []byte(text))
	}
	return parseYAML(file, text)
}

// PlainText is what a file says, without the mark that some editors put before it, or
// the fault of one that is no text.
func PlainText(file string, data []byte) ([]byte, *Fault) {
	return bytes.TrimPrefix(data, []byte(byteOrderMark)), unreadable(file, string(data))
}

// unreadable reports the first byte that no text file has: so a binary file or
// one in another encoding is named as such, with its position.
func unreadable(file, text string) *Fault {
	for i := printableASCII(text); i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		i += size
		switch {
		case r == utf8.RuneError && size == 1, isControl(r), r == 0xFFFE, r == 0xFFFF, isBreak(r), r == '\r' && !strings.HasPrefix(text[i:], "\n"):
			line, column := lineAndColumn(text[:i-size])
			return unreadableAt(Location{file, line, column}, r)
		}
		i += printableASCII(text[i:])
	}
	return nil
}

// printableASCII is how many bytes at the beginning of a text are letters that can
// be seen, blanks and ends of lines, which need no closer look: most of most files.
func printableASCII(text string) int {
	i := 0
	for i < len(text) && (text[i] >= ' ' && text[i] < 0x7F || text[i] == '\n') {
		i++
	}
	return i
}

// lineAndColumn is where what follows a text stands.
func lineAndColumn(text string) (line, column int) {
	last := strings.LastIndexByte(text, '\n') + 1
	return 1 + strings.Count(text, "\n"), 1 + utf8.RuneCountInString(text[last:])
}

func unreadableAt(at Location, r rune) *Fault {
	if isBreak(r) || r == '\r' {
		return &Fault{Location: at, Hint: "end every line with LF, or with CR and LF",
			Problem: fmt.Sprintf("the character U+%04X is here, which only some programs take for the end of a line", r)}
	}
	return &Fault{Location: at, Problem: "this is not a text file in UTF-8"}
}

func isControl(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\r' && r != '\n' && !isBreak(r)
}

// isBreak reports whether YAML 1.1 ends a line, and so a comment, at a character
// that an editor may show as nothing.
func isBreak(r rune) bool { return r == 0x85 || r == 0x2028 || r == 0x2029 }

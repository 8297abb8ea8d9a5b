package inventory

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// nodeKind is the shape of a node.
type nodeKind uint8

const (
	textNode nodeKind = iota // text in quotes, or plain text that is nothing else
	wordNode                 // plain text that a reader could take for a number, a date, a truth value
	nullNode
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
func (n node) describe() string {
	switch n.kind {
	case listNode:
		return "a list"
	case mappingNode:
		return "a mapping"
	case nullNode:
		return "nothing"
	}
	const longest = 40
	text := n.text
	if utf8.RuneCountInString(text) > longest {
		text = string([]rune(text)[:longest]) + "…"
	}
	if n.kind == wordNode {
		return printable(text)
	}
	return `"` + printable(text) + `"`
}

// maxDepth is how deep a document may nest: more than any inventory needs, and
// far from what would exhaust a stack.
const maxDepth = 64

// maxSize is how large a file may be, in bytes.
const maxSize = 512 << 20

// parse reads one document. A fault that keeps the rest from being understood
// ends it; all others are collected.
func parse(file string, data []byte) (node, Faults) {
	if fault := unreadable(file, data); fault != nil {
		return node{}, Faults{*fault}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	isJSON := bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte("{")) && json.Valid(data)
	if isJSON || filepath.Ext(file) == ".json" {
		return parseJSON(file, data)
	}
	return parseYAML(file, data)
}

// unreadable reports the first byte that no text file has: so a binary file or
// one in another encoding is named as such, with its position.
func unreadable(file string, data []byte) *Fault {
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if (r == utf8.RuneError && size == 1) || (r < ' ' && !strings.ContainsRune("\t\r\n", r)) || r == 0x7f {
			return &Fault{Location: Location{file, line, column}, Problem: "this is not a text file in UTF-8"}
		}
		i, column = i+size, column+1
		if r == '\n' {
			line, column = line+1, 1
		}
	}
	return nil
}

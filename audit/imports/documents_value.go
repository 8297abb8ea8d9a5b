package imports

import (
	"fmt"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// value is a node as a value, with the keys that are kept.
func (c *converter) value(n *yaml.Node, depth int) (*JSON, error) {
	v := &JSON{offset: c.offset(n)}
	switch {
	case depth > maxDepth:
		return nil, c.fault(v.offset, fmt.Sprintf("this is nested deeper than %d levels", maxDepth))
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return nil, c.fault(v.offset, "this is an alias, or has a name for aliases, which is not read: write it out")
	case n.Style&yaml.TaggedStyle != 0:
		return nil, c.fault(v.offset, "this has a tag, which is not read: leave it out")
	case n.Kind == yaml.MappingNode:
		return v, c.mapping(v, n, depth)
	case n.Kind == yaml.SequenceNode:
		v.Is = List
		for _, child := range n.Content {
			entry, err := c.value(child, depth+1)
			if err != nil {
				return nil, err
			}
			v.Values = append(v.Values, entry)
		}
		return v, nil
	}
	v.Is, v.Text = shapeOf(n), n.Value
	if v.Is < Number {
		v.Text = ""
	}
	return v, nil
}

// mapping reads a mapping. What is not kept is looked through all the same, since
// a file that cannot be understood everywhere is understood nowhere.
func (c *converter) mapping(v *JSON, n *yaml.Node, depth int) error {
	v.Is = Object
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if key.Kind != yaml.ScalarNode || key.ShortTag() == "!!merge" || key.Style&yaml.TaggedStyle != 0 || key.Anchor != "" {
			return c.fault(c.offset(key), "this key is no plain text, which is not read")
		}
		if seen[key.Value] {
			return c.fault(c.offset(key), twice(key.Value))
		}
		seen[key.Value] = true
		value, err := c.value(n.Content[i+1], depth+1)
		if err != nil {
			return err
		}
		if c.keep(key.Value) {
			v.Keys, v.Values = append(v.Keys, key.Value), append(v.Values, value)
		}
	}
	v.index()
	return nil
}

// shapes are what plain words of YAML are; whatever else there is, is text.
var shapes = map[string]Shape{"!!null": Null, "!!int": Number, "!!float": Number}

func shapeOf(n *yaml.Node) Shape {
	if n.Style != 0 {
		return Words
	}
	tag := n.ShortTag()
	var truth bool
	if tag == "!!bool" && n.Decode(&truth) == nil {
		if truth {
			return True
		}
		return False
	}
	if shape, known := shapes[tag]; known {
		return shape
	}
	return Words
}

// offset is where a node stands in the text: the library counts lines of the piece
// and characters. Nodes come in their order, so that it goes on from the last.
func (c *converter) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(c.lines) {
		return 0
	}
	if n.Line != c.last.line || n.Column < c.last.column {
		c.last = mark{n.Line, 1, c.lines[n.Line-1]}
	}
	for c.last.column < n.Column && c.last.at < len(c.text) {
		_, size := utf8.DecodeRuneInString(c.text[c.last.at:])
		c.last.at += size
		c.last.column++
	}
	return c.last.at
}

// mark is a place in a piece: its line and column, and where it is in the text.
type mark struct{ line, column, at int }

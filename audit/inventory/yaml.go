package inventory

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"gopkg.in/yaml.v3"
)

// maxRepeated is how much the aliases of one document may repeat: the length of
// all texts, and for every value what it costs besides.
const (
	maxRepeated = 8 << 20
	valueCost   = 64
)

// parseYAML reads exactly one YAML document.
func parseYAML(file, text string) (node, Faults) {
	if line := directive(text); line > 0 {
		return node{}, Faults{{Location: Location{file, line, 1}, Problem: "a directive is not allowed", Hint: "leave out the lines that begin with %"}}
	}
	decoder := yaml.NewDecoder(strings.NewReader(text))
	var document, second yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return node{}, Faults{emptyFault(file)}
	} else if err != nil {
		return node{}, Faults{syntaxFault(file, decoder, err)}
	}
	if err := decoder.Decode(&second); err == nil {
		return node{}, Faults{{Location: Location{file, second.Line, second.Column},
			Problem: "a second document begins here", Expected: "a file holds one document",
			Hint: "put the second document into a file of its own, and name both"}}
	} else if !errors.Is(err, io.EOF) {
		return node{}, Faults{syntaxFault(file, decoder, err)}
	}
	c := converter{file: file}
	root := c.node(document.Content[0], 0)
	return root, c.faults
}

// directive is the line of the first directive: it may change what the document
// after it means. Only comments and empty lines can stand before one.
func directive(text string) int {
	number := 0
	for line := range strings.Lines(text) {
		number++
		switch line = strings.TrimSpace(line); {
		case strings.HasPrefix(line, "%"):
			return number
		case len(line) > 0 && line[0] != '#':
			return 0
		}
	}
	return 0
}

func emptyFault(file string) Fault {
	return Fault{Location: Location{File: file}, Problem: "the file is empty", Expected: "expected a mapping with apiVersion and kind"}
}

// converter turns the YAML library's nodes into ours and refuses what would let
// a reader and the program see different things.
type converter struct {
	file   string
	faults Faults
	// How many aliases are being opened, one inside the other, and how much all
	// of them have repeated so far.
	open, repeated int
	// The outermost of the aliases that are being opened.
	alias *yaml.Node
	// Whether there is any alias.
	aliases bool
	// How many lines of the document are above what is converted.
	above int
	// Whether something is nested too deep: one fault tells as much as many.
	deep bool
}

func (c *converter) fault(n *yaml.Node, problem, hint string) {
	c.faults = append(c.faults, Fault{Location: Location{c.file, n.Line, n.Column}, Problem: problem, Hint: hint})
}

func (c *converter) node(n *yaml.Node, depth int) node {
	result := node{kind: brokenNode, line: n.Line + c.above, column: n.Column}
	if depth > maxDepth && !c.deep {
		c.deep = true
		c.fault(n, fmt.Sprintf("this is nested deeper than %d levels", maxDepth), "")
	}
	if depth > maxDepth {
		return result
	}
	if c.open > 0 && !c.affords(n) {
		return result
	}
	if n.Style&yaml.TaggedStyle != 0 {
		c.fault(n, fmt.Sprintf("the tag %s is not allowed", shown(n.Tag)), "leave it out; the model knows the type of every value")
		return result
	}
	switch n.Kind {
	case yaml.AliasNode:
		c.aliases = true
		if c.open++; c.open == 1 {
			c.alias = n
		}
		result = c.node(n.Alias, depth)
		c.open--
		return result
	case yaml.SequenceNode:
		result.kind = listNode
	case yaml.MappingNode:
		result.kind = mappingNode
	default:
		result.kind, result.text = scalarKind(n), n.Value
	}
	result.children = c.children(n, depth)
	return result
}

// affords counts a repeated value, so that a short file cannot stand for a huge
// one. The first value that is too much is reported, and no further one opened.
func (c *converter) affords(n *yaml.Node) bool {
	before := c.repeated
	if before <= maxRepeated {
		c.repeated += valueCost + len(n.Value)
	}
	if before <= maxRepeated && c.repeated > maxRepeated {
		c.fault(c.alias, fmt.Sprintf("aliases repeat more than %d MiB of this document", maxRepeated>>20), "write them out")
	}
	return c.repeated <= maxRepeated
}

func (c *converter) children(n *yaml.Node, depth int) []node {
	if len(n.Content) == 0 {
		return nil
	}
	children := make([]node, 0, len(n.Content))
	for i, child := range n.Content {
		isMerge := n.Kind == yaml.MappingNode && n.Content[i&^1].ShortTag() == "!!merge"
		switch {
		case isMerge && i%2 == 0:
			c.fault(child, "the merge key << is not allowed", "write the keys out, so that each fact stands where it is read")
		case !isMerge:
			children = append(children, c.node(child, depth+1))
		}
	}
	return children
}

func scalarKind(n *yaml.Node) nodeKind {
	if n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 {
		return textNode
	}
	switch n.ShortTag() {
	case "!!null":
		return nullNode
	case "!!int", "!!float", "!!bool":
		return wordNode
	}
	return textNode
}

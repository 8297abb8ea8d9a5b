package inventory

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"

	"gopkg.in/yaml.v3"
)

// maxAliased is how many nodes the aliases of one document may repeat.
const maxAliased = 100_000

// parseYAML reads exactly one YAML document.
func parseYAML(file string, data []byte) (node, Faults) {
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var document, second yaml.Node
	if err := decoder.Decode(&document); errors.Is(err, io.EOF) {
		return node{}, Faults{emptyFault(file)}
	} else if err != nil {
		return node{}, Faults{syntaxFault(file, err)}
	}
	if err := decoder.Decode(&second); err == nil {
		return node{}, Faults{{Location: Location{file, second.Line, second.Column},
			Problem: "a second document begins here", Expected: "a file holds one document",
			Hint: "put the second document into a file of its own, and name both"}}
	} else if !errors.Is(err, io.EOF) {
		return node{}, Faults{syntaxFault(file, err)}
	}
	c := converter{file: file}
	root := c.node(document.Content[0], 0)
	return root, c.faults
}

func emptyFault(file string) Fault {
	return Fault{Location: Location{File: file}, Problem: "the file is empty", Expected: "expected a mapping with apiVersion and kind"}
}

var syntaxLine = regexp.MustCompile(`^yaml: line (\d+): (.*)$`)

// syntaxFault keeps the line that the YAML library names, where it names one.
func syntaxFault(file string, err error) Fault {
	if match := syntaxLine.FindStringSubmatch(err.Error()); match != nil {
		line, _ := strconv.Atoi(match[1])
		return Fault{Location: Location{File: file, Line: line}, Problem: "this is not YAML: " + match[2]}
	}
	return Fault{Location: Location{File: file}, Problem: "this is not YAML: " + err.Error()[len("yaml: "):]}
}

// converter turns the YAML library's nodes into ours and refuses what would let
// a reader and the program see different things.
type converter struct {
	file    string
	faults  Faults
	aliased int
}

func (c *converter) fault(n *yaml.Node, problem, hint string) {
	c.faults = append(c.faults, Fault{Location: Location{c.file, n.Line, n.Column}, Problem: problem, Hint: hint})
}

func (c *converter) node(n *yaml.Node, depth int) node {
	result := node{line: n.Line, column: n.Column}
	if depth > maxDepth {
		c.fault(n, fmt.Sprintf("this is nested deeper than %d levels", maxDepth), "")
		return result
	}
	if n.Style&yaml.TaggedStyle != 0 {
		c.fault(n, fmt.Sprintf("the tag %s is not allowed", n.Tag), "leave it out; the model knows the type of every value")
	}
	switch n.Kind {
	case yaml.AliasNode:
		return c.alias(n, depth)
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

func (c *converter) children(n *yaml.Node, depth int) []node {
	if len(n.Content) == 0 {
		return nil
	}
	children := make([]node, len(n.Content))
	for i, child := range n.Content {
		if n.Kind == yaml.MappingNode && i%2 == 0 && child.ShortTag() == "!!merge" {
			c.fault(child, "the merge key << is not allowed", "write the keys out, so that each fact stands where it is read")
		}
		children[i] = c.node(child, depth+1)
	}
	return children
}

// alias repeats the anchored node within a budget, so that a short file cannot
// stand for a huge one.
func (c *converter) alias(n *yaml.Node, depth int) node {
	before := c.aliased
	c.aliased += size(n.Alias, maxAliased)
	if c.aliased > maxAliased {
		if before <= maxAliased {
			c.fault(n, fmt.Sprintf("aliases repeat more than %d values", maxAliased), "write them out")
		}
		return node{kind: nullNode, line: n.Line, column: n.Column}
	}
	return c.node(n.Alias, depth+1)
}

// size counts the nodes below n, aliases opened, up to a limit.
func size(n *yaml.Node, limit int) int {
	count := 1
	if n.Kind == yaml.AliasNode {
		return count + size(n.Alias, limit-count)
	}
	for _, child := range n.Content {
		if count > limit {
			break
		}
		count += size(child, limit-count)
	}
	return count
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

package inventory

import (
	"bufio"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
)

// FuzzPlain holds the fast way to the other one, as YAML and as JSON, whatever
// comes.
func FuzzPlain(f *testing.F) {
	for _, text := range plainSeeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		agree(t, "x.yaml", text)
		sameTree(t, text)
	})
}

// sameTree compares the syntax tree that the parts of a document make with that of
// the whole: most documents are no inventories. It reports whether they can be
// read. What no inventory has, keys given twice and nothing at all, is left out.
func sameTree(t testing.TB, text string) (read bool) {
	t.Helper()
	if unreadable("x.yaml", text) != nil || strings.HasPrefix(text, byteOrderMark) {
		return false
	}
	for _, apart := range []bool{false, true} {
		got, ok := composed(outlineYAML(text, apart))
		if !ok || strange(&got) {
			continue
		}
		read = true
		want, faults := parseYAML("x.yaml", text)
		if len(faults) > 0 || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q:\n%+v\n%+v, %v", text, got, want, faults)
		}
	}
	return read
}

// composed is the tree that the parts of a document make.
func composed(o *outline) (root node, ok bool) {
	root = node{kind: mappingNode, line: o.root.line, column: 1}
	var p plainYAML
	for i := range o.sections {
		s := &o.sections[i]
		key, value, ok := node{}, node{}, false
		if len(s.entries) > 0 {
			key, ok = p.head(o, s)
			value = node{kind: listNode}
			for k := 0; k < len(s.entries) && ok; k++ {
				var entry node
				entry, ok = p.entryOf(o, s, k)
				line := o.text[s.entries[k].at:]
				value.children = append(value.children, kept(entry))
				value.line, value.column = s.entries[0].line, 1+len(line)-len(strings.TrimLeft(line, " "))
			}
		} else {
			key, value, ok = p.whole(o, s)
			value = kept(value)
		}
		if !ok {
			return root, false
		}
		root.children = append(root.children, key, value)
	}
	return root, len(o.sections) > 0
}

// kept is a node that outlives its reader.
func kept(n node) node {
	n.children = slices.Clone(n.children)
	for i := range n.children {
		n.children[i] = kept(n.children[i])
	}
	return n
}

// strange reports whether there is anything that every inventory is refused for.
func strange(n *node) bool {
	keys := map[string]bool{}
	for i := range n.children {
		child := &n.children[i]
		if n.kind == mappingNode && i%2 == 0 {
			if child.kind != textNode || keys[child.text] {
				return true
			}
			keys[child.text] = true
		}
		if strange(child) {
			return true
		}
	}
	return n.kind == nullNode || n.kind == brokenNode
}

func plainSeeds(t testing.TB) (texts []string) {
	for _, parts := range shipped(t) {
		texts = append(texts, parts[0].text, asJSON(syntaxTree(t, parts[0].text), ""))
	}
	for _, c := range faultCases(t) {
		texts = append(texts, c.document)
	}
	texts = append(texts, foreignDocuments(t)...)
	texts = append(texts, small, asJSON(syntaxTree(t, small), ""), head+"sites:\n- id: a\n  name: \"b \\\" c\"\n- {id: b, name: 'it''s'} # x\n", "---\n"+head)
	for _, word := range plainWords {
		texts = append(texts, head+"sites:\n  - {id: a, name: "+word+"}\n  - id: b\n    name: "+word+"\n")
	}
	return texts
}

// foreignDocuments are those that other YAML libraries are tested with, if they
// are here.
func foreignDocuments(t testing.TB) (texts []string) {
	file, err := os.Open("../../../shared/yaml-test-suite/cases.jsonl")
	if err != nil {
		return nil
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var c struct{ YAML string }
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, c.YAML)
	}
	return texts
}

func TestPlainSeedsAgree(t *testing.T) {
	for _, text := range plainSeeds(t) {
		agree(t, "x.yaml", text)
		agree(t, "x.json", text)
		sameTree(t, text)
	}
}

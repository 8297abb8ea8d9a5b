package inventory

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/dcaudit/dcaudit/audit/synthetic"
)

// fast is what the fast way makes of a text, nil if it gives up.
func fast(name, text string, apart bool) *Inventory {
	inv := &Inventory{sources: sources{positions: &Positions{files: []string{name}}}}
	if unreadable(name, text) != nil || !decodePlain(inv.positions, 0, text, apart, reflect.ValueOf(inv).Elem()) {
		return nil
	}
	return inv
}

// slow is what the other way makes of it.
func slow(name, text string) (*Inventory, error) {
	inv := &Inventory{sources: sources{positions: &Positions{files: []string{name}}}}
	return inv, decodeInto(inv.positions, 0, text, reflect.ValueOf(inv).Elem()).Err()
}

// agree holds what the fast way reads to what the other way makes of it, and
// reports whether there is anything.
func agree(t testing.TB, name, text string) bool {
	t.Helper()
	read := false
	for _, apart := range []bool{false, true} {
		got := fast(name, text, apart)
		if got == nil {
			continue
		}
		read = true
		want, err := slow(name, text)
		if err != nil {
			t.Fatalf("read the fast way, but the other says %v:\n%q", err, text)
		}
		expectSame(t, got, want)
	}
	return read
}

// expectSame expects the same inventory with the same positions, however these
// are kept.
func expectSame(t testing.TB, got, want *Inventory) {
	t.Helper()
	a, b := reflect.ValueOf(got).Elem(), reflect.ValueOf(want).Elem()
	expectPlaces(t, got.positions, want.positions, a, b)
	if !reflect.DeepEqual(a.FieldByName("Object").Addr().Interface(), b.FieldByName("Object").Addr().Interface()) {
		t.Fatal("remark or source of the whole differ")
	}
	for _, f := range planOf(a.Type()).fields {
		if x, y := a.FieldByIndex(f.index).Interface(), b.FieldByIndex(f.index).Interface(); !reflect.DeepEqual(x, y) {
			t.Fatalf("%s differ:\n%.2000v\n%.2000v", f.key, x, y)
		}
	}
}

// expectPlaces compares the positions of an object and all below, and takes the
// references to them away.
func expectPlaces(t testing.TB, ours, theirs *Positions, a, b reflect.Value) {
	t.Helper()
	x, y := blockOf(a), blockOf(b)
	if !reflect.DeepEqual(ours.block(*x), theirs.block(*y)) {
		t.Fatalf("%s stands at %v, not %v", a.Type(), ours.block(*x), theirs.block(*y))
	}
	*x, *y = locus{}, locus{}
	for _, f := range planOf(a.Type()).fields {
		var children []reflect.Value
		for child := range objects(b.FieldByIndex(f.index)) {
			children = append(children, child)
		}
		i := 0
		for child := range objects(a.FieldByIndex(f.index)) {
			if i == len(children) {
				t.Fatalf("there is more than one would think in %s", f.key)
			}
			expectPlaces(t, ours, theirs, child, children[i])
			i++
		}
	}
}

// FuzzPlain holds the fast way to the other one, as YAML and as JSON, whatever
// comes.
func FuzzPlain(f *testing.F) {
	for _, text := range plainSeeds(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
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

// TestPlainReadsSynthetic expects the large inventories that are measured to be
// read the fast way, by however many workers, and to be the same.
func TestPlainReadsSynthetic(t *testing.T) {
	for seed := range uint64(3) {
		o := synthetic.Defaults(250)
		o.Seed, o.Unknown = seed, 0.2
		for name, write := range map[string]func(io.Writer, synthetic.Options) error{"x.yaml": synthetic.WriteYAML, "x.json": synthetic.WriteJSON} {
			var text bytes.Buffer
			if err := write(&text, o); err != nil {
				t.Fatal(err)
			}
			for _, workers := range []int{1, 2, 8} {
				before := runtime.GOMAXPROCS(workers)
				read := agree(t, name, text.String())
				runtime.GOMAXPROCS(before)
				if !read {
					t.Fatalf("%s of seed %d is not read the fast way", name, seed)
				}
			}
		}
	}
}

// TestPlainStyles expects common ways to write the same inventory to be read the
// fast way.
func TestPlainStyles(t *testing.T) {
	var text bytes.Buffer
	if err := synthetic.WriteYAML(&text, synthetic.Defaults(40)); err != nil {
		t.Fatal(err)
	}
	tree := syntaxTree(t, text.String())
	var indented bytes.Buffer
	encoder := yaml.NewEncoder(&indented)
	encoder.SetIndent(2)
	unflow(tree)
	if err := encoder.Encode(tree); err != nil {
		t.Fatal(err)
	}
	four, err := yaml.Marshal(tree)
	if err != nil {
		t.Fatal(err)
	}
	lists, _, _ := strings.Cut(text.String(), "reporting:")
	for _, style := range []string{
		indented.String(), string(four), text.String(), "---\n" + text.String(), "# a remark\n\n" + text.String(), asJSON(tree, ""),
		strings.ReplaceAll(lists, "\n  ", "\n"),
		strings.ReplaceAll(text.String(), "\n", " # why\n"),
		strings.ReplaceAll(text.String(), "- id", "- 'id'"),
		strings.TrimSuffix(text.String(), "\n"),
		strings.ReplaceAll(text.String(), "\n", "\r\n"),
		strings.ReplaceAll(text.String(), "kind: product\n", "kind: product\n    note: >-\n      over\n\n      several lines\n"),
	} {
		if !agree(t, "x.yaml", style) {
			t.Errorf("not read the fast way:\n%.1000s", style)
		}
	}
}

// unflow lets a tree be written over many lines.
func unflow(n *yaml.Node) {
	n.Style &^= yaml.FlowStyle
	for _, child := range n.Content {
		unflow(child)
	}
}

// plainWords are words that some reader or other takes for something else than
// text, and those that come near.
var plainWords = strings.Fields(`a true True TRUE tRUE false False FALSE null Null NULL ~ yes Yes no No on off y n Y N 0 1 12 -1 +1 00 01 -0 +0 0. .5 -.5 +.5 1. 1.5 1.50 -1.5
	1e3 1E3 1e+3 1e-3 1e 1.5e3 .e3 0x1f 0X1F -0x1f 0xg 0o7 0O7 -0o7 0o8 0b1 -0b1 0b2 0d5 1d 5d 20m 4h 90s 007s 07d 1_000 _1 1_ 1__0 0_7 1_0.5 .inf .Inf .INF -.inf +.inf .iNF .nan .NaN .NAN
	2026-01-01 2026-1-1 2026-01-01T00:00:00Z 2026-13-45 2026- 2026-01-01t00:00:00Z 20260101 12:30 190:20:30 1:2 999999999999999999999 -999999999999999999999 123456789012345 1234567890123456
	9223372036854775808 18446744073709551616 1.7976931348623157e999 0x 0b 0o - -- -a --- ... .a a.b +a ++1 +-1 -+1 = << < a<b t f tr nul nulll Nul truee Falsey nan inf f00 n1 t-1 e3 1a a1 a:b a#b
	ｶ 한국 é 1é é1 0123456789abcdef 1e5678 12e4 3e0d 00e1 $a (a) /a _ __ a_b a? ?a a! !a a& &a *a a* a|b |a >a a>b @a %a a%b`)

func TestPlainKinds(t *testing.T) {
	for _, word := range plainWords {
		if got, want := plainKind(word), scalarKind(&yaml.Node{Kind: yaml.ScalarNode, Value: word}); got != want {
			t.Errorf("%s: got %d, want %d", word, got, want)
		}
	}
}

// FuzzScans holds the functions that stand for patterns to these.
func FuzzScans(f *testing.F) {
	patterns := map[string]*regexp.Regexp{}
	scans := map[string]func(string) bool{}
	add := func(name, pattern string, scan func(string) bool) {
		patterns[name], scans[name] = regexp.MustCompile(pattern), scan
	}
	add("whole", `^(0|-?[1-9][0-9]*)$`, isWhole)
	add("decimal", `^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`, isDecimal)
	add("moment", momentForm, isMomentText)
	for t, form := range forms {
		add(t.Name(), form.pattern.String(), form.fits)
	}
	for _, text := range append(plainWords, "", "KR", "KRX", "Kr", "-0.0", "-0.5", "a b", "a\n", "2022-10-15T15:19:00+09:00", "2022-10-15T15:19:00.5-09:00",
		"2022-10-15T15:19:00.Z", "2022-10-15T15:19:00", "2022-10-15T15:19:00Z\n", strings.Repeat("0a", 32), strings.Repeat("g", 64), "a.-_b", ".a", "a/b", "kr/a(1)") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for name, scan := range scans {
			if got, want := scan(text), patterns[name].MatchString(text); got != want {
				t.Errorf("%s of %q: got %v, want %v", name, text, got, want)
			}
		}
		if got, want := plainKind(text), scalarKind(&yaml.Node{Kind: yaml.ScalarNode, Value: text}); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	})
}

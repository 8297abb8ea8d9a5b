package inventory

import (
	"bytes"
	"io"
	"reflect"
	"runtime"
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

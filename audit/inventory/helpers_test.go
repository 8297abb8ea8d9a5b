package inventory

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

const head = "apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: op}\n"

// loadText loads one file of the given name.
func loadText(name, text string) (*Inventory, error) {
	return assemble([]File{newFile(name, []byte(text))})
}

// part is a file that a test makes up.
type part struct{ name, text string }

// load loads parts that have nothing wrong with them.
func load(t testing.TB, parts ...part) *Inventory {
	t.Helper()
	var files []File
	for _, p := range parts {
		files = append(files, newFile(p.name, []byte(p.text)))
	}
	inv, err := assemble(files)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// shipped are the inventories of this project: those that stand alone, and those
// that are parts of another.
func shipped(t testing.TB) (sets [][]part) {
	const folder = "../../inventories"
	names, err := filepath.Glob(folder + "/*.yaml")
	cases, _ := filepath.Glob(folder + "/cases/*.yaml")
	if err != nil || len(names) < 5 || len(cases) < 9 {
		t.Fatalf("found only %v and %v, %v", names, cases, err)
	}
	read := func(name string) part {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return part{filepath.Base(name), string(text)}
	}
	for _, name := range append(names, cases...) {
		if strings.HasSuffix(name, "-incident.yaml") {
			sets = append(sets, []part{read(strings.TrimSuffix(name, "-incident.yaml") + ".yaml"), read(name)})
		} else {
			sets = append(sets, []part{read(name)})
		}
	}
	return sets
}

// syntaxTree is the YAML library's reading of a text.
func syntaxTree(t testing.TB, text string) *yaml.Node {
	t.Helper()
	var document yaml.Node
	if err := yaml.Unmarshal([]byte(text), &document); err != nil {
		t.Fatal(err)
	}
	return document.Content[0]
}

// written is a fact as it stands in a syntax tree.
type written struct {
	path         Path
	line, column int
}

// writtenFacts finds the facts of a syntax tree without any knowledge of the
// model, to compare with what the inventory says.
func writtenFacts(n *yaml.Node, path Path) (facts []written) {
	add := func(p Path, at, value *yaml.Node) {
		facts = append(facts, written{p, at.Line, at.Column})
		facts = append(facts, writtenFacts(value, p)...)
	}
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			add(path.Field(n.Content[i].Value), n.Content[i], n.Content[i+1])
		}
	case yaml.SequenceNode:
		for i, entry := range n.Content {
			name := strconv.Itoa(i)
			for k := 0; k+1 < len(entry.Content) && entry.Kind == yaml.MappingNode; k += 2 {
				if entry.Content[k].Value == "id" {
					name = entry.Content[k+1].Value
				}
			}
			add(path.Item(name), entry, entry)
		}
	}
	return facts
}

// asJSON writes a syntax tree as JSON, over several lines.
func asJSON(n *yaml.Node, indent string) string {
	var entries []string
	deeper := indent + "  "
	switch n.Kind {
	case yaml.MappingNode:
		for i := 0; i < len(n.Content); i += 2 {
			entries = append(entries, deeper+strconv.Quote(n.Content[i].Value)+": "+asJSON(n.Content[i+1], deeper))
		}
		return "{\n" + strings.Join(entries, ",\n") + "\n" + indent + "}"
	case yaml.SequenceNode:
		for _, entry := range n.Content {
			entries = append(entries, deeper+asJSON(entry, deeper))
		}
		return "[\n" + strings.Join(entries, ",\n") + "\n" + indent + "]"
	}
	if scalarKind(n) == textNode {
		quoted, _ := json.Marshal(n.Value)
		return string(quoted)
	}
	return n.Value
}

// canonical is an inventory in JSON with all lists of objects in the order of
// their ids.
func canonical(t testing.TB, inv *Inventory) string {
	t.Helper()
	text, err := json.Marshal(inv)
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := json.Unmarshal(text, &value); err != nil {
		t.Fatal(err)
	}
	sortByID(value)
	text, _ = json.MarshalIndent(value, "", " ")
	return string(text)
}

func sortByID(value any) {
	id := func(v any) string {
		object, _ := v.(map[string]any)
		return fmt.Sprint(object["id"])
	}
	switch value := value.(type) {
	case map[string]any:
		for _, v := range value {
			sortByID(v)
		}
	case []any:
		for _, v := range value {
			sortByID(v)
		}
		slices.SortStableFunc(value, func(a, b any) int { return strings.Compare(id(a), id(b)) })
	}
}

// modelTypes are all structs of the model.
func modelTypes() (types []reflect.Type) {
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if !isObject(t) || slices.Contains(types, t) {
			return
		}
		types = append(types, t)
		for _, f := range planOf(t).fields {
			visit(t.FieldByIndex(f.index).Type)
		}
	}
	visit(reflect.TypeFor[Inventory]())
	return types
}

// objects yields the objects that a field holds, one or a list.
func objects(v reflect.Value) iter.Seq[reflect.Value] {
	return func(yield func(reflect.Value) bool) {
		switch {
		case v.Kind() == reflect.Pointer && !v.IsNil() && isObject(v.Type().Elem()):
			yield(v.Elem())
		case v.Kind() == reflect.Slice && isObject(v.Type().Elem()):
			for i := 0; i < v.Len() && yield(v.Index(i)); i++ {
			}
		}
	}
}

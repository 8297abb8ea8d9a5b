package inventory

import (
	"reflect"
	"slices"
)

// Value is one value of a file as it was written, with what the model takes it
// for.
type Value struct {
	// The shape in which it is written.
	Form Form
	// What is written, of a value that holds no others.
	Text string
	// Where it stands: a field's value at its key, as in evidence.
	Location Location
	// Where it stands in the inventory, whatever file it is in.
	Path Path
	// The key that it is given under, of an entry that of its list.
	Key string
	// The name of the type in the model whose key that is.
	Holder string
	// What the model takes it for.
	Sort Sort
	// Of an id: what it is the id of.
	Of string
	// Of a list of such things: that its entries have an id of their own.
	Named bool
	// What it holds, if it is a mapping or a list. Entries of a list have no key.
	Children []Child
}

// Child is one field of a mapping, or one entry of a list.
type Child struct {
	// The key of a field; an entry has none.
	Key string
	// What stands there.
	Value *Value
}

// Form is the shape of a value as it is written.
type Form uint8

// The forms.
const (
	Text    Form = iota // text in quotes, or plain text that is nothing else
	Word                // a number or a truth value
	Nothing             // null
	List
	Mapping
)

// Sort is what the model takes a value for.
type Sort string

// The sorts of values that hold no others; lists and mappings have none.
const (
	IsText      Sort = "text"
	IsChoice    Sort = "choice"    // one of a closed list
	IsForm      Sort = "form"      // text of a fixed form: a country, a digest
	IsIdentity  Sort = "identity"  // the id of the thing itself
	IsReference Sort = "reference" // the id of another thing
	IsDuration  Sort = "duration"
	IsInstant   Sort = "instant"
	IsDeadline  Sort = "deadline"
	IsNumber    Sort = "number"
	IsTruth     Sort = "truth"
)

// Trees are the files of an inventory that was loaded, in the order of reading.
func (inv *Inventory) Trees() []*Value {
	trees := make([]*Value, len(inv.files))
	for i, file := range inv.files {
		root, _ := parse(file.Path, file.text) // it was loaded, so it has no fault
		p := planter{file: file.Path}
		trees[i] = p.value(&root, reflect.TypeFor[Inventory](), spot{})
	}
	return trees
}

// With is the inventory that there would be if one of its files, by its number,
// held another text. The error, if any, is of type Faults.
func (inv *Inventory) With(file int, text []byte) (*Inventory, error) {
	files := slices.Clone(inv.files)
	files[file] = newFile(files[file].Path, text)
	return assemble(files)
}

// planter turns nodes into values.
type planter struct{ file string }

// spot is where a value stands in the model.
type spot struct {
	path        Path
	key, holder string
}

func (p planter) value(n *node, t reflect.Type, at spot) *Value {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if key, ok := shorthands[t]; ok && n.kind != mappingNode {
		t = elementType(t, planOf(t).fields[planOf(t).byKey[key]])
	}
	v := &Value{Form: formOf(n.kind), Text: n.text, Location: Location{p.file, n.line, n.column}, Path: at.path, Key: at.key, Holder: at.holder}
	switch v.Form {
	case List:
		v.Named = named(t.Elem())
		for i := range n.children {
			entry := &n.children[i]
			path := at.path.Index(i)
			if v.Named {
				path = at.path.Item(writtenID(entry))
			}
			v.Children = append(v.Children, Child{"", p.value(entry, t.Elem(), spot{path, at.key, at.holder})})
		}
	case Mapping:
		for i := 0; i < len(n.children); i += 2 {
			key := n.children[i]
			f := planOf(t).fields[planOf(t).byKey[key.text]]
			child := p.value(&n.children[i+1], t.FieldByIndex(f.index).Type, spot{at.path.Field(key.text), key.text, t.Name()})
			child.Location = Location{p.file, key.line, key.column}
			v.Children = append(v.Children, Child{key.text, child})
		}
	default:
		v.Sort, v.Of = sortOf(t, at.key), idTypes[t]
	}
	return v
}

func formOf(kind nodeKind) Form {
	return map[nodeKind]Form{textNode: Text, wordNode: Word, nullNode: Nothing, listNode: List, mappingNode: Mapping}[kind]
}

// writtenID is the id that a mapping gives itself.
func writtenID(n *node) string {
	for i := 0; i < len(n.children); i += 2 {
		if n.children[i].text == "id" {
			return n.children[i+1].text
		}
	}
	return ""
}

func sortOf(t reflect.Type, key string) Sort {
	switch {
	case isID(t) && key == "id":
		return IsIdentity
	case isID(t):
		return IsReference
	case t == reflect.TypeFor[Duration]():
		return IsDuration
	case t == reflect.TypeFor[Instant]():
		return IsInstant
	case t == reflect.TypeFor[Deadline]():
		return IsDeadline
	case t == reflect.TypeFor[TimeZone]():
		return IsForm
	case t.Kind() == reflect.Bool:
		return IsTruth
	case t.Kind() == reflect.Int64, t.Kind() == reflect.Float64:
		return IsNumber
	case valuesOf(t) != nil:
		return IsChoice
	}
	if _, ok := forms[t]; ok {
		return IsForm
	}
	return IsText
}

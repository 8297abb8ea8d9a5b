package inventory

import (
	"encoding"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Decode reads one strict document into the struct that into points to, and
// returns where its facts stand. The error, if any, is of type Faults and
// lists everything that is wrong.
func Decode(file string, data []byte, into any) (*Positions, error) {
	positions := &Positions{files: []string{file}}
	faults := decodeInto(positions, 0, data, reflect.ValueOf(into).Elem())
	return positions, faults.Err()
}

// decodeInto reads the document of the given number among the files.
func decodeInto(positions *Positions, number int, data []byte, into reflect.Value) Faults {
	root, faults := parse(positions.files[number], data)
	d := decoder{positions: positions, file: uint16(number), faults: faults}
	switch {
	case len(faults) > 0 && root.line == 0:
	case root.kind == nullNode:
		d.faults = append(d.faults, emptyFault(positions.files[number]))
	default:
		d.value(root, into, field{key: "the document"})
	}
	return d.faults
}

// decoder walks nodes and the model side by side.
type decoder struct {
	positions *Positions
	file      uint16
	faults    Faults
}

func (d *decoder) fault(n node, problem, expected, hint string) {
	at := Location{d.positions.files[d.file], n.line, n.column}
	d.faults = append(d.faults, Fault{at, problem, expected, hint})
}

// mismatch reports a value of the wrong shape.
func (d *decoder) mismatch(n node, f field, expected string) {
	if n.kind == nullNode {
		d.fault(n, f.key+" has no value", "expected "+expected, "leave the key out if the fact is not known")
		return
	}
	d.fault(n, fmt.Sprintf("%s is %s", f.key, n.describe()), "expected "+expected, "")
}

// value reads n into v, whatever v is. f is the field that v belongs to.
func (d *decoder) value(n node, v reflect.Value, f field) {
	switch t := v.Type(); {
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		d.value(n, v.Elem(), f)
	case t == reflect.TypeFor[Literal]():
		d.literal(n, v.Addr().Interface().(*Literal), f)
	case reflect.PointerTo(t).Implements(textUnmarshaler):
		d.text(n, v.Addr().Interface().(encoding.TextUnmarshaler), f)
	case v.Kind() == reflect.Struct:
		d.object(n, v, f)
	case v.Kind() == reflect.Slice:
		d.list(n, v, f)
	case v.Kind() == reflect.Map:
		d.dictionary(n, v, f)
	default:
		d.scalar(n, v, f)
	}
}

// object reads a mapping into a struct and records where its facts stand.
func (d *decoder) object(n node, v reflect.Value, f field) {
	if key, ok := shorthands[v.Type()]; ok && n.kind != mappingNode {
		inner := planOf(v.Type()).fields[planOf(v.Type()).byKey[key]]
		one := node{kind: listNode, line: n.line, column: n.column, children: []node{n}}
		d.value(one, v.FieldByIndex(inner.index), field{key: f.key, limits: inner.limits})
		return
	}
	if n.kind != mappingNode {
		d.mismatch(n, f, "a mapping")
		return
	}
	plan := planOf(v.Type())
	block := []place{d.place(n, 0)}
	for key, value := range d.entries(n) {
		index, known := plan.byKey[key.text]
		if !known {
			d.unknownKey(key, plan)
			continue
		}
		block = append(block, d.place(key, index))
		if value.kind == listNode && !remembers(v.FieldByIndex(plan.fields[index].index).Type()) {
			for _, entry := range value.children {
				block = append(block, d.place(entry, index))
			}
		}
		d.value(value, v.FieldByIndex(plan.fields[index].index), plan.fields[index])
	}
	d.requireAll(n, plan, block)
	if l := blockOf(v); l != nil {
		*l = d.positions.add(block)
	}
}

// remembers reports whether the entries of a list remember their own positions.
func remembers(list reflect.Type) bool {
	return list.Kind() == reflect.Slice && reflect.PointerTo(list.Elem()).Implements(reflect.TypeFor[located]())
}

func (d *decoder) place(n node, field int) place {
	return place{uint32(n.line), uint32(n.column), d.file, uint16(field)}
}

func (d *decoder) unknownKey(key node, plan *plan) {
	hint := DidYouMean(key.text, plan.keys())
	if i := strings.IndexFunc(key.text, func(r rune) bool { return r > unicode.MaxASCII }); i >= 0 {
		r, _ := utf8.DecodeRuneInString(key.text[i:])
		hint = strings.TrimSuffix(fmt.Sprintf("it contains U+%04X, which no key does; %s", r, hint), "; ")
	}
	d.fault(key, fmt.Sprintf("unknown key %q", printable(key.text)), "expected one of: "+strings.Join(plan.keys(), ", "), hint)
}

func (d *decoder) requireAll(n node, plan *plan, block []place) {
	for i, f := range plan.fields {
		present := slices.ContainsFunc(block[1:], func(p place) bool { return int(p.field) == i })
		if f.required && !present {
			d.fault(n, fmt.Sprintf("the key %q is missing", f.key), "it is required here", "")
		}
	}
}

// entries yields the keys and values of a mapping, without repeated keys.
func (d *decoder) entries(n node) func(yield func(key, value node) bool) {
	return func(yield func(key, value node) bool) {
		seen := map[string]node{}
		for i := 0; i+1 < len(n.children); i += 2 {
			key, value := n.children[i], n.children[i+1]
			if key.kind != textNode {
				d.fault(key, fmt.Sprintf("a key is %s", key.describe()), "expected text", "")
				continue
			}
			if first, repeated := seen[key.text]; repeated {
				d.fault(key, fmt.Sprintf("the key %q is given twice", printable(key.text)), fmt.Sprintf("it stands at line %d already", first.line), "keep one of them")
				continue
			}
			seen[key.text] = key
			if !yield(key, value) {
				return
			}
		}
	}
}

func (d *decoder) list(n node, v reflect.Value, f field) {
	if n.kind != listNode {
		d.mismatch(n, f, "a list")
		return
	}
	if f.limits.min != nil && len(n.children) < int(*f.limits.min) {
		d.fault(n, f.key+" is an empty list", fmt.Sprintf("expected at least %v", *f.limits.min), "")
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.children), len(n.children)))
	for i, child := range n.children {
		d.value(child, v.Index(i), field{key: "an entry of " + f.key})
	}
}

// dictionary reads a mapping with keys of the author's choice.
func (d *decoder) dictionary(n node, v reflect.Value, f field) {
	if n.kind != mappingNode {
		d.mismatch(n, f, "a mapping")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	for key, value := range d.entries(n) {
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(value, element, field{key: key.text})
		v.SetMapIndex(reflect.ValueOf(key.text), element)
	}
}

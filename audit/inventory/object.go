package inventory

import (
	"fmt"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// object reads a mapping into a struct and records where its facts stand.
func (d *decoder) object(n node, v reflect.Value, f field) {
	if key, ok := shorthands[v.Type()]; ok && n.kind != mappingNode {
		d.shorthand(n, v, planOf(v.Type()).byKey[key], f)
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

// shorthand reads one value as the only entry of the list at index.
func (d *decoder) shorthand(n node, v reflect.Value, index int, f field) {
	list := v.FieldByIndex(planOf(v.Type()).fields[index].index)
	list.Set(reflect.MakeSlice(list.Type(), 1, 1))
	d.value(n, list.Index(0), f)
	if l := blockOf(v); l != nil {
		*l = d.positions.add([]place{d.place(n, 0), d.place(n, index)})
	}
}

// remembers reports whether the entries of a list remember their own positions.
func remembers(list reflect.Type) bool {
	return list.Kind() == reflect.Slice && reflect.PointerTo(list.Elem()).Implements(reflect.TypeFor[located]())
}

// unknownKey points at a character of another script: it may look like the right
// one.
func (d *decoder) unknownKey(key node, plan *plan) {
	hint := DidYouMean(key.text, plan.keys)
	if i := strings.IndexFunc(key.text, func(r rune) bool { return r > unicode.MaxASCII }); i >= 0 {
		r, _ := utf8.DecodeRuneInString(key.text[i:])
		hint = strings.TrimSuffix(fmt.Sprintf("it contains U+%04X, which no key does; %s", r, hint), "; ")
	}
	d.fault(key, fmt.Sprintf("unknown key %q", shown(key.text)), plan.expected, hint)
}

func (d *decoder) requireAll(n node, plan *plan, block []place) {
	present := make([]bool, len(plan.fields))
	for _, at := range block[1:] {
		present[at.field] = true
	}
	for i, f := range plan.fields {
		if f.required && !present[i] {
			d.fault(n, fmt.Sprintf("the key %q is missing", f.key), "it is required here", "")
		}
	}
}

// entries yields the keys and values of a mapping, without repeated keys.
func (d *decoder) entries(n node) func(yield func(key, value node) bool) {
	return func(yield func(key, value node) bool) {
		seen := map[string]node{}
		for i := 0; i < len(n.children); i += 2 {
			key, value := n.children[i], n.children[i+1]
			if key.kind == brokenNode {
				continue
			}
			if key.kind != textNode {
				d.fault(key, fmt.Sprintf("a key is %s", key.describe()), "expected text", "")
				continue
			}
			if first, repeated := seen[key.text]; repeated {
				d.fault(key, fmt.Sprintf("the key %q is given twice", shown(key.text)), fmt.Sprintf("it stands at line %d already", first.line), "keep one of them")
				continue
			}
			seen[key.text] = key
			if !yield(key, value) {
				return
			}
		}
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
		d.value(value, element, field{key: shown(key.text)})
		v.SetMapIndex(reflect.ValueOf(key.text), element)
	}
}

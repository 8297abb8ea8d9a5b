package inventory

import (
	"fmt"
	"math/bits"
	"reflect"
	"strings"
	"unicode"
	"unicode/utf8"
)

// object reads a mapping into a struct and records where its facts stand.
func (d *decoder) object(plan *plan, n *node, v reflect.Value, f *field) {
	if plan.shorthand >= 0 && n.kind != mappingNode {
		d.shorthand(plan, n, v, f)
		return
	}
	if n.kind != mappingNode {
		d.mismatch(n, f, "a mapping")
		return
	}
	begin := len(d.places)
	d.places = append(d.places, d.place(n, 0))
	given := d.fields(plan, n, v)
	d.requireAll(n, plan, given)
	d.record(v, begin)
}

// record ends the block of an object, which begins there.
func (d *decoder) record(v reflect.Value, begin int) {
	if l := blockOf(v); l != nil {
		*l = d.add(d.places[begin:])
	}
	d.places = d.places[:begin]
}

// fields reads the fields of a mapping, and says which are given, a bit each.
func (d *decoder) fields(plan *plan, n *node, v reflect.Value) (given uint64) {
	last := -1
	var unknown map[string]*node
	for i := 0; i < len(n.children); i += 2 {
		key := &n.children[i]
		if !d.isKey(key) {
			continue
		}
		index := plan.find(key.text, last)
		switch {
		case index < 0 && unknown[key.text] != nil:
			d.givenTwice(key, unknown[key.text])
		case index < 0:
			if unknown == nil {
				unknown = map[string]*node{}
			}
			unknown[key.text] = key
			d.unknownKey(key, plan)
		case given&(1<<index) != 0:
			d.givenTwice(key, firstKey(n, key.text))
		default:
			last, given = index, given|1<<index
			d.field(plan, index, key, &n.children[i+1], v)
		}
	}
	return given
}

// field reads one field, and records where it stands.
func (d *decoder) field(plan *plan, index int, key, value *node, v reflect.Value) {
	f := &plan.fields[index]
	d.places = append(d.places, d.place(key, index))
	if value.kind == listNode && !f.reader.remembers {
		for i := range value.children {
			d.places = append(d.places, d.place(&value.children[i], index))
		}
	}
	d.value(value, v.FieldByIndex(f.index), f)
}

// isKey reports what cannot be a key.
func (d *decoder) isKey(key *node) bool {
	if key.kind != textNode && key.kind != brokenNode {
		d.fault(key, fmt.Sprintf("a key is %s", key.describe()), "expected text", "")
	}
	return key.kind == textNode
}

func (d *decoder) givenTwice(key, first *node) {
	d.fault(key, fmt.Sprintf("the key %q is given twice", shown(key.text)), fmt.Sprintf("it stands at line %d already", first.line), "keep one of them")
}

// firstKey is the first of several keys that are the same.
func firstKey(n *node, text string) *node {
	at := 0
	for n.children[at].kind != textNode || n.children[at].text != text {
		at += 2
	}
	return &n.children[at]
}

// shorthand reads one value as the only entry of a list.
func (d *decoder) shorthand(plan *plan, n *node, v reflect.Value, f *field) {
	field := &plan.fields[plan.shorthand]
	list := v.FieldByIndex(field.index)
	list.Set(d.stock.list(field.reader, list.Type(), 1))
	d.read(field.reader.of, n, list.Index(0), f)
	begin := len(d.places)
	d.places = append(d.places, d.place(n, 0), d.place(n, plan.shorthand))
	d.record(v, begin)
}

// remembers reports whether the entries of a list remember their own positions.
func remembers(list reflect.Type) bool {
	return list.Kind() == reflect.Slice && reflect.PointerTo(list.Elem()).Implements(reflect.TypeFor[located]())
}

// unknownKey points at a character of another script: it may look like the right
// one.
func (d *decoder) unknownKey(key *node, plan *plan) {
	hint := DidYouMean(key.text, plan.keys)
	if i := strings.IndexFunc(key.text, func(r rune) bool { return r > unicode.MaxASCII }); i >= 0 {
		r, _ := utf8.DecodeRuneInString(key.text[i:])
		hint = strings.TrimSuffix(fmt.Sprintf("it contains U+%04X, which no key does; %s", r, hint), "; ")
	}
	d.fault(key, fmt.Sprintf("unknown key %q", shown(key.text)), "expected one of: "+strings.Join(plan.keys, ", "), hint)
}

func (d *decoder) requireAll(n *node, plan *plan, given uint64) {
	for missing := plan.required &^ given; missing != 0; missing &= missing - 1 {
		f := plan.fields[bits.TrailingZeros64(missing)]
		d.fault(n, fmt.Sprintf("the key %q is missing", f.key), "it is required here", "")
	}
}

// dictionary reads a mapping with keys of the author's choice.
func (d *decoder) dictionary(r *reader, n *node, v reflect.Value, f *field) {
	if n.kind != mappingNode {
		d.mismatch(n, f, "a mapping")
		return
	}
	v.Set(reflect.MakeMap(v.Type()))
	seen := map[string]*node{}
	for i := 0; i < len(n.children); i += 2 {
		key := &n.children[i]
		if !d.isKey(key) {
			continue
		}
		if first := seen[key.text]; first != nil {
			d.givenTwice(key, first)
			continue
		}
		seen[key.text] = key
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(&n.children[i+1], element, &field{key: shown(key.text), reader: r.of})
		v.SetMapIndex(reflect.ValueOf(key.text), element)
	}
}

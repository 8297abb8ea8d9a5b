package inventory

import (
	"encoding"
	"fmt"
	"reflect"
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
	case root.line == 0: // nothing could be read
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

func (d *decoder) place(n node, field int) place {
	return place{uint32(n.line), uint32(n.column), d.file, uint16(field)}
}

func (d *decoder) fault(n node, problem, expected, hint string) {
	at := Location{d.positions.files[d.file], n.line, n.column}
	d.faults = append(d.faults, Fault{at, problem, expected, hint})
}

// mismatch reports a value of the wrong shape.
func (d *decoder) mismatch(n node, f field, expected string) {
	switch {
	case n.kind != nullNode:
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.describe()), "expected "+expected, "")
	case f.required:
		d.fault(n, f.key+" has no value", "expected "+expected, "")
	default:
		d.fault(n, f.key+" has no value", "expected "+expected, "leave it out if it is not known")
	}
}

// value reads n into v, whatever v is. f is the field that v belongs to.
func (d *decoder) value(n node, v reflect.Value, f field) {
	switch t := v.Type(); {
	case n.kind == brokenNode:
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

func (d *decoder) list(n node, v reflect.Value, f field) {
	if n.kind != listNode {
		d.mismatch(n, f, "a list")
		return
	}
	if f.limits.min != nil && len(n.children) < int(*f.limits.min) {
		d.fault(n, f.key+" is an empty list", fmt.Sprintf("expected at least %v of them", *f.limits.min), "")
	}
	d.refuseRepeated(n, v.Type().Elem(), f)
	v.Set(reflect.MakeSlice(v.Type(), len(n.children), len(n.children)))
	for i, child := range n.children {
		d.value(child, v.Index(i), field{key: "an entry of " + f.key})
	}
}

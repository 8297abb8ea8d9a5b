package inventory

import (
	"fmt"
	"reflect"
	"sync"
)

// Decode reads one strict document into the struct that into points to, and
// returns where its facts stand. The error, if any, is of type Faults and
// lists everything that is wrong.
func Decode(file string, data []byte, into any) (*Positions, error) {
	positions := &Positions{files: []string{file}}
	return positions, decodeText(positions, 0, string(data), reflect.ValueOf(into).Elem(), false).Err()
}

// decodeText reads the document of the given number among the files, the fast way
// if that knows how to; a long one, on all cores.
func decodeText(positions *Positions, number int, text string, into reflect.Value, long bool) Faults {
	if unreadable(positions.files[number], text) == nil && decodePlain(positions, number, text, long, into) {
		return nil
	}
	if long {
		slowly.Lock()
		defer slowly.Unlock()
	}
	return decodeInto(positions, number, text, into)
}

// slowly is held while a long file is read the slow way, which takes many times
// the memory that the file does.
var slowly sync.Mutex

// decodeInto reads the document of the given number among the files.
func decodeInto(positions *Positions, number int, text string, into reflect.Value) Faults {
	root, faults := parse(positions.files[number], text)
	d := newDecoder(positions, number)
	d.faults = faults
	switch {
	case root.line == 0: // nothing could be read
	case root.kind == nullNode:
		d.faults = append(d.faults, emptyFault(positions.files[number]))
	default:
		d.value(&root, into, &field{key: "the document", reader: readerOf(into.Type())})
	}
	return d.faults
}

// decoder walks nodes and the model side by side.
type decoder struct {
	recorder
	file   uint16
	faults Faults
	stock  stock
	// The blocks of the objects that are being read, one inside the other.
	places []place
}

func newDecoder(positions *Positions, file int) *decoder {
	return &decoder{recorder: recorder{Positions: positions}, file: uint16(file)}
}

func (d *decoder) place(n *node, field int) place {
	return place{uint32(n.line), uint32(n.column), d.file, uint16(field)}
}

func (d *decoder) fault(n *node, problem, expected, hint string) {
	at := Location{d.files[d.file], n.line, n.column}
	d.faults = append(d.faults, Fault{at, problem, expected, hint})
}

// mismatch reports a value of the wrong shape.
func (d *decoder) mismatch(n *node, f *field, expected string) {
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
func (d *decoder) value(n *node, v reflect.Value, f *field) { d.read(f.reader, n, v, f) }

// read reads n into v, a field or what it points to.
func (d *decoder) read(r *reader, n *node, v reflect.Value, f *field) {
	if n.kind == brokenNode {
		return
	}
	switch r.shape {
	case aPointer:
		v.Set(d.stock.pointer(r, v.Type().Elem()))
		d.read(r.of, n, v.Elem(), f)
	case aLiteral:
		d.literal(n, v.Addr().Interface().(*Literal), f)
	case aText:
		d.text(n, v.Addr().Interface(), f)
	case anObject:
		d.object(r.plan(), n, v, f)
	case aList:
		d.list(r, n, v, f)
	case aDictionary:
		d.dictionary(r, n, v, f)
	default:
		d.scalar(r, n, v, f)
	}
}

func (d *decoder) list(r *reader, n *node, v reflect.Value, f *field) {
	if n.kind != listNode {
		d.mismatch(n, f, "a list")
		return
	}
	if f.limits.min != nil && len(n.children) < int(*f.limits.min) {
		d.fault(n, f.key+" is an empty list", fmt.Sprintf("expected at least %v of them", *f.limits.min), "")
	}
	d.refuseRepeated(r, n, f)
	v.Set(d.stock.list(r, v.Type(), len(n.children)))
	if len(n.children) == 0 {
		return
	}
	entry := f.entry
	if entry == nil {
		entry = entryOf(f, r)
	}
	for i := range n.children {
		d.value(&n.children[i], v.Index(i), entry)
	}
}

// entryOf is the field as which the entries of a list are read.
func entryOf(f *field, list *reader) *field {
	return &field{key: "an entry of " + f.key, reader: list.of}
}

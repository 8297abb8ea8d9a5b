package inventory

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// merger adds one part of an inventory after the other to what was merged before.
type merger struct {
	positions recorder
	faults    Faults
	// The number of the part that is being added, from 1.
	part int
	// Where each id stands in long lists, by the address of the list: worked out
	// anew for each of many parts, that would take most of the time.
	ids map[any]map[string]entryOfPart
}

// entryOfPart is an entry of a list, and the last part that said something of it.
type entryOfPart struct{ at, part int }

// add adds the next part.
func (m *merger) add(dst, src reflect.Value) {
	m.part++
	m.object(dst, src)
}

// object adds the fields of src to dst, which describe the same thing. A fact
// that both give must be the same; remarks are joined.
func (m *merger) object(dst, src reflect.Value) {
	into, from := blockOf(dst), blockOf(src)
	block := slices.Clone(m.positions.block(*into))
	if len(block) == 0 {
		block = append(block, m.positions.block(*from)[:min(1, from.count)]...)
	}
	for i, f := range planOf(dst.Type()).fields {
		old, new := dst.FieldByIndex(f.index), src.FieldByIndex(f.index)
		at, before := m.positions.places(*from, i), m.positions.places(*into, i)
		switch {
		case len(at) == 0:
		case len(before) == 0:
			old.Set(new)
			block = append(block, at...)
		default:
			m.both(old, new, f, at, before)
		}
	}
	*into = m.positions.add(block)
}

// both merges a field that both parts give.
func (m *merger) both(old, new reflect.Value, f field, at, before []place) {
	element := old.Type()
	if old.Kind() == reflect.Slice || old.Kind() == reflect.Pointer {
		element = old.Type().Elem()
	}
	switch {
	case old.Kind() == reflect.Slice && isObject(element) && planOf(element).id >= 0:
		m.lists(old, new)
	case old.Kind() == reflect.Pointer && (old.IsNil() || new.IsNil()): // a fault was reported there
	case old.Kind() == reflect.Pointer && isObject(element):
		if differentIDs(old.Elem(), new.Elem()) {
			m.conflict(f, at, before)
			return
		}
		m.object(old.Elem(), new.Elem())
	case isRemark(f, old):
		join(old, new)
	case !equal(old, new):
		m.conflict(f, at, before)
	}
}

// isRemark reports whether a field is a remark about its object and no fact of it:
// several parts may each have theirs.
func isRemark(f field, v reflect.Value) bool {
	return (f.key == "source" || f.key == "note") && v.Type() == reflect.TypeFor[*string]()
}

// join adds a remark to those that are there, unless it is among them.
func join(old, new reflect.Value) {
	before, more := old.Elem().String(), new.Elem().String()
	if strings.Contains("; "+before+"; ", "; "+more+"; ") {
		return
	}
	joined := before + "; " + more
	old.Set(reflect.ValueOf(&joined))
}

// differentIDs reports whether two objects are known not to be the same thing.
func differentIDs(a, b reflect.Value) bool {
	return planOf(a.Type()).id >= 0 && idOf(a) != "" && idOf(b) != "" && idOf(a) != idOf(b)
}

// lists adds the objects of new to old, merging those with the same id. Objects
// with the same id within one part stay apart, for check to report.
func (m *merger) lists(old, new reflect.Value) {
	byID := m.indexOf(old)
	for i := range new.Len() {
		id := idOf(new.Index(i))
		entry, known := byID[id]
		switch {
		case known && id != "" && entry.part != m.part:
			m.object(old.Index(entry.at), new.Index(i))
			byID[id] = entryOfPart{entry.at, m.part}
			continue
		case !known:
			byID[id] = entryOfPart{old.Len(), m.part}
		}
		old.Set(reflect.Append(old, new.Index(i)))
	}
}

// indexOf is where each id stands in a list of parts that were added before.
func (m *merger) indexOf(list reflect.Value) map[string]entryOfPart {
	address := list.Addr().Interface()
	if byID, known := m.ids[address]; known {
		return byID
	}
	byID := make(map[string]entryOfPart, list.Len())
	for i := list.Len() - 1; i >= 0; i-- {
		byID[idOf(list.Index(i))] = entryOfPart{at: i}
	}
	if list.Len() >= longList {
		if m.ids == nil {
			m.ids = map[any]map[string]entryOfPart{}
		}
		m.ids[address] = byID
	}
	return byID
}

// equal compares two facts without regard to where they stand.
func equal(a, b reflect.Value) bool {
	x, errX := json.Marshal(a.Interface())
	y, errY := json.Marshal(b.Interface())
	return errors.Join(errX, errY) == nil && bytes.Equal(x, y)
}

func (m *merger) conflict(f field, at, before []place) {
	m.faults = append(m.faults, Fault{Location: m.positions.location(at[0]),
		Problem: fmt.Sprintf("%s is given again with another value", f.key),
		Hint:    fmt.Sprintf("it stands at %s already; keep one of them", m.positions.location(before[0]))})
}

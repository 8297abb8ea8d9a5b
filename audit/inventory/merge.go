package inventory

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
)

// merger adds one part of an inventory to what was merged before.
type merger struct {
	positions *Positions
	faults    Faults
}

// object adds the fields of src to dst, which describe the same thing. A fact
// that both give must be the same.
func (m *merger) object(dst, src reflect.Value) {
	into, from := blockOf(dst), blockOf(src)
	block := slices.Clone(m.positions.block(*into))
	if len(block) == 0 {
		block = append(block, m.positions.block(*from)[:min(1, from.count)]...)
	}
	for i, f := range planOf(dst.Type()).fields {
		old, new := dst.FieldByIndex(f.index), src.FieldByIndex(f.index)
		switch {
		case new.IsZero():
		case old.IsZero():
			old.Set(new)
			block = append(block, m.positions.placesOf(*from, i)...)
		default:
			m.both(old, new, f, m.positions.placesOf(*from, i), m.positions.placesOf(*into, i))
		}
	}
	*into = m.positions.add(block)
}

// placesOf are the place of a field and, after it, of the entries of its list.
func (p *Positions) placesOf(l locus, field int) (places []place) {
	for i, at := range p.block(l) {
		if i > 0 && int(at.field) == field {
			places = append(places, at)
		}
	}
	return places
}

// both merges a field that both parts give.
func (m *merger) both(old, new reflect.Value, f field, at, before []place) {
	element := old.Type()
	if old.Kind() == reflect.Slice || old.Kind() == reflect.Pointer {
		element = old.Type().Elem()
	}
	switch {
	case old.Kind() == reflect.Slice && isObject(element) && planOf(element).id >= 0:
		m.lists(old, new, planOf(element))
	case old.Kind() == reflect.Pointer && isObject(element):
		if same, ok := sameID(old.Elem(), new.Elem()); ok && !same {
			m.conflict(f, at, before)
			return
		}
		m.object(old.Elem(), new.Elem())
	case !equal(old, new):
		m.conflict(f, at, before)
	}
}

// sameID reports whether two objects have the same id, and whether objects of
// their type have one at all.
func sameID(a, b reflect.Value) (same, ok bool) {
	plan := planOf(a.Type())
	if plan.id < 0 {
		return false, false
	}
	index := plan.fields[plan.id].index
	return a.FieldByIndex(index).String() == b.FieldByIndex(index).String(), true
}

// lists adds the objects of new to old, merging those with the same id. Objects
// with the same id within one part stay apart, for check to report.
func (m *merger) lists(old, new reflect.Value, plan *plan) {
	byID := map[string]int{}
	index := plan.fields[plan.id].index
	for i := range old.Len() {
		byID[old.Index(i).FieldByIndex(index).String()] = i
	}
	merged := old
	for i := range new.Len() {
		if at, known := byID[new.Index(i).FieldByIndex(index).String()]; known {
			m.object(merged.Index(at), new.Index(i))
		} else {
			merged = reflect.Append(merged, new.Index(i))
		}
	}
	old.Set(merged)
}

// equal compares two facts without regard to where they stand.
func equal(a, b reflect.Value) bool {
	x, errX := json.Marshal(a.Interface())
	y, errY := json.Marshal(b.Interface())
	return errX == nil && errY == nil && bytes.Equal(x, y)
}

func (m *merger) conflict(f field, at, before []place) {
	m.faults = append(m.faults, Fault{Location: m.positions.location(at[0]),
		Problem: fmt.Sprintf("%s is given again with another value", f.key),
		Hint:    fmt.Sprintf("it stands at %s already; keep one of them", m.positions.location(before[0]))})
}

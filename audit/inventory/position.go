package inventory

import (
	"reflect"
	"strconv"
	"strings"
)

// Positions says where every fact of a document stands. It holds 12 bytes a
// fact and nothing of the syntax tree.
type Positions struct {
	files []string
	pool  []place
}

// place is where one thing stands. In the block of an object the first place
// is the object itself; each further one is a field that is present, at its
// key, or an entry of that field's list, directly after the field.
type place struct {
	line, column uint32
	file, field  uint16
}

// locus is the block of an object: a range of the pool.
type locus struct{ first, count uint32 }

// located is any part of a model that remembers its positions.
type located interface{ block() *locus }

func (o *Object) block() *locus { return &o.locus }

// blockOf is the locus of an addressable struct, or nil if it has none.
func blockOf(v reflect.Value) *locus {
	if v.CanAddr() {
		if object, ok := v.Addr().Interface().(located); ok {
			return object.block()
		}
	}
	return nil
}

// add appends a block and returns its locus.
func (p *Positions) add(block []place) locus {
	first := len(p.pool)
	p.pool = append(p.pool, block...)
	return locus{uint32(first), uint32(len(block))}
}

func (p *Positions) block(l locus) []place { return p.pool[l.first : l.first+l.count] }

func (p *Positions) location(at place) Location {
	return Location{p.files[at.file], int(at.line), int(at.column)}
}

// ofField is where a field of the object stands, or an entry of its list: the
// entry -1 is the field itself. For an entry without a place of its own it is
// that of the field.
func (p *Positions) ofField(l locus, field, entry int) (place, bool) {
	for i, at := range p.block(l) {
		if i > 0 && int(at.field) == field {
			if want := i + 1 + entry; want < int(l.count) && int(p.block(l)[want].field) == field {
				return p.block(l)[want], true
			}
			return at, false
		}
	}
	return place{}, false
}

// cursor is a value of a document that a path leads to.
type cursor struct {
	value  reflect.Value
	at     place // where value stands, or the innermost object around it
	holder locus // the innermost object around value, or value itself
	field  int   // the field of holder that value was reached through
}

// find walks from root along path as far as it exists, and reports whether that
// is to its end.
func (p *Positions) find(root reflect.Value, path Path) (cursor, bool) {
	c := cursor{value: root}
	p.enter(&c)
	for _, step := range steps(path) {
		if !p.follow(&c, step) {
			return c, false
		}
	}
	return c, true
}

// follow takes one step, if there is something to step to.
func (p *Positions) follow(c *cursor, step string) bool {
	switch {
	case c.value.Kind() == reflect.Struct && isObject(c.value.Type()):
		plan := planOf(c.value.Type())
		index, known := plan.byKey[step]
		if !known {
			return false
		}
		at, present := p.ofField(c.holder, index, -1)
		if !present {
			return false
		}
		c.value, c.at, c.field = reflect.Indirect(c.value.FieldByIndex(plan.fields[index].index)), at, index
		if l := blockOf(c.value); l != nil {
			c.holder = *l
		}
		return true
	case c.value.Kind() == reflect.Slice:
		entry := entryOf(c.value, step)
		if entry < 0 {
			return false
		}
		c.value = c.value.Index(entry)
		c.at, _ = p.ofField(c.holder, c.field, entry)
		p.enter(c)
		return true
	}
	return false
}

// enter makes an object that remembers its positions the holder.
func (p *Positions) enter(c *cursor) {
	if l := blockOf(c.value); c.value.Kind() == reflect.Struct && l != nil && l.count > 0 {
		c.holder, c.at = *l, p.block(*l)[0]
	}
}

// entryOf is the index of the entry with this id, or at this index, or -1.
func entryOf(list reflect.Value, step string) int {
	element := list.Type().Elem()
	if isObject(element) && planOf(element).id >= 0 {
		index := planOf(element).fields[planOf(element).id].index
		for i := range list.Len() {
			if list.Index(i).FieldByIndex(index).String() == step {
				return i
			}
		}
		return -1
	}
	if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < list.Len() {
		return i
	}
	return -1
}

// steps splits a[b].c into a, b, c. Ids may hold dots, so brackets decide.
func steps(path Path) []string {
	var result []string
	for rest := string(path); rest != ""; {
		rest = strings.TrimPrefix(rest, ".")
		if inner, ok := strings.CutPrefix(rest, "["); ok {
			step, after, _ := strings.Cut(inner, "]")
			result, rest = append(result, step), after
			continue
		}
		end := strings.IndexAny(rest, ".[")
		if end < 0 {
			end = len(rest)
		}
		result, rest = append(result, rest[:end]), rest[end:]
	}
	return result
}

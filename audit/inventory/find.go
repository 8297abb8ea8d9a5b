package inventory

import (
	"reflect"
	"strconv"
	"strings"
	"sync"
)

// cursor is a value of a document that a path leads to.
type cursor struct {
	value reflect.Value
	// Where value stands, or the innermost thing around it that has a place.
	at place
	// Where the entries of value stand, if it is a list.
	places []place
}

// find walks from root along path as far as it exists, and reports whether that
// is to its end.
func (p *Positions) find(root reflect.Value, path Path) (cursor, bool) {
	c := cursor{value: root}
	if l := placed(root); l != nil {
		c.at = p.block(*l)[0]
	}
	for _, step := range steps(path) {
		if !p.follow(&c, step) {
			return c, false
		}
	}
	return c, true
}

// placed is the locus of an object that was read; nil if a program made it.
func placed(v reflect.Value) *locus {
	if l := blockOf(v); l != nil && l.count > 0 {
		return l
	}
	return nil
}

// follow takes one step, if there is something to step to.
func (p *Positions) follow(c *cursor, step string) bool {
	switch {
	case c.value.Kind() == reflect.Struct: // with no keys, if it is no object
		return p.toField(c, step)
	case c.value.Kind() == reflect.Slice:
		return p.toEntry(c, step)
	}
	return false
}

// toField steps from an object to a field. One that was read has the fields
// that stand somewhere, be their value zero; one that a program made has those
// that are not nil.
func (p *Positions) toField(c *cursor, key string) bool {
	plan := planOf(c.value.Type())
	index, known := plan.byKey[key]
	if !known {
		return false
	}
	f := plan.fields[index]
	v := c.value.FieldByIndex(f.index)
	if l := placed(c.value); l != nil {
		c.places = p.places(*l, index)
		if len(c.places) == 0 {
			return false
		}
		c.at = c.places[0]
	} else if v.IsZero() && !f.required {
		return false
	}
	c.value = reflect.Indirect(v)
	return true
}

// toEntry steps from a list to an entry.
func (p *Positions) toEntry(c *cursor, step string) bool {
	entry := p.entryOf(c.value, step)
	if entry < 0 {
		return false
	}
	if len(c.places) > 0 {
		c.at = entryPlace(c.places, entry)
	}
	c.value, c.places = c.value.Index(entry), nil
	if l := placed(c.value); l != nil {
		c.at = p.block(*l)[0]
	}
	return true
}

// entryOf is the index of the entry with this id, or at this index, or -1.
func (p *Positions) entryOf(list reflect.Value, step string) int {
	element := list.Type().Elem()
	if isObject(element) && planOf(element).id >= 0 {
		return p.entryWithID(list, step)
	}
	if i, err := strconv.Atoi(step); err == nil && i >= 0 && i < list.Len() {
		return i
	}
	return -1
}

// longList is how many entries a list has for which it pays to index the ids.
const longList = 32

// entryWithID looks into the index of a long list first. What it does not find
// there, or finds changed since by a program, it looks for entry by entry.
func (p *Positions) entryWithID(list reflect.Value, id string) int {
	if p != nil && list.Len() >= longList {
		if i, ok := p.indexOf(list)[id]; ok && idOf(list.Index(i)) == id {
			return i
		}
	}
	for i := range list.Len() {
		if idOf(list.Index(i)) == id {
			return i
		}
	}
	return -1
}

// idOf is the id of an object of a type that has one.
func idOf(object reflect.Value) string {
	plan := planOf(object.Type())
	return object.FieldByIndex(plan.fields[plan.id].index).String()
}

// listKey tells lists apart: by the pointer to their first entry, and their length.
type listKey struct {
	first  any
	length int
}

// indexOf is the index of each id in a list. Several goroutines may ask at once.
func (p *Positions) indexOf(list reflect.Value) map[string]int {
	key := listKey{list.Index(0).Addr().Interface(), list.Len()}
	known, ok := p.ids.Load(key)
	if !ok { // so that one makes it, and the others wait
		known, _ = p.ids.LoadOrStore(key, sync.OnceValue(func() map[string]int { return indexed(list) }))
	}
	return known.(func() map[string]int)()
}

// indexed is where the first entry with each id is.
func indexed(list reflect.Value) map[string]int {
	index := make(map[string]int, list.Len())
	for i := list.Len() - 1; i >= 0; i-- {
		index[idOf(list.Index(i))] = i
	}
	return index
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

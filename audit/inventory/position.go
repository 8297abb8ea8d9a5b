package inventory

import (
	"reflect"
	"sync"
)

// Positions says where every fact of a document stands. It holds 12 bytes a
// fact and nothing of the syntax tree.
type Positions struct {
	files []string
	pool  []place
	// Where each id stands in a long list, worked out when it is first asked for:
	// listKey → map[string]int.
	ids sync.Map
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

func (r *Requirement) block() *locus { return &r.locus }

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

// places are the place of a field and, after it, those of the entries of its
// list; none when the object does not have the field.
func (p *Positions) places(l locus, field int) []place {
	block := p.block(l)
	for first := 1; first < len(block); first++ {
		if int(block[first].field) == field {
			end := first + 1
			for end < len(block) && int(block[end].field) == field {
				end++
			}
			return block[first:end]
		}
	}
	return nil
}

// entryPlace is the place of an entry among those of its list. An entry without
// a place of its own has that of the list, and a single value that of its field.
func entryPlace(places []place, entry int) place {
	switch {
	case len(places) == 0:
		return place{}
	case entry+1 < len(places):
		return places[entry+1]
	}
	return places[0]
}

// location is a place with the name of its file; of an inventory that a program
// made, nothing is known.
func (p *Positions) location(at place) Location {
	if p == nil || int(at.file) >= len(p.files) {
		return Location{}
	}
	return Location{p.files[at.file], int(at.line), int(at.column)}
}

package inventory

import (
	"reflect"
	"sync"
)

// Positions says where every fact of a document stands. It holds 12 bytes a
// fact and nothing of the syntax tree.
type Positions struct {
	files []string
	// All places, on pages. A block of many goes over several, which follow each
	// other in memory: each page reaches to the end of the last of them.
	pages  [][]place
	adding sync.Mutex // a page
	// Where each id stands in a long list, worked out when it is first asked for:
	// listKey → func() map[string]int.
	ids sync.Map
}

// placesOnPage is how many places fit on a page: few enough to waste little on
// those that stay half empty, and many enough for few pages.
const placesOnPage = 1 << 12

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

// recorder adds blocks. Several can add to the same positions at once.
type recorder struct {
	*Positions
	page  []place // that is being filled, as long as what is on it
	first uint32  // place on it
	own   []int   // the numbers of all pages that it has filled
}

// add adds a copy of a block and returns its locus.
func (r *recorder) add(block []place) locus {
	if len(block) > cap(r.page)-len(r.page) {
		r.turn(len(block))
	}
	at := locus{r.first + uint32(len(r.page)), uint32(len(block))}
	r.page = append(r.page, block...)
	return at
}

// turn begins a page with room for a block. The first ones are small, as are most
// documents.
func (r *recorder) turn(room int) {
	room = max(room, min(placesOnPage, max(16, 2*cap(r.page))))
	r.adding.Lock()
	defer r.adding.Unlock()
	r.page, r.first = make([]place, 0, room), uint32(len(r.pages)*placesOnPage)
	for rest := r.page[:room]; len(rest) > 0; rest = rest[min(len(rest), placesOnPage):] {
		r.own = append(r.own, len(r.pages))
		r.pages = append(r.pages, rest)
	}
}

// forget gives back all that was added, which nobody may ask for any more.
func (r *recorder) forget() {
	r.adding.Lock()
	defer r.adding.Unlock()
	for _, number := range r.own {
		r.pages[number] = nil
	}
	*r = recorder{Positions: r.Positions}
}

func (p *Positions) block(l locus) []place {
	if l.count == 0 {
		return nil
	}
	return p.pages[l.first/placesOnPage][l.first%placesOnPage:][:l.count]
}

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

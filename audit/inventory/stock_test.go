package inventory

import (
	"reflect"
	"slices"
	"testing"
)

// TestStock takes values one by one, and lists: what is made for many is used up
// before there is more, and what is long or empty is not taken from it.
func TestStock(t *testing.T) {
	r := readerOf(reflect.TypeFor[int64]())
	var s stock
	var taken, made []int // from each shelf, and how many there were
	seen := map[*int64]bool{}
	for range 3 * manyValues {
		value := s.pointer(r, reflect.TypeFor[int64]()).Interface().(*int64)
		if seen[value] {
			t.Fatal("a value is given out twice")
		}
		seen[value] = true
		if s.shelves[r.number].used == 1 {
			taken, made = append(taken, 0), append(made, s.shelves[r.number].values.Len())
		}
		taken[len(taken)-1]++
	}
	if want := []int{4, 8, 16, 32, 64, 128, 256, 256, 256}; !slices.Equal(made, want) || !slices.Equal(taken[:8], want[:8]) {
		t.Errorf("took %v of %v, want all of %v", taken, made, want)
	}
	for length, taken := range map[int]int{0: 0, 1: 1, 2: 2, manyValues / 8: manyValues / 8, manyValues/8 + 1: 0, manyValues: 0} {
		var s stock
		list := s.list(r, reflect.TypeFor[[]int64](), length)
		used := 0
		if len(s.shelves) > 0 {
			used = s.shelves[r.number].used
		}
		if list.IsNil() || list.Len() != length || list.Cap() != length || used != taken {
			t.Errorf("a list of %d: of length %d, room %d, %d taken", length, list.Len(), list.Cap(), used)
		}
	}
}

// TestPages adds blocks that just fit on a page, and that just do not.
func TestPages(t *testing.T) {
	var p Positions
	r := recorder{Positions: &p}
	var at []locus
	for i, count := range []int{8, 8, 1, 31, 1, 64, placesOnPage, 1} {
		block := make([]place, count)
		for k := range block {
			block[k].line = uint32(i + 1)
		}
		at = append(at, r.add(block))
	}
	for i, l := range at {
		for _, place := range p.block(l) {
			if place.line != uint32(i+1) {
				t.Errorf("block %d holds a place of block %d", i, place.line-1)
			}
		}
	}
	if want := []int{0, 0, 1, 1, 2, 3, 4, 5}; !slices.EqualFunc(at, want, func(l locus, page int) bool { return int(l.first)/placesOnPage == page }) {
		t.Errorf("got %v, want the pages %v", at, want)
	}
}

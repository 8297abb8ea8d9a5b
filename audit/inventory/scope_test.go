package inventory

import (
	"fmt"
	"reflect"
	"slices"
	"testing"
)

// TestScopeOfAnySize declares ids one by one, with room made for them or not: each
// is known afterwards, and taken for those that differ by case alone. A few are kept
// in a list, and more by name.
func TestScopeOfAnySize(t *testing.T) {
	sites, facilities := readerOf(reflect.TypeFor[SiteID]()), readerOf(reflect.TypeFor[FacilityID]())
	for _, room := range []int{0, 1, fewIDs - 1, fewIDs, fewIDs + 1, 3 * fewIDs} {
		s := &scope{}
		s.expect(sites, room)
		if byName := s.kind(sites).many != nil; byName != (room > fewIDs) {
			t.Errorf("room for %d: kept by name: %v", room, byName)
		}
		for i := range 2 * fewIDs {
			id := fmt.Sprint("S", i)
			if s.declares(sites, id) {
				t.Errorf("%s is known before", id)
			}
			if at, ok := s.declare(sites, id, place{line: uint32(i)}); !ok || at.line != uint32(i) {
				t.Errorf("%s: got %v, %v", id, at, ok)
			}
			if byName := s.kind(sites).many != nil; byName != (room > fewIDs || i >= fewIDs) {
				t.Errorf("room for %d, after %d: kept by name: %v", room, i+1, byName)
			}
			for k := range i + 1 {
				at, ok := s.declare(sites, fmt.Sprint("s", k), place{line: 99})
				if ok || at.line != uint32(k) || !s.declares(sites, fmt.Sprint("S", k)) || s.declares(sites, fmt.Sprint("s", k)) || s.declares(facilities, fmt.Sprint("S", k)) {
					t.Errorf("after %d: S%d: got %v, %v", i+1, k, at, ok)
				}
			}
		}
		s.expect(sites, 1)
		if got := len(s.candidates(sites, 2*fewIDs)); got != 2*fewIDs || s.candidates(sites, 2*fewIDs-1) != nil {
			t.Errorf("room for %d: %d candidates", room, got)
		}
	}
}

// TestCandidatesOfAnySize counts those that are kept by name together with those
// that are not.
func TestCandidatesOfAnySize(t *testing.T) {
	sites := readerOf(reflect.TypeFor[SiteID]())
	outer := &scope{}
	inner := &scope{outer: outer}
	outer.expect(sites, 2*fewIDs)
	for i := range 2 * fewIDs {
		outer.declare(sites, fmt.Sprint("o", i), place{})
	}
	inner.declare(sites, "i", place{})
	if got := inner.candidates(sites, 2*fewIDs); got != nil {
		t.Errorf("got %v", got)
	}
	if got := inner.candidates(sites, 2*fewIDs+1); len(got) != 2*fewIDs+1 || !slices.Contains(got, "i") || !slices.Contains(got, "o0") {
		t.Errorf("got %v", got)
	}
}

package inventory

import (
	"reflect"
	"slices"
	"testing"
)

// TestCandidates counts the ids of all scopes around a reference together: they
// are either all compared with it, or none is.
func TestCandidates(t *testing.T) {
	sites, facilities := readerOf(reflect.TypeFor[SiteID]()), readerOf(reflect.TypeFor[FacilityID]())
	outer := &scope{}
	inner := &scope{outer: outer}
	outer.declare(sites, "c", place{})
	inner.declare(sites, "a", place{})
	inner.declare(sites, "b", place{})
	for _, c := range []struct {
		from *scope
		of   *reader
		most int
		want []string
	}{
		{inner, sites, 4, []string{"a", "b", "c"}},
		{inner, sites, 3, []string{"a", "b", "c"}},
		{inner, sites, 2, nil},
		{inner, sites, 1, nil},
		{outer, sites, 1, []string{"c"}},
		{outer, sites, 0, nil},
		{inner, facilities, 0, nil},
	} {
		if got := c.from.candidates(c.of, c.most); !slices.Equal(slices.Sorted(slices.Values(got)), c.want) {
			t.Errorf("at most %d: got %v, want %v", c.most, got, c.want)
		}
	}
}

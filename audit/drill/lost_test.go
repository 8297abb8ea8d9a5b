package drill

import (
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func TestLosable(t *testing.T) {
	got := Losable(world())
	if len(got) != 16 || got[0].String() != "carrier:anyang-c1" || !slices.Contains(got, Loss{OperatorLoss, "pangyo-dc"}) {
		t.Errorf("losable: %v", got)
	}
	if got := Losable(&inventory.Inventory{}); got == nil || len(got) != 0 {
		t.Errorf("losable of nothing: %#v", got)
	}
}

func TestParseLost(t *testing.T) {
	inv := world()
	inv.Sites = append(inv.Sites, inventory.Site{ID: "pangyo"}, inventory.Site{ID: "campus"})
	cases := map[string]string{ // the thing, or what the error must say, with | between
		"facility:pangyo":        "facility:pangyo",
		"power-grid:pangyo-grid": "power-grid:pangyo-grid",
		"operator:anyang-dc":     "operator:anyang-dc",
		"campus":                 "site:campus",
		"pangyo":                 `"pangyo" names several things; expected facility:pangyo or site:pangyo`,
		"facility:pangio":        `there is no facility "pangio"; expected facility:id|did you mean "facility:pangyo"?`,
		"facility:busan":         `there is no facility "busan"|in the inventory`,
		"facility:campus":        `did you mean "site:campus"?`,
		"carrier:pangyo":         `there is no carrier "pangyo"|did you mean "`,
		"facilty:pangyo":         `nothing of the kind "facilty" can be lost; expected carrier, facility, operator, power-grid, site or substation|did you mean "facility:pangyo"?`,
		"facilty:busan":          `did you mean "facility"?`,
		"building:campus":        `nothing of the kind "building"|did you mean "site:campus"?`,
		"Facility:pangyo":        `did you mean "facility:pangyo"?`,
		"campos":                 `nothing that can be lost is named "campos"; expected kind:id|did you mean "campus"?`,
		"":                       `expected kind:id`,
		":":                      `nothing of the kind ""`,
		"facility:":              `there is no facility ""`,
		"facility:pangyo:x":      `there is no facility "pangyo:x"`,
	}
	for text, want := range cases {
		got, err := ParseLost(text, inv)
		if err == nil {
			if got.String() != want {
				t.Errorf("%q is %v, want %q", text, got, want)
			}
			continue
		}
		for part := range strings.SplitSeq(want, "|") {
			if !strings.Contains(err.Error(), part) {
				t.Errorf("%q: %v\nwant %q", text, err, part)
			}
		}
	}
	if _, err := ParseLost("facility:busan", inv); strings.Contains(err.Error(), "did you mean") {
		t.Errorf("a far-fetched hint: %v", err)
	}
	if _, err := ParseLost("facility:x", &inventory.Inventory{}); err == nil {
		t.Error("something of nothing can be lost")
	}
}

func TestEveryLosableIsRead(t *testing.T) {
	hold(t, func(p puzzle) bool {
		for _, lost := range Losable(p.inv) {
			if got, err := ParseLost(lost.String(), p.inv); err != nil || got != lost {
				return false
			}
		}
		return true
	})
}

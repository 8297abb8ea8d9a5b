package command

import (
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// anything names the flags whose values cannot be listed.
var anything = []string{"at", "incident", "lose", "operator", "upcoming", "policies-memory", "policies-timeout"}

// Whatever can be listed is offered, and it is what the help says.
func TestOffersAreWhole(t *testing.T) {
	places, err := newDcaudit(nil, nil, nil).places()
	if err != nil || len(places) < 15 {
		t.Fatal(len(places), err)
	}
	for _, p := range places {
		for _, k := range p.Flags {
			if k.Takes != "" && k.Words == nil && !k.File && !slices.Contains(anything, k.Long) {
				t.Errorf("%s --%s: nothing is offered", p.At, k.Long)
			}
			if list := strings.Join(k.Words, ", "); slices.Contains([]string{"format", "lang", "fail-on"}, k.Long) && !strings.Contains(k.Usage+"\n", ": "+list+"\n") {
				t.Errorf("%s --%s: %s is offered; the help says %q", p.At, k.Long, list, k.Usage)
			}
		}
	}
}

// The ids that are offered are those of the catalog.
func TestOffersAreOfTheCatalog(t *testing.T) {
	catalog, err := audit.LoadCatalog(builtin)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{"--framework": {audit.Applicable}}
	for _, f := range catalog.Listing().Frameworks {
		want["--framework"] = append(want["--framework"], f.ID)
	}
	for _, c := range catalog.Listing().Checks {
		want["--only"] = append(want["--only"], c.ID)
	}
	offered, err := newOffers()
	if err != nil {
		t.Fatal(err)
	}
	for flag, ids := range want {
		if got := slices.Sorted(slices.Values(offered[flag])); !slices.Equal(got, slices.Sorted(slices.Values(ids))) {
			t.Errorf("%s: %q is offered; the catalog has %q", flag, got, ids)
		}
	}
}

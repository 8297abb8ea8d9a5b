package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// On the equator a degree is 111.2 kilometres long.
func TestRetreat(t *testing.T) {
	for name, c := range map[string]struct {
		places []inventory.Deployment
		want   any
	}{
		"two":                                {[]inventory.Deployment{active("west"), standby("east")}, 222.4},
		"two near each other and one far":    {[]inventory.Deployment{active("west"), active("middle"), active("east")}, 111.2},
		"two in one place and one far":       {[]inventory.Deployment{active("west"), active("west"), active("east")}, 222.4},
		"one":                                {[]inventory.Deployment{active("west")}, 0.0},
		"one, and a cold one":                {[]inventory.Deployment{active("west"), dormant("east")}, 0.0},
		"one that nobody knows where":        {[]inventory.Deployment{active("west"), active("somewhere")}, "absent"},
		"a cold one that nobody knows where": {[]inventory.Deployment{active("west"), standby("middle"), dormant("somewhere")}, 111.2},
		"none":                               {[]inventory.Deployment{}, 0.0},
		"not declared":                       {nil, "absent"},
	} {
		inv := world(service("app", needs()))
		inv.Services[0].Deployments = c.places
		for i, id := range []string{"west", "middle", "east"} {
			inv.Facilities = append(inv.Facilities, inventory.Facility{ID: inventory.FacilityID(id), Location: &inventory.Coordinates{Lon: float64(i)}})
		}
		inv.Facilities = append(inv.Facilities, inventory.Facility{ID: "somewhere"})
		got := deriveAll(inv, noon).Services["app"]
		if show(got.RetreatKM) != c.want {
			t.Errorf("%s: %v, want %v", name, show(got.RetreatKM), c.want)
		}
		want := []path{"services[app].deployments"}
		for _, place := range c.places {
			if warm(place.Mode) {
				want = append(want, facilityPath(place.Facility).Field("location"))
			}
		}
		if basis := got.Basis("retreat_km"); !slices.Equal(basis, unique(want)) {
			t.Errorf("%s: rests on %v", name, basis)
		}
	}
}

func TestAgesOfPlant(t *testing.T) {
	inv := world()
	inv.Facilities[0].Utilities = []inventory.Utility{{ID: "u", Kind: "ups", LastTest: moment("2022-10-14")}, {ID: "g", Kind: "generator"}}
	inv.Facilities[0].FireProtection = &inventory.FireProtection{Inspected: moment("2022-10-14")}
	facts := deriveAll(inv, noon).Facilities
	got := facts["pangyo"]
	if show(got.Utilities[0].LastTestAge) != 129600.0 || got.Utilities[1].LastTestAge != nil || show(got.FireInspectedAge) != 129600.0 {
		t.Errorf("%+v", got)
	}
	if basis := got.Utilities[1].Basis("last_test_age"); !slices.Equal(basis, []path{"facilities[pangyo].utilities[g].last_test"}) {
		t.Errorf("the age rests on %v", basis)
	}
	if bare := facts["anyang"]; bare.Utilities != nil || bare.FireInspectedAge != nil {
		t.Errorf("facts from nothing: %+v", bare)
	}
}

// dormant declares a cold deployment.
func dormant(facility string) inventory.Deployment {
	return inventory.Deployment{Facility: inventory.FacilityID(facility), Mode: inventory.Cold}
}

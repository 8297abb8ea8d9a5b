package drill

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// factsOfCopy are the facts of a copy of a dataset at pangyo.
func factsOfCopy(inv *inventory.Inventory, held inventory.Copy) CopyFacts {
	held.ID = "c"
	inv.Datasets = []inventory.Dataset{{
		ID: "d", Service: "app", Primary: pointer(inventory.FacilityID("pangyo")), Copies: []inventory.Copy{held},
	}}
	return deriveAll(inv, noon).Datasets["d"].Copies[0]
}

func at(facility string) inventory.Copy {
	return inventory.Copy{Facility: pointer(inventory.FacilityID(facility))}
}

func TestOffSite(t *testing.T) {
	cases := map[string]struct {
		held   inventory.Copy
		change func(*inventory.Inventory)
		want   any
	}{
		"another site":            {held: at("anyang"), want: true},
		"the same site":           {held: at("anyang"), change: func(inv *inventory.Inventory) { inv.Facilities[1].Site = inv.Facilities[0].Site }, want: false},
		"a site nobody declared":  {held: at("anyang"), change: func(inv *inventory.Inventory) { inv.Facilities[1].Site = nil }, want: "absent"},
		"the same building":       {held: at("pangyo"), change: func(inv *inventory.Inventory) { inv.Facilities[0].Site = nil }, want: false},
		"a place nobody declared": {held: inventory.Copy{}, want: "absent"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(service("app", needs()))
			if c.change != nil {
				c.change(inv)
			}
			got := factsOfCopy(inv, c.held)
			if show(got.OffSite) != c.want || len(got.Basis("off_site")) == 0 {
				t.Errorf("off site: %v, basis %v, want %v", show(got.OffSite), got.Basis("off_site"), c.want)
			}
		})
	}
}

func TestKeyOffSite(t *testing.T) {
	cases := map[string]struct {
		holders []inventory.FacilityID
		want    any
	}{
		"not declared":                   {nil, "absent"},
		"nowhere":                        {ids[inventory.FacilityID](), false},
		"with the original":              {ids[inventory.FacilityID]("pangyo"), false},
		"elsewhere":                      {ids[inventory.FacilityID]("anyang"), true},
		"in both":                        {ids[inventory.FacilityID]("pangyo", "anyang"), true},
		"perhaps elsewhere":              {ids[inventory.FacilityID]("pangyo", "third"), "absent"},
		"certainly and perhaps as well":  {ids[inventory.FacilityID]("third", "anyang"), true},
		"in a place that does not exist": {ids[inventory.FacilityID]("nowhere"), "absent"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(service("app", needs()))
			inv.Facilities = append(inv.Facilities, inventory.Facility{ID: "third"})
			got := factsOfCopy(inv, inventory.Copy{KeyHeldAt: c.holders})
			if show(got.KeyOffSite) != c.want || !slices.Contains(got.Basis("key_off_site"), "datasets[d].copies[c].key_held_at") {
				t.Errorf("key off site: %v, basis %v, want %v", show(got.KeyOffSite), got.Basis("key_off_site"), c.want)
			}
		})
	}
}

func TestSharedDomains(t *testing.T) {
	domains := ids[inventory.DomainID]
	cases := map[string]struct {
		change func(pangyo, anyang *inventory.Facility)
		want   []inventory.DomainID
	}{
		"none": {func(_, _ *inventory.Facility) {}, domains()},
		"a grid": {func(pangyo, anyang *inventory.Facility) {
			anyang.FailureDomains = domains("anyang-grid", "pangyo-grid")
		}, domains("pangyo-grid")},
		"one of two substations": {func(pangyo, anyang *inventory.Facility) {
			anyang.Power.Substations = domains("anyang-s1", "pangyo-s1")
		}, domains()},
		"the only substation": {func(pangyo, anyang *inventory.Facility) {
			pangyo.Power.Substations, anyang.Power.Substations = domains("pangyo-s1"), domains("pangyo-s1")
		}, domains("pangyo-s1")},
		"perhaps a grid":                    {func(pangyo, anyang *inventory.Facility) { anyang.FailureDomains = nil }, nil},
		"carriers of one only are declared": {func(pangyo, anyang *inventory.Facility) { anyang.Carriers = nil }, domains()},
		"perhaps the only carrier": {func(pangyo, anyang *inventory.Facility) {
			pangyo.Carriers, anyang.Carriers = domains("pangyo-c1"), nil
		}, nil},
		"neither declares": {func(pangyo, anyang *inventory.Facility) { pangyo.Carriers, anyang.Carriers = nil, nil }, nil},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(service("app", needs()))
			c.change(&inv.Facilities[0], &inv.Facilities[1])
			got := factsOfCopy(inv, at("anyang"))
			if !slices.Equal(got.SharedDomains, c.want) || (got.SharedDomains == nil) != (c.want == nil) {
				t.Errorf("shared %#v, want %#v", got.SharedDomains, c.want)
			}
			if len(got.Basis("shared_domains")) != 8 {
				t.Errorf("basis %v", got.Basis("shared_domains"))
			}
		})
	}
}

// The degree of a great circle is a 360th of its length; Seoul to Busan is some
// 325 km by any atlas.
func TestDistance(t *testing.T) {
	cases := []struct {
		a, b inventory.Coordinates
		want float64
	}{
		{inventory.Coordinates{}, inventory.Coordinates{}, 0},
		{inventory.Coordinates{}, inventory.Coordinates{Lon: 1}, 111.2},
		{inventory.Coordinates{Lat: 90}, inventory.Coordinates{Lat: -90}, 20015.1},
		{inventory.Coordinates{Lat: 37.5665, Lon: 126.978}, inventory.Coordinates{Lat: 35.1796, Lon: 129.0756}, 325.1},
	}
	for _, c := range cases {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("%v to %v: %v km, want %v", c.a, c.b, got, c.want)
		}
	}
	inv := world(service("app", needs()))
	inv.Facilities[0].Location = &inventory.Coordinates{}
	if got := factsOfCopy(inv, at("anyang")); got.DistanceKM != nil || !slices.Contains(got.Basis("distance_km"), "facilities[anyang].location") {
		t.Errorf("a distance from nowhere: %v", show(got.DistanceKM))
	}
	inv.Facilities[1].Location = &inventory.Coordinates{Lon: 1}
	if got := factsOfCopy(inv, at("anyang")); show(got.DistanceKM) != 111.2 {
		t.Errorf("distance %v", show(got.DistanceKM))
	}
}

func TestDatasetOfAService(t *testing.T) {
	inv := world(service("app", needs()), service("bare", needs()))
	if got := deriveAll(inv, noon).Services["app"].Datasets; got != nil {
		t.Errorf("datasets %v of an inventory that lists none", got)
	}
	inv.Services[0].Critical, inv.Services[0].RPO = true, length("15m")
	got := factsOfCopy(inv, inventory.Copy{LastSuccess: moment("2022-10-15T11:00:00Z"), LastRestoreTest: moment("2023-01-01")})
	if show(got.LastSuccessAge) != 3600.0 || got.LastRestoreTestAge != nil {
		t.Errorf("ages %v and %v", show(got.LastSuccessAge), show(got.LastRestoreTestAge))
	}
	facts := deriveAll(inv, noon)
	if of := facts.Datasets["d"]; !of.Critical || show(of.RPO) != 900.0 {
		t.Errorf("critical %v, RPO %v", of.Critical, show(of.RPO))
	}
	if got := fmt.Sprint(facts.Services["app"].Datasets, facts.Services["bare"].Datasets != nil); got != "[d] true" {
		t.Errorf("datasets %v", got)
	}
	inv.Datasets[0].Copies = nil
	if got := deriveAll(inv, noon).Datasets["d"].Copies; got != nil {
		t.Errorf("copies %v that nobody declared", got)
	}
}

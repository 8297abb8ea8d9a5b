package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// vital is the service as a critical one.
func vital(s inventory.Service) inventory.Service {
	s.Critical = true
	return s
}

func TestContracts(t *testing.T) {
	for name, c := range map[string]struct {
		services   []inventory.ServiceID
		facilities []inventory.FacilityID
		unplaced   bool // a critical service does not say where it runs
		want       []any
	}{
		"carries a critical service":          {ids[inventory.ServiceID]("core"), ids[inventory.FacilityID](), false, []any{true, int64(1)}},
		"carries another":                     {ids[inventory.ServiceID]("aside"), ids[inventory.FacilityID](), false, []any{false, int64(0)}},
		"houses a critical service":           {ids[inventory.ServiceID](), ids[inventory.FacilityID]("pangyo"), false, []any{true, int64(1)}},
		"houses none":                         {ids[inventory.ServiceID](), ids[inventory.FacilityID]("anyang"), false, []any{false, int64(0)}},
		"carries and houses the same":         {ids[inventory.ServiceID]("core"), ids[inventory.FacilityID]("pangyo"), false, []any{true, int64(1)}},
		"carries one, houses nobody knows":    {ids[inventory.ServiceID]("core"), nil, false, []any{true, "absent"}},
		"carries none, houses nobody knows":   {ids[inventory.ServiceID](), nil, false, []any{"absent", "absent"}},
		"houses none, carries nobody knows":   {nil, ids[inventory.FacilityID]("anyang"), false, []any{"absent", "absent"}},
		"may house one that is not placed":    {ids[inventory.ServiceID](), ids[inventory.FacilityID]("anyang"), true, []any{"absent", "absent"}},
		"houses nothing, whatever the others": {ids[inventory.ServiceID](), ids[inventory.FacilityID](), true, []any{false, int64(0)}},
		"carries the one that is not placed":  {ids[inventory.ServiceID]("lost"), ids[inventory.FacilityID]("anyang"), true, []any{true, int64(1)}},
	} {
		inv := world(vital(service("core", needs(), active("pangyo"))), service("aside", needs(), active("anyang")))
		if c.unplaced {
			inv.Services = append(inv.Services, vital(service("lost", needs())))
			inv.Services[2].Deployments = nil
		}
		inv.Contracts = []inventory.Contract{{ID: "c", Provider: "pangyo-dc", Services: c.services, Facilities: c.facilities, RiskAssessed: moment("2022-10-14")}}
		got := deriveAll(inv, noon).Operator.Contracts[0]
		if all := []any{show(got.Critical), show(got.CriticalServices)}; !slices.Equal(all, c.want) {
			t.Errorf("%s: %v, want %v", name, all, c.want)
		}
		if show(got.RiskAssessedAge) != 129600.0 || got.ExitReviewedAge != nil {
			t.Errorf("%s: assessed %v ago, reviewed %v ago", name, show(got.RiskAssessedAge), show(got.ExitReviewedAge))
		}
	}
}

func TestWhatFactsOfContractsRestOn(t *testing.T) {
	inv := world(vital(service("core", needs(), active("pangyo"))))
	inv.Contracts = []inventory.Contract{{ID: "c", Provider: "pangyo-dc", Services: ids[inventory.ServiceID]("core"), Facilities: ids[inventory.FacilityID]("pangyo")}}
	got := deriveAll(inv, noon).Operator.Contracts[0]
	for field, want := range map[string][]path{
		"id":                         {"contracts[c]"},
		"provider":                   {"contracts[c].provider"},
		"critical":                   {"contracts[c].facilities", "contracts[c].services", "services[core].critical", "services[core].deployments"},
		"critical_services":          {"contracts[c].facilities", "contracts[c].services", "services[core].critical", "services[core].deployments"},
		"registered":                 {"contracts[c].registered"},
		"exit_reviewed_age":          {"contracts[c].exit_reviewed"},
		"risk_assessed_age":          {"contracts[c].risk_assessed"},
		"concentration_assessed_age": {"contracts[c].concentration_assessed"},
	} {
		if basis := got.Basis(field); !slices.Equal(basis, want) {
			t.Errorf("%s rests on %v, want %v", field, basis, want)
		}
	}
	if got := deriveAll(world(), noon).Operator; got.Contracts != nil || got.Uncontracted != nil {
		t.Errorf("facts from nothing: %+v", got)
	}
}

func TestUncontracted(t *testing.T) {
	for name, c := range map[string]struct {
		given  []inventory.FacilityID
		change func(*inventory.Inventory)
		want   []string // nil: absent
	}{
		"both are under a contract":            {ids[inventory.FacilityID]("pangyo", "anyang"), nil, []string{}},
		"one is not":                           {ids[inventory.FacilityID]("pangyo"), nil, []string{"anyang"}},
		"one is the operator's own":            {ids[inventory.FacilityID]("pangyo"), func(inv *inventory.Inventory) { inv.Facilities[1].Operator = pointer(inventory.OrganisationID("op")) }, []string{}},
		"nobody knows who runs one":            {ids[inventory.FacilityID]("pangyo"), func(inv *inventory.Inventory) { inv.Facilities[1].Operator = nil }, nil},
		"nobody knows, but it is under one":    {ids[inventory.FacilityID]("pangyo", "anyang"), func(inv *inventory.Inventory) { inv.Facilities[1].Operator = nil }, []string{}},
		"nobody knows what a contract gives":   {nil, nil, nil},
		"nobody knows who the operator is":     {ids[inventory.FacilityID]("pangyo"), func(inv *inventory.Inventory) { inv.Operator = nil }, nil},
		"nobody knows what facilities exist":   {ids[inventory.FacilityID](), func(inv *inventory.Inventory) { inv.Facilities = nil }, nil},
		"there is no contract, and there must": {nil, func(inv *inventory.Inventory) { inv.Contracts = []inventory.Contract{} }, []string{"pangyo", "anyang"}},
	} {
		inv := world()
		inv.Operator = &inventory.Operator{ID: "op"}
		inv.Contracts = []inventory.Contract{{ID: "c", Provider: "pangyo-dc", Facilities: c.given}}
		if c.change != nil {
			c.change(inv)
		}
		facts := deriveAll(inv, noon).Operator
		got := []string{}
		for _, facility := range facts.Uncontracted {
			got = append(got, string(facility.ID))
		}
		if (facts.Uncontracted == nil) != (c.want == nil) || c.want != nil && !slices.Equal(got, c.want) {
			t.Errorf("%s: %v (absent: %v), want %v", name, got, facts.Uncontracted == nil, c.want)
		}
		if basis := facts.Basis("uncontracted"); !slices.Contains(basis, "facilities") || len(inv.Facilities) > 0 && !slices.Contains(basis, "facilities[anyang].operator") {
			t.Errorf("%s: rests on %v", name, basis)
		}
	}
}

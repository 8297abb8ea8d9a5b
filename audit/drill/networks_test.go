package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func TestOtherNetworkAndRestoredApart(t *testing.T) {
	net := func(id string) *inventory.NetworkID {
		if id == "" {
			return nil
		}
		return pointer(inventory.NetworkID(id))
	}
	for name, c := range map[string]struct {
		original, held, restored string
		machines                 *bool
		tested                   bool
		want                     []any // other network, restored apart
	}{
		"apart in all":            {"a", "b", "b", truth(true), true, []any{true, true}},
		"in one network":          {"a", "a", "a", truth(true), true, []any{false, false}},
		"on the same machines":    {"a", "b", "b", truth(false), true, []any{true, false}},
		"machines not declared":   {"a", "b", "b", nil, true, []any{true, "absent"}},
		"network not declared":    {"a", "", "", truth(true), true, []any{"absent", "absent"}},
		"original not declared":   {"", "b", "b", truth(true), true, []any{"absent", "absent"}},
		"same machines, no net":   {"a", "", "", truth(false), true, []any{"absent", false}},
		"one network, no machine": {"a", "a", "a", nil, true, []any{false, false}},
		"no test declared":        {"a", "b", "", nil, false, []any{true, "absent"}},
	} {
		inv := world(service("app", needs()))
		held := inventory.Copy{ID: "c", Network: net(c.held), LastIntegrityCheck: moment("2022-10-14")}
		if c.tested {
			held.RestoreTest = &inventory.RestoreTest{Network: net(c.restored), OtherHardware: c.machines}
		}
		inv.Datasets = []inventory.Dataset{{ID: "d", Service: "app", Network: net(c.original), Copies: []inventory.Copy{held}}}
		got := deriveAll(inv, noon).Datasets["d"].Copies[0]
		if all := []any{show(got.OtherNetwork), show(got.RestoredApart)}; !slices.Equal(all, c.want) {
			t.Errorf("%s: %v, want %v", name, all, c.want)
		}
		if show(got.LastIntegrityCheckAge) != 129600.0 {
			t.Errorf("%s: checked %v ago", name, show(got.LastIntegrityCheckAge))
		}
		for field, want := range map[string][]path{
			"other_network":            {"datasets[d].network", "datasets[d].copies[c].network"},
			"restored_apart":           {"datasets[d].network", "datasets[d].copies[c].restore_test.network", "datasets[d].copies[c].restore_test.other_hardware"},
			"last_integrity_check_age": {"datasets[d].copies[c].last_integrity_check"},
		} {
			if basis := got.Basis(field); !slices.Equal(basis, want) {
				t.Errorf("%s: %s rests on %v", name, field, basis)
			}
		}
	}
}

func TestDataKinds(t *testing.T) {
	kinds := func(of ...inventory.DataKind) []inventory.DataKind { return append([]inventory.DataKind{}, of...) }
	for name, c := range map[string]struct {
		datasets [][]inventory.DataKind
		whole    bool
		want     []inventory.DataKind
	}{
		"two, in order and once each": {[][]inventory.DataKind{kinds("keys", "business"), kinds("business")}, true, kinds("business", "keys")},
		"one that does not say":       {[][]inventory.DataKind{kinds("keys"), nil}, false, kinds("keys")},
		"one that holds nothing":      {[][]inventory.DataKind{kinds()}, true, kinds()},
		"none at all":                 {[][]inventory.DataKind{}, true, kinds()},
		"no list":                     {nil, false, kinds()},
	} {
		inv := world(service("app", needs()))
		basis := []path{"datasets"}
		if c.datasets != nil {
			inv.Datasets = []inventory.Dataset{}
		}
		for i, holds := range c.datasets {
			id := inventory.DatasetID(string(rune('a' + i)))
			inv.Datasets = append(inv.Datasets, inventory.Dataset{ID: id, Service: "app", Holds: holds})
			basis = append(basis, datasetPath(id).Field("holds"))
		}
		got := deriveAll(inv, noon).Operator
		if got.DataKindsWhole != c.whole || !slices.Equal(got.DataKinds, c.want) {
			t.Errorf("%s: %v, whole %v", name, got.DataKinds, got.DataKindsWhole)
		}
		if !slices.Equal(got.Basis("data_kinds"), basis) || !slices.Equal(got.Basis("data_kinds_whole"), basis) {
			t.Errorf("%s: rests on %v", name, got.Basis("data_kinds"))
		}
	}
}

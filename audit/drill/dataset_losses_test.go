package drill

import (
	"fmt"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Each case is what the losses of kinds say of a dataset that has a copy at
// anyang from 11:00, kept every hour.
func TestDatasetLosses(t *testing.T) {
	all := "carrier pangyo-c1 intact, carrier pangyo-c2 intact, facility pangyo restorable c 3600 3600, " +
		"operator pangyo-dc restorable c 3600 3600, power-grid pangyo-grid restorable c 3600 3600, " +
		"site pangyo-site restorable c 3600 3600, substation pangyo-s1 intact, substation pangyo-s2 intact"
	bare := func(inv *inventory.Inventory) { inv.FailureDomains, inv.Sites = nil, nil }
	ungridded := ", power-grid - absent"
	cases := map[string]struct {
		change  func(*inventory.Inventory, *inventory.Dataset)
		want    string
		missing path
	}{
		"every loss that may touch it": {func(*inventory.Inventory, *inventory.Dataset) {}, all, ""},
		"nobody placed it": {func(_ *inventory.Inventory, d *inventory.Dataset) { d.Primary = nil },
			"carrier - absent, facility - absent, operator - absent, power-grid - absent, site - absent, substation - absent", "datasets[d].primary"},
		"nothing is known of its building": {func(inv *inventory.Inventory, _ *inventory.Dataset) {
			inv.Facilities[0] = inventory.Facility{ID: "pangyo"}
			inv.Sites, inv.FailureDomains = nil, nil
		}, "carrier - absent, facility pangyo restorable c 3600 3600, operator - absent, operator anyang-dc absent, " +
			"power-grid - absent, site - absent, substation - absent", "facilities[pangyo].site"},
		"no copy": {func(inv *inventory.Inventory, d *inventory.Dataset) {
			d.Copies = []inventory.Copy{}
			bare(inv)
		}, "facility pangyo lost, operator pangyo-dc lost" + ungridded, "datasets[d].copies"},
		"an age nobody declared": {func(inv *inventory.Inventory, d *inventory.Dataset) {
			d.Copies[0].LastSuccess = nil
			bare(inv)
		}, "facility pangyo restorable c, operator pangyo-dc restorable c" + ungridded, "datasets[d].copies[c].last_success"},
		"an interval nobody declared": {func(inv *inventory.Inventory, d *inventory.Dataset) {
			d.Copies[0].Interval = nil
			bare(inv)
		}, "facility pangyo restorable c 3600 0, operator pangyo-dc restorable c 3600 0" + ungridded, ""},
		"a key in the fire": {func(inv *inventory.Inventory, d *inventory.Dataset) {
			d.Copies[0] = locked(d.Copies[0], "pangyo")
			bare(inv)
		}, "facility pangyo lost, operator pangyo-dc lost" + ungridded, "datasets[d].copies[c].key_held_at"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(service("app", needs()))
			held := kept("c", "anyang", 1)
			held.Interval = length("1h")
			dataset := inventory.Dataset{ID: "d", Service: "app", Primary: pointer(inventory.FacilityID("pangyo")), Copies: []inventory.Copy{held}}
			c.change(inv, &dataset)
			inv.Datasets = []inventory.Dataset{dataset}
			losses := deriveAll(inv, noon).Datasets["d"].Losses
			if got := told(losses); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
			named := slices.ContainsFunc(losses, func(l DatasetLossFacts) bool {
				return slices.Contains(slices.Concat(l.Basis("state"), l.Basis("recovery_point_seconds")), c.missing)
			})
			if c.missing != "" && !named {
				t.Errorf("no loss rests on %s", c.missing)
			}
		})
	}
}

// told is what losses say, with "-" for a loss without a name.
func told(losses []DatasetLossFacts) string {
	text := ""
	for _, l := range losses {
		id := "-"
		if l.ID != nil {
			id = *l.ID
		}
		text += fmt.Sprint(", ", l.Kind, " ", id, " ", show(l.State))
		for _, fact := range []any{show(l.Copy), show(l.RecoveryPointSeconds), show(l.LeastSeconds)} {
			if fact != "absent" {
				text += fmt.Sprint(" ", fact)
			}
		}
	}
	return text[2:]
}

// A dataset pays for the losses of its own building, not for all there are.
func TestADatasetHasOnlyLossesThatMayTouchIt(t *testing.T) {
	inv := fleet(t, 64, 16)
	for id, facts := range deriveAll(inv, noon).Datasets {
		played := slices.DeleteFunc(facts.Losses, func(l DatasetLossFacts) bool { return l.ID == nil })
		// Its building, site, building operator and grid, two substations and two carriers.
		if len(played) != 8 {
			t.Errorf("%s: %s", id, told(played))
		}
	}
}

package drill

import (
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// TestCloudRegions loses a region: it takes what is in it, spares what is in
// another, and may take what declares neither a region nor all failure domains.
func TestCloudRegions(t *testing.T) {
	paris, milan := inventory.DomainID("paris"), inventory.DomainID("milan")
	lost := disaster{{kind: LossKind(inventory.CloudRegionDomain), id: string(paris)}}
	both := append(disaster{{kind: "power-grid", id: "grid"}}, lost...)
	for _, c := range []struct {
		name         string
		facility     inventory.Facility
		region, more fate
	}{
		{"in it", inventory.Facility{CloudRegion: &paris}, taken, taken},
		{"in another", inventory.Facility{CloudRegion: &milan}, spared, unsure},
		{"in another, with all other causes", inventory.Facility{CloudRegion: &milan, FailureDomains: []inventory.DomainID{}}, spared, spared},
		{"nothing is declared", inventory.Facility{}, unsure, unsure},
		{"all causes are declared, and no region", inventory.Facility{FailureDomains: []inventory.DomainID{}}, spared, spared},
		{"named among all causes", inventory.Facility{FailureDomains: []inventory.DomainID{paris}}, taken, taken},
		{"in another, with a grid that is lost", inventory.Facility{CloudRegion: &milan, FailureDomains: []inventory.DomainID{"grid"}}, spared, taken},
	} {
		c.facility.ID = "f"
		if got, _ := lost.strike(&c.facility); got != c.region {
			t.Errorf("%s: the loss of the region has fate %d, want %d", c.name, got, c.region)
		}
		if got, _ := both.strike(&c.facility); got != c.more {
			t.Errorf("%s: the loss of region and grid has fate %d, want %d", c.name, got, c.more)
		}
	}
}

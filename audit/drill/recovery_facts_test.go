package drill

import (
	"slices"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// What a check reads of a recovery is what a scenario tells of it, and where a
// time on the way is not declared it is the one that is missing.
func TestLossFactsTellTheRecovery(t *testing.T) {
	inv := standbyInventory()
	north := func() LossFacts {
		losses := deriveAll(inv, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)).Services["mail"].Losses
		return losses[slices.IndexFunc(losses, func(l LossFacts) bool { return l.ID != nil && *l.ID == "north" })]
	}
	if got := north(); got.RecoverySeconds == nil || *got.RecoverySeconds != 900 {
		t.Errorf("got %+v; expected 900 seconds", got)
	}
	inv.Services[0].Deployments[1].Activation.Takes = nil
	takes := inventory.Path("services[mail].deployments[1].activation.takes")
	if got := north(); got.RecoverySeconds != nil || !slices.Contains(got.Basis("recovery_seconds"), takes) {
		t.Errorf("without its time: got %v, resting on %v", got.RecoverySeconds, got.Basis("recovery_seconds"))
	}
}

// standbyInventory has a service that is active in the north and takes 15
// minutes to wake in the south.
func standbyInventory() *inventory.Inventory {
	takes := inventory.Duration(900)
	south := inventory.Activation{Requires: []inventory.Requirement{}, Takes: &takes}
	return &inventory.Inventory{
		Facilities: []inventory.Facility{{ID: "north"}, {ID: "south"}},
		Services: []inventory.Service{{ID: "mail", Requires: []inventory.Requirement{}, Deployments: []inventory.Deployment{
			{Facility: "north", Mode: inventory.Active},
			{Facility: "south", Mode: inventory.Standby, Activation: &south},
		}}},
	}
}

package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func TestParities(t *testing.T) {
	compared := func(day string) inventory.Deployment {
		deployment := standby("anyang")
		deployment.Parity = &inventory.Parity{Compared: moment(day)}
		return deployment
	}
	empty := standby("anyang")
	empty.Parity = &inventory.Parity{}
	inv := world(service("s", needs(), active("pangyo"), compared("2022-10-14"), empty, compared("2022-10-16")), service("bare", needs()))
	inv.Services[1].Deployments = nil
	got := deriveAll(inv, noon).Services
	var ages []any
	for _, parity := range got["s"].Parities {
		ages = append(ages, show(parity.Age))
	}
	if want := []any{"absent", 129600.0, "absent", "absent"}; !slices.Equal(ages, want) {
		t.Errorf("ages %v, want %v", ages, want)
	}
	if basis := got["s"].Parities[1].Basis("age"); basis[0] != "services[s].deployments[1].parity.compared" {
		t.Errorf("the age rests on %v", basis)
	}
	if got["bare"].Parities != nil {
		t.Errorf("parities %v of no deployment", got["bare"].Parities)
	}
}

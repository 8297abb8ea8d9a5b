package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func TestStandbys(t *testing.T) {
	cases := map[string]struct {
		standby inventory.Deployment
		console inventory.Service
		want    any
		because []string
		basis   []inventory.Path
	}{
		"the console lives": {
			standby("anyang", "console"), service("console", needs(), active("anyang")),
			true, nil, []inventory.Path{"services[app].deployments[1].facility", "services[app].deployments[1].activation.requires"},
		},
		"the console burns": {
			standby("anyang", "console"), service("console", needs(), active("pangyo")),
			false, []string{"the standby of app at anyang needs console to be activated", "console runs only at pangyo"},
			[]inventory.Path{"services[app].deployments[1].activation.requires[0]", "services[app].deployments", "services[console].deployments"},
		},
		"the console may burn": {
			standby("anyang", "console"), service("console", nil, active("anyang")),
			"absent", nil, []inventory.Path{"services[console].requires"},
		},
		"an activation nobody described": {
			inventory.Deployment{Facility: "anyang", Mode: inventory.Standby}, service("console", needs(), active("anyang")),
			"absent", nil, []inventory.Path{"services[app].deployments[1].activation.requires"},
		},
		"in the same building": {
			standby("pangyo"), service("console", needs(), active("anyang")),
			false, []string{"the standby of app at pangyo is lost with pangyo"}, []inventory.Path{"services[app].deployments[1].facility"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			got := deriveAll(world(service("app", needs(), active("pangyo"), c.standby), c.console), noon).Services["app"].Standbys
			if len(got) != 1 || got[0].For != "pangyo" || got[0].Facility != c.standby.Facility {
				t.Fatalf("got %+v", got)
			}
			if show(got[0].Activatable) != c.want || !slices.Equal(got[0].Because, c.because) {
				t.Errorf("activatable %v because %q", show(got[0].Activatable), got[0].Because)
			}
			if !slices.Equal(got[0].Basis("activatable"), c.basis) {
				t.Errorf("basis %q, want %q", got[0].Basis("activatable"), c.basis)
			}
		})
	}
}

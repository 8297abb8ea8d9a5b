package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Each case is what becomes of the service "app" when pangyo is lost.
func TestOutcome(t *testing.T) {
	undeclared := func(s inventory.Service, change func(*inventory.Service)) inventory.Service {
		change(&s)
		return s
	}
	cases := map[string]struct {
		services []inventory.Service
		want     any
		because  []string
		basis    []inventory.Path
	}{
		"active elsewhere": {
			services: []inventory.Service{service("app", needs(), active("pangyo"), with(1, active("anyang")))},
			want:     Running,
			basis:    []inventory.Path{"services[app].deployments[1]"},
		},
		"active elsewhere, with less": {
			services: []inventory.Service{service("app", needs(), with(0.5, active("pangyo")), with(0.6, active("anyang")))},
			want:     Degraded,
			because:  []string{"it can carry 0.6 of its peak at anyang"},
			basis:    []inventory.Path{"services[app].deployments[1]", "services[app].deployments"},
		},
		"active elsewhere, nobody says how much": {
			services: []inventory.Service{service("app", needs(), with(1, active("pangyo")), active("anyang"))},
			want:     Degraded,
			because:  []string{"it is not declared how much of its peak it can carry at anyang"},
			basis:    []inventory.Path{"services[app].deployments[1]", "services[app].deployments"},
		},
		"a single building": {
			services: []inventory.Service{service("app", needs(), active("pangyo"))},
			want:     Lost,
			because:  []string{"app runs only at pangyo"},
			basis:    []inventory.Path{"services[app].deployments"},
		},
		"a dependency in a single building": {
			services: []inventory.Service{
				service("app", needs("cache"), active("pangyo"), active("anyang")),
				service("cache", needs(), active("pangyo")),
			},
			want:    Lost,
			because: []string{"app requires cache", "cache runs only at pangyo"},
			basis:   []inventory.Path{"services[app].requires[0]", "services[cache].deployments"},
		},
		"one of two dependencies suffices": {
			services: []inventory.Service{
				service("app", needs("near|far"), active("anyang")),
				service("near", needs(), active("pangyo")),
				service("far", needs(), active("anyang")),
			},
			want:  Running,
			basis: []inventory.Path{"services[app].deployments[0]"},
		},
		"both of two dependencies fail": {
			services: []inventory.Service{
				service("app", needs("one|two"), active("anyang")),
				service("one", needs(), active("pangyo")),
				service("two", needs("one"), active("anyang")),
			},
			want:    Lost,
			because: []string{"app requires one or two", "one runs only at pangyo", "two requires one"},
			basis:   []inventory.Path{"services[app].requires[0]", "services[one].deployments", "services[two].requires[0]"},
		},
		"the shorter of two ways to a root": {
			services: []inventory.Service{
				service("app", needs("long", "short"), active("anyang")),
				service("long", needs("longer"), active("anyang")),
				service("longer", needs(), active("pangyo")),
				service("short", needs(), active("pangyo")),
			},
			want:    Lost,
			because: []string{"app requires short", "short runs only at pangyo"},
			basis:   []inventory.Path{"services[app].requires[1]", "services[short].deployments"},
		},
		"a circle of services that all still serve": {
			services: []inventory.Service{
				service("app", needs("other"), active("pangyo"), with(1, active("anyang"))),
				service("other", needs("app"), active("pangyo"), active("anyang")),
			},
			want:  Running,
			basis: []inventory.Path{"services[app].deployments[1]"},
		},
		"something useful is lost": {
			services: []inventory.Service{
				undeclared(service("app", needs(), active("anyang")), func(s *inventory.Service) { s.Uses = ids[inventory.ServiceID]("extra") }),
				service("extra", needs(), active("pangyo")),
			},
			want:    Degraded,
			because: []string{"it uses extra, which is lost"},
			basis:   []inventory.Path{"services[app].deployments[0]", "services[app].uses"},
		},
		"a standby that needs nothing": {
			services: []inventory.Service{service("app", needs(), active("pangyo"), standby("anyang"))},
			want:     Recovers,
			basis:    []inventory.Path{"services[app].deployments[1]", "services[app].deployments[1].activation"},
		},
		"a dependency that comes back": {
			services: []inventory.Service{
				service("app", needs("base"), active("anyang")),
				service("base", needs(), active("pangyo"), standby("anyang")),
			},
			want:  Recovers,
			basis: []inventory.Path{"services[app].deployments[0]"},
		},
		"the tool of the fail-over burns too": {
			services: []inventory.Service{
				service("app", needs(), active("pangyo"), standby("anyang", "console")),
				service("console", needs(), active("pangyo")),
			},
			want:    Lost,
			because: []string{"the standby of app at anyang needs console to be activated", "console runs only at pangyo"},
			basis:   []inventory.Path{"services[app].deployments[1].activation.requires[0]", "services[app].deployments", "services[console].deployments"},
		},
		"standbys that wait for each other": {
			services: []inventory.Service{
				service("app", needs(), active("pangyo"), standby("anyang", "console")),
				service("console", needs("app"), active("pangyo"), standby("anyang")),
			},
			want: Lost,
			because: []string{
				"the standby of app at anyang needs console to be activated", "console requires app",
				"app and console wait for each other",
			},
			basis: []inventory.Path{"services[app].deployments[1].activation.requires[0]", "services[app].deployments", "services[console].requires[0]"},
		},
		"a standby that waits for itself": {
			services: []inventory.Service{service("app", needs(), active("pangyo"), standby("anyang", "app"))},
			want:     Lost,
			because:  []string{"the standby of app at anyang needs app to be activated", "app waits for itself"},
			basis:    []inventory.Path{"services[app].deployments[1].activation.requires[0]", "services[app].deployments"},
		},
		"no deployment at all": {
			services: []inventory.Service{service("app", needs())},
			want:     Lost,
			because:  []string{"app runs nowhere"},
			basis:    []inventory.Path{"services[app].deployments"},
		},
		"unknown requirements": {
			services: []inventory.Service{service("app", nil, active("anyang"))},
			want:     "absent",
			basis:    []inventory.Path{"services[app].requires"},
		},
		"unknown deployments of a dependency": {
			services: []inventory.Service{
				service("app", needs("cache"), active("anyang")),
				undeclared(service("cache", nil), func(s *inventory.Service) { s.Deployments = nil }),
			},
			want:  "absent",
			basis: []inventory.Path{"services[cache].deployments", "services[cache].requires"},
		},
		"unknown activation": {
			services: []inventory.Service{service("app", needs(), active("pangyo"), inventory.Deployment{Facility: "anyang", Mode: inventory.Cold})},
			want:     "absent",
			basis:    []inventory.Path{"services[app].deployments[1].activation.requires"},
		},
		"unknown, but lost in any case": {
			services: []inventory.Service{service("app", nil, active("pangyo"))},
			want:     Lost,
			because:  []string{"app runs only at pangyo"},
			basis:    []inventory.Path{"services[app].deployments"},
		},
		"unknown, but an alternative certainly runs": {
			services: []inventory.Service{
				service("app", needs("near|far"), active("anyang")),
				service("near", nil, active("anyang")),
				service("far", needs(), active("anyang")),
			},
			want:  Running,
			basis: []inventory.Path{"services[app].deployments[0]"},
		},
		// base certainly serves in the end, but whether it stops before decides
		// whether app and peer, which need each other, have to start anew.
		"unknown whether a dependency stops in between": {
			services: []inventory.Service{
				service("app", needs("base", "peer"), active("anyang")),
				service("peer", needs("app"), active("anyang")),
				service("base", needs(), active("pangyo"), standby("anyang"), active("third")),
			},
			want:  "absent",
			basis: []inventory.Path{"facilities[third].site"},
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(c.services...)
			third := building("third")
			third.Site = nil
			inv.Facilities = append(inv.Facilities, third)
			kind, id := FacilityLoss, "pangyo"
			if slices.Contains(c.basis, "facilities[third].site") {
				kind, id = SiteLoss, "pangyo-site"
			}
			got := lossOf(t, deriveAll(inv, noon), "app", kind, id)
			if show(got.Outcome) != c.want {
				t.Errorf("outcome %v, want %v", show(got.Outcome), c.want)
			}
			if !slices.Equal(got.Because, c.because) {
				t.Errorf("because %q, want %q", got.Because, c.because)
			}
			if !slices.Equal(got.Basis("outcome"), c.basis) {
				t.Errorf("basis %q, want %q", got.Basis("outcome"), c.basis)
			}
		})
	}
}

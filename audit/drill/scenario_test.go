package drill

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// pangyo is the loss that most tests play.
var pangyo = Loss{FacilityLoss, "pangyo"}

// after is a standby that takes so long once its requirements are met.
func after(takes string, deployment inventory.Deployment) inventory.Deployment {
	deployment.Activation.Takes = length(takes)
	return deployment
}

// Each case is how the service "app" comes back when pangyo is lost.
func TestComingBack(t *testing.T) {
	cases := map[string]struct {
		services []inventory.Service
		seconds  any
		because  string
	}{
		"by a standby": {
			[]inventory.Service{service("app", needs(), active("pangyo"), after("20m", standby("anyang")))},
			1200.0, "the standby of app at anyang takes over in 20m",
		},
		"by the quicker of two standbys": {
			[]inventory.Service{service("app", needs(), active("pangyo"), after("20m", standby("anyang")), after("5m", standby("third")))},
			300.0, "the standby of app at third takes over in 5m",
		},
		"by one of two that are as quick": {
			[]inventory.Service{service("app", needs(), active("pangyo"), after("5m", standby("third")), after("5m", standby("anyang")))},
			300.0, "the standby of app at anyang takes over in 5m",
		},
		"nobody knows when": {
			[]inventory.Service{service("app", needs(), active("pangyo"), standby("anyang"))},
			"absent", "the standby of app at anyang takes over, in a time that is not declared",
		},
		"perhaps sooner, by then at the latest": {
			[]inventory.Service{service("app", needs(), active("pangyo"), standby("anyang"), after("5m", standby("third")))},
			300.0, "the standby of app at third takes over in 5m",
		},
		"once its tool is back": {
			[]inventory.Service{
				service("app", needs(), active("pangyo"), after("20m", standby("anyang", "console"))),
				service("console", needs(), active("pangyo"), after("1h", standby("anyang"))),
			},
			4800.0, "the standby of app at anyang takes over 20m after console is back; the standby of console at anyang takes over in 1h",
		},
		"nobody knows when its tool is back": {
			[]inventory.Service{
				service("app", needs(), active("pangyo"), after("20m", standby("anyang", "console"))),
				service("console", needs(), active("pangyo"), standby("anyang")),
			},
			"absent", "the standby of app at anyang takes over 20m after console is back; the standby of console at anyang takes over, in a time that is not declared",
		},
		"where it ran, after the slowest requirement and its quickest alternative": {
			[]inventory.Service{
				service("app", needs("log-in", "cache|store"), active("anyang"), active("third")),
				service("log-in", needs(), active("pangyo"), after("5m", standby("anyang"))),
				service("cache", needs(), active("pangyo"), after("30m", standby("anyang"))),
				service("store", needs(), active("pangyo"), after("10m", standby("anyang"))),
			},
			600.0, "app runs again at anyang and third after store is back; the standby of store at anyang takes over in 10m",
		},
		"after what it requires and what its activation requires": {
			[]inventory.Service{
				service("app", needs("log-in"), active("pangyo"), after("1m", standby("anyang", "console"))),
				service("log-in", needs(), active("pangyo"), after("7m", standby("anyang"))),
				service("console", needs(), active("pangyo"), after("5m", standby("anyang"))),
			},
			480.0, "the standby of app at anyang takes over 1m after log-in is back; the standby of log-in at anyang takes over in 7m",
		},
		"by its own way out of a circle": {
			[]inventory.Service{
				service("app", needs(), active("pangyo"), standby("third", "peer"), standby("anyang")),
				service("peer", needs("app"), active("anyang")),
			},
			"absent", "the standby of app at anyang takes over, in a time that is not declared",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			inv := world(c.services...)
			inv.Facilities = append(inv.Facilities, building("third"))
			got := stateOf(t, Play(inv, noon, pangyo), "app")
			if show(got.State) != Recovers || show(got.RecoverySeconds) != c.seconds || strings.Join(got.Because, "; ") != c.because {
				t.Errorf("%v in %v because %q", show(got.State), show(got.RecoverySeconds), got.Because)
			}
		})
	}
}

// stateOf is what becomes of a service in a scenario.
func stateOf(t *testing.T, scenario Scenario, id inventory.ServiceID) ServiceState {
	t.Helper()
	for _, state := range scenario.Services {
		if state.ID == id {
			return state
		}
	}
	t.Fatalf("the scenario has no service %s", id)
	return ServiceState{}
}

// The shape of October 2022: the standbys lived, and the tool that activates
// them stood where the fire was.
func TestTheToolInTheFire(t *testing.T) {
	inv := world(
		service("talk", needs("log-in"), active("pangyo"), after("20m", standby("anyang", "console"))),
		service("log-in", needs(), active("pangyo"), after("10m", standby("anyang", "console"))),
		service("console", needs(), active("pangyo")),
		service("maps", needs(), active("anyang")),
	)
	for i, users := range []int64{47, 30, 0, 50} {
		inv.Services[i].Users = pointer(users)
	}
	lost := Play(inv, noon, pangyo)
	for _, id := range []inventory.ServiceID{"talk", "log-in", "console"} {
		if got := stateOf(t, lost, id); show(got.State) != Lost || got.RecoverySeconds != nil || len(got.Because) == 0 {
			t.Errorf("%s: %v because %q", id, show(got.State), got.Because)
		}
	}
	if maps := stateOf(t, lost, "maps"); show(maps.State) != Running || maps.Because != nil || show(lost.UsersAffected) != int64(47) {
		t.Errorf("maps %v, users %v", show(maps.State), show(lost.UsersAffected))
	}
	inv.Services[2].Deployments = append(inv.Services[2].Deployments, active("anyang"))
	saved := Play(inv, noon, pangyo)
	if got := stateOf(t, saved, "talk"); show(got.RecoverySeconds) != 1800.0 || show(saved.UsersAffected) != int64(47) {
		t.Errorf("with a second console, talk %v in %v", show(got.State), show(got.RecoverySeconds))
	}
	if both := Play(inv, noon, pangyo, Loss{FacilityLoss, "anyang"}); show(both.UsersAffected) != int64(50) || show(stateOf(t, both, "maps").State) != Lost {
		t.Errorf("without either building: users %v", show(both.UsersAffected))
	}
}

func TestNoScenarioIsNull(t *testing.T) {
	text, err := json.Marshal(Play(&inventory.Inventory{}, noon))
	if err != nil || string(text) != `{"lost":[],"services":[],"datasets":[],"notices":[]}` {
		t.Errorf("%s, %v", text, err)
	}
}

func TestSeveralLossesAtOnce(t *testing.T) {
	inv := world(service("a", needs(), active("pangyo")))
	carriers := []Loss{{"carrier", "pangyo-c2"}, {"carrier", "pangyo-c1"}, {"carrier", "pangyo-c2"}}
	if got := stateOf(t, Play(inv, noon, carriers[0]), "a"); show(got.State) != Running {
		t.Errorf("without one carrier: %v", show(got.State))
	}
	got := Play(inv, noon, carriers...)
	if state := stateOf(t, got, "a"); show(state.State) != Lost || !slices.Contains(state.Paths, "facilities[pangyo].carriers") {
		t.Errorf("without both: %v by %v", show(state.State), state.Paths)
	}
	if fmt.Sprint(got.Lost) != "[carrier:pangyo-c1 carrier:pangyo-c2]" || carriers[0].ID != "pangyo-c2" {
		t.Errorf("lost %v of %v", got.Lost, carriers)
	}
}

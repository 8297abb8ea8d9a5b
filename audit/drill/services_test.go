package drill

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// messenger runs in two buildings, logs in through one of them and takes over
// with a console that stands in the same.
func messenger() *inventory.Inventory {
	return world(
		service("messenger", needs("log-in", "cache|store"), with(0.6, active("pangyo")), with(0.5, standby("anyang", "console")), with(2, inventory.Deployment{Facility: "anyang", Mode: inventory.Cold})),
		service("log-in", needs("keys"), active("pangyo"), active("anyang")),
		service("keys", needs(), active("anyang")),
		service("console", nil, active("pangyo")),
		service("cache", needs(), active("pangyo")),
		service("store", needs(), active("anyang")),
	)
}

func TestSites(t *testing.T) {
	inv := messenger()
	inv.Facilities[1].Site = nil
	got := deriveAll(inv, noon).Services["messenger"]
	if !slices.Equal(got.Sites, []inventory.SiteID{"pangyo-site"}) || *got.Unplaced != 1 {
		t.Errorf("sites %v and %v unplaced", got.Sites, *got.Unplaced)
	}
	if !slices.Equal(got.ActiveSites, []inventory.SiteID{"pangyo-site"}) || *got.UnplacedActive != 0 {
		t.Errorf("active on %v and %v unplaced", got.ActiveSites, *got.UnplacedActive)
	}
	want := []inventory.Path{"services[messenger].deployments", "facilities[pangyo].site", "facilities[anyang].site"}
	if !slices.Equal(got.Basis("sites"), want) {
		t.Errorf("basis %v, want %v", got.Basis("sites"), want)
	}
}

func TestDependencies(t *testing.T) {
	got := deriveAll(messenger(), noon).Services["messenger"]
	var lines []string
	for _, dependency := range got.Dependencies {
		lines = append(lines, fmt.Sprint(dependency.ID, dependency.Via, dependency.Sites, dependency.Basis("via")))
	}
	want := []string{
		"console[console] [pangyo-site] [services[messenger].deployments[1].activation.requires[0]]",
		"keys[log-in keys] [anyang-site] [services[messenger].requires[0] services[log-in].requires[0]]",
		"log-in[] [anyang-site pangyo-site] [services[messenger].requires[0]]",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("got %q, want %q", lines, want)
	}
	if got.DependenciesWhole {
		t.Error("whole, though console does not declare what it requires")
	}
	for _, path := range []inventory.Path{"services[console].requires", "services[messenger].deployments[2].activation.requires"} {
		if !slices.Contains(got.Basis("dependencies_whole"), path) {
			t.Errorf("the basis %v lacks %v", got.Basis("dependencies_whole"), path)
		}
	}
}

func TestDependenciesInACircle(t *testing.T) {
	inv := world(service("a", needs("b"), active("pangyo")), service("b", needs("a"), active("pangyo")))
	got := deriveAll(inv, noon).Services["a"]
	if len(got.Dependencies) != 1 || got.Dependencies[0].ID != "b" || !got.DependenciesWhole {
		t.Errorf("got %+v, whole %v", got.Dependencies, got.DependenciesWhole)
	}
}

func TestUndeclaredDeployments(t *testing.T) {
	inv := world(inventory.Service{ID: "a", Requires: needs()})
	got := deriveAll(inv, noon).Services["a"]
	if got.Sites != nil || got.Unplaced != nil || got.Standbys != nil || got.Remaining != nil || got.DependenciesWhole {
		t.Errorf("facts from nowhere: %+v", got)
	}
	kinds := map[LossKind]bool{}
	for _, entry := range got.Losses {
		if entry.Outcome != nil {
			t.Errorf("%s %s: outcome %v", entry.Kind, idOf(entry), *entry.Outcome)
		}
		if entry.ID == nil {
			kinds[entry.Kind] = true
		}
	}
	want := map[LossKind]bool{"facility": true, "site": true, "operator": true, "power-grid": true, "substation": true, "carrier": true}
	if !reflect.DeepEqual(kinds, want) {
		t.Errorf("nameless losses %v, want %v", kinds, want)
	}
}

func TestDeclaredToRunNowhere(t *testing.T) {
	got := deriveAll(world(service("a", needs())), noon).Services["a"]
	if got.Sites == nil || got.ActiveSites == nil || got.Standbys == nil || got.Remaining == nil || !got.DependenciesWhole {
		t.Errorf("a declared empty list reads as undeclared: %+v", got)
	}
	for _, entry := range got.Losses {
		if show(entry.Outcome) != Lost {
			t.Errorf("%s %s: outcome %v", entry.Kind, idOf(entry), show(entry.Outcome))
		}
	}
}

func TestLossesWithoutAName(t *testing.T) {
	inv := world(service("a", needs(), active("pangyo")))
	inv.FailureDomains = append(inv.FailureDomains, inventory.FailureDomain{ID: "plain", Kind: "flood-plain"})
	inv.Facilities[0] = inventory.Facility{ID: "pangyo"}
	facts := deriveAll(inv, noon)
	for kind, field := range map[LossKind]inventory.Path{
		SiteLoss: "site", OperatorLoss: "operator", "power-grid": "failure_domains",
		"flood-plain": "failure_domains", "substation": "power.substations", "carrier": "carriers",
	} {
		got := lossOf(t, facts, "a", kind, "")
		if want := []inventory.Path{"facilities[pangyo]." + field}; got.Outcome != nil || !slices.Equal(got.Basis("outcome"), want) {
			t.Errorf("%s: outcome %v, basis %v", kind, show(got.Outcome), got.Basis("outcome"))
		}
	}
	if got := lossOf(t, facts, "a", "power-grid", "anyang-grid"); got.Outcome != nil {
		t.Errorf("the loss of a grid that pangyo may hang on: %v", *got.Outcome)
	}
}

func TestLossesThatCannotTouch(t *testing.T) {
	facts := deriveAll(world(service("a", needs(), active("pangyo")), service("b", needs("a"), active("pangyo"))), noon)
	var got []string
	for _, entry := range facts.Services["b"].Losses {
		got = append(got, fmt.Sprint(entry.Kind, " ", idOf(entry), " ", *entry.Outcome))
	}
	want := []string{
		"carrier pangyo-c1 running", "carrier pangyo-c2 running", "facility pangyo lost", "operator pangyo-dc lost",
		"power-grid pangyo-grid lost", "site pangyo-site lost", "substation pangyo-s1 running", "substation pangyo-s2 running",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestTheOnlySubstation(t *testing.T) {
	inv := world(service("a", needs(), active("pangyo")))
	inv.Facilities[0].Power.Substations = ids[inventory.DomainID]("pangyo-s1")
	got := lossOf(t, deriveAll(inv, noon), "a", "substation", "pangyo-s1")
	want := []inventory.Path{"services[a].deployments", "facilities[pangyo].power.substations"}
	if show(got.Outcome) != Lost || !slices.Equal(got.Basis("outcome"), want) {
		t.Errorf("outcome %v, basis %v", show(got.Outcome), got.Basis("outcome"))
	}
}

func TestAllSubstationsAtOnce(t *testing.T) {
	inv := world(service("a", needs(), active("pangyo")))
	net := newNetwork(inv)
	both := disaster{{kind: "substation", id: "pangyo-s1"}, {kind: "substation", id: "pangyo-s2"}}
	if one, two := net.run(both[:1]).outcome(0), net.run(both).outcome(0); *one != Running || *two != Lost {
		t.Errorf("without one %v, without both %v", *one, *two)
	}
}

func TestRemaining(t *testing.T) {
	inv := world(service("app", needs(), with(0.1, active("pangyo")), with(0.2, active("third")), with(0.3, standby("anyang")), inventory.Deployment{Facility: "anyang", Mode: inventory.Cold}))
	got := deriveAll(inv, noon).Services["app"].Remaining
	want := map[inventory.FacilityID]float64{"pangyo": 0.5, "third": 0.4, "anyang": 0.3}
	for _, entry := range got {
		if *entry.Capacity != want[entry.Facility] {
			t.Errorf("%v without %s, want %v", *entry.Capacity, entry.Facility, want[entry.Facility])
		}
	}
	inv.Services[0].Deployments[2].Capacity = nil
	got = deriveAll(inv, noon).Services["app"].Remaining
	if got[0].Facility != "anyang" || got[0].Capacity == nil || got[1].Capacity != nil || len(got) != 3 {
		t.Errorf("with one capacity undeclared: %+v", got)
	}
	if path := inventory.Path("services[app].deployments[2].capacity"); !slices.Contains(got[1].Basis("capacity"), path) {
		t.Errorf("basis %v", got[1].Basis("capacity"))
	}
	alone := deriveAll(world(service("app", needs(), active("pangyo"))), noon).Services["app"].Remaining
	if len(alone) != 1 || *alone[0].Capacity != 0 {
		t.Errorf("alone: %+v", alone)
	}
}

func TestAgeOfARecoveryTest(t *testing.T) {
	inv := world(service("past", needs()), service("ahead", needs()), service("never", needs()))
	inv.Services[0].Tested = &inventory.RecoveryTest{Date: moment("2022-10-15")}
	inv.Services[1].Tested = &inventory.RecoveryTest{Date: moment("2022-10-16")}
	facts := deriveAll(inv, noon)
	for id, want := range map[inventory.ServiceID]any{"past": 43200.0, "ahead": "absent", "never": "absent"} {
		if got := facts.Services[id]; show(got.TestedAge) != want || len(got.Basis("tested_age")) != 1 {
			t.Errorf("%s: %v, basis %v", id, show(got.TestedAge), got.Basis("tested_age"))
		}
	}
}

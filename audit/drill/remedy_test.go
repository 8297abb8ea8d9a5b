package drill

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// said are the sentences of a remedy in one line.
func said(r *Remedy) string {
	if r == nil {
		return "absent"
	}
	return strings.Join(r.Sentences(), "; ")
}

// The shape of October 2022: what should have been built is a second copy of the
// tool, not of each service that waits for it.
func theToolInTheFire() *inventory.Inventory {
	inv := world(
		service("talk", needs("log-in"), with(1, active("pangyo")), with(1, after("20m", standby("anyang", "console")))),
		service("log-in", needs(), with(1, active("pangyo")), with(1, after("10m", standby("anyang", "console")))),
		service("console", needs(), with(1, active("pangyo"))),
		service("maps", needs("console"), with(1, active("anyang"))),
	)
	for i, users := range []int64{47, 30, 0, 50} {
		inv.Services[i].Users, inv.Services[i].Critical = &users, i < 2
	}
	inv.Services[0].Kind, inv.Services[3].Kind = "product", "product"
	return inv
}

func TestRemediesOfTheToolInTheFire(t *testing.T) {
	c := Advise(theToolInTheFire(), noon, pangyo)
	best := c.Best[0]
	if said(&best) != "run console at anyang too" || len(best.Clears) != 4 || best.Missing != nil || show(best.Users) != int64(50) {
		t.Errorf("%s clears %v, lacks %v", said(&best), best.Clears, best.Missing)
	}
	if first := (Cleared{"service", "console", false, "lost", "running"}); best.Clears[0] != first {
		t.Errorf("first %v", best.Clears[0])
	}
	if show(best.Worse) != int64(0) || *best.Better == 0 || said(c.Whole) != said(&best) || c.Partial || c.NewFacility {
		t.Errorf("%+v", c)
	}
	// Where the tool is moved, the services stop with anyang instead.
	if said(best.Moved) != "move console from pangyo to anyang" || *best.Moved.Worse == 0 || best.Moved.gain() >= best.gain() {
		t.Errorf("moved: %+v", best.Moved)
	}
	var others []string
	for i := range c.Best[1:] {
		others = append(others, said(&c.Best[1+i]))
	}
	if got := strings.Join(others, " | "); got != "let log-in and talk serve at anyang at all times | let log-in serve at anyang at all times" {
		t.Error(got)
	}
}

func TestNoCounselIsNeeded(t *testing.T) {
	if c := Advise(world(service("a", needs(), active("pangyo"), active("anyang"))), noon, pangyo); c != nil {
		t.Errorf("%+v", c)
	}
	if c := Advise(&inventory.Inventory{}, noon); c != nil {
		t.Errorf("%+v", c)
	}
}

func TestOnlyANewFacilityHelps(t *testing.T) {
	c := Advise(world(service("a", needs(), active("pangyo"))), noon, pangyo, Loss{SiteLoss, "anyang-site"})
	if !c.NewFacility || len(c.Best) > 0 || c.Whole != nil {
		t.Errorf("%+v", c)
	}
	if text, err := json.Marshal(c); err != nil || !strings.Contains(string(text), `"best":[]`) {
		t.Errorf("%s, %v", text, err)
	}
}

// What is not declared is no reason to build: a remedy says what to add.
func TestARemedyNamesWhatIsNotDeclared(t *testing.T) {
	inv := world(service("a", needs("b"), active("pangyo"), standby("anyang")), service("b", nil, active("pangyo")))
	best := Advise(inv, noon, pangyo).Best[0]
	if said(&best) != "run b at anyang too" || !reflect.DeepEqual(best.Missing, []inventory.Path{"services[b].requires"}) || best.Clears[0].After != "" {
		t.Errorf("%+v", best)
	}
}

// Services that wait for each other are helped by a place that needs no waiting,
// even of a service that recovers by itself.
func TestRemediesOfCircles(t *testing.T) {
	c := Advise(world(
		service("a", needs("b"), active("anyang")),
		service("b", needs("a", "x"), active("anyang")),
		service("x", needs(), active("pangyo"), standby("anyang")),
	), noon, pangyo)
	if best := c.Best[0]; said(&best) != "let x serve at anyang at all times" || best.Clears[0].After != string(Running) {
		t.Errorf("%+v", best)
	}
}

func TestRemediesOfDatasets(t *testing.T) {
	inv := world(service("mail", needs(), active("anyang")))
	inv.Services[0].Critical = true
	inv.Facilities = append(inv.Facilities, building("aaa"))
	inv.Datasets = []inventory.Dataset{{ID: "letters", Service: "mail", Primary: pointer(inventory.FacilityID("pangyo")), Copies: []inventory.Copy{
		{ID: "copy-at-anyang", Facility: pointer(inventory.FacilityID("pangyo"))},
	}}}
	c := Advise(inv, noon, pangyo)
	want := []Cleared{{"dataset", "letters", true, string(DataLost), string(Restorable)}}
	if best := c.Best[0]; said(&best) != "keep a copy of letters at anyang, and the key to it" || !slices.Equal(best.Clears, want) || said(c.Whole) != said(&best) {
		t.Errorf("%+v", c)
	}
}

// A copy that burnt with nothing but its key needs no second copy.
func TestRemediesOfKeys(t *testing.T) {
	inv := world()
	held := func(id inventory.CopyID, at inventory.FacilityID) inventory.Copy {
		return inventory.Copy{ID: id, Facility: &at, Encrypted: pointer(true), KeyHeldAt: ids[inventory.FacilityID]("pangyo")}
	}
	inv.Datasets = []inventory.Dataset{{ID: "letters", Primary: pointer(inventory.FacilityID("pangyo")), Copies: []inventory.Copy{held("a", "pangyo"), held("c", "anyang"), held("b", "anyang")}}}
	best := Advise(inv, noon, pangyo).Best[0]
	want := []Cleared{{"dataset", "letters", false, string(DataLost), string(Restorable)}}
	if said(&best) != "hold the key to copy b of letters at anyang too" || !slices.Equal(best.Clears, want) || len(inv.Datasets[0].Copies[2].KeyHeldAt) != 1 {
		t.Errorf("%s clears %v", said(&best), best.Clears)
	}
}

func TestPlacesForRemedies(t *testing.T) {
	inv := world(
		service("tool", needs(), active("pangyo")),
		service("user", needs("tool"), active("pangyo"), active("third")),
		service("other", needs(), active("near"), active("near"), active("near")),
	)
	near := building("near")
	near.Site = pointer(inventory.SiteID("pangyo-site"))
	inv.Facilities = append(inv.Facilities, building("third"), near)
	if best := Advise(inv, noon, pangyo).Best[0]; said(&best) != "run tool at third too" {
		t.Errorf("where it is needed: %s", said(&best))
	}
	inv.Services[1].Deployments = nil
	if best := Advise(inv, noon, pangyo).Best[0]; said(&best) != "run tool at anyang too" {
		t.Errorf("nowhere else, but not beside what is lost: %s", said(&best))
	}
	inv.Services[2].Deployments = []inventory.Deployment{active("third")}
	if best := Advise(inv, noon, pangyo).Best[0]; said(&best) != "run tool at third too" {
		t.Errorf("where most is: %s", said(&best))
	}
}

func TestCapacityThatIsShort(t *testing.T) {
	inv := world(service("a", needs(), with(0.5, active("pangyo")), with(0.4, active("anyang")), with(0.3, active("third"))))
	inv.Facilities = append(inv.Facilities, building("third"))
	change, short := newPlanner(inv, noon, []Loss{pangyo}).enlarge(0)
	if !short || change.String() != "raise a at anyang to 0.7 of its peak load" {
		t.Errorf("%s, %v", change, short)
	}
	if _, still := newPlanner(made(inv, []Change{change}), noon, []Loss{pangyo}).enlarge(0); still || *inv.Services[0].Deployments[1].Capacity != 0.4 {
		t.Error("it stays short, or the inventory was changed")
	}
	inv.Services[0].Deployments[2].Capacity = nil
	if _, short := newPlanner(inv, noon, []Loss{pangyo}).enlarge(0); short {
		t.Error("an undeclared capacity is short")
	}
}

// Where not every set can be tried, one is found that has nothing to spare.
func TestSearchThatIsCutShort(t *testing.T) {
	p := newPlanner(theToolInTheFire(), noon, []Loss{pangyo})
	talk := p.stage.net.service("talk")
	s := p.search(talk, 1)
	s.plays = 1
	found := s.sets()
	if !s.partial || len(found) != 1 {
		t.Fatalf("%v, partial %v", found, s.partial)
	}
	all := p.search(talk, 1).sets()
	if !slices.ContainsFunc(all, func(set []Change) bool { return keyOf(set) == keyOf(found[0]) }) {
		t.Errorf("%v is not among %v", found, all)
	}
}

func TestRemediesForKakao(t *testing.T) {
	inv, err := inventory.Load([]string{"../../inventories/kakao-2022.yaml"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	c := Advise(inv, noon, pangyo)
	const tools = "run operation-tools, security-key-store, shared-metadata and switch-over at other-centres too"
	if said(&c.Best[0]) != tools || !slices.Contains(c.Best[0].Clears, Cleared{"service", "kakaotalk", true, "lost", ""}) {
		t.Errorf("%s clears %v", said(&c.Best[0]), c.Best[0].Clears)
	}
	if c.Whole == nil || len(c.Whole.Changes) != 8 || !strings.Contains(said(c.Whole), "kakaotalk-media, object-storage") {
		t.Errorf("all of it: %s", said(c.Whole))
	}
}

// Beside what is lost, what is short is given what it lacks.
func TestCapacityIsRaised(t *testing.T) {
	inv := world(
		service("console", needs(), with(1, active("pangyo"))),
		service("mail", needs(), with(0.5, active("pangyo")), with(0.6, active("anyang"))),
	)
	var said []string
	for _, r := range Advise(inv, noon, pangyo).Best {
		for _, c := range r.Changes {
			said = append(said, c.String())
		}
		if r.Changes[0].Kind == RaiseCapacity && r.Clears[0] != (Cleared{"service", "mail", false, "degraded", "running"}) {
			t.Errorf("%v clears %v", r.Changes, r.Clears)
		}
	}
	if !slices.Contains(said, "raise mail at anyang to 1 of its peak load") {
		t.Errorf("%q", said)
	}
}

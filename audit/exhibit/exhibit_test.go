package exhibit

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
)

// worlds are inventories to draw: invented ones of many seeds, some with more
// than a picture holds, and all that are shipped.
func worlds(t testing.TB) map[string]*inventory.Inventory {
	t.Helper()
	all := map[string]*inventory.Inventory{}
	for seed := range 8 {
		o := synthetic.Defaults(25 * (1 + seed%4))
		o.Seed, o.Facilities, o.Faults, o.Unknown = uint64(seed), 8+7*seed, 0.2, 0.2
		all[fmt.Sprint("seed ", seed)] = fleet(t, o)
	}
	all["a hub"] = hub(t)
	files, err := filepath.Glob("../../inventories/*.yaml")
	cases, fault := filepath.Glob("../../inventories/cases/*.yaml")
	if err != nil || fault != nil || len(files) < 3 {
		t.Fatal(err, fault, files)
	}
	for _, file := range append(files, cases...) {
		if inv, err := inventory.Load([]string{file}, nil); err == nil { // others are parts
			all[file] = inv
		}
	}
	return all
}

func fleet(t testing.TB, o synthetic.Options) *inventory.Inventory {
	t.Helper()
	var document bytes.Buffer
	if err := synthetic.WriteYAML(&document, o); err != nil {
		t.Fatal(err)
	}
	inv, err := inventory.Load([]string{"-"}, &document)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// hub is a service that needs more others than a picture holds, of which some are
// lost with it, two steps away too.
func hub(t testing.TB) *inventory.Inventory {
	t.Helper()
	var b bytes.Buffer
	b.WriteString("apiVersion: dcaudit/v1\nkind: Inventory\nas_of: 2022-10-14\noperator: {id: acme}\nfacilities: [{id: f}, {id: g}]\nservices:\n")
	for i := range 60 {
		at, requires := "g", ""
		if i%6 == 1 {
			at, requires = "f", fmt.Sprintf("b%02d", i)
			fmt.Fprintf(&b, "- {id: b%02d, kind: tool, critical: false, requires: [], deployments: [{facility: f, mode: active}]}\n", i)
		}
		fmt.Fprintf(&b, "- {id: a%02d, kind: tool, critical: false, requires: [%s], deployments: [{facility: %s, mode: active}]}\n", i, requires, at)
	}
	b.WriteString("- {id: hub, kind: tool, critical: true, deployments: [{facility: g, mode: active}], requires: [")
	for i := range 60 {
		fmt.Fprintf(&b, "a%02d, ", i)
	}
	b.WriteString("]}\n")
	inv, err := inventory.Load([]string{"-"}, &b)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

func noClocks(*inventory.Incident) []Clock { return nil }

// drawn are the exhibits, and the drills that they must agree with.
func drawn(inv *inventory.Inventory) (*Exhibits, map[drill.Loss]map[string]Outcome) {
	at := inv.AsOf.Time()
	played := map[drill.Loss]map[string]Outcome{}
	for _, scenario := range drill.PlayEach(inv, at) {
		ends := map[string]Outcome{}
		for _, s := range scenario.Services {
			ends[string(s.ID)] = OutcomeOf(s.State)
		}
		played[scenario.Lost[0]] = ends
	}
	return Of(inv, drill.Derive(inv, at, nil), noClocks), played
}

// The matrix says what the drills say, and accounts for every service and loss.
func TestMatrixIsThatOfTheDrills(t *testing.T) {
	cut := 0
	for name, inv := range worlds(t) {
		e, played := drawn(inv)
		m := e.Losses
		if m == nil {
			continue
		}
		if len(m.Losses)+m.MoreLosses != len(played) || len(m.Losses) > maxLosses {
			t.Fatalf("%s: %d losses shown and %d not, of %d", name, len(m.Losses), m.MoreLosses, len(played))
		}
		worst, shown := map[string]Outcome{}, map[string]bool{}
		for _, ends := range played {
			for id, end := range ends {
				if worst[id] == "" || end.Badness() > worst[id].Badness() {
					worst[id] = end
				}
			}
		}
		for _, row := range m.Services {
			shown[row.ID] = true
			for i, loss := range m.Losses {
				if want := played[loss.lost()][row.ID]; row.Outcomes[i] != want {
					t.Errorf("%s: %s in the loss of %s: %s, want %s", name, row.ID, loss.ID, row.Outcomes[i], want)
				}
			}
		}
		left := Tally{}
		for id, end := range worst {
			if !shown[id] {
				left[end]++
			}
		}
		cut += len(left)
		if fmt.Sprint(left) != fmt.Sprint(m.MoreServices) {
			t.Errorf("%s: left out are %v, want %v", name, m.MoreServices, left)
		}
		for _, loss := range m.Losses {
			checkTally(t, name, loss, played[loss.lost()])
		}
	}
	if cut == 0 {
		t.Error("no matrix was too large")
	}
}

func (l Loss) lost() drill.Loss { return drill.Loss{Kind: drill.LossKind(l.Kind), ID: l.ID} }

func checkTally(t *testing.T, name string, loss Loss, ends map[string]Outcome) {
	t.Helper()
	want := Tally{}
	for _, end := range ends {
		want[end]++
	}
	if fmt.Sprint(want) != fmt.Sprint(loss.Services) {
		t.Errorf("%s: the loss of %s does %v, want %v", name, loss.ID, loss.Services, want)
	}
}

// A graph holds nothing but what is declared, as the drill left it, and what is
// burnt goes before the rest.
func TestGraphsAreWhatTheDrillsLeft(t *testing.T) {
	graphs, cut := 0, 0
	for name, inv := range worlds(t) {
		e, played := drawn(inv)
		for _, g := range e.Failures {
			graphs++
			cut += g.MoreNodes
			ends := played[drill.Loss{Kind: drill.LossKind(g.Kind), ID: g.ID}]
			if g.Nodes[0].ID != g.Service || g.Nodes[0].Outcome != Lost || len(g.Nodes) > maxNodes || g.Because == nil {
				t.Errorf("%s: %s: %d nodes, the first of them %+v, because %q", name, g.Service, len(g.Nodes), g.Nodes[0], g.Because)
			}
			reached, intact := map[int]bool{0: true}, 0
			for _, edge := range g.Edges {
				reached[edge.To] = true
				if !declared(inv, g.Nodes[edge.From], g.Nodes[edge.To], edge) {
					t.Errorf("%s: nothing declares %+v", name, edge)
				}
			}
			for i, node := range g.Nodes {
				if node.Kind == "service" && node.Outcome != ends[node.ID] || !reached[i] {
					t.Errorf("%s: %+v, want %s; reached: %t", name, node, ends[node.ID], reached[i])
				}
				if node.Outcome != Lost {
					intact++
				}
			}
			if lost := reachable(inv, ends, g.Service); intact > 0 && len(lost) > len(g.Nodes)-intact {
				t.Errorf("%s: %s: %d intact nodes are shown, and not all of %d lost services", name, g.Service, intact, len(lost))
			}
		}
	}
	if graphs < 10 || cut == 0 {
		t.Errorf("%d graphs, and %d nodes left out", graphs, cut)
	}
}

// reachable are the lost services that a service hangs on by way of others.
func reachable(inv *inventory.Inventory, ends map[string]Outcome, from string) map[string]bool {
	found := map[string]bool{from: true}
	for before := 0; before != len(found); {
		before = len(found)
		for i := range inv.Services {
			for j := range inv.Services {
				a, b := Node{Kind: "service", ID: string(inv.Services[i].ID)}, Node{Kind: "service", ID: string(inv.Services[j].ID)}
				for _, kind := range []EdgeKind{Requires, AnyOf, Uses, Activates} {
					if found[a.ID] && ends[b.ID] == Lost && declared(inv, a, b, Edge{Kind: kind}) {
						found[b.ID] = true
					}
				}
			}
		}
	}
	return found
}

// declared says whether the inventory holds the need of one node for another.
func declared(inv *inventory.Inventory, from, to Node, edge Edge) bool {
	for _, s := range inv.Services {
		if from.Kind != "service" || string(s.ID) != from.ID {
			continue
		}
		requirements := map[EdgeKind][]inventory.Requirement{}
		for _, r := range s.Requires {
			kind := Requires
			if len(r.AnyOf) > 1 {
				kind = AnyOf
			}
			requirements[kind] = append(requirements[kind], r)
		}
		for _, id := range s.Uses {
			requirements[Uses] = append(requirements[Uses], inventory.Requirement{AnyOf: []inventory.ServiceID{id}})
		}
		for _, d := range s.Deployments {
			if edge.Kind == RunsAt && to.Kind == "facility" && string(d.Facility) == to.ID && string(d.Mode) == edge.Mode {
				return true
			}
			if d.Activation != nil {
				requirements[Activates] = append(requirements[Activates], d.Activation.Requires...)
			}
		}
		for _, r := range requirements[edge.Kind] {
			for _, id := range r.AnyOf {
				if to.Kind == "service" && string(id) == to.ID {
					return true
				}
			}
		}
	}
	return false
}

// Every deployment, dataset and copy is on the map, or counted as not there.
func TestMapAccountsForAllData(t *testing.T) {
	for name, inv := range worlds(t) {
		e, _ := drawn(inv)
		m := e.Places
		if m.MoreFacilities > 0 || m.MoreLinks > 0 {
			continue // what is shown is less than all
		}
		originals, copies, copied := 0, 0, 0
		for _, f := range m.Facilities {
			originals, copies = originals+f.Originals, copies+f.Copies
		}
		for _, l := range m.Links {
			copied += l.Count
		}
		for _, d := range inv.Datasets {
			to := map[inventory.FacilityID]bool{}
			if d.Primary != nil {
				originals--
			}
			for _, c := range d.Copies {
				if c.Facility != nil {
					copies--
					to[*c.Facility] = true
				}
			}
			if d.Primary != nil {
				copied -= len(to)
			}
		}
		if originals != 0 || copies != 0 || copied != 0 {
			t.Errorf("%s: on the map are too many originals, copies and datasets on ways: %d, %d, %d", name, originals, copies, copied)
		}
	}
}

func TestIncidentsAreTheLatest(t *testing.T) {
	inv := &inventory.Inventory{}
	for day := range maxIncidents + 3 {
		began := instant(t, fmt.Sprintf("2022-01-%02d", day+1))
		inv.Incidents = append(inv.Incidents, inventory.Incident{ID: inventory.IncidentID(fmt.Sprint("i", day)), Began: began, Reports: []inventory.Report{
			{To: "msit", Kind: "final"}, {To: "msit", Kind: "update", At: pointer(instant(t, "2022-03-02T10:00:00Z"))}, {To: "msit", Kind: "initial", At: &began},
		}})
	}
	e := Of(inv, drill.Derive(inv, inv.Incidents[0].Began.Time(), nil), func(i *inventory.Incident) []Clock { return []Clock{{To: string(i.ID)}} })
	if e.Losses != nil || e.Places != nil || e.Failures != nil {
		t.Errorf("nothing is declared, and drawn: %+v", e)
	}
	newest := e.Incidents[0]
	if len(e.Incidents) != maxIncidents || e.MoreIncidents != 3 || newest.ID != "i14" || newest.Began != "2022-01-15" || newest.Clocks[0].To != "i14" {
		t.Errorf("%d incidents, %d more, the first %+v", len(e.Incidents), e.MoreIncidents, newest)
	}
	if got := fmt.Sprint(newest.Reports); got != "[{msit initial 2022-01-15} {msit update 2022-03-02T10:00:00Z} {msit final }]" {
		t.Error(got)
	}
}

func pointer[T any](v T) *T { return &v }

func instant(t *testing.T, text string) (i inventory.Instant) {
	t.Helper()
	if err := i.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return i
}

func BenchmarkOf(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		inv := fleet(b, synthetic.Defaults(services))
		facts := drill.Derive(inv, inv.AsOf.Time(), nil)
		b.Run(fmt.Sprint(services), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Of(inv, facts, noClocks)
			}
		})
	}
}

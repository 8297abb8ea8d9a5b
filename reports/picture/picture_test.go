package picture

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/inert"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

const now = "2022-10-14T23:59:59Z"

// drawn are all pictures of exhibits, by name.
func drawn(e *exhibit.Exhibits, l tongue.Language) map[string]string {
	all := map[string]string{"losses": Losses("losses", e.Losses, l), "places": Places("places", e.Places, l)}
	for i, g := range e.Failures {
		id := fmt.Sprintf("failure-%d", i+1)
		all[id] = Failure(id, g, l)
	}
	for i, incident := range e.Incidents {
		id := fmt.Sprintf("incident-%d", i+1)
		all[id] = Incident(id, incident, now, l)
	}
	return all
}

func TestGoldenPictures(t *testing.T) {
	for _, code := range tongue.Codes() {
		for name, svg := range drawn(sample(), tongue.Language(code)) {
			checkPicture(t, name, svg)
			checkTexts(t, svg)
			path := filepath.Join("testdata", name+"."+code+".svg")
			if *update {
				if err := os.WriteFile(path, []byte(svg), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			golden, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if string(golden) != svg {
				t.Errorf("%s is another picture; see what changed with -update", path)
			}
		}
	}
}

// TestPicturesCanBeRead draws exhibits at random, up to the size that reports
// have, and holds that every text can be read.
func TestPicturesCanBeRead(t *testing.T) {
	n := 60
	if testing.Short() {
		n = 12
	}
	for seed := range n {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			exhibits := func() *exhibit.Exhibits {
				r := random{rand.New(rand.NewPCG(uint64(seed), 1))}
				size := 1 + r.pick(1+seed)%40
				return &exhibit.Exhibits{
					Losses: r.losses(r.pick(size+1), r.pick(min(size, 16)+1)), Places: r.places(size, r.pick(size*3/2)),
					Failures: []exhibit.Graph{r.failure(min(size, 30), r.pick(size*2))}, Incidents: []exhibit.Incident{r.incident(r.pick(12))},
				}
			}
			l := tongue.Language(tongue.Codes()[seed%2])
			again := drawn(exhibits(), l)
			for name, svg := range drawn(exhibits(), l) {
				checkPicture(t, name, svg)
				checkTexts(t, svg)
				if svg != again[name] {
					t.Errorf("%s: the same exhibit gives another picture", name)
				}
			}
			for _, f := range exhibits().Places.Facilities {
				if !strings.Contains(again["places"], escape(f.ID)) {
					t.Errorf("facility %q is not on the map", f.ID)
				}
			}
		})
	}
}

// TestNothingIsDrawnOfNothing holds that lists that are empty, values out of all
// ranges and contradictions make a picture and no panic.
func TestNothingIsDrawnOfNothing(t *testing.T) {
	if Losses("x", nil, tongue.English) != "" || Places("x", nil, tongue.English) != "" {
		t.Error("of nothing there is a picture")
	}
	huge, twice := known(1e300), []exhibit.Facility{{ID: "a", Latitude: known(10.0), Longitude: known(10.0)}, {ID: "a", Latitude: known(10.0), Longitude: known(10.0)}}
	for _, e := range []*exhibit.Exhibits{
		{Losses: &exhibit.Matrix{}, Places: &exhibit.Map{}, Failures: []exhibit.Graph{{}}, Incidents: []exhibit.Incident{{}}},
		{Losses: &exhibit.Matrix{Services: []exhibit.Row{{ID: "a"}}}, Places: &exhibit.Map{Facilities: twice, Links: []exhibit.Link{{From: "a", To: "a", KM: huge}, {From: "a", To: "b", Count: -1}}}},
		{Losses: &exhibit.Matrix{Losses: []exhibit.Loss{{ID: "a", Services: exhibit.Tally{lost: -1}}}}, Places: &exhibit.Map{Facilities: []exhibit.Facility{{ID: "a", Latitude: huge, Longitude: huge, Services: -1 << 62}}},
			Failures:  []exhibit.Graph{{Nodes: []exhibit.Node{{ID: "a", Outcome: "?"}}, Edges: []exhibit.Edge{{From: 0, To: 0}, {From: 0, To: 7}, {From: -1, To: 0, Kind: "?"}}}},
			Incidents: []exhibit.Incident{{Began: "0000-01-01T00:00:00Z", Restored: "9999-12-31T23:59:59Z", Aware: "2022-02-30", Ongoing: true, Clocks: []exhibit.Clock{{Start: "x", Due: "9999-12-31", Outcome: "?", Limit: "99999999999999999999d"}, {Start: "2022-01-02T00:00:00Z", Due: "2022-01-01T00:00:00Z", Sent: "2022-01-01"}}}}},
		{Losses: &exhibit.Matrix{Losses: []exhibit.Loss{{ID: "a"}}, Services: []exhibit.Row{{ID: "a", Outcomes: []exhibit.Outcome{"?", lost, run}}}},
			Places: &exhibit.Map{Facilities: []exhibit.Facility{{ID: "n", Latitude: known(90.0), Longitude: known(180.0)}, {ID: "s", Latitude: known(-90.0), Longitude: known(-180.0)}}}},
	} {
		for name, svg := range drawn(e, tongue.Korean) {
			if svg != "" {
				checkPicture(t, name, svg)
				checkTexts(t, svg)
			}
		}
	}
}

// TestNothingIsLeftOutInSilence draws far more than a picture holds.
func TestNothingIsLeftOutInSilence(t *testing.T) {
	r := random{rand.New(rand.NewPCG(7, 7))}
	e := &exhibit.Exhibits{Losses: r.losses(mostServices+30, mostLosses+20), Places: r.places(mostFacilities+10, mostLinks+10), Failures: []exhibit.Graph{r.failure(mostNodes+5, 500)}}
	e.Losses.MoreLosses, e.Losses.MoreServices, e.Places.MoreFacilities, e.Places.MoreLinks, e.Failures[0].MoreNodes = 0, nil, 0, 0, 1
	long := exhibit.Incident{Began: "2022-01-01"}
	for range mostReports + 3 {
		long.Reports = append(long.Reports, exhibit.Report{To: "a", Kind: "initial", At: "2022-01-01"})
	}
	for range mostTimes + 3 {
		long.Clocks = append(long.Clocks, exhibit.Clock{To: "a", Outcome: "missed"})
	}
	e.Incidents = []exhibit.Incident{long}
	all := drawn(e, tongue.English)
	for name, words := range map[string][]string{
		"losses": {"20 more losses", "30 more services"}, "places": {"10 more facilities", "10 more ways that data is copied"},
		"failure-1": {"6 more services and facilities", " more lines"}, "incident-1": {"3 more reports", "3 more clocks, 3 missed"},
	} {
		for _, w := range words {
			if !strings.Contains(all[name], w) {
				t.Errorf("%s does not say %q", name, w)
			}
		}
	}
}

// hostile are strings that an inventory could hold in order to be taken for
// something else.
var hostile = []string{
	`"><script>alert(1)</script>`, `</title></svg><img src=x onerror=y>`, `' onload='x`, "]]>&lt;&#60;<!-- -->", "url(javascript:x)", "--x; } * { display: none",
	"\x1b[2J\u202egnp\u2066.exe\u2029\u00ad", "a\xff\ufffe\uffff\x00b", "\t \n ", strings.Repeat("a\u0301\u0302\u0303", 100), strings.Repeat("long ", 400), strings.Repeat("가나다", 200),
}

// TestHostileStringsAreText holds that a string from outside changes nothing but
// texts: the elements are those of the picture of a benign string of the same
// width.
func TestHostileStringsAreText(t *testing.T) {
	for _, s := range hostile {
		got, want := drawn(infested(s), tongue.English), drawn(infested(benign(s)), tongue.English)
		for name, svg := range got {
			checkPicture(t, name, svg)
			checkTexts(t, svg)
			a, b := parsed(t, svg), parsed(t, want[name])
			for i := range min(len(a), len(b)) {
				if g, w := fmt.Sprint(a[i].name, a[i].attributes), fmt.Sprint(b[i].name, b[i].attributes); g != w {
					t.Fatalf("%q in %s: element %d is %s, want %s", s, name, i, g, w)
				}
			}
			if len(a) != len(b) {
				t.Errorf("%q in %s: %d elements, want %d", s, name, len(a), len(b))
			}
			if i := strings.IndexFunc(strings.ReplaceAll(svg, "\n", ""), inert.Hidden); i >= 0 {
				t.Errorf("%q in %s: a hidden character is left", s, name)
			}
		}
	}
}

// benign is a string of letters that takes the same room.
func benign(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), em(r) == 0:
			return r
		case em(r) == 1.05:
			return '가'
		}
		return map[float64]rune{0.36: 'i', 0.42: 't', 0.64: 'a', 0.8: 'A', 1: 'm'}[em(r)]
	}, inert.Line(s))
}

// infested are the sample exhibits with s in front of every string.
func infested(s string) *exhibit.Exhibits {
	e := sample()
	for i := range e.Losses.Losses {
		l := &e.Losses.Losses[i]
		l.ID, l.Name, l.Kind = s+l.ID, s+l.Name, s+l.Kind
	}
	for i := range e.Losses.Services {
		row := &e.Losses.Services[i]
		row.ID, row.Name = s+row.ID, s+row.Name
	}
	for i := range e.Places.Facilities {
		f := &e.Places.Facilities[i]
		f.ID, f.Name, f.Site, f.Country = s+f.ID, s+f.Name, s+f.Site, s+f.Country
	}
	for i := range e.Places.Links {
		l := &e.Places.Links[i]
		l.From, l.To = s+l.From, s+l.To
	}
	g := &e.Failures[0]
	g.Service, g.Kind, g.ID, g.Because[0] = s+g.Service, s+g.Kind, s+g.ID, s+g.Because[0]
	for i := range g.Nodes {
		n := &g.Nodes[i]
		n.Kind, n.ID, n.Name = s+n.Kind, s+n.ID, s+n.Name
	}
	for i := range g.Edges {
		g.Edges[i].Mode = s + g.Edges[i].Mode
	}
	for i := range e.Incidents {
		infest(&e.Incidents[i], s)
	}
	return e
}

func infest(i *exhibit.Incident, s string) {
	i.ID, i.Facility, i.Aware, i.Classified = s+i.ID, s+i.Facility, s+i.Aware, s
	for n := range i.Reports {
		r := &i.Reports[n]
		r.To, r.Kind = s+r.To, s+r.Kind
	}
	for n := range i.Clocks {
		c := &i.Clocks[n]
		c.To, c.Kind, c.From, c.Limit, c.Outcome, c.Controls[0] = s+c.To, s+c.Kind, s+c.From, s+c.Limit, s+c.Outcome, s+c.Controls[0]
		if n > 0 {
			c.Start, c.Due, c.Sent = s+c.Start, s+c.Due, s+c.Sent
		}
	}
}

// TestTheZoneOfTheMachineIsNoMatter draws under another local time.
func TestTheZoneOfTheMachineIsNoMatter(t *testing.T) {
	here := time.Local
	defer func() { time.Local = here }()
	want := drawn(sample(), tongue.English)
	zone, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Skip(err)
	}
	for _, local := range []*time.Location{zone, time.FixedZone("", 9*3600)} {
		time.Local = local
		for name, svg := range drawn(sample(), tongue.English) {
			if svg != want[name] {
				t.Errorf("%s is another picture in %v", name, local)
			}
		}
	}
}

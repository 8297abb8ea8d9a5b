package picture

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

func TestShortenKeepsBothEnds(t *testing.T) {
	for _, s := range []string{"failover-console-of-the-north", "카카오톡 메시지 전송 서비스 이중화", "mixed 혼합 text MMMMM", strings.Repeat("W", 300)} {
		for ems := 3.0; ems < 20; ems++ {
			short := shorten(s, ems, true)
			head, tail, cut := strings.Cut(short, "…")
			if measure(short, true) > ems || !strings.HasPrefix(s, head) || !strings.HasSuffix(s, tail) || cut == (short == s) {
				t.Errorf("%q on %v ems is %q", s, ems, short)
			}
		}
	}
	if s := shorten("short", 20, false); s != "short" {
		t.Errorf("what has room is %q", s)
	}
	if s := shorten("e"+strings.Repeat("\u0301", 50)+"f", 20, false); s != "e\u0301\u0301f" {
		t.Errorf("a heap of accents is %q", s)
	}
}

func TestNumbersAreNeverRoundedUp(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1k", 1001: "1k+", 1999: "1.9k+", 1_200_000: "1.2M", 47_500_000: "47M+", 999_999: "999k+", 12_000_000_000: "12G", -5: "-5", math.MaxInt64: "9.2E+"} {
		if got := brief(n); got != want {
			t.Errorf("%d is %s, want %s", n, got, want)
		}
	}
	for seconds, want := range map[float64]string{0: "0s", 59: "59s", 61: "1m 1s", 3600: "1h", 86399: "23h 59m", 459180: "5d 7h", -90: "1m 30s"} {
		if got := span(tongue.English, seconds); got != want {
			t.Errorf("%v seconds are %s, want %s", seconds, got, want)
		}
	}
}

func TestMomentsAreAsDeclared(t *testing.T) {
	seoul := time.FixedZone("", 9*3600)
	for declared, want := range map[string]moment{
		"2022-10-15T15:27:00+09:00": {1665815220, 1665815220, "2022-10-15 15:27 +09:00", true},
		"2022-10-15T06:27:01Z":      {1665815221, 1665815221, "2022-10-15 06:27:01 UTC", true},
		"2022-10-15":                {1665759600, 1665846000, "2022-10-15", true},
		"2022-02-30":                {text: "2022-02-30"},
		"":                          {},
	} {
		if got := when(declared, seoul); got != want {
			t.Errorf("%q is %v, want %v", declared, got, want)
		}
	}
}

func at(id string, latitude, longitude float64) exhibit.Facility {
	return exhibit.Facility{ID: id, Latitude: &latitude, Longitude: &longitude}
}

// TestMapsAreTrue holds that neighbours across the antimeridian are neighbours,
// that north is up and east is right, and that the scale is that of the bar.
func TestMapsAreTrue(t *testing.T) {
	suva, apia := at("suva", -18.14, 178.44), at("apia", -13.83, -171.76)
	p := project([]exhibit.Facility{suva, apia}, point{}, 700)
	west, east := p.at(suva), p.at(apia)
	if east.x <= west.x || east.y >= west.y {
		t.Errorf("Suva is at %v, Apia north-east of it at %v", west, east)
	}
	km := west.distance(east) / p.perDegree * kmPerDegree
	if km < 1100 || km > 1200 { // 1,146 along the great circle
		t.Errorf("Suva and Apia are %v km apart", km)
	}
	r := rand.New(rand.NewPCG(3, 3))
	for range 500 {
		var all []exhibit.Facility
		for range 1 + r.IntN(9) {
			all = append(all, at("x", r.Float64()*180-90, r.Float64()*720-360))
		}
		p := project(all, point{edge, 4}, 700)
		for _, f := range all {
			if !p.frame.holds(around(p.at(f), 0)) {
				t.Fatalf("%v, %v is at %v, outside of %v", *f.Latitude, *f.Longitude, p.at(f), p.frame)
			}
		}
	}
}

// TestLayoutHasNoNeedlessCrossings lays out a graph that can be drawn without
// any, with its nodes in the worst order.
func TestLayoutHasNoNeedlessCrossings(t *testing.T) {
	g := exhibit.Graph{Nodes: make([]exhibit.Node, 9)}
	for i, to := range []int{1, 2, 3, 4} {
		g.Edges = append(g.Edges, exhibit.Edge{From: 0, To: to, Kind: exhibit.Requires}, exhibit.Edge{From: to, To: 8 - i, Kind: exhibit.Requires})
	}
	if n := newLayout(g, 40).crossings(); n != 0 {
		t.Errorf("%d lines cross", n)
	}
}

// TestLayoutsHold holds of graphs at random, circles among them, that each edge
// runs from layer to layer, that nothing is over anything, and that facilities
// are in the last layer.
func TestLayoutsHold(t *testing.T) {
	for seed := range uint64(80) {
		r := random{rand.New(rand.NewPCG(seed, 2))}
		g, _ := shownGraph(r.failure(2+r.pick(28), r.pick(60)))
		l := newLayout(g, 40)
		if len(l.strands)+len(l.loops) != len(g.Edges) {
			t.Errorf("%d: %d edges are %d strands", seed, len(g.Edges), len(l.strands))
		}
		for _, s := range l.strands {
			for i, v := range s.path {
				if l.vertices[v].layer != l.vertices[s.path[0]].layer+i {
					t.Errorf("%d: a strand leaps", seed)
				}
			}
		}
		for _, layer := range l.layers {
			for i := 1; i < len(layer); i++ {
				a, b := l.vertices[layer[i-1]], l.vertices[layer[i]]
				if b.place-b.size/2-(a.place+a.size/2) < apart-0.01 {
					t.Errorf("%d: two vertices are too near", seed)
				}
			}
		}
		for i, node := range g.Nodes {
			if node.Kind == "facility" && l.vertices[i].layer != len(l.layers)-1 {
				t.Errorf("%d: a facility is in layer %d of %d", seed, l.vertices[i].layer, len(l.layers))
			}
		}
	}
}

// TestAxisKeepsOrder holds that what is later stands further right, however far
// apart moments are.
func TestAxisKeepsOrder(t *testing.T) {
	flags := []event{{moment: when("2022-01-01T00:00:00Z", time.UTC)}, {moment: when("2022-01-01T00:01:00Z", time.UTC)}, {moment: when("2032-01-01", time.UTC)}, {moment: when("never", time.UTC)}}
	a := newAxis(flags)
	if len(a.places) != 4 || a.places[0] != axisLeft || a.places[3] != axisRight {
		t.Fatalf("places are %v", a.places)
	}
	for i := 1; i < 4; i++ {
		if a.places[i]-a.places[i-1] < 20 {
			t.Errorf("%v and %v can hardly be told apart", a.places[i-1], a.places[i])
		}
	}
}

package picture

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

const (
	run, worse, back, lost, unsure = exhibit.Running, exhibit.Degraded, exhibit.Recovers, exhibit.Lost, exhibit.Undetermined
)

func known[T any](n T) *T { return &n }

// sample shows every feature of a picture: each outcome, places with and without
// coordinates, lists that are cut, and clocks that ended in every way.
func sample() *exhibit.Exhibits {
	return &exhibit.Exhibits{Losses: sampleLosses(), Places: samplePlaces(), Failures: []exhibit.Graph{sampleFailure()}, Incidents: sampleIncidents()}
}

func sampleLosses() *exhibit.Matrix {
	return &exhibit.Matrix{
		Losses: []exhibit.Loss{
			{Kind: "facility", ID: "north", Name: "North hall", Services: exhibit.Tally{lost: 3, back: 1, run: 8}, UsersAffected: known(int64(1_200_000))},
			{Kind: "power-grid", ID: "north-grid", Services: exhibit.Tally{lost: 1, unsure: 2, worse: 1, run: 8}},
			{Kind: "site", ID: "south-campus", Services: exhibit.Tally{worse: 1, run: 11}},
			{Kind: "facility", ID: "annex", Services: exhibit.Tally{run: 12}},
		},
		MoreLosses: 3,
		Services: []exhibit.Row{
			{ID: "messenger", Name: "Hanbit Talk", Critical: true, Users: known(int64(1_200_000)), Outcomes: []exhibit.Outcome{lost, lost, worse, run}},
			{ID: "search", Critical: true, Outcomes: []exhibit.Outcome{lost, unsure, run, run}},
			{ID: "map", Outcomes: []exhibit.Outcome{lost, unsure, run, run}},
			{ID: "status-page", Name: "상태 안내", Users: known(int64(900)), Outcomes: []exhibit.Outcome{back, worse, run, run}},
		},
		MoreServices: exhibit.Tally{run: 8},
	}
}

func samplePlaces() *exhibit.Map {
	return &exhibit.Map{
		Facilities: []exhibit.Facility{
			{ID: "north", Name: "North hall", Site: "north-campus", Country: "KR", Latitude: known(37.4), Longitude: known(127.1), Services: 11, Originals: 3},
			{ID: "south", Site: "south-campus", Country: "KR", Latitude: known(35.1), Longitude: known(129.0), Services: 2, Copies: 1},
			{ID: "annex", Site: "north-campus", Services: 1, Copies: 2},
		},
		MoreFacilities: 1,
		Links: []exhibit.Link{
			{From: "north", To: "south", KM: known(308.2), OffSite: known(true), Count: 1, Datasets: []string{"photos"}},
			{From: "north", To: "annex", OffSite: known(false), Count: 1, Datasets: []string{"messages"}},
		},
		MoreLinks: 1, Uncopied: 1, Unplaced: 1,
	}
}

func sampleFailure() exhibit.Graph {
	return exhibit.Graph{
		Service: "messenger", Kind: "facility", ID: "north",
		Because: []string{"messenger is active only at north", "its standby at south is activated with failover-console", "failover-console runs only at north", "north is lost"},
		Nodes: []exhibit.Node{
			{Kind: "service", ID: "messenger", Name: "Hanbit Talk", Outcome: lost},
			{Kind: "facility", ID: "north", Name: "North hall", Depth: 1, Outcome: lost},
			{Kind: "facility", ID: "south", Depth: 1, Outcome: run},
			{Kind: "service", ID: "failover-console", Depth: 1, Outcome: lost},
			{Kind: "service", ID: "log-in", Depth: 1, Outcome: worse},
			{Kind: "service", ID: "log-in-abroad", Depth: 1, Outcome: unsure},
			{Kind: "service", ID: "stickers", Depth: 1, Outcome: back},
		},
		MoreNodes: 4,
		Edges: []exhibit.Edge{
			{From: 0, To: 1, Kind: exhibit.RunsAt, Mode: "active"},
			{From: 0, To: 2, Kind: exhibit.RunsAt, Mode: "standby"},
			{From: 0, To: 3, Kind: exhibit.Activates},
			{From: 3, To: 1, Kind: exhibit.RunsAt, Mode: "active"},
			{From: 0, To: 4, Kind: exhibit.AnyOf},
			{From: 0, To: 5, Kind: exhibit.AnyOf},
			{From: 0, To: 6, Kind: exhibit.Uses},
		},
	}
}

func sampleIncidents() []exhibit.Incident {
	return []exhibit.Incident{
		{
			ID: "fire-2022", Facility: "north", Began: "2022-10-01T06:33:00Z", Aware: "2022-10-01T06:40:00Z", Ongoing: true,
			Reports: []exhibit.Report{{To: "MSIT", Kind: "initial", At: "2022-10-01T09:00:00Z"}},
			Clocks: []exhibit.Clock{
				{To: "MSIT", Kind: "initial", From: "aware", Limit: "1h", Start: "2022-10-01T15:40:00+09:00", Due: "2022-10-01T16:40:00+09:00", Sent: "2022-10-01T18:00:00+09:00", Outcome: "missed", Fingerprint: "1", Controls: []string{"xx-2022/3.1"}},
				{To: "MSIT", Kind: "final", From: "restored", Limit: "1 month", Outcome: "unknown", Fingerprint: "2", Controls: []string{"xx-2022/3.1"}},
				{To: "users", Kind: "initial", From: "began", Limit: "30d", Start: "2022-10-01T15:33:00+09:00", Due: "2022-10-31T15:33:00+09:00", Outcome: "open", Fingerprint: "3", Controls: []string{"xx-2022/3.1", "xx-2022/3.2"}},
			},
		},
		{
			ID: "flood-2020", Began: "2020-08-03", Restored: "2020-08-05",
			Reports: []exhibit.Report{{To: "MSIT", Kind: "initial", At: "2020-08-03"}, {To: "MSIT", Kind: "final", At: "2020-08-20"}},
			Clocks: []exhibit.Clock{
				{To: "MSIT", Kind: "initial", From: "began", Limit: "24h", Start: "2020-08-03T00:00:00+09:00", Due: "2020-08-04T00:00:00+09:00", Sent: "2020-08-03T00:00:00+09:00", Outcome: "met", Fingerprint: "4", Controls: []string{"xx-2022/3.1"}},
				{To: "users", Kind: "initial", From: "began", Limit: "24h", Outcome: "not-due", Fingerprint: "5", Controls: []string{"xx-2022/3.1"}},
			},
		},
	}
}

// random is an exhibit of each sort, as large as a report has them at most.
type random struct{ *rand.Rand }

func (r random) pick(n int) int { return r.IntN(max(1, n)) }

var outcomesAtRandom = []exhibit.Outcome{run, run, run, worse, back, lost, unsure}

func (r random) outcome() exhibit.Outcome { return outcomesAtRandom[r.pick(len(outcomesAtRandom))] }

var syllables = []string{"log", "in", "pay", "카카오", "-", "map", "store", "北", "KEY", "mmm", " ", "é", "ing"}

func (r random) name(n int) string {
	text := fmt.Sprint(n, "-")
	for range r.pick(9) {
		text += syllables[r.pick(len(syllables))]
	}
	return text
}

func (r random) tally() exhibit.Tally {
	t := exhibit.Tally{}
	for range r.pick(5) {
		t[r.outcome()] += r.pick(1 << r.pick(30))
	}
	return t
}

func (r random) losses(services, losses int) *exhibit.Matrix {
	m := &exhibit.Matrix{MoreLosses: r.pick(3), MoreServices: r.tally()}
	for i := range losses {
		loss := exhibit.Loss{Kind: []string{"facility", "site", "power-grid"}[r.pick(3)], ID: r.name(i), Services: r.tally()}
		if r.pick(2) == 0 {
			loss.UsersAffected = known(r.Int64N(1 << (1 + r.pick(60))))
		}
		m.Losses = append(m.Losses, loss)
	}
	for i := range services {
		row := exhibit.Row{ID: r.name(i), Critical: i < services/3}
		if r.pick(2) == 0 {
			row.Name = r.name(i)
		}
		if r.pick(2) == 0 {
			row.Users = known(r.Int64N(1 << (1 + r.pick(60))))
		}
		for range losses {
			row.Outcomes = append(row.Outcomes, r.outcome())
		}
		m.Services = append(m.Services, row)
	}
	return m
}

func (r random) places(facilities, links int) *exhibit.Map {
	m := &exhibit.Map{Uncopied: r.pick(3)}
	extent := []float64{0, 0.01, 0.3, 5, 60, 170}[r.pick(6)]
	lat, lon := r.Float64()*120-60, r.Float64()*360-180
	for i := range facilities {
		f := exhibit.Facility{ID: r.name(i), Services: r.pick(30), Originals: r.pick(4), Copies: r.pick(4)}
		if r.pick(8) > 0 {
			f.Latitude = known(within(-90, lat+(r.Float64()-0.5)*extent, 90))
			f.Longitude = known(turned(lon+(r.Float64()-0.5)*2*extent, -180))
		}
		m.Facilities = append(m.Facilities, f)
	}
	for range links {
		l := exhibit.Link{From: m.Facilities[r.pick(facilities)].ID, To: m.Facilities[r.pick(facilities)].ID, Count: 1 + r.pick(40)}
		if r.pick(4) > 0 {
			l.KM = known(r.Float64() * 9000)
			l.OffSite = known(r.pick(3) > 0)
		}
		m.Links = append(m.Links, l)
	}
	return m
}

func (r random) failure(nodes, edges int) exhibit.Graph {
	g := exhibit.Graph{Service: r.name(0), Kind: "facility", ID: "x", MoreNodes: r.pick(3)}
	for i := range nodes {
		kind := "service"
		if i > 0 && r.pick(5) == 0 {
			kind = "facility"
		}
		g.Nodes = append(g.Nodes, exhibit.Node{Kind: kind, ID: r.name(i), Outcome: r.outcome()})
	}
	for i := range edges {
		e := exhibit.Edge{From: r.pick(nodes), To: r.pick(nodes), Kind: edgeKinds[r.pick(4)]}
		if i+1 < nodes {
			e.From, e.To = r.pick(i+1), i+1
		}
		if g.Nodes[e.From].Kind == "facility" {
			continue
		}
		if g.Nodes[e.To].Kind == "facility" {
			e.Kind, e.Mode = exhibit.RunsAt, []string{"active", "standby", "cold"}[r.pick(3)]
		}
		g.Edges = append(g.Edges, e)
	}
	return g
}

func (r random) incident(clocks int) exhibit.Incident {
	at := time.Date(2022, 10, 1, 9, 0, 0, 0, time.FixedZone("", 9*3600))
	later := func() string {
		at = at.Add(time.Duration(r.Int64N(1 << (33 + r.pick(21)))))
		if r.pick(4) == 0 {
			return at.Format(time.DateOnly)
		}
		return at.Format(time.RFC3339)
	}
	i := exhibit.Incident{ID: r.name(0), Began: later(), Ongoing: r.pick(3) == 0}
	if r.pick(2) == 0 {
		i.Aware = later()
	}
	for range r.pick(9) {
		i.Reports = append(i.Reports, exhibit.Report{To: r.name(1), Kind: []string{"initial", "update", "final"}[r.pick(3)], At: later()})
	}
	if r.pick(2) == 0 {
		i.Restored = later()
	}
	for n := range clocks {
		c := exhibit.Clock{To: r.name(n), Kind: "initial", From: []string{"began", "restored", "threshold"}[r.pick(3)], Limit: []string{"1h", "30d", "3 working days", "1 month"}[r.pick(4)], Outcome: results[r.pick(5)], Controls: []string{r.name(n)}}
		if r.pick(4) > 0 {
			c.Start, c.Due = at.Format(time.RFC3339), at.Add(time.Duration(1+r.Int64N(1<<50))).Format(time.RFC3339)
		}
		if r.pick(2) == 0 {
			c.Sent = at.Add(time.Duration(r.Int64N(1 << 52))).Format(time.RFC3339)
		}
		i.Clocks = append(i.Clocks, c)
	}
	return i
}

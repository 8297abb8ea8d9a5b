package reports

import "github.com/dcaudit/dcaudit/audit/exhibit"

// sampleExhibits show every feature of a picture: each outcome, places with and
// without coordinates, lists that are cut, and clocks that ended in every way.
func sampleExhibits() *exhibit.Exhibits {
	return &exhibit.Exhibits{
		Losses: sampleLosses(), Places: samplePlaces(), Failures: []exhibit.Graph{sampleFailure()},
		Incidents: sampleIncidents(), MoreIncidents: 2,
	}
}

func known[T any](n T) *T { return &n }

func sampleLosses() *exhibit.Matrix {
	const run, worse, back, lost, open = exhibit.Running, exhibit.Degraded, exhibit.Recovers, exhibit.Lost, exhibit.Undetermined
	return &exhibit.Matrix{
		Losses: []exhibit.Loss{
			{Kind: "facility", ID: "north", Name: "North hall", Services: exhibit.Tally{lost: 3, back: 1, run: 8}, UsersAffected: known(int64(1_200_000))},
			{Kind: "power-grid", ID: "north-grid", Services: exhibit.Tally{lost: 1, open: 2, worse: 1, run: 8}},
			{Kind: "site", ID: "south-campus", Services: exhibit.Tally{worse: 1, run: 11}},
			{Kind: "facility", ID: "annex", Services: exhibit.Tally{run: 12}},
		},
		MoreLosses: 3,
		Services: []exhibit.Row{
			{ID: "messenger", Name: "Hanbit Talk", Critical: true, Users: known(int64(1_200_000)), Outcomes: []exhibit.Outcome{lost, lost, worse, run}},
			{ID: "search", Critical: true, Outcomes: []exhibit.Outcome{lost, open, run, run}},
			{ID: "map", Outcomes: []exhibit.Outcome{lost, open, run, run}},
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
			{Kind: "service", ID: "messenger", Name: "Hanbit Talk", Outcome: exhibit.Lost},
			{Kind: "facility", ID: "north", Name: "North hall", Depth: 1, Outcome: exhibit.Lost},
			{Kind: "facility", ID: "south", Depth: 1, Outcome: exhibit.Running},
			{Kind: "service", ID: "failover-console", Depth: 1, Outcome: exhibit.Lost},
			{Kind: "service", ID: "log-in", Depth: 1, Outcome: exhibit.Degraded},
			{Kind: "service", ID: "log-in-abroad", Depth: 1, Outcome: exhibit.Undetermined},
			{Kind: "service", ID: "stickers", Depth: 1, Outcome: exhibit.Recovers},
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
				{To: "MSIT", Kind: "initial", From: "aware", Limit: "1h", Start: "2022-10-01T15:40:00+09:00", Due: "2022-10-01T16:40:00+09:00", Sent: "2022-10-01T18:00:00+09:00", Outcome: "missed", Fingerprint: digest("clock 1"), Controls: []string{"xx-2022/3.1"}},
				{To: "MSIT", Kind: "final", From: "restored", Limit: "1 month", Outcome: "unknown", Fingerprint: digest("clock 2"), Controls: []string{"xx-2022/3.1"}},
				{To: "users", Kind: "initial", From: "began", Limit: "30d", Start: "2022-10-01T15:33:00+09:00", Due: "2022-10-31T15:33:00+09:00", Outcome: "open", Fingerprint: digest("clock 3"), Controls: []string{"xx-2022/3.1", "xx-2022/3.2"}},
			},
		},
		{
			ID: "flood-2020", Began: "2020-08-03", Restored: "2020-08-05",
			Reports: []exhibit.Report{{To: "MSIT", Kind: "initial", At: "2020-08-03"}, {To: "MSIT", Kind: "final", At: "2020-08-20"}},
			Clocks: []exhibit.Clock{
				{To: "MSIT", Kind: "initial", From: "began", Limit: "24h", Start: "2020-08-03T00:00:00+09:00", Due: "2020-08-04T00:00:00+09:00", Sent: "2020-08-03T00:00:00+09:00", Outcome: "met", Fingerprint: digest("clock 4"), Controls: []string{"xx-2022/3.1"}},
				{To: "users", Kind: "initial", From: "began", Limit: "24h", Outcome: "not-due", Fingerprint: digest("clock 5"), Controls: []string{"xx-2022/3.1"}},
			},
		},
	}
}

package drill

import (
	"math/rand"
	"slices"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// away declares an unplanned incident of the service s.
func away(id, began, restored string) inventory.Incident {
	incident := outage(id, began, "")
	incident.Planned, incident.Services = pointer(false), ids[inventory.ServiceID]("s")
	if restored != "" {
		incident.Restored = moment(restored)
	}
	return incident
}

// but changes an incident.
func but(incident inventory.Incident, change func(*inventory.Incident)) inventory.Incident {
	change(&incident)
	return incident
}

func TestDowntime(t *testing.T) {
	short, long := away("short", "2022-03-01T00:00:00Z", "2022-03-01T01:00:00Z"), away("long", "2022-05-01T00:00:00Z", "2022-05-01T03:00:00Z")
	tests := map[string]struct {
		incidents   []inventory.Incident
		least, most any
	}{
		"no record":           {nil, "absent", "absent"},
		"none":                {[]inventory.Incident{}, 0.0, 0.0},
		"two in a year":       {[]inventory.Incident{long, short}, 14400.0, 14400.0},
		"of another service":  {[]inventory.Incident{short, but(long, func(i *inventory.Incident) { i.Services = ids[inventory.ServiceID]("other") })}, 3600.0, 3600.0},
		"named twice":         {[]inventory.Incident{but(short, func(i *inventory.Incident) { i.Services = ids[inventory.ServiceID]("s", "s") })}, 3600.0, 3600.0},
		"planned":             {[]inventory.Incident{short, but(long, func(i *inventory.Incident) { i.Planned = pointer(true) })}, 3600.0, 3600.0},
		"perhaps planned":     {[]inventory.Incident{short, but(long, func(i *inventory.Incident) { i.Planned = nil })}, 3600.0, 14400.0},
		"not over":            {[]inventory.Incident{short, away("open", "2022-10-15T00:00:00Z", "")}, 3600.0, "absent"},
		"not over by now":     {[]inventory.Incident{short, away("open", "2022-10-15T00:00:00Z", "2022-10-15T12:00:01Z")}, 3600.0, "absent"},
		"over before":         {[]inventory.Incident{short, away("odd", "2022-10-15T03:00:00Z", "2022-10-15T02:00:00Z")}, 3600.0, "absent"},
		"of unknown services": {[]inventory.Incident{short, but(long, func(i *inventory.Incident) { i.Services = nil })}, 3600.0, "absent"},
		"planned, of unknown services": {
			[]inventory.Incident{short, but(long, func(i *inventory.Incident) { i.Services, i.Planned = nil, pointer(true) })}, 3600.0, 3600.0,
		},
	}
	for name, test := range tests {
		inv := world(service("s", needs(), active("pangyo")))
		inv.Incidents = test.incidents
		got := deriveAll(inv, noon).Services["s"]
		if show(got.DowntimeAtLeast) != test.least || show(got.DowntimeAtMost) != test.most {
			t.Errorf("%s: %v to %v, want %v to %v", name, show(got.DowntimeAtLeast), show(got.DowntimeAtMost), test.least, test.most)
		}
	}
}

func TestDowntimeRestsOnTheIncidents(t *testing.T) {
	inv := world(service("s", needs(), active("pangyo")))
	inv.Incidents = []inventory.Incident{away("open", "2022-10-15T00:00:00Z", ""), but(away("vague", "2022-10-14", ""), func(i *inventory.Incident) { i.Services = nil })}
	basis := deriveAll(inv, noon).Services["s"].Basis("downtime_at_most")
	for _, want := range []path{"incidents", "incidents[open].restored", "incidents[open].planned", "incidents[vague].services"} {
		if !slices.Contains(basis, want) {
			t.Errorf("rests on %v, without %s", basis, want)
		}
	}
}

// stretches are hours of the year, each from one to the other.
func stretches(hours ...int) []stretch {
	start := time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC)
	var list []stretch
	for i := 0; i+1 < len(hours); i += 2 {
		list = append(list, stretch{start.Add(time.Duration(hours[i]) * time.Hour), start.Add(time.Duration(hours[i+1]) * time.Hour)})
	}
	return list
}

func TestWorstYear(t *testing.T) {
	const year = 365 * 24
	tests := map[string]struct {
		stretches []stretch
		hours     float64
	}{
		"nothing":                            {nil, 0},
		"what overlaps counts once":          {stretches(0, 3, 1, 2, 2, 4, 4, 5), 5},
		"just within a year":                 {stretches(0, 2, year-3, year), 5},
		"an hour of it later":                {stretches(0, 2, year-2, year+1), 4},
		"a year apart":                       {stretches(0, 2, year+2, year+5), 3},
		"the worst is not the first":         {stretches(0, 1, 2*year, 2*year+2, 2*year+10, 2*year+12, 4*year, 4*year+1), 4},
		"a year that ends where one does":    {stretches(0, 4, year+1, year+3), 4},
		"longer than a year":                 {stretches(0, year+100), year},
		"a leap year has twelve months, too": {[]stretch{{day("2024-02-29"), day("2024-03-01")}, {day("2025-02-27"), day("2025-03-02")}}, 72},
	}
	for name, test := range tests {
		if got := worstYear(test.stretches); got != test.hours*3600 {
			t.Errorf("%s: %v hours, want %v", name, got/3600, test.hours)
		}
	}
}

func day(text string) time.Time { return moment(text).Time() }

// No year that begins at any hour holds more than the worst, and one nearly does.
func TestNoYearIsWorse(t *testing.T) {
	rng := rand.New(rand.NewSource(12))
	for range 25 {
		var hours []int
		for range 1 + rng.Intn(6) {
			from := rng.Intn(3 * 365 * 24)
			hours = append(hours, from, from+1+rng.Intn(400))
		}
		worst, found := worstYear(stretches(hours...)), 0.0
		disjoint := merged(stretches(hours...))
		for begin := day("2020-06-01"); begin.Before(day("2024-06-01")); begin = begin.Add(time.Hour) {
			found = max(found, downBetween(disjoint, begin, begin.AddDate(1, 0, 0)))
		}
		if found != worst {
			t.Fatalf("%v: %v hours, but a year holds %v", hours, worst/3600, found/3600)
		}
	}
}

// downBetween is the number of seconds of the stretches between two moments.
func downBetween(disjoint []stretch, from, to time.Time) (seconds float64) {
	for _, s := range disjoint {
		a, b := s.from, s.to
		if a.Before(from) {
			a = from
		}
		if b.After(to) {
			b = to
		}
		seconds += max(0, b.Sub(a).Seconds())
	}
	return seconds
}

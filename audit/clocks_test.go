package audit_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// timed is a framework of one clock.
func timed(params string) string {
	return `id: timed
title: A law with a clock
authority: Somebody
jurisdiction: KR
kind: law
in_force: {from: 2000-01-01}
controls:
  - {id: c1, title: Told, text: The authority is told., citation: Article 1, kind: law, confidence: text, checks: [{check: incident.clock, params: {to: MSIT, holidays: 0, ` + params + `}}]}
`
}

// clockwork is a catalog of that framework, and of what it takes to judge by it.
func clockwork(t *testing.T, params string) *audit.Catalog {
	t.Helper()
	f := files{"frameworks/timed.yaml": timed(params)}
	for _, name := range []string{"checks/incident/clock.rego", "lib/clock.rego", "lib/text.rego"} {
		f[name] = string(must(policies.FS.ReadFile(name))(t))
	}
	source := f.source("timed")
	source.Verified = true
	return must(audit.LoadCatalog(source))(t)
}

// outage is an incident that was known at once and over a day later, with reports.
func outage(zone, began, restored string, reports ...string) string {
	if zone != "" {
		zone = ", time_zone: " + zone
	}
	return "apiVersion: dcaudit/v1\nkind: Inventory\nas_of: 2030-12-31\noperator: {id: acme, country: KR" + zone + "}\nincidents:\n" +
		"  - {id: fire, began: " + began + ", aware: " + began + ", classified: " + began + ", restored: " + restored + ", reports: [" + strings.Join(reports, ", ") + "]}\n"
}

// reported is a report to the ministry.
func reported(kind string, at time.Time) string {
	return fmt.Sprintf("{to: MSIT, kind: %s, at: %s}", kind, at.Format(time.RFC3339))
}

// runOf is how the one clock of a framework ran.
func runOf(t *testing.T, params, inventory string) audit.ClockRun {
	t.Helper()
	m := written(t, inventory)
	a := must(assessBy(must(clockwork(t, params).Profile(audit.Selection{Frameworks: []string{"timed"}}))(t), m))(t)
	runs := audit.Clocks(a, m.inventory, m.facts, m.date)
	if len(runs) != 1 {
		t.Fatalf("%d clocks", len(runs))
	}
	return runs[0]
}

// A report is due on the last second that the calendar of the place gives it, and
// the check has it in time on that second and not on the next.
func TestClocksAtTheirEdges(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ params, zone, began, due string }{
		"an hour":                         {"from: aware, within: 1h", "Asia/Seoul", "2022-10-15T15:19:00+09:00", "2022-10-15T16:19:00+09:00"},
		"an hour over midnight":           {"from: aware, within: 1h", "Asia/Seoul", "2022-10-15T23:30:00+09:00", "2022-10-16T00:30:00+09:00"},
		"without a zone":                  {"from: aware, within: 4h", "", "2022-10-15T15:19:00+09:00", "2022-10-15T10:19:00Z"},
		"a day over the spring":           {"from: aware, within: 24h", "Europe/Berlin", "2025-03-29T12:00:00+01:00", "2025-03-30T13:00:00+02:00"},
		"a day over the autumn":           {"from: aware, within: 24h", "Europe/Berlin", "2025-10-25T12:00:00+02:00", "2025-10-26T11:00:00+01:00"},
		"thirty minutes, then an hour":    {"from: threshold, min_duration: 30m, within: 1h", "Asia/Seoul", "2022-10-15T15:19:00+09:00", "2022-10-15T16:49:00+09:00"},
		"a month":                         {"from: aware, months: 1", "Asia/Seoul", "2025-01-15T10:00:00+09:00", "2025-02-15T23:59:59+09:00"},
		"a month from the end of January": {"from: aware, months: 1", "Europe/Paris", "2025-01-31T10:00:00+01:00", "2025-02-28T23:59:59+01:00"},
		"the same in a leap year":         {"from: aware, months: 1", "Europe/Paris", "2024-01-31T10:00:00+01:00", "2024-02-29T23:59:59+01:00"},
		"a month from the leap day":       {"from: aware, months: 1", "Europe/Paris", "2024-02-29T10:00:00+01:00", "2024-03-29T23:59:59+01:00"},
		"a month into summer time":        {"from: aware, months: 1", "Europe/Paris", "2025-03-05T10:00:00+01:00", "2025-04-05T23:59:59+02:00"},
		"a month from another day in UTC": {"from: aware, months: 1", "Asia/Seoul", "2025-01-30T20:00:00Z", "2025-02-28T23:59:59+09:00"},
		"a month over the year":           {"from: aware, months: 1", "Asia/Seoul", "2025-12-31T10:00:00+09:00", "2026-01-31T23:59:59+09:00"},
		"thirty working days":             {"from: aware, working_days: 30", "Europe/London", "2027-05-03T10:00:00+01:00", "2027-06-14T23:59:59+01:00"},
		"a working day from Friday":       {"from: aware, working_days: 1", "Europe/London", "2027-05-07T10:00:00+01:00", "2027-05-10T23:59:59+01:00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			due := must(time.Parse(time.RFC3339, test.due))(t)
			restored := must(time.Parse(time.RFC3339, test.began))(t).Add(30 * time.Hour).Format(time.RFC3339)
			for late, want := range map[time.Duration]audit.ClockOutcome{-time.Second: audit.Met, 0: audit.Met, time.Second: audit.Missed} {
				run := runOf(t, test.params, outage(test.zone, test.began, restored, reported("initial", due.Add(late))))
				if run.Due != test.due || run.Over == nil || *run.Over != late.Seconds() {
					t.Errorf("due at %s, not %s; over by %v", run.Due, test.due, run.Over)
				}
				if calendar := !strings.Contains(test.params, "within"); run.Outcome != want && !(calendar && want == audit.Missed && run.Outcome == audit.Unknown) {
					t.Errorf("%v after it is due it is %s, not %s: %+v", late, run.Outcome, want, run.Finding)
				}
			}
		})
	}
}

// The times of the European Union follow each other: 72 hours from the submission
// of the first report, and a month from the latest update.
func TestClocksThatFollowReports(t *testing.T) {
	t.Parallel()
	first := time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	updates := []time.Time{first.Add(24 * time.Hour), first.Add(50 * time.Hour)}
	reports := []string{reported("initial", first), reported("update", updates[0]), reported("update", updates[1]), reported("initial", first.Add(time.Hour))}
	inventory := outage("Europe/Berlin", "2026-03-02T08:00:00Z", "2026-03-03T08:00:00Z", reports...)
	for params, due := range map[string]string{
		"kind: update, from: initial, within: 72h": "2026-03-05T11:00:00+01:00",
		"kind: final, from: update, months: 1":     "2026-04-04T23:59:59+02:00",
	} {
		if run := runOf(t, params, inventory); run.Due != due {
			t.Errorf("%s: due at %s, not %s", params, run.Due, due)
		}
	}
}

// Two outages within a day that last long enough together must be reported, and
// two that do not need not.
func TestClocksOfRepeatedOutages(t *testing.T) {
	t.Parallel()
	const params = "from: threshold, within: 1h, min_duration: 30m, repeat_window: 24h, repeat_total: 45m"
	for _, test := range []struct {
		gap, first, second time.Duration
		outcome            audit.ClockOutcome
		due                time.Duration // from the start of the second
	}{
		{3 * time.Hour, 20 * time.Minute, 25 * time.Minute, audit.Missed, 85 * time.Minute},
		{3 * time.Hour, 20 * time.Minute, 25*time.Minute - time.Second, audit.NotDue, 0},
		{24 * time.Hour, 20 * time.Minute, 25 * time.Minute, audit.Missed, 85 * time.Minute},
		{24*time.Hour + time.Second, 20 * time.Minute, 25 * time.Minute, audit.NotDue, 0},
		{3 * time.Hour, 29 * time.Minute, 30 * time.Minute, audit.Missed, 76 * time.Minute},
		{23 * time.Hour, time.Minute, 30 * time.Minute, audit.Missed, 90 * time.Minute},
	} {
		began := time.Date(2026, 2, 28, 23, 50, 0, 0, time.UTC) // over midnight, and the end of a month
		again := began.Add(test.gap)
		entry := func(id string, from time.Time, lasted time.Duration) string {
			at := from.Format(time.RFC3339)
			return fmt.Sprintf("  - {id: %s, began: %s, aware: %s, restored: %s, reports: []}\n", id, at, at, from.Add(lasted).Format(time.RFC3339))
		}
		m := written(t, strings.Split(outage("Asia/Seoul", "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"), "  - {id: fire")[0]+
			entry("first", began, test.first)+entry("second", again, test.second))
		a := must(assessBy(must(clockwork(t, params).Profile(audit.Selection{Frameworks: []string{"timed"}}))(t), m))(t)
		for _, run := range audit.Clocks(a, m.inventory, m.facts, m.date) {
			due := ""
			if test.due > 0 {
				due = again.Add(test.due).In(must(time.LoadLocation("Asia/Seoul"))(t)).Format(time.RFC3339)
			}
			if run.Incident == "second" && (run.Outcome != test.outcome || due != "" && run.Due != due) {
				t.Errorf("%v after %v, %v: %s, due at %s, not %s at %s", test.gap, test.first, test.second, run.Outcome, run.Due, test.outcome, due)
			}
			if run.Incident == "first" && run.Outcome != audit.NotDue {
				t.Errorf("the first is %s", run.Outcome)
			}
		}
	}
}

// Nothing that was not sent is late while there is time, nor what is not known.
func TestClocksThatAreOpen(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		params, restored string
		outcome          audit.ClockOutcome
	}{
		"time left":               {"from: aware, within: 4h", "2030-12-31T23:00:00Z", audit.Open},
		"none left":               {"from: aware, within: 1h", "2030-12-31T23:00:00Z", audit.Missed},
		"no zone for a month":     {"from: aware, months: 1", "2030-12-31T23:00:00Z", audit.Unknown},
		"no cause, and it counts": {"from: aware, within: 1h, causes: [attack]", "2030-12-31T23:00:00Z", audit.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if run := runOf(t, test.params, outage("", "2030-12-31T22:00:00Z", test.restored)); run.Outcome != test.outcome {
				t.Errorf("%s, not %s: %+v", run.Outcome, test.outcome, run)
			}
		})
	}
}

// zones are places with summer time on either side of the equator, with none, and
// with half an hour.
var zones = []string{"Asia/Seoul", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC", "America/St_Johns"}

// Wherever and whenever an incident was, the due time and the check agree to the
// second.
func TestDueTimesAgreeWithTheCheck(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 1))
	for range 40 {
		zone := zones[r.IntN(len(zones))]
		params := []string{fmt.Sprintf("from: aware, within: %dh", 1+r.IntN(96)), fmt.Sprintf("from: classified, months: %d", 1+r.IntN(3)), fmt.Sprintf("from: began, working_days: %d", 1+r.IntN(40))}[r.IntN(3)]
		began := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(r.IntN(12*365*86400)) * time.Second)
		at := func(reports ...string) string {
			return outage(zone, began.Format(time.RFC3339), began.Add(time.Hour).Format(time.RFC3339), reports...)
		}
		due := must(time.Parse(time.RFC3339, runOf(t, params, at()).Due))(t)
		for late, met := range map[time.Duration]bool{-time.Second: true, 0: true, time.Second: false} {
			if run := runOf(t, params, at(reported("initial", due.Add(late)))); (run.Outcome == audit.Met) != met {
				t.Errorf("%s from %s in %s: %v after %s it is %s", params, began, zone, late, due, run.Outcome)
			}
		}
	}
}

package drill

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// report declares a report; "" is a moment that is not known.
func report(to, kind, at string) inventory.Report {
	r := inventory.Report{To: inventory.Recipient(to), Kind: inventory.NoticeKind(kind)}
	if at != "" {
		r.At = moment(at)
	}
	return r
}

// clockFacts derives the facts of an incident that stands alone, for an operator in
// a time zone; "" for none.
func clockFacts(zone, at string, incident inventory.Incident) IncidentFacts {
	inv := world()
	inv.Operator = &inventory.Operator{ID: "a"}
	if zone != "" {
		inv.Operator.TimeZone = timeZone(zone)
	}
	incident.ID = "i"
	inv.Incidents = []inventory.Incident{incident}
	return deriveAll(inv, moment(at).Time()).Incidents["i"]
}

// since is what passed from an event, as text: seconds, months, weekdays over one
// month less, weekdays; each at least and at most.
func since(list []ElapsedFacts, from inventory.ClockStart) string {
	for _, e := range list {
		if e.From == from {
			return fmt.Sprint(bounds(e.SecondsAtLeast, e.SecondsAtMost), " ", bounds(e.MonthsAtLeast, e.MonthsAtMost), " ",
				bounds(e.OverAtLeast, e.OverAtMost), " ", bounds(e.WeekdaysAtLeast, e.WeekdaysAtMost))
		}
	}
	return "none"
}

func bounds[T int64 | float64](atLeast, atMost *T) string {
	text := func(v *T) string {
		if v == nil {
			return "?"
		}
		return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(*v)), ".0")
	}
	if atLeast != nil && atMost != nil && *atLeast == *atMost {
		return text(atLeast)
	}
	return text(atLeast) + ".." + text(atMost)
}

func TestSince(t *testing.T) {
	for name, c := range map[string]struct {
		zone, aware, sent, want string
	}{
		"no time zone":                       {"", "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "86400 ?..? ?..? ?..?"},
		"a day in UTC":                       {"UTC", "2026-03-02T10:00:00Z", "2026-03-03T10:00:00Z", "86400 1 1 1"},
		"the same day":                       {"UTC", "2026-03-02T00:00:00Z", "2026-03-02T23:59:59Z", "86399 0 0 0"},
		"past midnight":                      {"UTC", "2026-03-02T23:59:59Z", "2026-03-03T00:00:00Z", "1 1 1 1"},
		"past midnight in Seoul":             {"Asia/Seoul", "2026-03-02T14:59:59Z", "2026-03-02T15:00:00Z", "1 1 1 1"},
		"before midnight in Seoul":           {"Asia/Seoul", "2026-03-02T23:30:00+09:00", "2026-03-02T14:59:59Z", "1799 0 0 0"},
		"a month to the day":                 {"Europe/Berlin", "2026-04-15T08:00:00Z", "2026-05-15T21:59:59Z", "2642399 1 22 22"},
		"a month and a second":               {"Europe/Berlin", "2026-04-15T08:00:00Z", "2026-05-15T22:00:00Z", "2642400 2 1 23"},
		"the last day of January":            {"Europe/Berlin", "2026-01-31T08:00:00Z", "2026-02-28T22:59:59Z", "2473199 1 20 21"},
		"that and a second":                  {"Europe/Berlin", "2026-01-31T08:00:00Z", "2026-02-28T23:00:00Z", "2473200 2 0 21"},
		"a leap day":                         {"Europe/Berlin", "2028-01-31T08:00:00Z", "2028-02-29T22:59:59Z", "2559599 1 21 21"},
		"from a leap day":                    {"Europe/Berlin", "2028-02-29T08:00:00Z", "2028-03-29T21:59:59Z", "2555999 1 21 21"},
		"the clocks go forward":              {"Europe/Berlin", "2026-03-28T12:00:00+01:00", "2026-03-29T12:00:00+02:00", "82800 1 0 1"},
		"the clocks go back":                 {"Europe/Berlin", "2026-10-24T12:00:00+02:00", "2026-10-25T12:00:00+01:00", "90000 1 0 1"},
		"it came first":                      {"UTC", "2026-03-02T10:00:00Z", "2026-03-02T09:59:59Z", "?..? ?..? ?..? ?..?"},
		"it is not known when he knew":       {"UTC", "", "2026-03-02T10:00:00Z", "?..? ?..? ?..? ?..?"},
		"it is not known when it was sent":   {"UTC", "2026-03-02T10:00:00Z", "", "?..? ?..? ?..? ?..?"},
		"by the day":                         {"UTC", "2026-03-02T10:00:00Z", "2026-03-03", "50400..136799 1 1 1"},
		"by the day on which he knew":        {"UTC", "2026-03-02T10:00:00Z", "2026-03-02", "0..50399 0 0 0"},
		"both by the day":                    {"UTC", "2026-03-02", "2026-03-03", "1..172799 1 1 1"},
		"by the day in Seoul":                {"Asia/Seoul", "2026-03-02T10:00:00+09:00", "2026-03-03", "50400..169199 1 1..2 1..2"},
		"by a day that is not over":          {"UTC", "2026-03-02T10:00:00Z", "2027-01-01", "26316000..26359200 10 22 219"},
		"by the day before":                  {"UTC", "2026-03-02T10:00:00Z", "2026-03-01", "?..? ?..? ?..? ?..?"},
		"thirty working days from a weekend": {"Europe/London", "2026-06-07T10:00:00Z", "2026-07-17T22:59:59Z", "3502799 2 8 30"},
	} {
		t.Run(name, func(t *testing.T) {
			incident := inventory.Incident{Began: *moment("2026-01-01T00:00:00Z"), Reports: []inventory.Report{report("CSIRT", "initial", c.sent)}}
			if c.aware != "" {
				incident.Aware = moment(c.aware)
			}
			at := "2027-01-01T12:00:00Z"
			if strings.HasPrefix(c.sent, "2028") {
				at = "2029-01-01T12:00:00Z"
			}
			facts := clockFacts(c.zone, at, incident)
			if got := since(facts.Reports[0].Since, inventory.FromAware); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// Before some events a report can be sent, and before others it cannot.
func TestSinceWhatCameLater(t *testing.T) {
	incident := inventory.Incident{
		Began: *moment("2026-03-02T10:00:00Z"), Classified: moment("2026-03-02T12:00:00Z"), Restored: moment("2026-03-03T10:00:00Z"),
		Reports: []inventory.Report{report("MAS", "initial", "2026-03-02T11:00:00Z")},
	}
	facts := clockFacts("Asia/Singapore", "2026-03-10", incident).Reports[0].Since
	for from, want := range map[inventory.ClockStart]string{
		inventory.FromBegan: "3600 0 0 0", fromThreshold: "3600 0 0 0", inventory.FromAware: "?..? ?..? ?..? ?..?",
		inventory.FromClassified: "-3600 0 0 0", inventory.FromRestored: "-82800 0 0 0",
		inventory.FromInitial: "0 0 0 0", inventory.FromUpdate: "?..? ?..? ?..? ?..?",
	} {
		if got := since(facts, from); got != want {
			t.Errorf("from %s: %s, want %s", from, got, want)
		}
	}
}

// Clocks that start with a report look at those to the same recipient alone.
func TestSinceReports(t *testing.T) {
	initial, update, final := "2026-03-02T10:00:00Z", "2026-03-05T10:00:00Z", "2026-03-12T10:00:00Z"
	for name, c := range map[string]struct {
		reports               []inventory.Report // the last is asked about
		fromInitial, fromLate string
	}{
		"the first initial one": {
			[]inventory.Report{report("A", "initial", update), report("A", "initial", initial), report("B", "initial", "2026-03-01"), report("A", "final", final)},
			"864000", "?..?",
		},
		"the latest update before it": {
			[]inventory.Report{report("A", "update", initial), report("A", "update", update), report("B", "update", final), report("A", "update", "2026-03-13"), report("A", "final", final)},
			"?..?", "604800",
		},
		"an initial one that is not dated": {
			[]inventory.Report{report("A", "initial", update), report("A", "initial", ""), report("A", "final", final)}, "604800..?", "?..?",
		},
		"an update that is not dated": {
			[]inventory.Report{report("A", "update", update), report("A", "update", ""), report("A", "final", final)}, "?..?", "0..604800",
		},
		"nothing but one that is not dated": {[]inventory.Report{report("A", "update", ""), report("A", "final", final)}, "?..?", "0..?"},
		"an update of that day": {
			[]inventory.Report{report("A", "update", update), report("A", "update", "2026-03-12"), report("A", "final", final)}, "?..?", "0..604800",
		},
		"an update at the same moment": {[]inventory.Report{report("A", "update", final), report("A", "final", final)}, "?..?", "0"},
		"an update after it":           {[]inventory.Report{report("A", "update", "2026-03-12T10:00:01Z"), report("A", "final", final)}, "?..?", "?..?"},
		"itself no update":             {[]inventory.Report{report("A", "update", initial), report("A", "update", final)}, "?..?", "864000"},
		"not dated itself":             {[]inventory.Report{report("A", "initial", initial), report("A", "update", update), report("A", "final", "")}, "?..?", "?..?"},
	} {
		t.Run(name, func(t *testing.T) {
			incident := inventory.Incident{Began: *moment("2026-03-01T10:00:00Z"), Reports: c.reports}
			list := clockFacts("", "2026-04-01", incident).Reports[len(c.reports)-1].Since
			for from, want := range map[inventory.ClockStart]string{inventory.FromInitial: c.fromInitial, inventory.FromUpdate: c.fromLate} {
				if got := since(list, from); !strings.HasPrefix(got, want+" ") {
					t.Errorf("from %s: %s, want %s", from, got, want)
				}
			}
		})
	}
}

// Until the date of the audit, each event has an entry, and each recipient of a
// report one of its own.
func TestElapsed(t *testing.T) {
	incident := inventory.Incident{
		Began: *moment("2026-03-01T10:00:00Z"), Aware: moment("2026-03-01T11:00:00Z"),
		Reports: []inventory.Report{
			report("B", "initial", "2026-03-02T10:00:00Z"), report("A", "initial", "2026-03-01T12:00:00Z"), report("A", "update", "2026-03-01T14:00:00Z"),
			report("A", "update", "2026-03-01T13:00:00Z"), report("A", "initial", "2026-03-01T18:00:00Z"), report("C", "final", "2026-03-01T18:00:00Z"),
		},
	}
	facts := clockFacts("UTC", "2026-03-02T10:00:00Z", incident)
	var got []string
	for _, e := range facts.Elapsed {
		got = append(got, fmt.Sprintf("%s %v %s %v", e.From, show(e.To), bounds(e.SecondsAtLeast, e.SecondsAtMost), e.Basis("seconds_at_least")))
	}
	want := []string{
		"began absent 86400 [incidents[i].began]", "threshold absent 86400 [incidents[i].began]", "aware absent 82800 [incidents[i].aware]",
		"classified absent ?..? [incidents[i].classified]", "restored absent ?..? [incidents[i].restored]",
		"initial A 79200 [incidents[i].reports[1].at incidents[i].reports[4].at]", "initial B 0 [incidents[i].reports[0].at]",
		"update A 72000 [incidents[i].reports[2].at incidents[i].reports[3].at]",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	month := facts.Elapsed[2].Basis("months_at_most")
	if !slices.Contains(month, "operator.time_zone") || !slices.Contains(month, "incidents[i].aware") {
		t.Errorf("months rest on %v", month)
	}
}

func TestLasted(t *testing.T) {
	for name, c := range map[string]struct {
		began, restored, asOf string
		ongoing               any
		want                  string
	}{
		"over":                         {"2026-03-01T10:00:00Z", "2026-03-01T10:29:59Z", "", nil, "1799"},
		"past midnight":                {"2026-03-01T23:50:00Z", "2026-03-02T00:20:00Z", "", nil, "1800"},
		"not known":                    {"2026-03-01T10:00:00Z", "", "2026-03-02T10:00:00Z", nil, "?..?"},
		"going on":                     {"2026-03-01T10:00:00Z", "", "2026-03-02T10:00:00Z", true, "86400..?"},
		"going on, by the day":         {"2026-03-01T10:00:00Z", "", "2026-03-02", true, "50400..?"},
		"going on, at a later audit":   {"2026-03-01T10:00:00Z", "", "2026-03-01T11:00:00Z", true, "3600..?"},
		"going on, at an earlier one":  {"2026-03-01T10:00:00Z", "", "2026-04-01", true, "784800..?"},
		"going on at no known moment":  {"2026-03-01T10:00:00Z", "", "", true, "?..?"},
		"not going on":                 {"2026-03-01T10:00:00Z", "", "2026-03-02T10:00:00Z", false, "?..?"},
		"over, whatever else is said":  {"2026-03-01T10:00:00Z", "2026-03-01T10:30:00Z", "2026-03-02T10:00:00Z", true, "1800"},
		"by the day":                   {"2026-03-01", "2026-03-01", "", nil, "0..86399"},
		"by two days":                  {"2026-03-01", "2026-03-02", "", nil, "1..172799"},
		"over before it began":         {"2026-03-01T10:00:00Z", "2026-03-01T09:00:00Z", "", nil, "?..?"},
		"by a day and over before it":  {"2026-03-01T10:00:00Z", "2026-02-28", "", nil, "?..?"},
		"by the day on which it began": {"2026-03-01T10:00:00Z", "2026-03-01", "", nil, "0..50399"},
	} {
		t.Run(name, func(t *testing.T) {
			inv := world()
			incident := inventory.Incident{ID: "i", Began: *moment(c.began)}
			if c.restored != "" {
				incident.Restored = moment(c.restored)
			}
			if c.ongoing != nil {
				incident.Ongoing = pointer(c.ongoing.(bool))
			}
			if c.asOf != "" {
				inv.AsOf = deadline(c.asOf)
			}
			inv.Incidents = []inventory.Incident{incident}
			facts := deriveAll(inv, moment("2026-03-10T12:00:00Z").Time()).Incidents["i"]
			if got := bounds(facts.DurationAtLeast, facts.DurationAtMost); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// An exact duration is known on both sides, and is the same as ever.
func TestLastedExactly(t *testing.T) {
	incident := inventory.Incident{Began: *moment("2026-03-01T10:00:00Z"), Restored: moment("2026-03-01T11:00:00Z")}
	facts := clockFacts("Asia/Seoul", "2026-03-02", incident)
	if show(facts.Duration) != show(facts.DurationAtLeast) || show(facts.Duration) != show(facts.DurationAtMost) {
		t.Errorf("%v, at least %v, at most %v", show(facts.Duration), show(facts.DurationAtLeast), show(facts.DurationAtMost))
	}
}

func TestEarlierOutages(t *testing.T) {
	inv := world()
	inv.Incidents = []inventory.Incident{
		lasting("here", "2026-03-10T00:10:00Z", "2026-03-10T00:40:00Z"),
		lasting("evening", "2026-03-09T23:00:00Z", "2026-03-09T23:20:00Z"),
		lasting("overlaps", "2026-03-10T00:00:00Z", "2026-03-10T03:00:00Z"),
		lasting("same", "2026-03-10T00:10:00Z", "2026-03-10T00:20:00Z"),
		lasting("open", "2026-03-09T22:00:00Z", ""),
		lasting("day", "2026-03-10", "2026-03-11T00:00:00Z"),
		lasting("later", "2026-03-10T00:10:01Z", "2026-03-10T00:20:00Z"),
		lasting("long ago", "2026-02-07T00:09:59Z", "2026-02-07T01:00:00Z"),
		lasting("a month ago", "2026-02-07T00:10:00Z", "2026-02-07T01:10:00Z"),
	}
	facts := deriveAll(inv, moment("2026-03-20").Time()).Incidents["here"]
	var got []string
	for _, o := range facts.EarlierOutages {
		got = append(got, fmt.Sprintf("%s %s %s", o.ID, bounds(&o.BeforeAtLeast, &o.BeforeAtMost), bounds(o.LastedAtLeast, o.LastedAtMost)))
	}
	want := []string{
		"a month ago 2678400 3600", "open 7800 ?..?", "evening 4200 1200", "day -85799..600 0..86400", "overlaps 600 600..10800", "same 0 0..600",
	}
	if !slices.Equal(got, want) || facts.EarlierWithin != 31*86400 {
		t.Errorf("%q\nwant %q", got, want)
	}
}

// lasting declares an outage; "" is an end that is not known.
func lasting(id, began, restored string) inventory.Incident {
	incident := outage(id, began, "")
	if restored != "" {
		incident.Restored = moment(restored)
	}
	return incident
}

func TestClassifiedAfter(t *testing.T) {
	for _, c := range []struct{ aware, classified, want string }{
		{"2026-03-01T10:00:00Z", "2026-03-02T10:00:01Z", "86401"}, {"2026-03-01T10:00:00Z", "", "?..?"}, {"", "2026-03-02T10:00:01Z", "?..?"},
		{"2026-03-01", "2026-03-02T10:00:00Z", "36001..122400"}, {"2026-03-02T10:00:00Z", "2026-03-01T10:00:00Z", "?..?"},
	} {
		incident := inventory.Incident{Began: *moment("2026-03-01T09:00:00Z")}
		if c.aware != "" {
			incident.Aware = moment(c.aware)
		}
		if c.classified != "" {
			incident.Classified = moment(c.classified)
		}
		facts := clockFacts("", "2026-04-01", incident)
		if got := bounds(facts.ClassifiedAfterAtLeast, facts.ClassifiedAfterAtMost); got != c.want {
			t.Errorf("%s to %s: %s, want %s", c.aware, c.classified, got, c.want)
		}
	}
}

func TestFigures(t *testing.T) {
	incident := lasting("i", "2026-03-01T10:00:00Z", "2026-03-01T11:00:00Z")
	seen := map[string]string{}
	for _, f := range clockFacts("", "2026-04-01", incident).Figures {
		seen[f.Measure] = f.Criterion + " " + bounds(f.AtLeast, f.AtMost)
	}
	if seen["duration"] != "time 3600" || seen["downtime"] != "time ?..3600" || seen["clients"] != "people ?..?" || len(seen) != 19 {
		t.Errorf("without an impact: %v", seen)
	}
	incident.Impact = &inventory.Impact{
		Clients: pointer[int64](7), ClientsShare: pointer(0.5), Downtime: length("20m"), Unavailable: length("0s"),
		DataLoss: pointer(true), Harm: pointer(false), CostEUR: pointer[int64](100_000),
	}
	for _, f := range clockFacts("", "2026-04-01", incident).Figures {
		seen[f.Measure] = f.Criterion + " " + bounds(f.AtLeast, f.AtMost)
	}
	for measure, want := range map[string]string{
		"clients": "people 7", "clients_share": "people 0.5", "downtime": "time 1200", "unavailable": "unavailable 0", "limited": "limited ?..?",
		"data_loss": "data 1", "harm": "harm 0", "cost_eur": "cost 100000",
	} {
		if seen[measure] != want {
			t.Errorf("%s: %s, want %s", measure, seen[measure], want)
		}
	}
}

func TestCritical(t *testing.T) {
	important := service("important", nil)
	important.Critical = true
	for name, c := range map[string]struct {
		services []inventory.ServiceID
		want     any
	}{
		"not declared": {nil, "absent"}, "none": {ids[inventory.ServiceID](), false}, "another": {ids[inventory.ServiceID]("other"), false},
		"one of several": {ids[inventory.ServiceID]("other", "important"), true},
	} {
		inv := world(important, service("other", nil))
		inv.Incidents = []inventory.Incident{{ID: "i", Began: *moment("2022-10-01"), Services: c.services}}
		facts := deriveAll(inv, noon).Incidents["i"]
		if show(facts.Critical) != c.want || !slices.Contains(facts.Basis("critical"), "incidents[i].services") {
			t.Errorf("%s: %v, want %v; it rests on %v", name, show(facts.Critical), c.want, facts.Basis("critical"))
		}
	}
}

// What lies after the date of the audit is told neither way.
func TestClocksDoNotLookAhead(t *testing.T) {
	incident := inventory.Incident{
		Began: *moment("2026-03-01T10:00:00Z"), Aware: moment("2026-03-03T10:00:00Z"), Restored: moment("2026-03-03T10:00:00Z"),
		Reports: []inventory.Report{report("A", "initial", "2026-03-03T11:00:00Z")},
	}
	facts := clockFacts("UTC", "2026-03-02T10:00:00Z", incident)
	if facts.DurationAtLeast != nil || facts.DurationAtMost != nil {
		t.Errorf("it lasted %s", bounds(facts.DurationAtLeast, facts.DurationAtMost))
	}
	for _, e := range append(facts.Reports[0].Since, facts.Elapsed[2:]...) {
		if e.SecondsAtLeast != nil || e.SecondsAtMost != nil || e.MonthsAtLeast != nil {
			t.Errorf("from %s: %s", e.From, bounds(e.SecondsAtLeast, e.SecondsAtMost))
		}
	}
}

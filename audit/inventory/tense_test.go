package inventory

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// momentOf is the moment of an audit.
func momentOf(t *testing.T, text string) time.Time {
	t.Helper()
	var d Deadline
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d.Time()
}

func TestCheckDates(t *testing.T) {
	const planned, zone = "; hint: a record tells what was: correct its date, judge a later moment with --at, or leave out what is only planned",
		"; hint: correct the date, or write the moment with its zone: a plain date begins at 00:00 in UTC"
	ahead := func(place, what, hint string) string {
		return "x.yaml:" + place + ": " + what + ", after the moment of the audit, 2022-10-14 (--at); expected a day that has passed" + hint
	}
	service := "services: [{id: a, kind: tool, critical: true, tested: {date: DATE}}]\n"
	for name, c := range map[string]struct{ document, want string }{
		"the day itself":                 {strings.Replace(service, "DATE", "2022-10-14", 1), ""},
		"its last second":                {strings.Replace(service, "DATE", "2022-10-14T23:59:59Z", 1), ""},
		"its last second somewhere else": {strings.Replace(service, "DATE", "2022-10-15T08:59:59+09:00", 1), ""},
		"the next second":                {strings.Replace(service, "DATE", "2022-10-15T09:00:00+09:00", 1), ahead("4:57", "services[a].tested.date is 2022-10-15", zone)},
		"the next noon":                  {strings.Replace(service, "DATE", "2022-10-15T12:00:00Z", 1), ahead("4:57", "services[a].tested.date is 2022-10-15T12:00:00Z", planned)},
		"next year":                      {strings.Replace(service, "DATE", "2023-01-01", 1), ahead("4:57", "services[a].tested.date is 2023-01-01", planned)},
		"a part of a list without ids": {"attestations: [{control: a/b, by: x, date: 2023-01-01, valid_until: 2024-01-01, statement: x}]\n",
			ahead("4:38", "attestations[0].date is 2023-01-01", planned)},
		"the date of the inventory": {"as_of: 2023-01-01\n", ahead("4:1", "as_of is 2023-01-01", planned)},
		"that day as its date":      {"as_of: 2022-10-14\n", ""},
		"what may lie ahead":        {"incidents: [{id: a, began: 2022-10-14, corrective_actions: [{id: b, what: x, due: 2030-01-01}]}]\n", ""},
		"all at once": {"exercises: [{id: e, scenario: restore, date: 2024-01-01}]\nincidents: [{id: i, began: 2023-01-01, reports: [{to: MSIT, kind: initial, at: 2023-01-02}]}]\n",
			strings.Join([]string{ahead("4:40", "exercises[e].date is 2024-01-01", planned), ahead("5:21", "incidents[i].began is 2023-01-01", planned),
				ahead("5:76", "incidents[i].reports[0].at is 2023-01-02", planned)}, "\n")},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if err := load(t, part{"x.yaml", head + c.document}).CheckDates(momentOf(t, "2022-10-14"), "--at"); err != nil {
				got = err.Error()
			}
			if got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// A moment within a day is shown with its time, and a plain date of that day has
// begun.
func TestCheckDatesWithinADay(t *testing.T) {
	inv := load(t, part{"x.yaml", head + "as_of: 2022-10-14\nexercises: [{id: e, scenario: restore, date: 2022-10-14T10:00:00Z}]\n"})
	if err := inv.CheckDates(momentOf(t, "2022-10-14T10:00:00Z"), "today"); err != nil {
		t.Error(err)
	}
	err := inv.CheckDates(momentOf(t, "2022-10-14T09:59:59Z"), "today")
	if err == nil || !strings.Contains(err.Error(), "exercises[e].date is 2022-10-14T10:00:00Z, after the moment of the audit, 2022-10-14T09:59:59Z (today)") || strings.Contains(err.Error(), "as_of") {
		t.Error(err)
	}
	for moment, zone := range map[string]bool{"2022-10-13T00:00:00Z": false, "2022-10-13T00:00:01Z": true} {
		if err := inv.CheckDates(momentOf(t, moment), "--at"); err == nil || !strings.Contains(err.Error(), "as_of is 2022-10-14, after") || strings.Contains(err.Error(), "with its zone") != zone {
			t.Errorf("at %s: %v", moment, err)
		}
	}
}

// Of the shipped inventories, whatever the moment, those records are refused that
// lie after it, as a search that knows nothing of the model finds them.
func TestCheckDatesFindsEveryRecord(t *testing.T) {
	random := rand.New(rand.NewPCG(14, 10))
	for _, parts := range shipped(t) {
		inv := load(t, parts...)
		records := map[Path]time.Time{}
		for _, p := range parts {
			for _, fact := range writtenFacts(syntaxTree(t, p.text), "") {
				var moment Instant
				key := string(fact.path[strings.LastIndexByte(string(fact.path), '.')+1:])
				value, isMoment := inv.Fact(fact.path).Value.(Instant)
				if moment = value; isMoment && key != "due" && key != "valid_until" {
					records[fact.path] = moment.Time()
				}
			}
		}
		if strings.Contains(parts[0].name, "model-operator") && len(records) < 30 {
			t.Fatalf("only %d records found", len(records))
		}
		for range 100 {
			at := time.Date(2017, 1, 1, 0, 0, random.IntN(11*365*24*60*60), 0, time.UTC)
			var want, got []string
			for path, moment := range records {
				if moment.After(at) {
					want = append(want, string(path))
				}
			}
			if err := inv.CheckDates(at, "--at"); err != nil {
				for _, fault := range err.(Faults) {
					path, _, _ := strings.Cut(fault.Problem, " is ")
					got = append(got, path)
				}
			}
			got = slices.DeleteFunc(got, func(path string) bool { return path == "as_of" })
			if slices.Sort(want); !slices.Equal(slices.Sorted(slices.Values(got)), want) {
				t.Fatalf("%s at %s: refused %v, want %v", parts[0].name, at, got, want)
			}
		}
	}
}

// No shipped inventory records what lies after its own moment; a second part is
// judged at a moment of its own.
func TestShippedInventoriesLookBack(t *testing.T) {
	later := map[string]string{"kakao-2022-incident.yaml": "2022-12-07", "dbs-2023-incident.yaml": "2023-11-07"}
	for _, parts := range shipped(t) {
		inv := load(t, parts...)
		at := inv.AsOf.Time()
		if day, ok := later[parts[len(parts)-1].name]; ok {
			at = momentOf(t, day)
		}
		if err := inv.CheckDates(at, "as_of"); err != nil {
			t.Errorf("%s: %v", filepath.Base(parts[0].name), err)
		}
	}
}

func TestSchemaTellsRecordsFromPlans(t *testing.T) {
	text := string(JSONSchema().MarshalIndent())
	for _, want := range []string{"The day of the test. A record: it may not lie after the moment of the audit.", "The day by which it is to be done. It may lie after the moment of the audit."} {
		if !strings.Contains(text, want) {
			t.Errorf("the schema does not say: %s", want)
		}
	}
}

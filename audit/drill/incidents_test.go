package drill

import (
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// outage declares an incident with a category of cause; "" for none.
func outage(id, began, category string) inventory.Incident {
	incident := inventory.Incident{ID: inventory.IncidentID(id), Began: *moment(began)}
	if category != "" {
		incident.Cause = &inventory.Cause{Category: pointer(inventory.CauseCategory(category))}
	}
	return incident
}

func TestIncident(t *testing.T) {
	incident := outage("fire", "2022-10-15T06:00:00Z", "fire")
	incident.Aware, incident.Restored = moment("2022-10-15T06:10:00Z"), moment("2022-10-15T08:00:00Z")
	incident.Reports = []inventory.Report{{At: moment("2022-10-15T07:10:00Z")}, {}, {At: moment("2022-10-15T06:00:00Z")}, {At: moment("2022-10-16")}}
	incident.CorrectiveActions = []inventory.CorrectiveAction{
		{ID: "done", Done: moment("2022-10-15"), Due: deadline("2022-10-14")},
		{ID: "open", Due: deadline("2022-10-15")},
		{ID: "late", Due: deadline("2022-10-14")},
		{ID: "endless"},
		{ID: "promised", Done: moment("2022-10-16"), Due: deadline("2022-10-14")},
	}
	inv := world()
	inv.Incidents = []inventory.Incident{incident}
	got := deriveAll(inv, noon).Incidents["fire"]
	if show(got.Duration) != 7200.0 || got.Age != 21600 {
		t.Errorf("duration %v, age %v", show(got.Duration), got.Age)
	}
	var delays, overdue []any
	var done []bool
	for _, report := range got.Reports {
		delays = append(delays, show(report.Delay))
	}
	for _, action := range got.CorrectiveActions {
		done, overdue = append(done, action.Done), append(overdue, show(action.Overdue))
	}
	if want := []any{3600.0, "absent", "absent", "absent"}; !slices.Equal(delays, want) {
		t.Errorf("delays %v, want %v", delays, want)
	}
	if want := []bool{true, false, false, false, false}; !slices.Equal(done, want) {
		t.Errorf("done %v, want %v", done, want)
	}
	if want := []any{false, false, true, "absent", true}; !slices.Equal(overdue, want) {
		t.Errorf("overdue %v, want %v", overdue, want)
	}
	inv.Incidents[0].Restored = moment("2022-10-20")
	if got := deriveAll(inv, noon).Incidents["fire"]; got.Duration != nil {
		t.Errorf("a duration that lies ahead: %v", *got.Duration)
	}
}

func TestSameCause(t *testing.T) {
	inv := world()
	inv.Incidents = []inventory.Incident{
		outage("third", "2022-10-15", "fire"), outage("other", "2022-10-10", "power"),
		outage("second", "2022-10-14", "fire"), outage("first", "2022-10-12", "fire"), outage("later", "2022-10-16", ""),
	}
	got := deriveAll(inv, noon).Incidents["third"]
	if len(got.SameCause) != 2 || got.SameCause[0].ID != "first" || got.SameCause[0].Before != 3*86400 || got.SameCause[1].ID != "second" {
		t.Errorf("same cause: %+v", got.SameCause)
	}
	inv.Incidents[1].Cause = nil
	got = deriveAll(inv, noon).Incidents["third"]
	if got.SameCause != nil || !slices.Contains(got.Basis("same_cause"), "incidents[other].cause.category") {
		t.Errorf("same cause %+v, though an earlier incident has no category", got.SameCause)
	}
	if got := deriveAll(inv, noon).Incidents["later"]; got.SameCause != nil {
		t.Errorf("same cause %+v as an incident without a category", got.SameCause)
	}
}

func TestOperator(t *testing.T) {
	inv := world()
	if got := deriveAll(inv, noon).Operator; got.Exercises != nil || got.Documents != nil {
		t.Errorf("facts from nothing: %+v", got)
	}
	inv.Exercises = []inventory.Exercise{{ID: "e", Scenario: "restore", Date: moment("2022-10-14"), Live: pointer(false), To: pointer(inventory.FacilityID("anyang")), WorkingDay: pointer(true)}}
	inv.Documents = []inventory.Document{{ID: "d", Path: pointer[inventory.FilePath]("plan.pdf")}}
	got := deriveAll(inv, noon).Operator
	if e := got.Exercises[0]; show(e.Age) != 129600.0 || show(e.Live) != false || e.Passed != nil || show(e.To) != inventory.FacilityID("anyang") || show(e.WorkingDay) != true {
		t.Errorf("exercise %+v", e)
	}
	if d := got.Documents[0]; d.Filed || d.Age != nil {
		t.Errorf("document %+v", d)
	}
}

// What came of looking for a document is told as it came: only a file that is
// what it was is verified.
func TestDocumentsAreVerified(t *testing.T) {
	sum := inventory.Digest(strings.Repeat("0", 64))
	filed := func(id inventory.DocumentID) inventory.Document {
		return inventory.Document{ID: id, Kind: "other", Path: pointer[inventory.FilePath]("plan.pdf"), SHA256: &sum}
	}
	inv := world()
	inv.Documents = []inventory.Document{filed("good"), filed("altered"), filed("unseen"), {ID: "unfiled", Kind: "other"}}
	looked := map[inventory.DocumentID]inventory.Verification{"good": {Verified: true}, "altered": {Problem: "it was altered"}}
	var got []any
	for _, d := range deriveAll(inv, noon, looked).Operator.Documents {
		got = append(got, d.ID, show(d.Verified), show(d.Problem))
		if at := inventory.Path("documents").Item(string(d.ID)); d.Basis("verified")[1] != at.Field("sha256") || d.Basis("problem")[0] != at.Field("path") {
			t.Errorf("%s rests on %v", d.ID, d.Basis)
		}
	}
	want := []any{inventory.DocumentID("good"), true, "absent", inventory.DocumentID("altered"), "absent", "it was altered",
		inventory.DocumentID("unseen"), "absent", "its file was not looked for", inventory.DocumentID("unfiled"), "absent", "absent"}
	if !slices.Equal(got, want) {
		t.Errorf("documents %v, want %v", got, want)
	}
}

func TestUPSPairs(t *testing.T) {
	inv := world()
	if got := deriveAll(inv, noon).Facilities["pangyo"]; got.UPSPairs != nil {
		t.Errorf("pairs %+v that nobody declared", got.UPSPairs)
	}
	room := func(id string) *inventory.CompartmentID { return pointer(inventory.CompartmentID(id)) }
	backs := func(id string) *inventory.UPSID { return pointer(inventory.UPSID(id)) }
	inv.Facilities[0].Power.UPS = []inventory.UPS{
		{ID: "a", Compartment: room("x")}, {ID: "b", Compartment: room("x"), BacksUp: backs("a")},
		{ID: "c", Compartment: room("y"), BacksUp: backs("a")}, {ID: "d", BacksUp: backs("a")},
	}
	var got []any
	for _, pair := range deriveAll(inv, noon).Facilities["pangyo"].UPSPairs {
		got = append(got, pair.ID, show(pair.SameCompartment))
	}
	if want := []any{inventory.UPSID("b"), true, inventory.UPSID("c"), false, inventory.UPSID("d"), "absent"}; !slices.Equal(got, want) {
		t.Errorf("pairs %v, want %v", got, want)
	}
}

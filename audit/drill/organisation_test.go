package drill

import (
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func TestFilings(t *testing.T) {
	inv := world()
	if got := deriveAll(inv, noon).Operator; got.Filings != nil || got.Inspections != nil {
		t.Errorf("facts from nothing: %+v", got)
	}
	seoul := inventory.Operator{TimeZone: timeZone("Asia/Seoul")}
	for name, c := range map[string]struct {
		operator        inventory.Operator
		prompted, filed string
		want            []any // done, its day, days and months taken
	}{
		"at once":                     {inventory.Operator{}, "2022-10-01", "2022-10-01", []any{true, "2022-10-01", int64(0), int64(0)}},
		"the next day":                {inventory.Operator{}, "2022-10-01", "2022-10-02", []any{true, "2022-10-02", int64(1), int64(1)}},
		"to the day a month later":    {inventory.Operator{}, "2022-08-15", "2022-09-15", []any{true, "2022-09-15", int64(31), int64(1)}},
		"a day past the month":        {inventory.Operator{}, "2022-08-15", "2022-09-16", []any{true, "2022-09-16", int64(32), int64(2)}},
		"to the end of a short month": {inventory.Operator{}, "2022-01-31", "2022-02-28", []any{true, "2022-02-28", int64(28), int64(1)}},
		"past a leap month":           {inventory.Operator{}, "2020-01-31", "2020-03-01", []any{true, "2020-03-01", int64(30), int64(2)}},
		"after midnight in Seoul":     {seoul, "2022-10-01T15:00:00Z", "2022-10-03T14:59:59Z", []any{true, "2022-10-03", int64(1), int64(1)}},
		"somewhere":                   {inventory.Operator{}, "2022-10-01T15:00:00Z", "2022-10-03", []any{true, "2022-10-03", "absent", "absent"}},
		"at no known day":             {inventory.Operator{}, "2022-10-01", "2022-10-03T14:59:59Z", []any{true, "absent", "absent", "absent"}},
		"still open":                  {seoul, "2022-10-14", "", []any{false, "absent", int64(1), int64(1)}},
		"open somewhere":              {inventory.Operator{}, "2022-10-14", "", []any{false, "absent", "absent", "absent"}},
		"of no known prompt":          {seoul, "", "2022-10-01", []any{true, "2022-10-01", "absent", "absent"}},
		"before it was prompted":      {seoul, "2022-10-02", "2022-10-01", []any{true, "2022-10-01", "absent", "absent"}},
		"promised":                    {seoul, "2022-10-14", "2022-11-01", []any{false, "absent", int64(1), int64(1)}},
	} {
		filing := inventory.Filing{ID: "f", Kind: "officer", To: "MSIT"}
		if c.prompted != "" {
			filing.Prompted = moment(c.prompted)
		}
		if c.filed != "" {
			filing.Filed = moment(c.filed)
		}
		inv.Operator, inv.Filings = &c.operator, []inventory.Filing{filing}
		got := deriveAll(inv, noon).Operator.Filings[0]
		if all := []any{got.Done, show(got.Day), show(got.TakenDays), show(got.TakenMonths)}; !slices.Equal(all, c.want) {
			t.Errorf("%s: %v, want %v", name, all, c.want)
		}
		if basis := got.Basis("taken_days"); !slices.Equal(basis, []path{"filings[f].prompted", "filings[f].filed", "operator.time_zone"}) {
			t.Errorf("%s rests on %v", name, basis)
		}
	}
}

// Which day it is depends on where.
func TestToday(t *testing.T) {
	for zone, want := range map[string]any{"": "absent", "Asia/Seoul": "2022-10-15", "Pacific/Kiritimati": "2022-10-16"} {
		inv := world()
		inv.Operator = &inventory.Operator{}
		if zone != "" {
			inv.Operator.TimeZone = timeZone(zone)
		}
		got := deriveAll(inv, noon).Operator
		if show(got.Today) != want || got.Basis("today")[0] != "operator.time_zone" {
			t.Errorf("in %q it is %v, by %v", zone, show(got.Today), got.Basis("today"))
		}
	}
}

func TestMonthsOfTheInquiry(t *testing.T) {
	for name, c := range map[string]struct {
		restored, found string
		want            any
	}{
		"to the day":          {"2022-08-31", "2022-09-30", int64(1)},
		"a day later":         {"2022-08-31", "2022-10-01", int64(2)},
		"before":              {"2022-08-31", "2022-08-01", int64(0)},
		"far before":          {"2022-08-31", "2021-08-01", int64(0)},
		"ahead":               {"2022-08-31", "2022-10-16", "absent"},
		"restored ahead":      {"2022-10-16", "2022-09-01", "absent"},
		"in the night":        {"2022-08-30T15:00:00Z", "2022-09-30", int64(1)},
		"not restored":        {"", "2022-09-01", "absent"},
		"of an unknown cause": {"2022-08-31", "", "absent"},
	} {
		inv := world()
		inv.Operator = &inventory.Operator{TimeZone: timeZone("Asia/Seoul")}
		inv.Incidents = []inventory.Incident{{ID: "i", Began: *moment("2022-07-31"), Cause: &inventory.Cause{}}}
		if c.restored != "" {
			inv.Incidents[0].Restored = moment(c.restored)
		}
		if c.found != "" {
			inv.Incidents[0].Cause.Found = moment(c.found)
		}
		if got := deriveAll(inv, noon).Incidents["i"].CauseMonths; show(got) != c.want {
			t.Errorf("%s: %v, want %v", name, show(got), c.want)
		}
	}
}

func TestInspectionsAndResponseOfficers(t *testing.T) {
	inv := world()
	held := []inventory.Inspection{{ID: "i", Kind: "self", Date: moment("2022-10-14T12:00:00Z"), Passed: pointer(true)}, {ID: "j", Kind: "self"}}
	inv.Inspections, inv.Facilities[0].Inspections = held[:1], held
	inv.Facilities[0].ResponseOfficers = []inventory.ResponseOfficer{{ID: "o", Appointed: moment("2022-10-13T12:00:00Z")}}
	facts := deriveAll(inv, noon)
	got, here := facts.Facilities["pangyo"], inventory.Path("facilities[pangyo].inspections[i]")
	if i := facts.Operator.Inspections; len(i) != 1 || show(i[0].Age) != 86400.0 || show(i[0].Passed) != true || i[0].Basis("age")[0] != "inspections[i].date" {
		t.Errorf("inspections of the operator: %+v", i)
	}
	if i := got.Inspections; len(i) != 2 || show(i[0].Age) != 86400.0 || i[0].Basis("id")[0] != here || i[1].Age != nil || i[1].Passed != nil {
		t.Errorf("inspections of the facility: %+v", i)
	}
	if o := got.ResponseOfficers; len(o) != 1 || show(o[0].AppointedAge) != 2*86400.0 || o[0].TrainedAge != nil {
		t.Errorf("officers: %+v", o)
	}
	if other := facts.Facilities["anyang"]; other.Inspections != nil || other.ResponseOfficers != nil {
		t.Errorf("facts from nothing: %+v", other)
	}
}

func TestBatteryEnergy(t *testing.T) {
	room := func(id, compartment string, kwh float64) inventory.BatteryRoom {
		room := inventory.BatteryRoom{ID: inventory.BatteryRoomID(id)}
		if compartment != "" {
			room.Compartment = pointer(inventory.CompartmentID(compartment))
		}
		if kwh > 0 {
			room.EnergyKWh = &kwh
		}
		return room
	}
	for name, c := range map[string]struct {
		rooms []inventory.BatteryRoom
		want  []any // per compartment: its id, the energy, whether that is all
		total any
	}{
		"not declared":           {nil, nil, "absent"},
		"none":                   {[]inventory.BatteryRoom{}, nil, 0.0},
		"two in one compartment": {[]inventory.BatteryRoom{room("b", "x", 0.1), room("a", "x", 0.2)}, []any{"x", 0.3, true}, 0.3},
		"one in each":            {[]inventory.BatteryRoom{room("b", "y", 7), room("a", "x", 5)}, []any{"x", 5.0, true, "y", 7.0, true}, 12.0},
		"an energy is missing":   {[]inventory.BatteryRoom{room("a", "x", 5), room("b", "x", 0), room("c", "y", 1)}, []any{"x", 5.0, false, "y", 1.0, true}, "absent"},
		"it is missing first":    {[]inventory.BatteryRoom{room("b", "x", 0), room("a", "x", 5)}, []any{"x", 5.0, false}, "absent"},
		"a place is missing":     {[]inventory.BatteryRoom{room("a", "x", 5), room("b", "", 5)}, []any{"x", 5.0, false}, 10.0},
		"every place is missing": {[]inventory.BatteryRoom{room("a", "", 5)}, nil, 5.0},
	} {
		inv := world()
		inv.Facilities[0].BatteryRooms = c.rooms
		got := deriveAll(inv, noon).Facilities["pangyo"]
		var all []any
		for _, e := range got.BatteryEnergy {
			all = append(all, string(e.Compartment), e.AtLeast, e.Whole)
		}
		if !slices.Equal(all, c.want) || show(got.BatteryKWh) != c.total || (got.BatteryEnergy == nil) != (c.rooms == nil) {
			t.Errorf("%s: %v in all %v, want %v in all %v", name, all, show(got.BatteryKWh), c.want, c.total)
		}
	}
}

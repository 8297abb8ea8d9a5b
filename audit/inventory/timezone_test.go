package inventory

import (
	"strings"
	"testing"
	"time"
)

// Every name of the database is read, and gives the clock of that place.
func TestTimeZones(t *testing.T) {
	summer, winter := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC), time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	for name, want := range map[string][2]int{
		"Asia/Seoul": {9 * 3600, 9 * 3600}, "UTC": {0, 0}, "Europe/Berlin": {7200, 3600}, "Europe/London": {3600, 0},
		"Asia/Singapore": {8 * 3600, 8 * 3600}, "Asia/Kolkata": {19800, 19800}, "America/New_York": {-4 * 3600, -5 * 3600},
	} {
		var zone TimeZone
		if err := zone.UnmarshalText([]byte(name)); err != nil {
			t.Fatal(err)
		}
		_, inSummer := summer.In(zone.Location()).Zone()
		_, inWinter := winter.In(zone.Location()).Zone()
		if got := [2]int{inSummer, inWinter}; got != want || zone.String() != name {
			t.Errorf("%s: %d seconds from UTC, want %d", zone, got, want)
		}
	}
	if len(zoneNames()) < 590 {
		t.Errorf("%d time zones", len(zoneNames()))
	}
	for _, name := range zoneNames() {
		if err := new(TimeZone).UnmarshalText([]byte(name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestNoTimeZone(t *testing.T) {
	for name, hint := range map[string]string{
		"Asia/Soul": `did you mean "Asia/Seoul"?`, "asia/seoul": `did you mean "Asia/Seoul"?`, "KST": "", "Local": "", "": "", "+09:00": "",
		"Factory": "", "../etc/passwd": "", "Asia": "", "Asia/": "", "Asia/Seoul\x00": "",
	} {
		err := new(TimeZone).UnmarshalText([]byte(name))
		if err == nil || !strings.HasPrefix(err.Error(), "expected the name of a time zone") || !strings.Contains(err.Error(), hint) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// In a document it is text, and nothing else.
func TestTimeZoneInADocument(t *testing.T) {
	const head = "apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: a, time_zone: "
	for written, fault := range map[string]string{
		"Asia/Seoul": "", "9": "time_zone is 9; expected the name", "[]": "time_zone is ", "Asia/Soul": `time_zone is "Asia/Soul"; expected the name of a time zone, as Asia/Seoul or Europe/Berlin; hint: did you mean "Asia/Seoul"?`, "null": "time_zone has no value",
	} {
		var inv Inventory
		_, err := Decode("a.yaml", []byte(head+written+"}\n"), &inv)
		if (err == nil) != (fault == "") || err != nil && !strings.Contains(err.Error(), fault) {
			t.Errorf("%s: %v", written, err)
		}
	}
}

package drill

import (
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// instant reads a moment as an inventory has it.
func instant(t *testing.T, text string) *inventory.Instant {
	t.Helper()
	var i inventory.Instant
	if err := i.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return &i
}

// What is known by its day alone is no proof of how many hours lie between.
func TestPlainDatesProveNoHours(t *testing.T) {
	d := &derivation{at: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), inv: &inventory.Inventory{}}
	moment, day := instant(t, "2026-03-01T20:00:00Z"), instant(t, "2026-03-02")
	if got := d.toTheSecond(moment, instant(t, "2026-03-02T00:30:00Z")); got == nil || *got != 4.5*3600 {
		t.Errorf("got %v between two moments", got)
	}
	for name, got := range map[string]*float64{"to a day": d.toTheSecond(moment, day), "from a day": d.toTheSecond(day, instant(t, "2026-03-03T00:00:00Z"))} {
		if got != nil {
			t.Errorf("%s: %v seconds", name, *got)
		}
	}
	if got := d.atMost(moment, day); got == nil || *got != 28*3600-1 {
		t.Errorf("at most %v to a day", got)
	}
	if got := d.atMost(moment, instant(t, "2016-03-02")); got != nil {
		t.Errorf("%v seconds to a day ten years before", *got)
	}
}

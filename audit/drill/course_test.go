package drill

import (
	"slices"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// A final report is due after the latest update before it; what is told later puts
// nothing off.
func TestCourseOfAFinalReport(t *testing.T) {
	monthly := Clock{To: "A", Kind: inventory.FinalNotice, From: inventory.FromUpdate, Months: 1}
	updates := []inventory.Report{report("A", "update", "2026-03-05T10:00:00Z"), report("A", "update", "2026-03-31T10:00:00Z"), report("B", "update", "2026-04-10T10:00:00Z")}
	for name, c := range map[string]struct {
		reports           []inventory.Report
		start, due, final string
	}{
		"after both":    {append(slices.Clone(updates), report("A", "final", "2026-04-20T10:00:00Z")), "2026-03-31T10:00:00Z", "2026-04-30T14:59:59Z", "2026-04-20T10:00:00Z"},
		"between them":  {append(slices.Clone(updates), report("A", "final", "2026-03-20T10:00:00Z")), "2026-03-05T10:00:00Z", "2026-04-05T14:59:59Z", "2026-03-20T10:00:00Z"},
		"the first one": {append(slices.Clone(updates), report("A", "final", "2026-04-25T10:00:00Z"), report("A", "final", "2026-03-20T10:00:00Z")), "2026-03-05T10:00:00Z", "2026-04-05T14:59:59Z", "2026-03-20T10:00:00Z"},
		"not yet":       {updates, "2026-03-31T10:00:00Z", "2026-04-30T14:59:59Z", ""},
		"no update":     {updates[2:], "", "", ""},
	} {
		inv := world()
		inv.Operator = &inventory.Operator{ID: "a", TimeZone: timeZone("Asia/Seoul")}
		inv.Incidents = []inventory.Incident{{ID: "i", Began: *moment("2026-03-01T10:00:00Z"), Reports: c.reports}}
		course := Derive(inv, moment("2026-06-01").Time(), nil).Course(&inv.Incidents[0], monthly)
		for _, side := range []struct {
			what, want string
			got        *time.Time
		}{{"start", c.start, course.Start}, {"due", c.due, course.Due}, {"sent", c.final, course.Sent}} {
			if written := ofMoment(side.got); written != side.want {
				t.Errorf("%s: %s %s, want %s", name, side.what, written, side.want)
			}
		}
	}
}

// ofMoment is a moment as people write it; empty for none.
func ofMoment(t *time.Time) string {
	if t == nil {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

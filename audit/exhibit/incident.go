package exhibit

import (
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// incident is an incident as it ran.
func incident(i *inventory.Incident, clocks []Clock) Incident {
	shown := Incident{ID: string(i.ID), Facility: text(i.Facility), Began: moment(&i.Began), Aware: moment(i.Aware),
		Classified: moment(i.Classified), Restored: moment(i.Restored), Ongoing: i.Ongoing != nil && *i.Ongoing, Clocks: clocks}
	sent := slices.Clone(i.Reports)
	slices.SortStableFunc(sent, earlier)
	for _, r := range sent {
		shown.Reports = append(shown.Reports, Report{To: string(r.To), Kind: string(r.Kind), At: moment(r.At)})
	}
	return shown
}

// earlier puts reports in the order of their time, those without one last.
func earlier(a, b inventory.Report) int {
	switch {
	case a.At != nil && b.At != nil:
		return a.At.Time().Compare(b.At.Time())
	case a.At != nil:
		return -1
	case b.At != nil:
		return 1
	}
	return 0
}

// moment is an instant as it was declared: the day alone where no more is known.
// Empty for none.
func moment(i *inventory.Instant) string {
	switch {
	case i == nil:
		return ""
	case i.ByDay():
		return i.Time().Format(time.DateOnly)
	}
	return i.String()
}

package exhibit

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// How much of an inventory a picture can hold and still be read.
const (
	maxLosses     = 16
	maxServices   = 40
	maxFacilities = 40
	maxLinks      = 60
	maxDatasets   = 5 // named on a link
	maxGraphs     = 3
	maxNodes      = 30
	maxIncidents  = 12
)

// Of works out the exhibits of an inventory with what was derived from it. How
// the clocks of an incident ran is for the caller to say.
func Of(inv *inventory.Inventory, facts *drill.Facts, clocks func(*inventory.Incident) []Clock) *Exhibits {
	e := &Exhibits{Places: places(inv, facts)}
	if m := newMatrix(inv, facts); m != nil {
		e.Losses = m.shown()
		e.Failures = m.failures()
	}
	latest := make([]*inventory.Incident, len(inv.Incidents))
	for i := range inv.Incidents {
		latest[i] = &inv.Incidents[i]
	}
	slices.SortFunc(latest, func(a, b *inventory.Incident) int {
		return cmp.Or(b.Began.Time().Compare(a.Began.Time()), cmp.Compare(a.ID, b.ID))
	})
	latest, e.MoreIncidents = first(maxIncidents, latest)
	for _, i := range latest {
		e.Incidents = append(e.Incidents, incident(i, clocks(i)))
	}
	return e
}

// first is the beginning of a list, and how much of it is left out.
func first[T any](n int, list []T) (beginning []T, more int) {
	n = min(n, len(list))
	return list[:n], len(list) - n
}

// text is a name that may not be declared.
func text[S ~string](s *S) string {
	if s == nil {
		return ""
	}
	return string(*s)
}

package drill

import (
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// record is the incidents by what they interrupted.
type record struct {
	of      map[inventory.ServiceID][]*inventory.Incident // the unplanned ones, and those not said to be planned
	unknown []*inventory.Incident                         // the same that do not say what they interrupted
}

// findRecord sorts the incidents by the services that they interrupted.
func (d *derivation) findRecord() *record {
	found := &record{of: map[inventory.ServiceID][]*inventory.Incident{}}
	for i := range d.inv.Incidents {
		incident := &d.inv.Incidents[i]
		switch {
		case incident.Planned != nil && *incident.Planned:
		case incident.Services == nil:
			found.unknown = append(found.unknown, incident)
		default:
			for _, id := range unrepeated(incident.Services) {
				found.of[id] = append(found.of[id], incident)
			}
		}
	}
	return found
}

// unrepeated are the services without repetition.
func unrepeated(services []inventory.ServiceID) []inventory.ServiceID {
	return slices.Compact(slices.Sorted(slices.Values(services)))
}

// downtime derives how long a service was away unplanned in the worst twelve
// months on record, at least and at most. The whole of an incident counts against
// each service that it interrupted; what overlaps counts once.
func (d *derivation) downtime(service *inventory.Service) (least, most *float64) {
	if d.inv.Incidents == nil {
		return nil, nil
	}
	var certain, possible []stretch
	whole := len(d.record().unknown) == 0
	for _, incident := range d.record().of[service.ID] {
		if d.elapsed(&incident.Began, incident.Restored) == nil {
			whole = false
			continue
		}
		away := stretch{incident.Began.Time(), incident.Restored.Time()}
		possible = append(possible, away)
		if incident.Planned != nil {
			certain = append(certain, away)
		}
	}
	least = pointer(worstYear(certain))
	if whole {
		most = pointer(worstYear(possible))
	}
	return least, most
}

// downtimeBasis is what rests on how long a service was away.
func (d *derivation) downtimeBasis(service *inventory.Service) []path {
	basis := []path{"incidents"}
	for _, incident := range d.record().unknown {
		basis = append(basis, incidentPath(incident.ID).Field("services"))
	}
	for _, incident := range d.record().of[service.ID] {
		at := incidentPath(incident.ID)
		basis = append(basis, at.Field("began"), at.Field("planned"), at.Field("restored"))
	}
	return basis
}

// stretch is a stretch of time.
type stretch struct{ from, to time.Time }

// worstYear is the number of seconds in the twelve months that hold the most of
// these stretches. Such a year begins where a stretch does or ends where one does.
func worstYear(stretches []stretch) float64 {
	disjoint := merged(stretches)
	sums := make([]time.Duration, len(disjoint)+1) // of the stretches before each
	for i, s := range disjoint {
		sums[i+1] = sums[i] + s.to.Sub(s.from)
	}
	until := func(t time.Time) time.Duration {
		i, _ := slices.BinarySearchFunc(disjoint, t, func(s stretch, t time.Time) int { return s.from.Compare(t) })
		if i == 0 {
			return 0
		}
		return sums[i] - max(0, disjoint[i-1].to.Sub(t))
	}
	worst := time.Duration(0)
	for _, s := range disjoint {
		worst = max(worst, until(s.from.AddDate(1, 0, 0))-until(s.from), until(s.to)-until(s.to.AddDate(-1, 0, 0)))
	}
	return worst.Seconds()
}

// merged are the stretches in order, those that touch made one.
func merged(stretches []stretch) []stretch {
	slices.SortFunc(stretches, func(a, b stretch) int { return a.from.Compare(b.from) })
	var disjoint []stretch
	for _, s := range stretches {
		if last := len(disjoint) - 1; last >= 0 && !s.from.After(disjoint[last].to) {
			if s.to.After(disjoint[last].to) {
				disjoint[last].to = s.to
			}
			continue
		}
		disjoint = append(disjoint, s)
	}
	return disjoint
}

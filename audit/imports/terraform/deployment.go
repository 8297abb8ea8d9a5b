package terraform

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// spots are all places of a service. Resources of one type do the same work, so
// that it runs wherever one of them is; those of several types do different work,
// so that they must be in the same places.
func (r *reading) spots(s *service) ([]spot, open) {
	byType := map[string][]spot{}
	for _, p := range s.parts {
		if p.stored {
			continue
		}
		if !p.whole {
			return nil, open{cmp.Or(p.open.reason, unplaced), strings.TrimPrefix(p.open.detail+"; "+p.of.address, "; ")}
		}
		label := p.of.labels()[imports.LabelMode]
		for _, one := range p.places {
			one.mode, one.by = cmp.Or(inventory.Mode(label), one.mode), p.of.address
			byType[p.of.kind] = append(byType[p.of.kind], one)
		}
	}
	if len(byType) == 0 {
		return nil, open{unsaid, "no machine is labelled as part of it"}
	}
	var all []spot
	for i, kind := range slices.Sorted(maps.Keys(byType)) {
		if i > 0 && !slices.Equal(units(all), units(byType[kind])) {
			return nil, open{unplaced, "its resources of several types are in different places"}
		}
		all = append(all, byType[kind]...)
	}
	return all, open{}
}

func units(spots []spot) []string {
	var names []string
	for _, one := range spots {
		names = append(names, one.unit()+" "+one.zone)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// deployments places a service, if everything about that is certain.
func (r *reading) deployments(s *service, spots []spot) ([]inventory.Deployment, open) {
	places, sources := make([]place, len(spots)), make([]string, len(spots))
	for i, one := range spots {
		places[i], sources[i] = one.place, one.by
	}
	modes, by := map[inventory.FacilityID]inventory.Mode{}, map[inventory.FacilityID]string{}
	for i, facility := range r.settle(places, sources) {
		if facility == nil {
			return nil, r.unsettled(spots[i].place)
		}
		modes[*facility] = serving(modes[*facility], cmp.Or(spots[i].mode, unclear))
		by[*facility] = cmp.Or(by[*facility], spots[i].by)
	}
	var deployments []inventory.Deployment
	for _, facility := range slices.Sorted(maps.Keys(modes)) {
		mode := modes[facility]
		switch {
		case mode == unclear && len(modes) == 1:
			mode = inventory.Active // there is nowhere else to serve from
		case !slices.Contains(imports.Modes, mode):
			return nil, open{modeUnsaid, "label its resources " + imports.LabelMode}
		}
		deployments = append(deployments, inventory.Deployment{Facility: facility, Mode: mode, Object: inventory.Object{Source: r.draft.Source(by[facility])}})
	}
	if len(deployments) == 0 {
		return nil, open{unplaced, s.parts[0].of.address}
	}
	return deployments, open{}
}

// unsettled is why a place is no facility.
func (r *reading) unsettled(p place) open {
	switch {
	case !p.known():
		return open{unplaced, ""}
	case r.split[p.of.id] && p.exact() && p.of.apart:
		return open{otherZones, "it is in " + p.zone}
	}
	return open{unplaced, "it is in region " + p.region + " of " + p.of.name}
}

// unclear is the mode of what may serve, or wait.
const unclear inventory.Mode = "unclear"

// serving is the mode of two things in one place, of which the first may be
// nothing: one that serves is enough.
func serving(a, b inventory.Mode) inventory.Mode {
	switch {
	case a == "" || a == b:
		return b
	case a == inventory.Active || b == inventory.Active:
		return inventory.Active
	}
	return unclear
}

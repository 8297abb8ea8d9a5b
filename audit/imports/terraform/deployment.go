package terraform

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// spots are all places of a service, by the types of its resources.
func (s *service) spots() (map[string][]spot, open) {
	byType := map[string][]spot{}
	for _, p := range s.parts {
		if p.stored {
			continue
		}
		if !p.whole {
			return nil, open{cmp.Or(p.open.reason, imports.Unplaced), strings.TrimPrefix(p.open.detail+"; "+p.of.address, "; ")}
		}
		label := inventory.Mode(p.of.labels()[imports.LabelMode])
		for _, one := range p.places {
			if one.by = p.of.address; label != "" && one.mode != inventory.Standby {
				one.mode = label
			}
			byType[p.of.kind] = append(byType[p.of.kind], one)
		}
	}
	if len(byType) == 0 {
		return nil, open{unsaid, "no machine is labelled as part of it"}
	}
	return byType, open{}
}

// deployments places a service, if everything about that is certain. Resources of
// one type do the same work, so that it runs wherever one of them is; those of
// several types do different work, so that they must be in the same places, and it
// serves where all of them do.
func (r *reading) deployments(s *service) ([]inventory.Deployment, open) {
	byType, why := s.spots()
	if why != (open{}) {
		return nil, why
	}
	settled, why := r.settleAll(byType)
	if why != (open{}) {
		return nil, why
	}
	var all map[inventory.FacilityID]spot
	for _, kind := range slices.Sorted(maps.Keys(byType)) {
		these := served(byType[kind], settled)
		switch {
		case all == nil:
			all = these
		case len(all) != len(these):
			return nil, open{imports.Unplaced, "its resources of several types are in different places"}
		}
		for facility, one := range these {
			other, there := all[facility]
			if !there {
				return nil, open{imports.Unplaced, "its resources of several types are in different places"}
			}
			other.mode = slower(other.mode, one.mode)
			all[facility] = other
		}
	}
	var deployments []inventory.Deployment
	for _, facility := range slices.Sorted(maps.Keys(all)) {
		if !slices.Contains(imports.Modes, all[facility].mode) {
			return nil, open{modeUnsaid, "label its resources " + imports.LabelMode}
		}
		deployments = append(deployments, inventory.Deployment{Facility: facility, Mode: all[facility].mode, Object: inventory.Object{Source: r.draft.Source(all[facility].by)}})
	}
	return deployments, open{}
}

// settleAll are the facilities of all places of a service.
func (r *reading) settleAll(byType map[string][]spot) (map[place]inventory.FacilityID, open) {
	var places []place
	var sources []string
	for _, kind := range slices.Sorted(maps.Keys(byType)) {
		for _, one := range byType[kind] {
			places, sources = append(places, one.place), append(sources, one.by)
		}
	}
	settled := map[place]inventory.FacilityID{}
	for i, facility := range r.places.Settle(places, sources) {
		if facility == nil {
			return nil, r.unsettled(places[i])
		}
		settled[places[i]] = *facility
	}
	return settled, open{}
}

// served are the facilities where resources of one type are, and how they take
// part there: one that serves is enough. One resource alone serves, wherever it is,
// unless it says otherwise.
func served(spots []spot, settled map[place]inventory.FacilityID) map[inventory.FacilityID]spot {
	alone := !slices.ContainsFunc(spots, func(one spot) bool { return one.by != spots[0].by || one.mode != "" })
	found := map[inventory.FacilityID]spot{}
	for _, one := range spots {
		before, there := found[settled[one.place]]
		switch {
		case alone:
			one.mode = inventory.Active
		case there && before.mode != one.mode && before.mode != inventory.Active && one.mode != inventory.Active:
			one.mode = ""
		case there && before.mode == inventory.Active:
			one.mode = inventory.Active
		}
		if there {
			one.by = before.by
		}
		found[settled[one.place]] = one
	}
	if len(found) == 1 { // there is nowhere else to serve from
		for facility, one := range found {
			one.mode = cmp.Or(one.mode, inventory.Active)
			found[facility] = one
		}
	}
	return found
}

// slower is the mode of what does different work in one place: it serves when both
// do. What is not known of either is not known of both.
func slower(a, b inventory.Mode) inventory.Mode {
	ia, ib := slices.Index(imports.Modes, a), slices.Index(imports.Modes, b)
	if ia < 0 || ib < 0 {
		return ""
	}
	return imports.Modes[max(ia, ib)]
}

// unsettled is why a place is no facility.
func (r *reading) unsettled(p place) open {
	reason, detail := r.places.Unsettled(p)
	return open{reason, detail}
}

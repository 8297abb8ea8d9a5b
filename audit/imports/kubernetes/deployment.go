package kubernetes

import (
	"cmp"
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// unclear is the mode of what may serve, or wait, and mixed that of a place where
// one workload serves and another waits.
const unclear, mixed inventory.Mode = "unclear", "mixed"

// deployments places a service, if everything about that is certain.
func (r *reading) deployments(s *service) ([]inventory.Deployment, open) {
	spots, works, why := r.spots(s)
	if why != (open{}) {
		return nil, why
	}
	places, sources := make([]imports.Place, len(spots)), make([]string, len(spots))
	for i, one := range spots {
		places[i], sources[i] = one.Place, one.by
	}
	modes, by := map[*object]map[inventory.FacilityID]inventory.Mode{}, map[inventory.FacilityID]string{}
	for i, facility := range r.places.Settle(places, sources) {
		if facility == nil {
			reason, detail := r.places.Unsettled(places[i])
			return nil, open{reason, detail}
		}
		if modes[works[i]] == nil {
			modes[works[i]] = map[inventory.FacilityID]inventory.Mode{}
		}
		modes[works[i]][*facility] = serving(modes[works[i]][*facility], spots[i].mode)
		by[*facility] = cmp.Or(by[*facility], sources[i])
	}
	all, why := together(modes)
	if why != (open{}) {
		return nil, why
	}
	var made []inventory.Deployment
	for _, facility := range slices.Sorted(maps.Keys(all)) {
		mode := all[facility]
		if !slices.Contains(imports.Modes, mode) {
			return nil, open{modeUnsaid, "label it " + imports.LabelMode}
		}
		made = append(made, inventory.Deployment{Facility: facility, Mode: mode, Object: inventory.Object{Source: r.draft.Source(by[facility])}})
	}
	return made, open{}
}

// spots are all places of a service, and the workload whose work is done there.
func (r *reading) spots(s *service) (spots []spot, works []*object, why open) {
	primary := s.primary()
	for _, o := range s.parts {
		work, follows := o, o.sort == clusters && o.follows()
		if follows && s.label != "" && primary == nil {
			return nil, nil, open{unsaid, "it follows a database that is not in the file: declare where both run"}
		}
		if follows { // it stands by for the work of that one
			work = cmp.Or(primary, o)
		}
		found, why := r.runs(o)
		if why != (open{}) {
			if why.detail != "" {
				why.detail += "; "
			}
			why.detail += o.address()
			return nil, nil, why
		}
		for _, one := range found {
			one.mode = cmp.Or(inventory.Mode(o.label(imports.LabelMode)), one.mode)
			spots, works = append(spots, one), append(works, work)
		}
	}
	return spots, works, open{}
}

// together is how a service runs in each facility whose workloads, which do
// different work, run there in these modes. All of them must be in the same places.
func together(modes map[*object]map[inventory.FacilityID]inventory.Mode) (map[inventory.FacilityID]inventory.Mode, open) {
	var all map[inventory.FacilityID]inventory.Mode
	for _, mine := range modes {
		first := all == nil
		if first {
			all = map[inventory.FacilityID]inventory.Mode{}
		} else if len(mine) != len(all) {
			return nil, open{apartOnly, ""}
		}
		for facility, mode := range mine {
			if mode == unclear && len(mine) == 1 {
				mode = inventory.Active // there is nowhere else to serve from
			}
			before, there := all[facility]
			switch {
			case first:
				all[facility] = mode
			case !there:
				return nil, open{apartOnly, ""}
			case before != mode:
				all[facility] = mixed
			}
		}
	}
	return all, open{}
}

// serving is the mode of two pods in one place, of which the first may be nothing:
// one that serves is enough.
func serving(a, b inventory.Mode) inventory.Mode {
	switch {
	case a == "" || a == b:
		return b
	case a == inventory.Active || b == inventory.Active:
		return inventory.Active
	}
	return unclear
}

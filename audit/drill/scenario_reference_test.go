package drill

import (
	"math"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// times finds when each service is back, at the latest, by going over all of
// them until nothing changes. Never, or nobody knows when, is infinite.
func (r reference) times() map[inventory.ServiceID]float64 {
	ran, _ := r.settle()
	at := map[inventory.ServiceID]float64{}
	for id, runs := range ran {
		if at[id] = math.Inf(1); runs {
			at[id] = 0
		}
	}
	for changed := true; changed; {
		changed = false
		for _, service := range r.inv.Services {
			if sooner := r.back(service, at); sooner < at[service.ID] {
				at[service.ID], changed = sooner, true
			}
		}
	}
	return at
}

// back is when the service is back if all others are at these times.
func (r reference) back(service inventory.Service, at map[inventory.ServiceID]float64) float64 {
	own := slowest(service.Requires, at)
	if r.serves(service) {
		return own
	}
	best := math.Inf(1)
	for _, d := range service.Deployments {
		if d.Mode != "active" && r.survives(d.Facility) && d.Activation != nil && d.Activation.Takes != nil {
			best = min(best, max(own, slowest(d.Activation.Requires, at))+d.Activation.Takes.Seconds())
		}
	}
	return best
}

// slowest is when all of the requirements are met; never if they are unknown.
func slowest(requires []inventory.Requirement, at map[inventory.ServiceID]float64) float64 {
	if requires == nil {
		return math.Inf(1)
	}
	latest := 0.0
	for _, requirement := range requires {
		soonest := math.Inf(1)
		for _, id := range requirement.AnyOf {
			soonest = min(soonest, at[id])
		}
		latest = max(latest, soonest)
	}
	return latest
}

// ends are all the ways in which a dataset can end, over all that the inventory
// leaves open, and the copies that can be restored from in all of these ways.
func (r reference) ends(dataset inventory.Dataset) (map[DataState]bool, map[inventory.CopyID]bool) {
	ends, sure := map[DataState]bool{}, map[inventory.CopyID]bool{}
	for _, held := range dataset.Copies {
		sure[held.ID] = true
	}
	for _, lives := range r.worlds() {
		certain, possible := false, dataset.Copies == nil
		for _, held := range dataset.Copies {
			usable := outcomes(held, lives)
			certain = certain || !usable[false]
			possible = possible || usable[true]
			sure[held.ID] = sure[held.ID] && !usable[false]
		}
		original := choices(dataset.Primary, lives)
		ends[Intact] = ends[Intact] || original[true]
		ends[Restorable] = ends[Restorable] || original[false] && possible
		ends[DataLost] = ends[DataLost] || original[false] && !certain
	}
	return ends, sure
}

// outcomes says whether a copy can be restored from, over all that is not
// declared of it.
func outcomes(held inventory.Copy, lives map[inventory.FacilityID]bool) map[bool]bool {
	found := map[bool]bool{}
	for _, encrypted := range options(held.Encrypted) {
		key := slices.ContainsFunc(held.KeyHeldAt, func(id inventory.FacilityID) bool { return lives[id] })
		for _, keyed := range options(known(held.KeyHeldAt != nil, key)) {
			for stands := range choices(held.Facility, lives) {
				found[stands && (!encrypted || keyed)] = true
			}
		}
	}
	return found
}

// choices says whether something stands; nobody knows where it is not declared.
func choices(at *inventory.FacilityID, lives map[inventory.FacilityID]bool) map[bool]bool {
	if at == nil {
		return map[bool]bool{true: true, false: true}
	}
	return map[bool]bool{lives[*at]: true}
}

// options are the values that a fact may have.
func options(fact *bool) []bool {
	if fact == nil {
		return []bool{true, false}
	}
	return []bool{*fact}
}

// known is the value of a fact that is known, or nil.
func known(is, value bool) *bool {
	if !is {
		return nil
	}
	return &value
}

// worlds are all the sets of facilities that may survive.
func (r reference) worlds() []map[inventory.FacilityID]bool {
	worlds := []map[inventory.FacilityID]bool{{}}
	for _, f := range r.inv.Facilities {
		var more []map[inventory.FacilityID]bool
		for _, world := range worlds {
			for _, lives := range []bool{reference{r.inv, r.lost, false}.survives(f.ID), reference{r.inv, r.lost, true}.survives(f.ID)} {
				with := map[inventory.FacilityID]bool{f.ID: lives}
				for id, known := range world {
					with[id] = known
				}
				more = append(more, with)
			}
		}
		worlds = more
	}
	return worlds
}

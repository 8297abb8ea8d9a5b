package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// house is the change that gives a service a place that survives: where it
// waits already, or else where least that it stands on now is shared, or else
// where most of what needs it is, or else most of everything, or else by id.
func (p *planner) house(s int) Change {
	service := p.stage.net.services[s]
	at := p.favourite(service, p.neighbours(s))
	if waitsAt(service, at.ID) < elsewhere {
		return Change{Kind: MakeActive, Service: service.ID, To: at.ID}
	}
	return Change{Kind: AddDeployment, Service: service.ID, To: at.ID, Capacity: pointer(1.0)}
}

// favourite is the best of the facilities that survive; there must be one.
func (p *planner) favourite(service *inventory.Service, near map[inventory.FacilityID]int) *inventory.Facility {
	return slices.MinFunc(p.calm, func(a, b *inventory.Facility) int {
		return cmp.Or(
			cmp.Compare(waitsAt(service, a.ID), waitsAt(service, b.ID)),
			cmp.Compare(p.shared(service, a), p.shared(service, b)),
			-cmp.Compare(near[a.ID], near[b.ID]),
			-cmp.Compare(p.crowd[a.ID], p.crowd[b.ID]),
			cmp.Compare(a.ID, b.ID),
		)
	})
}

// How close a service is to serving at a facility.
const (
	standing = iota
	stored
	elsewhere
)

// waitsAt says how close a service is to serving at a facility: it stands by
// there, or is stored there, or nothing of it is there that waits.
func waitsAt(service *inventory.Service, at inventory.FacilityID) int {
	best := elsewhere
	for _, d := range service.Deployments {
		switch {
		case d.Facility != at:
		case d.Mode == inventory.Standby:
			best = standing
		case d.Mode == inventory.Cold:
			best = min(best, stored)
		}
	}
	return best
}

// neighbours count, by facility, the services that need this one and are there.
func (p *planner) neighbours(s int) map[inventory.FacilityID]int {
	near := map[inventory.FacilityID]int{}
	for _, user := range p.stage.net.bearing(s) {
		for _, d := range p.stage.net.services[user].Deployments {
			near[d.Facility]++
		}
	}
	return near
}

// shared counts what a facility may share with those where the service is.
func (p *planner) shared(service *inventory.Service, at *inventory.Facility) int {
	most := 0
	for _, d := range service.Deployments {
		if f := p.stage.net.facility(d.Facility); f >= 0 {
			most = max(most, common(p.stage.net.facilities[f], at))
		}
	}
	return most
}

// common counts what two facilities may both stand on. What is not declared of
// one of them may be the same.
func common(a, b *inventory.Facility) int {
	if a.ID == b.ID {
		return 0 // a further deployment beside one that waits
	}
	count := 0
	if a.Site == nil || b.Site == nil || *a.Site == *b.Site {
		count++
	}
	if a.Operator == nil || b.Operator == nil || *a.Operator == *b.Operator {
		count++
	}
	if a.CloudRegion != nil && b.CloudRegion != nil && *a.CloudRegion == *b.CloudRegion {
		count++
	}
	for _, domain := range distinct(a.FailureDomains) {
		if slices.Contains(b.FailureDomains, domain) {
			count++
		}
	}
	return count
}

// store is the change that lets a dataset be restored: the key to a copy that
// survives without it, or else a copy, apart from the original, and where the
// service is, as far as there is such a place.
func (p *planner) store(dataset *inventory.Dataset) Change {
	near := map[inventory.FacilityID]int{}
	if s := p.stage.net.service(dataset.Service); s != none {
		for _, d := range p.stage.net.services[s].Deployments {
			near[d.Facility]++
		}
	}
	original := &inventory.Service{}
	if dataset.Primary != nil {
		original.Deployments = []inventory.Deployment{{Facility: *dataset.Primary, Mode: inventory.Active}}
	}
	to := p.favourite(original, near).ID
	if locked, any := p.locked(dataset); any {
		return Change{Kind: AddKey, Dataset: dataset.ID, Copy: locked, To: to}
	}
	return Change{Kind: AddCopy, Dataset: dataset.ID, To: to}
}

// locked is the first copy, by id, that is certain to survive and whose key is
// lost.
func (p *planner) locked(dataset *inventory.Dataset) (first inventory.CopyID, any bool) {
	for _, held := range dataset.Copies {
		housed := p.base.housed(held.Facility, "").fate == spared
		if housed && held.KeyHeldAt != nil && (!any || held.ID < first) {
			first, any = held.ID, true
		}
	}
	return first, any
}

// enlarge is the change that lets what survives of a service carry its peak, if
// all capacities are declared and it is short: it is added in one place.
func (p *planner) enlarge(s int) (change Change, short bool) {
	service, sum := p.stage.net.services[s], 0.0
	var serving []inventory.Deployment
	for _, d := range service.Deployments {
		if f := p.stage.net.facility(d.Facility); d.Mode != inventory.Active || f < 0 || !p.base.survives(f) {
			continue
		}
		if d.Capacity == nil {
			return change, false
		}
		sum += *d.Capacity
		serving = append(serving, d)
	}
	if sum = round(sum, 1e9); len(serving) == 0 || sum >= 1 {
		return change, false
	}
	largest := slices.MinFunc(serving, func(a, b inventory.Deployment) int {
		return cmp.Or(-cmp.Compare(*a.Capacity, *b.Capacity), cmp.Compare(a.Facility, b.Facility))
	})
	capacity := round(*largest.Capacity+1-sum, 1e9)
	return Change{Kind: RaiseCapacity, Service: service.ID, To: largest.Facility, Capacity: &capacity}, true
}

// moved is the set with every tool that has one deployment moved instead of
// doubled, and whether there is any.
func (p *planner) moved(changes []Change) ([]Change, bool) {
	any := false
	set := ofEach(changes, func(c Change) Change {
		if c.Kind != AddDeployment {
			return c
		}
		service := p.stage.net.services[p.stage.net.service(c.Service)]
		if isSeen(service.Kind) || len(service.Deployments) != 1 {
			return c
		}
		any = true
		return Change{Kind: MoveDeployment, Service: c.Service, From: service.Deployments[0].Facility, To: c.To}
	})
	return set, any
}

// isSeen says whether users see services of the kind.
func isSeen(kind inventory.ServiceKind) bool { return kind == "product" || kind == "status-page" }

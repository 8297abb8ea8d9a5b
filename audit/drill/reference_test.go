package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// reference plays a loss as the definition reads, without a thought for speed:
// it shares no code with play, network and disaster.
type reference struct {
	inv     *inventory.Inventory
	lost    []loss
	hopeful bool
}

// settle finds the services that never stop and those that are up in the end.
func (r reference) settle() (ran, up map[inventory.ServiceID]bool) {
	ran, up = map[inventory.ServiceID]bool{}, map[inventory.ServiceID]bool{}
	for _, service := range r.inv.Services {
		ran[service.ID] = true
	}
	for changed := true; changed; {
		changed = false
		for _, service := range r.inv.Services {
			if ran[service.ID] && !(r.serves(service) && r.fulfilled(service.Requires, ran)) {
				ran[service.ID], changed = false, true
			}
		}
	}
	for id, runs := range ran {
		up[id] = runs
	}
	for changed := true; changed; {
		changed = false
		for _, service := range r.inv.Services {
			if !up[service.ID] && r.fulfilled(service.Requires, up) && (r.serves(service) || r.takesOver(service, up)) {
				up[service.ID], changed = true, true
			}
		}
	}
	return ran, up
}

func (r reference) serves(service inventory.Service) bool {
	if service.Deployments == nil {
		return r.hopeful
	}
	return slices.ContainsFunc(service.Deployments, func(d inventory.Deployment) bool {
		return d.Mode == "active" && r.survives(d.Facility)
	})
}

func (r reference) takesOver(service inventory.Service, up map[inventory.ServiceID]bool) bool {
	return slices.ContainsFunc(service.Deployments, func(d inventory.Deployment) bool {
		if d.Mode == "active" || !r.survives(d.Facility) {
			return false
		}
		if d.Activation == nil {
			return r.hopeful
		}
		return r.fulfilled(d.Activation.Requires, up)
	})
}

func (r reference) fulfilled(requires []inventory.Requirement, up map[inventory.ServiceID]bool) bool {
	if requires == nil {
		return r.hopeful
	}
	for _, requirement := range requires {
		if !slices.ContainsFunc(requirement.AnyOf, func(id inventory.ServiceID) bool { return up[id] }) {
			return false
		}
	}
	return true
}

// survives says whether a facility survives, unknown ties read as assumed.
func (r reference) survives(id inventory.FacilityID) bool {
	i := slices.IndexFunc(r.inv.Facilities, func(f inventory.Facility) bool { return f.ID == id })
	f := r.inv.Facilities[i]
	for _, lost := range r.lost {
		domain := inventory.DomainID(lost.id)
		dead, unknown := false, false
		switch lost.kind {
		case "facility":
			dead = string(f.ID) == lost.id
		case "site":
			dead, unknown = f.Site != nil && string(*f.Site) == lost.id, f.Site == nil
		case "operator":
			dead, unknown = f.Operator != nil && string(*f.Operator) == lost.id, f.Operator == nil
		case "cloud-region":
			dead = slices.Contains(f.FailureDomains, domain) || f.CloudRegion != nil && *f.CloudRegion == domain
			unknown = f.FailureDomains == nil && f.CloudRegion == nil
		default:
			dead, unknown = slices.Contains(f.FailureDomains, domain), f.FailureDomains == nil
			unknown = unknown || lost.kind == "substation" && f.Power.Substations == nil || lost.kind == "carrier" && f.Carriers == nil
		}
		if dead || unknown && !r.hopeful {
			return false
		}
	}
	return !r.allLost(f.Power.Substations) && !r.allLost(f.Carriers)
}

// allLost says whether there are domains, and all are lost.
func (r reference) allLost(domains []inventory.DomainID) bool {
	for _, id := range domains {
		if !slices.ContainsFunc(r.lost, func(l loss) bool { return l.id == string(id) }) {
			return false
		}
	}
	return len(domains) > 0
}

// short says whether a service that goes on has lost a deployment that served,
// and what is left is not declared to carry everything.
func (r reference) short(service inventory.Service) bool {
	lost, left, known := false, 0.0, true
	for _, d := range service.Deployments {
		switch {
		case d.Mode != "active":
		case !r.survives(d.Facility):
			lost = true
		case d.Capacity == nil:
			known = false
		default:
			left += *d.Capacity
		}
	}
	return lost && (!known || left < 1)
}

package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// service derives what is asked for of a service.
func (d *derivation) service(s int, asked asked) ServiceFacts {
	service := d.net.services[s]
	facts := ServiceFacts{Basis: d.restOf(s)}
	if asked.anyOf("sites", "unplaced", "active_sites", "unplaced_active") {
		here, active := d.sites(service, warm), d.sites(service, hot)
		facts.Sites, facts.Unplaced = here.sites, here.unplaced
		facts.ActiveSites, facts.UnplacedActive = active.sites, active.unplaced
	}
	if asked.anyOf("losses") {
		facts.Losses = d.losses(s)
	}
	if asked.anyOf("dependencies") {
		facts.Dependencies = d.dependencies(s)
	}
	if asked.anyOf("dependencies_whole") {
		facts.DependenciesWhole = d.net.whole(s)
	}
	if asked.anyOf("standbys") {
		facts.Standbys = d.standbys(s)
	}
	if asked.anyOf("remaining") {
		facts.Remaining = d.remaining(service)
	}
	if asked.anyOf("datasets") {
		facts.Datasets = d.datasetsOf(service.ID)
	}
	if service.Tested != nil {
		facts.TestedAge = d.age(service.Tested.Date)
	}
	return facts
}

// restOf says what the facts of a service rest on.
func (d *derivation) restOf(s int) Basis {
	service := d.net.services[s]
	at := servicePath(service.ID)
	return func(field string) []path {
		switch field {
		case "losses":
			return []path{at.Field("deployments"), at.Field("requires")}
		case "standbys", "remaining":
			return []path{at.Field("deployments")}
		case "tested_age":
			return []path{at.Field("tested").Field("date")}
		case "sites", "unplaced":
			return d.placement(service, warm)
		case "active_sites", "unplaced_active":
			return d.placement(service, hot)
		case "dependencies", "dependencies_whole":
			return d.net.wholeBasis(s)
		case "datasets":
			return d.ownership(service.ID)
		}
		return nil
	}
}

// warm is the mode of deployments that run or stand by, hot that of those that
// run.
func warm(mode inventory.Mode) bool { return mode != inventory.Cold }
func hot(mode inventory.Mode) bool  { return mode == inventory.Active }

// spread is on which sites the deployments of a service are.
type spread struct {
	sites    []inventory.SiteID
	unplaced *int64 // deployments in facilities whose site is not declared
}

// sites finds the sites of the deployments in these modes.
func (d *derivation) sites(service *inventory.Service, mode func(inventory.Mode) bool) spread {
	if service.Deployments == nil {
		return spread{}
	}
	found := spread{[]inventory.SiteID{}, new(int64)}
	for i := range service.Deployments {
		deployment := &service.Deployments[i]
		if !mode(deployment.Mode) {
			continue
		}
		if facility := d.facilityOf(&deployment.Facility); facility != nil && facility.Site != nil {
			found.sites = append(found.sites, *facility.Site)
		} else {
			*found.unplaced++
		}
	}
	found.sites = distinct(found.sites)
	return found
}

// placement is what the sites of the deployments in these modes rest on.
func (d *derivation) placement(service *inventory.Service, mode func(inventory.Mode) bool) []path {
	basis := []path{servicePath(service.ID).Field("deployments")}
	for _, deployment := range service.Deployments {
		if mode(deployment.Mode) {
			basis = append(basis, facilityPath(deployment.Facility).Field("site"))
		}
	}
	return unique(basis)
}

// datasetsOf finds the datasets of a service, by id.
func (d *derivation) datasetsOf(service inventory.ServiceID) []inventory.DatasetID {
	if d.inv.Datasets == nil {
		return nil
	}
	found := append([]inventory.DatasetID{}, d.owned[service]...)
	slices.Sort(found)
	return found
}

// ownership is what rests on which datasets a service has.
func (d *derivation) ownership(service inventory.ServiceID) []path {
	basis := []path{"datasets"}
	for _, id := range d.datasetsOf(service) {
		basis = append(basis, datasetPath(id).Field("service"))
	}
	return basis
}

// remaining computes the capacity that is left without each facility in which
// the service runs or stands by.
func (d *derivation) remaining(service *inventory.Service) []RemainingFacts {
	if service.Deployments == nil {
		return nil
	}
	var facilities []inventory.FacilityID
	for _, deployment := range service.Deployments {
		if deployment.Mode != inventory.Cold {
			facilities = append(facilities, deployment.Facility)
		}
	}
	facts := []RemainingFacts{}
	for _, facility := range distinct(facilities) {
		facts = append(facts, without(service, facility))
	}
	return facts
}

// without computes the capacity of a service outside one facility.
func without(service *inventory.Service, lost inventory.FacilityID) RemainingFacts {
	facts := RemainingFacts{Facility: lost, Basis: restOfWithout(service, lost)}
	sum := 0.0
	for _, deployment := range service.Deployments {
		switch {
		case deployment.Mode == inventory.Cold || deployment.Facility == lost:
		case deployment.Capacity == nil:
			return facts
		default:
			sum += *deployment.Capacity
		}
	}
	facts.Capacity = pointer(round(sum, 1e9))
	return facts
}

func restOfWithout(service *inventory.Service, lost inventory.FacilityID) Basis {
	return func(field string) (basis []path) {
		at := servicePath(service.ID).Field("deployments")
		if field == "facility" {
			return []path{at}
		}
		for i, deployment := range service.Deployments {
			if deployment.Mode != inventory.Cold && deployment.Facility != lost {
				basis = append(basis, at.Index(i).Field("capacity"))
			}
		}
		if basis == nil {
			return []path{at}
		}
		return basis
	}
}

package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// service derives what is asked for of a service.
func (d *derivation) service(s int, asked asked) ServiceFacts {
	service := d.net.services[s]
	at := servicePath(service.ID)
	facts := ServiceFacts{Basis: Basis{
		"losses":     {at.Field("deployments"), at.Field("requires")},
		"standbys":   {at.Field("deployments")},
		"remaining":  {at.Field("deployments")},
		"tested_age": {at.Field("tested").Field("date")},
	}}
	if asked.anyOf("sites", "unplaced", "active_sites", "unplaced_active") {
		d.place(service, &facts)
	}
	if asked.anyOf("losses") {
		facts.Losses = d.losses(s)
	}
	if asked.anyOf("dependencies", "dependencies_whole") {
		d.dependOn(s, &facts)
	}
	if asked.anyOf("standbys") {
		facts.Standbys = d.standbys(s)
	}
	if asked.anyOf("remaining") {
		facts.Remaining = d.remaining(service)
	}
	facts.Datasets, facts.Basis["datasets"] = d.datasetsOf(service.ID)
	if service.Tested != nil {
		facts.TestedAge = d.age(service.Tested.Date)
	}
	return facts
}

// place derives on which sites a service is.
func (d *derivation) place(service *inventory.Service, facts *ServiceFacts) {
	here := d.sites(service, func(mode inventory.Mode) bool { return mode != inventory.Cold })
	active := d.sites(service, func(mode inventory.Mode) bool { return mode == inventory.Active })
	facts.Sites, facts.Unplaced = here.sites, here.unplaced
	facts.ActiveSites, facts.UnplacedActive = active.sites, active.unplaced
	facts.Basis["sites"], facts.Basis["unplaced"] = here.basis, here.basis
	facts.Basis["active_sites"], facts.Basis["unplaced_active"] = active.basis, active.basis
}

// dependOn derives what a service cannot do without.
func (d *derivation) dependOn(s int, facts *ServiceFacts) {
	whole, basis := d.net.whole(s)
	facts.Dependencies, facts.DependenciesWhole = d.dependencies(s), whole
	facts.Basis["dependencies"], facts.Basis["dependencies_whole"] = basis, basis
}

// spread is on which sites the deployments of a service are.
type spread struct {
	sites    []inventory.SiteID
	unplaced *int64 // deployments in facilities whose site is not declared
	basis    []path
}

// sites finds the sites of the deployments in these modes.
func (d *derivation) sites(service *inventory.Service, mode func(inventory.Mode) bool) spread {
	found := spread{basis: []path{servicePath(service.ID).Field("deployments")}}
	if service.Deployments == nil {
		return found
	}
	found.sites, found.unplaced = []inventory.SiteID{}, new(int64)
	for i := range service.Deployments {
		deployment := &service.Deployments[i]
		if !mode(deployment.Mode) {
			continue
		}
		found.basis = append(found.basis, facilityPath(deployment.Facility).Field("site"))
		if facility := d.facilityOf(&deployment.Facility); facility != nil && facility.Site != nil {
			found.sites = append(found.sites, *facility.Site)
		} else {
			*found.unplaced++
		}
	}
	found.sites, found.basis = distinct(found.sites), unique(found.basis)
	return found
}

// datasetsOf finds the datasets of a service, by id.
func (d *derivation) datasetsOf(service inventory.ServiceID) ([]inventory.DatasetID, []path) {
	basis := []path{"datasets"}
	if d.inv.Datasets == nil {
		return nil, basis
	}
	found := append([]inventory.DatasetID{}, d.owned[service]...)
	slices.Sort(found)
	for _, id := range found {
		basis = append(basis, datasetPath(id).Field("service"))
	}
	return found, basis
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
	at := servicePath(service.ID).Field("deployments")
	sum, known := 0.0, true
	var basis []path
	for i, deployment := range service.Deployments {
		if deployment.Mode == inventory.Cold || deployment.Facility == lost {
			continue
		}
		basis = append(basis, at.Index(i).Field("capacity"))
		if known = known && deployment.Capacity != nil; known {
			sum += *deployment.Capacity
		}
	}
	if basis == nil {
		basis = []path{at}
	}
	facts := RemainingFacts{Facility: lost, Basis: Basis{"facility": {at}, "capacity": basis}}
	if known {
		facts.Capacity = pointer(round(sum, 1e9))
	}
	return facts
}

package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// service derives what is asked for of a service.
func (d *derivation) service(facts *ServiceFacts, s int, asked asked) {
	service := d.net.services[s]
	if facts.Basis == nil {
		facts.Basis = d.restOf(s)
	}
	if asked.anyOf("sites", "unplaced") {
		here := d.sites(s, warm)
		facts.Sites, facts.Unplaced = here.sites, here.unplaced
	}
	if asked.anyOf("active_sites", "unplaced_active") {
		active := d.sites(s, hot)
		facts.ActiveSites, facts.UnplacedActive = active.sites, active.unplaced
	}
	if asked.anyOf("retreat_km") {
		facts.RetreatKM = d.retreat(s)
	}
	if asked.anyOf("losses") {
		facts.Losses = d.losses(s, facts.Losses[:0])
	}
	if asked.anyOf("dependencies") {
		facts.Dependencies = d.dependencies(s, facts.Dependencies[:0])
	}
	if asked.anyOf("dependencies_whole") {
		facts.DependenciesWhole = d.whole()[s]
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
	if asked.anyOf("tested_age") && service.Tested != nil {
		facts.TestedAge = d.age(service.Tested.Date)
	}
	if asked.anyOf("downtime_at_least", "downtime_at_most") {
		facts.DowntimeAtLeast, facts.DowntimeAtMost = d.downtime(service)
	}
	if asked.anyOf("parities") {
		facts.Parities = d.parities(service)
	}
}

// restOf says what the facts of a service rest on.
func (d *derivation) restOf(s int) Basis {
	service := d.net.services[s]
	return func(field string) []path {
		switch at := servicePath(service.ID); field {
		case "losses":
			return []path{at.Field("deployments"), at.Field("requires")}
		case "standbys", "remaining":
			return []path{at.Field("deployments")}
		case "tested_age":
			return []path{at.Field("tested").Field("date")}
		case "sites", "unplaced":
			return d.placement(service, warm)
		case "retreat_km":
			return d.standpoints(service)
		case "active_sites", "unplaced_active":
			return d.placement(service, hot)
		case "dependencies", "dependencies_whole":
			return d.wholeBasis(s)
		case "datasets":
			return d.ownership(service.ID)
		case "downtime_at_least", "downtime_at_most":
			return d.downtimeBasis(service)
		case "parities":
			return []path{at.Field("deployments")}
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
func (d *derivation) sites(s int, mode func(inventory.Mode) bool) spread {
	service := d.net.services[s]
	if service.Deployments == nil {
		return spread{}
	}
	var room [8]inventory.SiteID
	sites, unplaced := room[:0], 0
	for k := range d.net.placesOf(s) {
		if !mode(d.net.deployment(k).Mode) {
			continue
		}
		if f := d.net.places[k].facility; f >= 0 && d.net.facilities[f].Site != nil {
			sites = append(sites, *d.net.facilities[f].Site)
		} else {
			unplaced++
		}
	}
	slices.Sort(sites)
	return spread{append([]inventory.SiteID{}, slices.Compact(sites)...), count(unplaced)}
}

// counts are what facts that are small numbers point to; nobody changes them.
var counts = [...]int64{0, 1, 2, 3, 4, 5, 6, 7}

// count is a pointer to a number.
func count(number int) *int64 {
	if number < len(counts) {
		return &counts[number]
	}
	return pointer(int64(number))
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
	var room [8]inventory.FacilityID
	facilities := room[:0]
	for i := range service.Deployments {
		if deployment := &service.Deployments[i]; deployment.Mode != inventory.Cold {
			facilities = append(facilities, deployment.Facility)
		}
	}
	slices.Sort(facilities)
	facilities = slices.Compact(facilities)
	facts := make([]RemainingFacts, 0, len(facilities))
	for _, facility := range facilities {
		facts = append(facts, without(service, facility))
	}
	return facts
}

// without computes the capacity of a service outside one facility.
func without(service *inventory.Service, lost inventory.FacilityID) RemainingFacts {
	facts := RemainingFacts{Facility: lost, Basis: restOfWithout(service, lost)}
	sum := 0.0
	for i := range service.Deployments {
		switch deployment := &service.Deployments[i]; {
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

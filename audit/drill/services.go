package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// serviceFields derive fields of the facts of a service, by their JSON names. Some
// are derived together.
var serviceFields = map[string]func(d *derivation, facts *ServiceFacts, s int){
	"sites": (*derivation).addSites, "unplaced": (*derivation).addSites,
	"active_sites": (*derivation).addActiveSites, "unplaced_active": (*derivation).addActiveSites,
	"retreat_km": func(d *derivation, facts *ServiceFacts, s int) { facts.RetreatKM = d.retreat(s) },
	"losses":     func(d *derivation, facts *ServiceFacts, s int) { facts.Losses = d.losses(s, facts.Losses[:0]) },
	"dependencies": func(d *derivation, facts *ServiceFacts, s int) {
		facts.Dependencies = d.dependencies(s, facts.Dependencies[:0])
	},
	"dependencies_whole": func(d *derivation, facts *ServiceFacts, s int) { facts.DependenciesWhole = d.whole()[s] },
	"standbys":           func(d *derivation, facts *ServiceFacts, s int) { facts.Standbys = d.standbys(s) },
	"remaining":          func(d *derivation, facts *ServiceFacts, s int) { facts.Remaining = d.remaining(d.net.services[s]) },
	"datasets":           func(d *derivation, facts *ServiceFacts, s int) { facts.Datasets = d.datasetsOf(d.net.services[s].ID) },
	"tested_age":         (*derivation).addTestedAge,
	"downtime_at_least":  (*derivation).addDowntime, "downtime_at_most": (*derivation).addDowntime,
	"parities": func(d *derivation, facts *ServiceFacts, s int) { facts.Parities = d.parities(d.net.services[s]) },
}

// service derives these fields of the facts of a service, or all of them.
func (d *derivation) service(facts *ServiceFacts, s int, fields []string) {
	if facts.Basis == nil {
		facts.Basis = d.restOf(s)
	}
	if len(fields) == 0 {
		for _, derive := range serviceFields {
			derive(d, facts, s)
		}
	}
	for _, field := range fields {
		if derive := serviceFields[field]; derive != nil {
			derive(d, facts, s)
		}
	}
}

func (d *derivation) addSites(facts *ServiceFacts, s int) {
	here := d.sites(s, warm)
	facts.Sites, facts.Unplaced = here.sites, here.unplaced
}

func (d *derivation) addActiveSites(facts *ServiceFacts, s int) {
	active := d.sites(s, hot)
	facts.ActiveSites, facts.UnplacedActive = active.sites, active.unplaced
}

func (d *derivation) addTestedAge(facts *ServiceFacts, s int) {
	if tested := d.net.services[s].Tested; tested != nil {
		facts.TestedAge = d.age(tested.Date)
	}
}

func (d *derivation) addDowntime(facts *ServiceFacts, s int) {
	facts.DowntimeAtLeast, facts.DowntimeAtMost = d.downtime(d.net.services[s])
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

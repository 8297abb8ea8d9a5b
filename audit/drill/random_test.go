package drill

import (
	"fmt"
	"math/rand"
	"reflect"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// puzzle is a small random inventory in which about one fact in five is not
// declared. It is a value that testing/quick can make.
type puzzle struct {
	inv *inventory.Inventory
	rng *rand.Rand
}

// Generate makes a puzzle.
func (puzzle) Generate(rng *rand.Rand, _ int) reflect.Value {
	p := puzzle{&inventory.Inventory{}, rng}
	for _, kind := range []string{"power-grid", "substation", "carrier", "cloud-region"} {
		for i := range 2 {
			domain := inventory.FailureDomain{ID: inventory.DomainID(fmt.Sprint(kind, i)), Kind: inventory.DomainKind(kind)}
			p.inv.FailureDomains = append(p.inv.FailureDomains, domain)
		}
	}
	for i := range 2 {
		p.inv.Sites = append(p.inv.Sites, inventory.Site{ID: inventory.SiteID(fmt.Sprint("site", i))})
	}
	for i := range 3 {
		p.inv.Facilities = append(p.inv.Facilities, inventory.Facility{ID: inventory.FacilityID(fmt.Sprint("f", i)), Power: &inventory.Power{}})
	}
	for i := range 2 + rng.Intn(4) {
		p.inv.Services = append(p.inv.Services, inventory.Service{ID: inventory.ServiceID(fmt.Sprint("s", i))})
	}
	p.declare(0.8)
	return reflect.ValueOf(p)
}

// declare fills facts that are absent, each with this probability.
func (p puzzle) declare(share float64) {
	for i := range p.inv.Facilities {
		p.declareFacility(&p.inv.Facilities[i], share)
	}
	for i := range p.inv.Services {
		p.declareService(&p.inv.Services[i], share)
	}
}

func (p puzzle) declareFacility(f *inventory.Facility, share float64) {
	fill(p.rng, share, &f.Site, func() *inventory.SiteID { return pointer(pick[inventory.SiteID](p.rng, "site0", "site1")) })
	fill(p.rng, share, &f.Operator, func() *inventory.OrganisationID { return pointer(pick[inventory.OrganisationID](p.rng, "o0", "o1")) })
	if f.FailureDomains == nil { // a list without a region says that it is in none
		fill(p.rng, share/2, &f.CloudRegion, func() *inventory.DomainID {
			return pointer(pick[inventory.DomainID](p.rng, "cloud-region0", "cloud-region1"))
		})
	}
	fill(p.rng, share, &f.FailureDomains, func() []inventory.DomainID {
		return some[inventory.DomainID](p.rng, "power-grid0", "power-grid1", "carrier0")
	})
	fill(p.rng, share, &f.Power.Substations, func() []inventory.DomainID { return some[inventory.DomainID](p.rng, "substation0", "substation1") })
	fill(p.rng, share, &f.Carriers, func() []inventory.DomainID { return some[inventory.DomainID](p.rng, "carrier0", "carrier1") })
}

func (p puzzle) declareService(s *inventory.Service, share float64) {
	fill(p.rng, share, &s.Requires, p.requirements)
	fill(p.rng, share, &s.Uses, func() []inventory.ServiceID { return p.services(p.rng.Intn(2)) })
	fill(p.rng, share, &s.Deployments, func() []inventory.Deployment {
		deployments := []inventory.Deployment{}
		for range p.rng.Intn(4) {
			deployments = append(deployments, inventory.Deployment{
				Facility: pick[inventory.FacilityID](p.rng, "f0", "f1", "f2"),
				Mode:     pick[inventory.Mode](p.rng, "active", "active", "standby", "cold"),
			})
		}
		return deployments
	})
	for i := range s.Deployments {
		d := &s.Deployments[i]
		fill(p.rng, share, &d.Capacity, func() *float64 { return pointer(float64(1+p.rng.Intn(2)) / 2) })
		fill(p.rng, share, &d.Activation, func() *inventory.Activation { return &inventory.Activation{} })
		if d.Activation != nil {
			fill(p.rng, share, &d.Activation.Requires, p.requirements)
		}
	}
}

// requirements is a short list of requirements, often empty.
func (p puzzle) requirements() []inventory.Requirement {
	list := []inventory.Requirement{}
	for range p.rng.Intn(3) {
		list = append(list, inventory.Requirement{AnyOf: p.services(1 + p.rng.Intn(2))})
	}
	return list
}

// services names so many services, perhaps one of them twice.
func (p puzzle) services(count int) []inventory.ServiceID {
	list := []inventory.ServiceID{}
	for range count {
		list = append(list, p.inv.Services[p.rng.Intn(len(p.inv.Services))].ID)
	}
	return list
}

// fill declares a fact that is absent.
func fill[T any](rng *rand.Rand, share float64, fact *T, value func() T) {
	if reflect.ValueOf(fact).Elem().IsNil() && rng.Float64() < share {
		*fact = value()
	}
}

// pick is one of the names.
func pick[T ~string](rng *rand.Rand, names ...T) T { return names[rng.Intn(len(names))] }

// some is a declared list of some of the names.
func some[T ~string](rng *rand.Rand, names ...T) []T {
	list := []T{}
	for _, name := range names {
		if rng.Intn(2) == 0 {
			list = append(list, name)
		}
	}
	return list
}

// completed is a copy of the inventory in which every absent fact is declared
// at random: one of the worlds that the inventory may describe.
func (p puzzle) completed() *inventory.Inventory {
	world := puzzle{&inventory.Inventory{}, p.rng}
	*world.inv = *p.inv
	world.inv.Facilities, world.inv.Services = nil, nil
	for _, facility := range p.inv.Facilities {
		facility.Power = &inventory.Power{Substations: facility.Power.Substations}
		world.inv.Facilities = append(world.inv.Facilities, facility)
	}
	for _, service := range p.inv.Services {
		service.Deployments = copied(service.Deployments)
		if service.Uses == nil {
			service.Uses = ids[inventory.ServiceID]() // undeclared means none: nothing hangs on it
		}
		world.inv.Services = append(world.inv.Services, service)
	}
	world.declare(1)
	return world.inv
}

// copied is a copy of deployments down to the facts that may be absent.
func copied(deployments []inventory.Deployment) []inventory.Deployment {
	if deployments == nil {
		return nil
	}
	list := []inventory.Deployment{}
	for _, deployment := range deployments {
		if deployment.Activation != nil {
			deployment.Activation = pointer(*deployment.Activation)
		}
		list = append(list, deployment)
	}
	return list
}

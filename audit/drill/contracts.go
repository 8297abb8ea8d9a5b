package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// arrangements derives what is known of the contracts with providers.
func (d *derivation) arrangements(facts *OperatorFacts, on map[string][]path) {
	on["contracts"], on["uncontracted"] = []path{"contracts"}, []path{"contracts"}
	if d.inv.Contracts == nil {
		return
	}
	facts.Contracts = []ContractFacts{}
	critical := d.criticalServices()
	for i := range d.inv.Contracts {
		facts.Contracts = append(facts.Contracts, d.contract(&d.inv.Contracts[i], critical))
	}
	facts.Uncontracted, on["uncontracted"] = d.uncontracted()
}

// criticalities are the critical services, and those in each facility.
type criticalities struct {
	all map[inventory.ServiceID]bool
	at  map[inventory.FacilityID][]inventory.ServiceID
	// Critical services of which it is not declared where they run.
	unplaced []inventory.ServiceID
}

func (d *derivation) criticalServices() criticalities {
	found := criticalities{all: map[inventory.ServiceID]bool{}, at: map[inventory.FacilityID][]inventory.ServiceID{}}
	for i := range d.inv.Services {
		service := &d.inv.Services[i]
		if !service.Critical {
			continue
		}
		found.all[service.ID] = true
		if service.Deployments == nil {
			found.unplaced = append(found.unplaced, service.ID)
		}
		for _, deployment := range service.Deployments {
			found.at[deployment.Facility] = append(found.at[deployment.Facility], service.ID)
		}
	}
	return found
}

// contract derives the facts of one contract.
func (d *derivation) contract(contract *inventory.Contract, critical criticalities) ContractFacts {
	at := path("contracts").Item(string(contract.ID))
	facts := ContractFacts{
		ID: contract.ID, Provider: contract.Provider,
		Registered: contract.Registered, Substitutable: contract.Substitutable, Alternative: contract.Alternative, ExitPlan: contract.ExitPlan,
		RiskAssessedAge: d.age(contract.RiskAssessed), ConcentrationAssessedAge: d.age(contract.ConcentrationAssessed), ExitReviewedAge: d.age(contract.ExitReviewed),
		Basis: func(field string) []path {
			if field == "critical" || field == "critical_services" {
				return critical.basis(contract, at)
			}
			return contractBasis[field].on(at)
		},
	}
	carried, whole := critical.of(contract)
	if whole = whole && d.inv.Services != nil; whole {
		facts.CriticalServices = count(carried)
	}
	if whole || carried > 0 {
		facts.Critical = pointer(carried > 0)
	}
	return facts
}

// contractField is the field of a contract that a fact rests on; empty: the
// contract itself.
type contractField string

func (f contractField) on(at path) []path {
	if f == "" {
		return []path{at}
	}
	return []path{at.Field(string(f))}
}

// contractBasis is what the facts of a contract rest on that are one field of it.
var contractBasis = map[string]contractField{
	"provider": "provider", "registered": "registered", "substitutable": "substitutable", "alternative": "alternative", "exit_plan": "exit_plan",
	"exit_reviewed_age": "exit_reviewed", "risk_assessed_age": "risk_assessed", "concentration_assessed_age": "concentration_assessed",
}

// of counts the critical services that hang on a contract at least, and says
// whether these are all.
func (c criticalities) of(contract *inventory.Contract) (carried int, whole bool) {
	found := map[inventory.ServiceID]bool{}
	for _, service := range contract.Services {
		if c.all[service] {
			found[service] = true
		}
	}
	for _, facility := range contract.Facilities {
		for _, service := range c.at[facility] {
			found[service] = true
		}
	}
	whole = contract.Services != nil && contract.Facilities != nil
	for _, service := range c.unplaced {
		whole = whole && (found[service] || len(contract.Facilities) == 0)
	}
	return len(found), whole
}

// basis is what that rests on.
func (c criticalities) basis(contract *inventory.Contract, at path) []path {
	basis := []path{at.Field("services"), at.Field("facilities")}
	for _, service := range contract.Services {
		basis = append(basis, servicePath(service).Field("critical"))
	}
	for _, facility := range contract.Facilities {
		for _, service := range c.at[facility] {
			basis = append(basis, servicePath(service).Field("critical"), servicePath(service).Field("deployments"))
		}
	}
	if len(contract.Facilities) > 0 {
		for _, service := range c.unplaced {
			basis = append(basis, servicePath(service).Field("deployments"))
		}
	}
	return sorted(basis)
}

// uncontracted finds the facilities that a provider runs and no contract gives
// the use of. The list is absent unless it is whole.
func (d *derivation) uncontracted() ([]UncontractedFacility, []path) {
	basis, whole := []path{"contracts", "facilities"}, d.inv.Facilities != nil && d.inv.Operator != nil
	covered := map[inventory.FacilityID]bool{}
	for i := range d.inv.Contracts {
		contract := &d.inv.Contracts[i]
		at := path("contracts").Item(string(contract.ID)).Field("facilities")
		basis, whole = append(basis, at), whole && contract.Facilities != nil
		for _, facility := range contract.Facilities {
			covered[facility] = true
		}
	}
	left := []UncontractedFacility{}
	for i := range d.inv.Facilities {
		f := &d.inv.Facilities[i]
		run := facilityPath(f.ID).Field("operator")
		basis, whole = append(basis, run), whole && (f.Operator != nil || covered[f.ID])
		if whole && !covered[f.ID] && *f.Operator != d.inv.Operator.ID {
			left = append(left, UncontractedFacility{f.ID, *f.Operator, rests(map[string][]path{"id": {run}, "operator": {run}})})
		}
	}
	if !whole {
		return nil, sorted(basis)
	}
	return left, sorted(basis)
}

package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// losses derives what becomes of the service in every drill that may touch it,
// and what is not known to be able to touch it.
func (d *derivation) losses(s int) []LossFacts {
	facts := []LossFacts{}
	for _, r := range d.drills {
		outcome := r.outcome(s)
		if !r.touched(s) && outcome != nil && *outcome == Running {
			continue
		}
		facts = append(facts, r.lossFacts(s, outcome))
	}
	facts = append(facts, d.nameless(s)...)
	slices.SortStableFunc(facts, func(a, b LossFacts) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(idOf(a), idOf(b)))
	})
	return facts
}

// idOf is the id of what is lost; empty, and so first, when it has no name.
func idOf(facts LossFacts) string {
	if facts.ID == nil {
		return ""
	}
	return *facts.ID
}

// lossFacts tells what becomes of the service, and why. The disaster of the
// drill is a single loss.
func (r *drill) lossFacts(s int, outcome *Outcome) LossFacts {
	lost := r.disaster[0]
	facts := LossFacts{
		Kind: lost.kind, ID: &lost.id, Outcome: outcome,
		Basis: Basis{"kind": {lost.decl}, "id": {lost.decl}},
	}
	facts.Because, facts.Basis["outcome"] = r.account(s, outcome)
	facts.Basis["because"] = facts.Basis["outcome"]
	if outcome != nil && *outcome == Recovers {
		back := r.recovery()
		facts.RecoverySeconds, facts.Basis["recovery_seconds"] = back.seconds(s), back.times(s)
	}
	return facts
}

// account tells why the service is lost or degraded, if it is, and gives the
// paths that the outcome rests on or that are missing.
func (r *drill) account(s int, outcome *Outcome) ([]string, []path) {
	switch {
	case outcome == nil:
		return nil, r.unknowns(s)
	case *outcome == Lost:
		t := r.begin()
		t.service(s)
		return t.end()
	}
	because, paths := r.whyWorse(s)
	if *outcome != Degraded {
		because, paths = nil, nil
	}
	return because, append(r.carriers(s, *outcome), paths...)
}

// carriers are the deployments that certainly serve after the loss, with what
// activates them.
func (r *drill) carriers(s int, outcome Outcome) []path {
	var found []path
	for k := range r.net.placesOf(s) {
		switch {
		case r.net.places[k].active && r.careful.stands(k):
			found = append(found, r.net.placePath(k))
		case outcome == Recovers && r.careful.activatable(k):
			found = append(found, r.net.placePath(k), r.net.placePath(k).Field("activation"))
		}
	}
	return found
}

// nameless are the kinds of losses of which it is not declared what would
// strike the service: a facility always hangs on some grid, substation,
// carrier, operator and site, whether or not the inventory has a name for it.
func (d *derivation) nameless(s int) []LossFacts {
	service := d.net.services[s]
	deployments := servicePath(service.ID).Field("deployments")
	if service.Deployments == nil {
		return anonymous(append(d.lossKinds(), FacilityLoss), func(LossKind) []path { return []path{deployments} })
	}
	facilities := d.homes(service)
	return anonymous(d.lossKinds(), func(kind LossKind) []path {
		var basis []path
		for _, facility := range facilities {
			if at, missing := d.unnamed(facility, kind); missing {
				basis = append(basis, at)
			}
		}
		return basis
	})
}

// anonymous is an entry for each kind that has something undeclared.
func anonymous(kinds []LossKind, undeclared func(LossKind) []path) []LossFacts {
	var facts []LossFacts
	for _, kind := range kinds {
		if basis := undeclared(kind); basis != nil {
			facts = append(facts, LossFacts{
				Kind:  kind,
				Basis: Basis{"kind": basis, "id": basis, "outcome": basis, "because": basis},
			})
		}
	}
	return facts
}

// lossKinds are the kinds of things that every facility hangs on, and all other
// kinds of failure domains that the inventory has.
func (d *derivation) lossKinds() []LossKind {
	kinds := []LossKind{powerGrid, LossKind(inventory.SubstationDomain), LossKind(inventory.CarrierDomain), OperatorLoss, SiteLoss}
	for _, domain := range d.inv.FailureDomains {
		kinds = append(kinds, LossKind(domain.Kind))
	}
	return distinct(kinds)
}

// homes are the facilities where the service runs or stands by, by id; those of
// its cold deployments only where it has no other.
func (d *derivation) homes(service *inventory.Service) []*inventory.Facility {
	var warm, cold []inventory.FacilityID
	for _, deployment := range service.Deployments {
		if deployment.Mode == inventory.Cold {
			cold = append(cold, deployment.Facility)
		} else {
			warm = append(warm, deployment.Facility)
		}
	}
	if warm == nil {
		warm = cold
	}
	var homes []*inventory.Facility
	for _, id := range distinct(warm) {
		if facility := d.facilityOf(&id); facility != nil {
			homes = append(homes, facility)
		}
	}
	return homes
}

// unnamed says whether the facility declares nothing of this kind that it hangs
// on, and where it would.
func (d *derivation) unnamed(f *inventory.Facility, kind LossKind) (path, bool) {
	at := facilityPath(f.ID)
	in := slices.ContainsFunc(f.FailureDomains, func(id inventory.DomainID) bool { return LossKind(d.kinds[id]) == kind })
	switch kind {
	case SiteLoss:
		return at.Field("site"), f.Site == nil
	case OperatorLoss:
		return at.Field("operator"), f.Operator == nil
	case LossKind(inventory.SubstationDomain):
		return at.Field("power").Field("substations"), !in && len(substations(f)) == 0
	case LossKind(inventory.CarrierDomain):
		return at.Field("carriers"), !in && len(f.Carriers) == 0
	}
	return missingDomain(f, at, kind), !in && (kind == powerGrid || f.FailureDomains == nil)
}

// powerGrid is the one kind of failure domain that every facility is in: one
// whose list is whole and names none has left it out. Of the other kinds it may
// be in none.
const powerGrid = LossKind("power-grid")

// missingDomain is where the failure domain of a kind would be declared.
func missingDomain(f *inventory.Facility, at path, kind LossKind) path {
	if f.FailureDomains == nil {
		return at.Field("failure_domains")
	}
	return at.Field("failure_domains").Item("a " + string(kind))
}

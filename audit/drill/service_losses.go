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
	nameless := d.nameless(s)
	if len(nameless) == 0 {
		return facts // drills are in order
	}
	facts = append(facts, nameless...)
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
	lost := &r.disaster[0]
	facts := LossFacts{Kind: lost.kind, ID: &lost.id, Outcome: outcome}
	facts.Basis = func(field string) []path {
		switch field {
		case "outcome", "because":
			_, paths := r.account(s, outcome)
			return paths
		case "recovery_seconds":
			if outcome != nil && *outcome == Recovers {
				return r.recovery().times(s)
			}
			return nil
		}
		return []path{lost.decl}
	}
	if outcome == nil {
		return facts
	}
	switch *outcome {
	case Lost, Degraded:
		facts.Because, _ = r.account(s, outcome)
	case Recovers:
		facts.RecoverySeconds = r.recovery().seconds(s)
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

// nameless are the losses that are not declared for the facilities of the
// service, or, where it is not declared where it runs, all kinds of them.
func (d *derivation) nameless(s int) []LossFacts {
	service := d.net.services[s]
	gaps := d.gaps(d.homes(service)...)
	if service.Deployments == nil {
		gaps = d.gapsOfUnplaced(servicePath(service.ID).Field("deployments"))
	}
	return ofEach(gaps, func(g gap) LossFacts {
		return LossFacts{Kind: g.kind, Basis: g.basis()}
	})
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

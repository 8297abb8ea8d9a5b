package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

func facilityFacts(facility *inventory.Facility) FacilityFacts {
	return FacilityFacts{
		UPSPairs: upsPairs(facility),
		Basis:    rests(map[string][]path{"ups_pairs": {facilityPath(facility.ID).Field("power").Field("ups")}}),
	}
}

// upsPairs derives, for each UPS that takes over for another, whether a fire
// can reach both.
func upsPairs(facility *inventory.Facility) []UPSPair {
	if facility.Power == nil || facility.Power.UPS == nil {
		return nil
	}
	compartments := map[inventory.UPSID]*inventory.CompartmentID{}
	for _, ups := range facility.Power.UPS {
		compartments[ups.ID] = ups.Compartment
	}
	at := facilityPath(facility.ID).Field("power").Field("ups")
	pairs := []UPSPair{}
	for _, ups := range facility.Power.UPS {
		if ups.BacksUp == nil {
			continue
		}
		own, partner := at.Item(string(ups.ID)), at.Item(string(*ups.BacksUp))
		pair := UPSPair{ID: ups.ID, Partner: *ups.BacksUp, Basis: rests(map[string][]path{
			"id": {own.Field("backs_up")}, "partner": {own.Field("backs_up")},
			"same_compartment": {own.Field("compartment"), partner.Field("compartment")},
		})}
		if other := compartments[pair.Partner]; ups.Compartment != nil && other != nil {
			pair.SameCompartment = pointer(*ups.Compartment == *other)
		}
		pairs = append(pairs, pair)
	}
	return pairs
}

package drill

import (
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// facility derives the facts of a facility.
func (d *derivation) facility(facility *inventory.Facility) FacilityFacts {
	at := facilityPath(facility.ID)
	inCompartments, rooms := batteryEnergy(facility)
	facts := FacilityFacts{
		UPSPairs:         upsPairs(facility),
		Inspections:      d.inspections(facility.Inspections, at.Field("inspections")),
		ResponseOfficers: d.responseOfficers(facility),
		BatteryEnergy:    inCompartments,
		BatteryKWh:       batteryTotal(facility),
		Utilities:        d.utilities(facility),
		Basis: rests(map[string][]path{
			"ups_pairs":          {at.Field("power").Field("ups")},
			"inspections":        {at.Field("inspections")},
			"response_officers":  {at.Field("response_officers")},
			"battery_energy":     rooms,
			"battery_kwh":        rooms,
			"utilities":          {at.Field("utilities")},
			"fire_inspected_age": {at.Field("fire_protection").Field("inspected")},
		}),
	}
	if facility.FireProtection != nil {
		facts.FireInspectedAge = d.age(facility.FireProtection.Inspected)
	}
	return facts
}

// utilities derives how long ago each utility was tried out; nil when none are
// declared.
func (d *derivation) utilities(facility *inventory.Facility) []UtilityFacts {
	if facility.Utilities == nil {
		return nil
	}
	facts := []UtilityFacts{}
	for _, utility := range facility.Utilities {
		test := facilityPath(facility.ID).Field("utilities").Item(string(utility.ID)).Field("last_test")
		facts = append(facts, UtilityFacts{d.age(utility.LastTest), rests(map[string][]path{"last_test_age": {test}})})
	}
	return facts
}

// responseOfficers derives how long ago each response officer was appointed and
// trained; nil when none are declared.
func (d *derivation) responseOfficers(facility *inventory.Facility) []ResponseOfficerFacts {
	if facility.ResponseOfficers == nil {
		return nil
	}
	facts := []ResponseOfficerFacts{}
	for _, officer := range facility.ResponseOfficers {
		at := facilityPath(facility.ID).Field("response_officers").Item(string(officer.ID))
		facts = append(facts, ResponseOfficerFacts{
			ID: officer.ID, AppointedAge: d.age(officer.Appointed), TrainedAge: d.age(officer.Trained),
			Basis: rests(map[string][]path{"id": {at}, "appointed_age": {at.Field("appointed")}, "trained_age": {at.Field("trained")}}),
		})
	}
	return facts
}

// batteryEnergy derives the energy in each fire compartment with a battery room,
// in order, and what of the rooms it rests on. A room whose compartment is not
// declared may be in any of them.
func batteryEnergy(facility *inventory.Facility) ([]BatteryEnergy, []path) {
	at := facilityPath(facility.ID).Field("battery_rooms")
	if facility.BatteryRooms == nil {
		return nil, []path{at}
	}
	basis, held, whole := []path{at}, map[inventory.CompartmentID]float64{}, map[inventory.CompartmentID]bool{}
	placed := true
	for _, room := range facility.BatteryRooms {
		here := at.Item(string(room.ID))
		basis = append(basis, here.Field("compartment"), here.Field("energy_kwh"))
		if room.Compartment == nil {
			placed = false
			continue
		}
		_, seen := held[*room.Compartment]
		held[*room.Compartment] += energy(room)
		whole[*room.Compartment] = room.EnergyKWh != nil && (whole[*room.Compartment] || !seen)
	}
	facts := []BatteryEnergy{}
	for _, id := range slices.Sorted(maps.Keys(held)) {
		on := rests(map[string][]path{"compartment": basis, "at_least": basis, "whole": basis})
		facts = append(facts, BatteryEnergy{id, round(held[id], 1000), placed && whole[id], on})
	}
	return facts, basis
}

// batteryTotal is the energy of all batteries in a facility; nil when that of a
// room is not declared.
func batteryTotal(facility *inventory.Facility) *float64 {
	if facility.BatteryRooms == nil {
		return nil
	}
	total := 0.0
	for _, room := range facility.BatteryRooms {
		if room.EnergyKWh == nil {
			return nil
		}
		total += energy(room)
	}
	return pointer(round(total, 1000))
}

// energy is what is declared of the energy in a battery room.
func energy(room inventory.BatteryRoom) float64 {
	if room.EnergyKWh == nil {
		return 0
	}
	return *room.EnergyKWh
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

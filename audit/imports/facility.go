package imports

import (
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Reasons why a place is not known.
const (
	// NoBuilding is of a facility that stands for a zone or a region.
	NoBuilding = "a zone or region names no building"
	// Unplaced is of what may be in one of several buildings.
	Unplaced = "in which zones it is, is not certain"
	// OtherZones is of a zone whose name means different places.
	OtherZones = "zones of several accounts cannot be told apart"
)

// Places turns places into facilities of a draft, and declares those that are
// used, with their providers and regions.
type Places struct {
	// The providers of which the file has several accounts, by id: the same name of
	// a zone may mean different places in them, so that nothing is placed in one.
	Split map[string]bool

	draft  *Draft
	placed map[string]bool // facilities, regions and providers that are declared
}

// NewPlaces are the places of a draft, none of them declared.
func NewPlaces(d *Draft) *Places {
	return &Places{Split: map[string]bool{}, draft: d, placed: map[string]bool{}}
}

// Facility declares the facility that stands for a place, if it is not declared
// yet, with its provider and region. The source is the object of the file that
// says that something is there.
func (ps *Places) Facility(p Place, source string) inventory.FacilityID {
	id := inventory.FacilityID(p.Unit())
	if ps.placed["facility "+string(id)] {
		return id
	}
	ps.placed["facility "+string(id)] = true
	facility := inventory.Facility{ID: id, Object: inventory.Object{Source: ps.draft.Source(source)}}
	if p.Of != nil {
		facility.CloudRegion = new(ps.region(p, source))
	}
	if p.Building == "" {
		ps.standIn(&facility, p)
	}
	ps.draft.Inventory.Facilities = append(ps.draft.Inventory.Facilities, facility)
	at, why, besides := inventory.Path("facilities").Item(string(id)), NoBuilding, "what besides its region takes it"
	if p.Building != "" {
		why = NotInFile
	}
	if p.Of == nil {
		besides = ""
	}
	for _, field := range []string{"site", "location"} {
		ps.draft.Unknown(at.Field(field), why, "")
	}
	ps.draft.Unknown(at.Field("failure_domains"), NotInFile, besides)
	return id
}

// standIn says that a facility stands for a zone, or for a region.
func (ps *Places) standIn(facility *inventory.Facility, p Place) {
	facility.Operator = new(inventory.OrganisationID(p.Of.ID))
	if p.isApart() {
		facility.Name = new("Zone " + p.Zone + " of " + p.Of.Name)
		facility.Note = new("a zone stands for the building: it may be several, and the loss of any is taken for the loss of all")
		return
	}
	facility.Name = new("Region " + p.Region + " of " + p.Of.Name)
	facility.Note = new("the region stands for the building, since no smaller unit is certain: it is several, and the loss of any is taken for the loss of all")
}

// region declares the region of a place, and its provider.
func (ps *Places) region(p Place, source string) inventory.DomainID {
	id := inventory.DomainID(p.around())
	if ps.placed["region "+string(id)] {
		return id
	}
	ps.placed["region "+string(id)] = true
	inv := &ps.draft.Inventory
	domain := inventory.FailureDomain{ID: id, Kind: inventory.CloudRegionDomain, Name: new("Region " + p.Region + " of " + p.Of.Name)}
	domain.Source = ps.draft.Source(source)
	inv.FailureDomains = append(inv.FailureDomains, domain)
	if ps.placed["provider "+p.Of.ID] {
		return id
	}
	ps.placed["provider "+p.Of.ID] = true
	provider := inventory.Provider{ID: inventory.OrganisationID(p.Of.ID), Name: &p.Of.Name}
	provider.Source = ps.draft.Source(source)
	inv.Providers = append(inv.Providers, provider)
	return id
}

// Settle turns places of one thing into facilities, nil for what cannot be placed
// with certainty: a region stands for a facility only where something else of the
// thing is in another region, and nothing of it in a zone or building of this one.
func (ps *Places) Settle(places []Place, sources []string) []*inventory.FacilityID {
	within := map[string]map[string]bool{} // what is exact, by region
	for _, p := range places {
		if !p.Known() {
			continue
		}
		region := p.around()
		if within[region] == nil {
			within[region] = map[string]bool{}
		}
		if p.Exact() {
			within[region][p.Zone+" "+p.Building] = true
		}
	}
	facilities := make([]*inventory.FacilityID, len(places))
	for i, p := range places {
		if p.Known() && ps.certain(p, within) {
			facilities[i] = new(ps.Facility(p, sources[i]))
		}
	}
	return facilities
}

// certain reports whether the unit of a place is no other than that of anything
// else of the same thing, given what else is in each region.
func (ps *Places) certain(p Place, within map[string]map[string]bool) bool {
	same := within[p.around()]
	switch {
	case p.Building != "":
		return true
	case p.isApart():
		return !ps.Split[p.Of.ID]
	case p.Exact():
		return len(same) == 1 || len(within) > 1 && !anyBuilding(same)
	}
	return len(same) == 0 && len(within) > 1
}

// anyBuilding reports whether people name the building of anything of a region.
func anyBuilding(within map[string]bool) bool {
	for exact := range within {
		if exact[len(exact)-1] != ' ' {
			return true
		}
	}
	return false
}

// Unsettled is why a place is no facility, as a reason and a detail.
func (ps *Places) Unsettled(p Place) (reason, detail string) {
	switch {
	case p.Of == nil:
		return Unplaced, ""
	case p.isApart() && ps.Split[p.Of.ID]:
		return OtherZones, "it is in " + p.Zone
	}
	return Unplaced, "it is in region " + p.Region + " of " + p.Of.Name
}

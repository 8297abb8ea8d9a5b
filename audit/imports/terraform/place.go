package terraform

import (
	"regexp"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// cloud is a provider, and what it says of its places.
type cloud struct {
	id, name string
	// A zone by its full name, with its region as the first group.
	zone *regexp.Regexp
	// A region by its name.
	region *regexp.Regexp
	// Whether the provider says that no two zones share a building.
	apart bool
}

var (
	// "An Availability Zone is one or more discrete data centers"; those of a region
	// "are meaningfully distant from each other" (AWS Fault Isolation Boundaries).
	aws = &cloud{"aws", "Amazon Web Services", regexp.MustCompile(`^([a-z]{2,}(?:-[a-z]+)+-[0-9]{1,2})[a-z]$`), regexp.MustCompile(`^[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}$`), true}
	// "Zones and regions are logical abstractions of underlying physical resources";
	// some regions have "three zones housed in one or two physical data centers"
	// (Google Cloud, Geography and regions).
	google = &cloud{"google", "Google Cloud", regexp.MustCompile(`^([a-z]+-[a-z]+[0-9]{1,2})-[a-z]$`), regexp.MustCompile(`^[a-z]+-[a-z]+[0-9]{1,2}$`), false}
	// "Separated groups of datacenters within a region" (Azure, What are availability
	// zones?).
	azure = &cloud{"azure", "Microsoft Azure", regexp.MustCompile(`^([a-z]+[0-9]?)-[1-9]$`), regexp.MustCompile(`^[a-z]+[0-9]?$`), true}
)

// place is where something is, as far as it is known. The zero value is nowhere
// that is known.
type place struct {
	of           *cloud
	region, zone string // the zone is empty where only the region is known
}

// inZone is the place that the full name of a zone names.
func (c *cloud) inZone(name string) place {
	if match := c.zone.FindStringSubmatch(name); match != nil {
		return place{c, match[1], name}
	}
	return place{}
}

// inRegion is the place that the name of a region names. Microsoft writes them
// with blanks and capitals too, Google with capitals.
func (c *cloud) inRegion(name string) place {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	if c.region.MatchString(name) && name != "global" {
		return place{c, name, ""}
	}
	return place{}
}

func (p place) known() bool { return p.of != nil }

// exact reports whether it is one zone.
func (p place) exact() bool { return p.zone != "" }

// unit is the smallest unit around the place of which no two share a building; a
// place of which only the region is known has it for one.
func (p place) unit() string {
	if p.exact() && p.of.apart {
		return p.of.id + "-" + p.zone
	}
	return p.of.id + "-" + p.region
}

// facility declares the facility that stands for a place, if it is not declared
// yet, with its provider and region.
func (r *reading) facility(p place, source string) inventory.FacilityID {
	id := inventory.FacilityID(p.unit())
	if r.placed["facility "+string(id)] {
		return id
	}
	r.placed["facility "+string(id)] = true
	inv, region := &r.draft.Inventory, r.region(p, source)
	facility := inventory.Facility{ID: id, Operator: new(inventory.OrganisationID(p.of.id)), CloudRegion: &region}
	facility.Source = r.draft.Source(source)
	if p.exact() && p.of.apart {
		facility.Name = new("Zone " + p.zone + " of " + p.of.name)
		facility.Note = new("a zone stands for the building: it may be several, and the loss of any is taken for the loss of all")
	} else {
		facility.Name = new("Region " + p.region + " of " + p.of.name)
		facility.Note = new("the region stands for the building, since no smaller unit is certain: it is several, and the loss of any is taken for the loss of all")
	}
	inv.Facilities = append(inv.Facilities, facility)
	at := inventory.Path("facilities").Item(string(id))
	for _, field := range []string{"site", "location"} {
		r.draft.Unknown(at.Field(field), noBuilding, "")
	}
	r.draft.Unknown(at.Field("failure_domains"), imports.NotInFile, "what besides its region takes it")
	return id
}

// region declares the region of a place, and its provider.
func (r *reading) region(p place, source string) inventory.DomainID {
	id := inventory.DomainID(p.of.id + "-" + p.region)
	if r.placed["region "+string(id)] {
		return id
	}
	r.placed["region "+string(id)] = true
	inv := &r.draft.Inventory
	domain := inventory.FailureDomain{ID: id, Kind: inventory.CloudRegionDomain, Name: new("Region " + p.region + " of " + p.of.name)}
	domain.Source = r.draft.Source(source)
	inv.FailureDomains = append(inv.FailureDomains, domain)
	if r.placed["provider "+p.of.id] {
		return id
	}
	r.placed["provider "+p.of.id] = true
	provider := inventory.Provider{ID: inventory.OrganisationID(p.of.id), Name: &p.of.name}
	provider.Source = r.draft.Source(source)
	inv.Providers = append(inv.Providers, provider)
	return id
}

// settle turns places of one thing into facilities, none for what cannot be placed
// with certainty: a region stands for a facility only where something else of the
// thing is in another region, and nothing of it in a zone of this one.
func (r *reading) settle(places []place, sources []string) []*inventory.FacilityID {
	zones, regions := map[string]map[string]bool{}, map[string]bool{}
	for _, p := range places {
		if !p.known() {
			continue
		}
		region := p.of.id + "-" + p.region
		regions[region] = true
		if zones[region] == nil {
			zones[region] = map[string]bool{}
		}
		if p.exact() {
			zones[region][p.zone] = true
		}
	}
	facilities := make([]*inventory.FacilityID, len(places))
	for i, p := range places {
		if !p.known() {
			continue
		}
		within := zones[p.of.id+"-"+p.region]
		certain := p.exact() && (p.of.apart || len(within) == 1 || len(regions) > 1)
		certain = certain || !p.exact() && len(within) == 0 && len(regions) > 1
		if p.exact() && p.of.apart && r.split[p.of.id] {
			certain = false
		}
		if certain {
			facilities[i] = new(r.facility(p, sources[i]))
		}
	}
	return facilities
}

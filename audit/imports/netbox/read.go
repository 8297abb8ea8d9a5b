package netbox

import (
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Reasons why something is not known.
const (
	unsaid     = "the file does not say it"
	campus     = "two sites of NetBox may stand on one campus"
	oneAddress = "sites at one place may be one building, and are left out"
	idle       = "what is not active is left out"
	inBuilding = "feeds within a building name no substation"
	whichOnes  = "which circuits carry its traffic is not certain"
	noBuilding = "in which building it is, is not certain"
	modeUnsaid = "who serves and who waits is not certain"
	notWhole   = "whether a list is whole is not certain, since it gives no count"
	notThere   = "lists that are not in the file"
	unmarked   = "machines without the custom field " + fieldService + " or " + fieldKind + " are left out"
)

// reading is what is read of a file, on the way into a draft.
type reading struct {
	draft      *imports.Draft
	file, text string
	lists      map[string]*pages

	buildings map[int64]*inventory.Facility // by the number of the site of NetBox that is one
	within    map[int64]*inventory.Facility // by the number of the location that is one
	rooms     map[int64][]*object           // the locations of a site that are buildings
	byName    map[string]*inventory.Facility
	domains   map[string]inventory.DomainKind // that are declared
	campuses  map[string]inventory.SiteID     // by their ids in lower case
}

func newReading(draft *imports.Draft, file, text string) *reading {
	draft.Called = func(label string) string { return strings.ReplaceAll(label, "-", "_") } // a custom field may hold no hyphen
	return &reading{draft: draft, file: file, text: text, lists: map[string]*pages{}, buildings: map[int64]*inventory.Facility{}, within: map[int64]*inventory.Facility{},
		rooms: map[int64][]*object{}, byName: map[string]*inventory.Facility{}, domains: map[string]inventory.DomainKind{}, campuses: map[string]inventory.SiteID{}}
}

// read reads everything into the draft.
func (r *reading) read() {
	for _, name := range known {
		if r.lists[name] == nil {
			r.draft.Unknown("facilities", notThere, name)
		}
	}
	for _, location := range r.all(locations) {
		if location.custom(fieldFacility) != "" {
			r.rooms[location.ref("site")] = append(r.rooms[location.ref("site")], location)
		}
	}
	shared := r.sharing()
	for _, site := range r.all(sites) {
		switch {
		case !isThere(site):
			r.draft.Unknown("facilities", idle, site.address()+": "+site.status())
		case shared[site.id] != "":
			r.draft.Unknown("facilities", oneAddress, site.address()+", with the "+shared[site.id]+": name the building of each in the custom field "+fieldFacility)
		default:
			r.declareSite(site)
		}
	}
	r.carriers()
	r.substations()
	for _, facility := range r.byName {
		r.draft.Inventory.Facilities = append(r.draft.Inventory.Facilities, *facility)
	}
	r.serve()
}

// declare is the facility of this id, declared if it is not yet.
func (r *reading) declare(id string, by *object) *inventory.Facility {
	key := strings.ToLower(id)
	if r.byName[key] == nil {
		r.byName[key] = &inventory.Facility{ID: inventory.FacilityID(id), Object: inventory.Object{Source: r.draft.Source(by.address())}}
	}
	return r.byName[key]
}

// domain declares a failure domain, under another id if one of another kind has it.
func (r *reading) domain(id string, kind inventory.DomainKind, name string, by *object) inventory.DomainID {
	if before := r.domains[id]; before != "" && before != kind {
		id = imports.ID(string(kind) + " " + id)
	}
	if r.domains[id] == "" {
		r.domains[id] = kind
		domain := inventory.FailureDomain{ID: inventory.DomainID(id), Kind: kind, Object: inventory.Object{Source: r.draft.Source(by.address())}}
		if name != "" {
			domain.Name = new(imports.Text(name))
		}
		r.draft.Inventory.FailureDomains = append(r.draft.Inventory.FailureDomains, domain)
	}
	return inventory.DomainID(id)
}

// counts lists how many objects there are of each sort, for one reason.
func (r *reading) counts(at inventory.Path, reason string, counts map[string]int) {
	for of, count := range counts {
		r.draft.Unknown(at, reason, fmt.Sprintf("%s (%d)", of, count))
	}
}

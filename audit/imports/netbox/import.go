// Package netbox imports lists as the REST API of NetBox gives them: sites with their
// buildings, the carriers that circuits come from, the substations that people name
// at power panels, and the machines that they name as parts of services.
//
// # Places
//
// A site of NetBox is a building or a campus. It becomes a facility, the smallest
// unit that is certain, unless locations of it carry the custom field
// dcaudit_facility: then these are its buildings. It does not become a site, which
// no other shares a campus with: two sites of NetBox may stand on one. The custom
// field dcaudit_site names it. Sites at one address, or at one point, may be one
// building, and are left out.
//
// # What is certain
//
// Lists must be whole. A facility has carriers where all circuits of providers that
// end there are of one type, or are marked; and substations where every panel names
// one, and every rack is fed from each. Machines and clusters without a custom field
// are counted, and left out. Of custom fields, only those of this program are read.
package netbox

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// fetched is how a file is made that can be read.
const fetched = "fetch lists of the REST API of NetBox 2.7 or later, all pages of each, as the README shows"

// Custom fields by which objects say what only people know.
const (
	fieldService    = "dcaudit_service"
	fieldKind       = "dcaudit_kind"
	fieldCritical   = "dcaudit_critical"
	fieldMode       = "dcaudit_mode"
	fieldFacility   = "dcaudit_facility"
	fieldSite       = "dcaudit_site"
	fieldCarrier    = "dcaudit_carrier"
	fieldSubstation = "dcaudit_substation"
)

// The lists that are read.
const (
	regions   = "regions"
	sites     = "sites"
	locations = "locations"
	racks     = "racks"
	devices   = "devices"
	panels    = "power-panels"
	feeds     = "power-feeds"
	circuits  = "circuits"
	clusters  = "clusters"
	machines  = "virtual-machines"
)

var known = []string{regions, sites, locations, racks, devices, panels, feeds, circuits, clusters, machines}

// kept are the keys that are read, wherever they stand: what is not named here
// never gets further than the parser.
var kept = map[string]bool{}

func init() {
	for key := range strings.FieldsSeq(`
count next results detail id url name slug status value region parent latitude longitude physical_address facility location rack site role device_role device cluster
scope scope_type scope_id power_panel provider cid type termination_a termination_z termination termination_type termination_id provider_network custom_fields
dcaudit_service dcaudit_kind dcaudit_critical dcaudit_mode dcaudit_facility dcaudit_site dcaudit_carrier dcaudit_substation
`) {
		kept[key] = true
	}
	for _, name := range known {
		kept[name] = true
	}
}

// Import makes a draft of one list, or of objects that hold lists by their names.
// The error is an inventory.Fault with its place.
func Import(file, text string, options imports.Options) (*imports.Draft, error) {
	documents, err := imports.ParseDocuments(file, text, func(key string) bool { return kept[key] })
	if err != nil {
		return nil, err
	}
	r := newReading(imports.NewDraft("netbox", file, options), file, text)
	for _, document := range documents {
		if err := r.collect(document); err != nil {
			return nil, err
		}
	}
	if len(r.lists) == 0 {
		return nil, r.fault(documents[0], "there is nothing to import: the file holds none of the lists that are read")
	}
	for _, name := range known {
		if err := r.complete(name); err != nil {
			return nil, err
		}
	}
	r.read()
	return r.draft, nil
}

// fault is a fault of a value, and how to make a file without it.
func (r *reading) fault(of *imports.JSON, problem string) error {
	return inventory.Fault{Location: of.Location(r.file, r.text), Problem: problem, Hint: fetched}
}

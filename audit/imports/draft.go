package imports

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Options are what the user says that the file does not.
type Options struct {
	// The id of the operator, which the draft then declares; empty leaves it to
	// another part of the inventory.
	Operator inventory.OrganisationID
	// The part of the inventory that people declare, if one is named. What it says
	// of the kind and the importance of services is taken over.
	Beside *inventory.Inventory
}

// Draft is a part of an inventory on its way from another tool's file.
type Draft struct {
	// What was read so far, in the types of the model. Write sorts it.
	Inventory inventory.Inventory
	// How the tool calls a label of this program, for what is said to people; nil
	// if it calls it the same.
	Called func(label string) string

	tool, file string
	options    Options
	unknowns   map[Unknown]bool
	beside     map[inventory.ServiceID]*inventory.Service // the services of that part
}

// Unknown is one thing that the file leaves open, and that the draft therefore
// does not say.
type Unknown struct {
	// Where in the inventory it would stand.
	Path inventory.Path
	// Why it is not known: one of few reasons, by which unknowns are counted.
	Reason string
	// What the file does say of it, and how to settle it; may be empty.
	Detail string
}

// NewDraft is an empty draft of what a tool wrote into a file.
func NewDraft(tool, file string, options Options) *Draft {
	d := &Draft{tool: tool, file: file, options: options, unknowns: map[Unknown]bool{}}
	d.Inventory.APIVersion, d.Inventory.Kind = "dcaudit/v1", "Inventory"
	if options.Operator != "" {
		d.Inventory.Operator = &inventory.Operator{ID: options.Operator}
	}
	return d
}

// Source is the source of what an object of the file says: the tool, the file and
// the object.
func (d *Draft) Source(object string) *string {
	file := d.file
	if file == "-" {
		file = "from standard input"
	}
	return new(Text(d.tool + " " + file + ", " + object))
}

// called is how people know a label.
func (d *Draft) called(label string) string {
	if d.Called == nil {
		return label
	}
	return d.Called(label)
}

// Unknown lists something that the file leaves open. What was listed before with
// the same words is listed once.
func (d *Draft) Unknown(at inventory.Path, reason, detail string) {
	d.unknowns[Unknown{inventory.Path(Text(string(at))), reason, Text(detail)}] = true
}

// Unknowns are all that were listed, in the order of their paths.
func (d *Draft) Unknowns() []Unknown {
	all := make([]Unknown, 0, len(d.unknowns))
	for unknown := range d.unknowns {
		all = append(all, unknown)
	}
	slices.SortFunc(all, func(a, b Unknown) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.Detail, b.Detail))
	})
	return all
}

// sort puts the lists of objects with an id in the order of their ids, so that
// the order of the file does not matter.
func (d *Draft) sort() {
	inv := &d.Inventory
	byID(inv.Providers, func(v *inventory.Provider) inventory.OrganisationID { return v.ID })
	byID(inv.Sites, func(v *inventory.Site) inventory.SiteID { return v.ID })
	byID(inv.FailureDomains, func(v *inventory.FailureDomain) inventory.DomainID { return v.ID })
	byID(inv.Facilities, func(v *inventory.Facility) inventory.FacilityID { return v.ID })
	byID(inv.Networks, func(v *inventory.Network) inventory.NetworkID { return v.ID })
	byID(inv.Services, func(v *inventory.Service) inventory.ServiceID { return v.ID })
	byID(inv.Datasets, func(v *inventory.Dataset) inventory.DatasetID { return v.ID })
	for i := range inv.Datasets {
		byID(inv.Datasets[i].Copies, func(v *inventory.Copy) inventory.CopyID { return v.ID })
	}
}

func byID[T any, ID cmp.Ordered](list []T, id func(*T) ID) {
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(id(&a), id(&b)) })
}

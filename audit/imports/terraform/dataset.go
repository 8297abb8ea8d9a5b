package terraform

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// dataset is the data that one resource keeps, and what is known of its copies.
type dataset struct {
	of      *resource // that keeps it
	by      *resource // that does the work of the service it belongs to
	primary place
	open    open // why its place is not known
	copies  []*held
}

// held is one copy of a dataset.
type held struct {
	of        *resource
	id        string
	kind      inventory.CopyKind
	at        place
	open      open // why its place is not known
	interval  *inventory.Duration
	unclear   open // why its interval is not known
	immutable *bool
	encrypted *bool
	key       place // where the only key is
	note      string
}

// keep notes the data of a resource.
func (r *reading) keep(d *dataset) *dataset {
	r.datasets[d.of] = d
	return d
}

// declareDatasets writes the datasets of the services that are declared.
func (r *reading) declareDatasets(declared map[*service]bool) {
	count := map[*service]int{}
	for d := range r.each() {
		count[r.services[d.by]]++
	}
	taken := map[string]bool{}
	for d := range r.each() {
		s := r.services[d.by]
		switch {
		case s == nil:
			at := inventory.Path("datasets").Item(imports.ID(d.of.base()))
			r.draft.Unknown(at, noService, "label "+d.of.address+" "+imports.LabelService)
			continue
		case !declared[s]:
			continue // with its service, of which that is listed
		}
		id := string(s.id)
		if count[s] > 1 {
			id = imports.ID(d.of.base())
			if id == "" || taken[strings.ToLower(id)] {
				id = imports.ID(d.of.address)
			}
		}
		r.declareDataset(d, s, inventory.DatasetID(imports.Unused(id, taken)))
	}
}

// each goes through the datasets in the order of the addresses.
func (r *reading) each() func(func(*dataset) bool) {
	return func(yield func(*dataset) bool) {
		for _, res := range r.resources {
			if d := r.datasets[res]; d != nil && !yield(d) {
				return
			}
		}
	}
}

func (r *reading) declareDataset(d *dataset, s *service, id inventory.DatasetID) {
	at := inventory.Path("datasets").Item(string(id))
	made := inventory.Dataset{ID: id, Service: s.id, Object: inventory.Object{Source: r.draft.Source(d.of.address)}}
	places, sources := []place{d.primary}, []string{d.of.address}
	for _, c := range d.copies {
		places, sources = append(places, c.at), append(sources, c.of.address)
	}
	facilities := r.places.Settle(places, sources)
	made.Primary = facilities[0]
	r.unplacedData(at.Field("primary"), facilities[0], d.primary, d.open)
	taken := map[string]bool{}
	for i, c := range d.copies {
		id := imports.Unused(cmp.Or(imports.ID(c.id), "copy"), taken)
		made.Copies = append(made.Copies, r.copyOf(c, inventory.CopyID(id), facilities[i+1], at, places))
	}
	if made.Copies == nil {
		r.draft.Unknown(at.Field("copies"), unsaid, "none is in the file; others may be kept by other means")
	}
	r.draft.Inventory.Datasets = append(r.draft.Inventory.Datasets, made)
}

// unplacedData lists why a place is no facility, unless it is one.
func (r *reading) unplacedData(at inventory.Path, facility *inventory.FacilityID, p place, why open) {
	if facility != nil {
		return
	}
	if p.Known() {
		why = r.unsettled(p)
	}
	r.draft.Unknown(at, cmp.Or(why.reason, unsaid), why.detail)
}

func (r *reading) copyOf(c *held, id inventory.CopyID, facility *inventory.FacilityID, dataset inventory.Path, places []place) inventory.Copy {
	at := dataset.Field("copies").Item(string(id))
	made := inventory.Copy{ID: id, Kind: c.kind, Facility: facility, Interval: c.interval, Immutable: c.immutable, Encrypted: c.encrypted,
		Object: inventory.Object{Source: r.draft.Source(c.of.address)}}
	if c.note != "" {
		imports.AddNote(&made.Note, c.note)
	}
	r.unplacedData(at.Field("facility"), facility, c.at, c.open)
	if c.interval == nil {
		r.draft.Unknown(at.Field("interval"), cmp.Or(c.unclear.reason, unsaid), c.unclear.detail)
	}
	if c.encrypted == nil || !*c.encrypted {
		return made
	}
	all := append(slices.Clone(places), c.key)
	if keys := r.places.Settle(all, slices.Repeat([]string{c.of.address}, len(all))); keys[len(keys)-1] != nil {
		made.KeyHeldAt = []inventory.FacilityID{*keys[len(keys)-1]}
	} else {
		r.draft.Unknown(at.Field("key_held_at"), imports.NoBuilding, "")
	}
	return made
}

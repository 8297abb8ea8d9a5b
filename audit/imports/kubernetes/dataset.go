package kubernetes

import (
	"cmp"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// dataset is the data of one volume or database, and what is known of its copies.
type dataset struct {
	of      *object  // that keeps it
	service *service // nil where it is not certain
	base    string
	primary spot
	copies  []*held
	open    []open // what is not certain of copies
}

// held is one copy of a dataset.
type held struct {
	of       *object
	id       string
	kind     inventory.CopyKind
	at       spot
	interval *inventory.Duration
	unclear  open // why its interval is not known
	last     *inventory.Instant
}

// declareDatasets writes the datasets of the services that are declared.
func (r *reading) declareDatasets(declared map[*service]bool) {
	count, taken := map[*service]int{}, map[string]bool{}
	wanted := map[string]int{}
	for _, d := range r.datasets {
		count[d.service]++
		wanted[strings.ToLower(d.base)]++
	}
	for _, d := range r.datasets {
		switch {
		case d.service == nil:
			r.draft.Unknown(inventory.Path("datasets").Item(imports.ID(d.base)), noService, "label "+d.of.address()+" "+imports.LabelService)
			continue
		case !declared[d.service]:
			continue // with its service, of which that is listed
		}
		id := string(d.service.id)
		if count[d.service] > 1 {
			id = imports.ID(d.base)
			if wanted[strings.ToLower(d.base)] > 1 {
				id = imports.ID(d.of.namespace + "." + d.base)
			}
		}
		r.declareDataset(d, inventory.DatasetID(imports.Unused(id, taken)))
	}
}

func (r *reading) declareDataset(d *dataset, id inventory.DatasetID) {
	at := inventory.Path("datasets").Item(string(id))
	made := inventory.Dataset{ID: id, Service: d.service.id, Object: inventory.Object{Source: r.draft.Source(d.of.address())}}
	places, sources := []imports.Place{d.primary.Place}, []string{cmp.Or(d.primary.by, d.of.address())}
	for _, c := range d.copies {
		places, sources = append(places, c.at.Place), append(sources, cmp.Or(c.at.by, c.of.address()))
	}
	facilities := r.places.Settle(places, sources)
	made.Primary = facilities[0]
	r.unplaced(at.Field("primary"), facilities[0], d.primary)
	taken := map[string]bool{}
	for i, c := range d.copies {
		id := inventory.CopyID(imports.Unused(cmp.Or(imports.ID(c.id), "copy"), taken))
		made.Copies = append(made.Copies, r.copyOf(c, id, facilities[i+1], at.Field("copies").Item(string(id))))
	}
	for _, why := range d.open {
		r.draft.Unknown(at.Field("copies"), why.reason, why.detail)
	}
	if made.Copies == nil {
		r.draft.Unknown(at.Field("copies"), unsaid, "none is in the file; others may be kept by other means")
	}
	r.draft.Inventory.Datasets = append(r.draft.Inventory.Datasets, made)
}

// unplaced lists why a place is no facility, unless it is one.
func (r *reading) unplaced(at inventory.Path, facility *inventory.FacilityID, s spot) {
	if facility != nil {
		return
	}
	why := s.open
	if s.Known() {
		why.reason, why.detail = r.places.Unsettled(s.Place)
	}
	r.draft.Unknown(at, cmp.Or(why.reason, unsaid), why.detail)
}

func (r *reading) copyOf(c *held, id inventory.CopyID, facility *inventory.FacilityID, at inventory.Path) inventory.Copy {
	r.unplaced(at.Field("facility"), facility, c.at)
	if c.interval == nil {
		r.draft.Unknown(at.Field("interval"), cmp.Or(c.unclear.reason, unsaid), c.unclear.detail)
	}
	if c.last == nil && c.kind == "backup" {
		r.draft.Unknown(at.Field("last_success"), unsaid, "no backup that was completed is in the file")
	}
	if c.kind != "replica" {
		r.draft.Unknown(at.Field("encrypted"), unsaid, "nor where its key is")
	}
	return inventory.Copy{ID: id, Kind: c.kind, Facility: facility, Interval: c.interval, LastSuccess: c.last, Object: inventory.Object{Source: r.draft.Source(c.of.address())}}
}

// moment is a moment, as an object gives it; nil if it is none.
func moment(v *imports.JSON) *inventory.Instant {
	t, err := time.Parse(time.RFC3339, v.String())
	if err != nil || t.Year() < 2000 || t.Year() > 2999 {
		return nil
	}
	return new(inventory.At(t))
}

// later is the later of two moments, of which either may be missing.
func later(a, b *inventory.Instant) *inventory.Instant {
	if a == nil || b != nil && b.Time().After(a.Time()) {
		return b
	}
	return a
}

// shorter is the shorter of two times, of which either may be missing.
func shorter(a, b *inventory.Duration) *inventory.Duration {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

package exhibit

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// way is from which facility data is copied to which.
type way struct{ from, to inventory.FacilityID }

// places are the facilities and the ways between them; nil where there are no
// facilities.
func places(inv *inventory.Inventory, facts *drill.Facts) *Map {
	if len(inv.Facilities) == 0 {
		return nil
	}
	m := &Map{Facilities: []Facility{}}
	held, links := count(inv, m)
	all := make([]Facility, 0, len(inv.Facilities))
	for i := range inv.Facilities {
		all = append(all, facility(&inv.Facilities[i], held))
	}
	slices.SortFunc(all, func(a, b Facility) int {
		return cmp.Or(cmp.Compare(b.weight(), a.weight()), cmp.Compare(a.ID, b.ID))
	})
	m.Facilities, m.MoreFacilities = first(maxFacilities, all)
	shown := map[string]bool{}
	for _, f := range m.Facilities {
		shown[f.ID] = true
	}
	for _, l := range links {
		if !shown[l.From] || !shown[l.To] || len(m.Links) == maxLinks {
			m.MoreLinks++
			continue
		}
		l.KM, l.OffSite = facts.Apart(inventory.FacilityID(l.From), inventory.FacilityID(l.To))
		m.Links = append(m.Links, l)
	}
	return m
}

// weight is how much rests on a facility.
func (f Facility) weight() int { return f.Services + f.Originals + f.Copies }

func facility(f *inventory.Facility, held map[inventory.FacilityID]Facility) Facility {
	place := held[f.ID]
	place.ID, place.Name, place.Site, place.Country = string(f.ID), text(f.Name), text(f.Site), text(f.Country)
	if at := f.Location; at != nil {
		place.Latitude, place.Longitude = &at.Lat, &at.Lon
	}
	return place
}

// count counts what is in each facility, and the datasets on each way, those
// with most first; on the map it counts those that no way can be drawn for.
func count(inv *inventory.Inventory, m *Map) (held map[inventory.FacilityID]Facility, links []Link) {
	held = map[inventory.FacilityID]Facility{}
	add := func(at inventory.FacilityID, services, originals, copies int) {
		f := held[at]
		f.Services, f.Originals, f.Copies = f.Services+services, f.Originals+originals, f.Copies+copies
		held[at] = f
	}
	for i := range inv.Services {
		for _, at := range housing(&inv.Services[i]) {
			add(at, 1, 0, 0)
		}
	}
	ways := map[way]*Link{}
	for i := range inv.Datasets {
		d := &inv.Datasets[i]
		if d.Primary != nil {
			add(*d.Primary, 0, 1, 0)
		}
		for _, c := range d.Copies {
			if c.Facility != nil {
				add(*c.Facility, 0, 0, 1)
			}
		}
		m.follow(d, ways)
	}
	for _, l := range ways {
		links = append(links, *l)
	}
	slices.SortFunc(links, func(a, b Link) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return held, links
}

// housing are the facilities in which a service is deployed, each once.
func housing(s *inventory.Service) (facilities []inventory.FacilityID) {
	for _, d := range s.Deployments {
		if !slices.Contains(facilities, d.Facility) {
			facilities = append(facilities, d.Facility)
		}
	}
	return facilities
}

// follow adds the ways that a dataset is copied.
func (m *Map) follow(d *inventory.Dataset, ways map[way]*Link) {
	placed, elsewhere := d.Primary != nil, false
	var to []inventory.FacilityID
	for _, c := range d.Copies {
		switch {
		case c.Facility == nil:
			placed = false
		case d.Primary != nil && *c.Facility != *d.Primary:
			elsewhere = true
			fallthrough
		default:
			if !slices.Contains(to, *c.Facility) {
				to = append(to, *c.Facility)
			}
		}
	}
	if !placed {
		m.Unplaced++
	}
	if !elsewhere {
		m.Uncopied++
	}
	if d.Primary == nil {
		return
	}
	for _, f := range to {
		l := ways[way{*d.Primary, f}]
		if l == nil {
			l = &Link{From: string(*d.Primary), To: string(f)}
			ways[way{*d.Primary, f}] = l
		}
		if l.Count++; len(l.Datasets) < maxDatasets {
			l.Datasets = append(l.Datasets, string(d.ID))
		}
	}
}

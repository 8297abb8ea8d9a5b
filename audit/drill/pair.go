package drill

import (
	"sync"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// pair is the facility of an original and that of something that must survive
// it: a copy, or the key to one. Either is nil when not declared.
type pair struct {
	original, other *inventory.Facility

	dataset *inventory.Dataset
	held    *inventory.Copy
	field   string // of the copy: where the other is declared
}

// pair is the facilities of a dataset and of a copy of it.
func (d *derivation) pair(dataset *inventory.Dataset, held *inventory.Copy) pair {
	return pair{d.facilityOf(dataset.Primary), d.facilityOf(held.Facility), dataset, held, "facility"}
}

// keyPair is the facilities of a dataset and of a holder of the key to a copy.
func (d *derivation) keyPair(dataset *inventory.Dataset, held *inventory.Copy, holder *inventory.FacilityID) pair {
	return pair{d.facilityOf(dataset.Primary), d.facilityOf(holder), dataset, held, "key_held_at"}
}

// declaredAt is where it is declared which facilities they are.
func (p pair) declaredAt() []path {
	return []path{datasetPath(p.dataset.ID).Field("primary"), copyPath(p.dataset, p.held).Field(p.field)}
}

// complete says whether both facilities are declared.
func (p pair) complete() bool { return p.original != nil && p.other != nil }

// basis is where the facilities are declared, and these fields of both.
func (p pair) basis(fields ...path) []path {
	paths := p.declaredAt()
	for _, facility := range []*inventory.Facility{p.original, p.other} {
		for _, field := range fields {
			if facility != nil && (field != "cloud_region" || facility.CloudRegion != nil) { // most are in none, and lack nothing
				paths = append(paths, facilityPath(facility.ID)+"."+field)
			}
		}
	}
	return sorted(paths)
}

// same says whether both are one facility.
func (p pair) same() bool { return p.complete() && p.original.ID == p.other.ID }

// offSite says whether they stand on different sites.
func (p pair) offSite() *bool {
	switch {
	case p.same():
		return truth(false)
	case !p.complete() || p.original.Site == nil || p.other.Site == nil:
		return nil
	}
	return truth(*p.original.Site != *p.other.Site)
}

// siteBasis is what that rests on.
func (p pair) siteBasis() []path {
	if p.same() {
		return p.basis()
	}
	return p.basis("site")
}

// proximity is what two facilities have to do with each other. Many datasets
// have their originals in the one and their copies in the other.
type proximity struct {
	distance *float64
	shared   []inventory.DomainID
}

// proximities are those that somebody asked for.
type proximities struct {
	sync.RWMutex
	known map[[2]*inventory.Facility]proximity
}

// proximity finds that of a pair.
func (d *derivation) proximity(p pair) proximity {
	if !p.complete() {
		return proximity{}
	}
	key := [2]*inventory.Facility{p.original, p.other}
	d.near.RLock()
	found, known := d.near.known[key]
	d.near.RUnlock()
	if known {
		return found
	}
	found = proximity{p.distance(), d.sharedDomains(p)}
	d.near.Lock()
	defer d.near.Unlock()
	d.near.known[key] = found
	return found
}

// distance is how far apart they are, in kilometres.
func (p pair) distance() *float64 {
	if !p.complete() || p.original.Location == nil || p.other.Location == nil {
		return nil
	}
	return pointer(distance(*p.original.Location, *p.other.Location))
}

// sharedDomains are the failure domains each of which takes both facilities.
// The list is absent unless it is whole, as far as the inventory can tell.
func (d *derivation) sharedDomains(p pair) []inventory.DomainID {
	if !p.complete() || !tied(p.original) && !tied(p.other) {
		return nil
	}
	shared := []inventory.DomainID{}
	original, other := d.net.facility(p.original.ID), d.net.facility(p.other.ID)
	for _, r := range d.drills {
		if !r.disaster[0].isDomain() {
			continue
		}
		switch min(r.fates[original], r.fates[other]) {
		case unsure:
			return nil
		case taken:
			shared = append(shared, inventory.DomainID(r.disaster[0].id))
		}
	}
	return distinct(shared)
}

// tied says whether the facility declares all failure domains that it hangs on.
func tied(f *inventory.Facility) bool {
	return f.FailureDomains != nil && substations(f) != nil && f.Carriers != nil
}

package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// pair is the facility of an original and that of something that must survive
// it: a copy, a key. Either is nil when not declared.
type pair struct {
	original, other     *inventory.Facility
	originalAt, otherAt path // where it is declared which facility it is
}

// pair is the facilities of a dataset and of a copy of it.
func (d *derivation) pair(dataset *inventory.Dataset, held *inventory.Copy) pair {
	at := datasetPath(dataset.ID)
	return pair{
		original: d.facilityOf(dataset.Primary), originalAt: at.Field("primary"),
		other: d.facilityOf(held.Facility), otherAt: at.Field("copies").Item(string(held.ID)).Field("facility"),
	}
}

// complete says whether both facilities are declared.
func (p pair) complete() bool { return p.original != nil && p.other != nil }

// basis is where the facilities are declared, and these fields of both.
func (p pair) basis(fields ...path) []path {
	paths := []path{p.originalAt, p.otherAt}
	for _, facility := range []*inventory.Facility{p.original, p.other} {
		for _, field := range fields {
			if facility != nil {
				paths = append(paths, facilityPath(facility.ID)+"."+field)
			}
		}
	}
	return sorted(paths)
}

// offSite says whether they stand on different sites.
func (p pair) offSite() (*bool, []path) {
	if p.complete() && p.original.ID == p.other.ID {
		return pointer(false), p.basis()
	}
	if !p.complete() || p.original.Site == nil || p.other.Site == nil {
		return nil, p.basis("site")
	}
	return pointer(*p.original.Site != *p.other.Site), p.basis("site")
}

// distance is how far apart they are, in kilometres.
func (p pair) distance() (*float64, []path) {
	if !p.complete() || p.original.Location == nil || p.other.Location == nil {
		return nil, p.basis("location")
	}
	return pointer(distance(*p.original.Location, *p.other.Location)), p.basis("location")
}

// sharedDomains are the failure domains each of which takes both facilities.
// The list is absent unless it is whole, as far as the inventory can tell.
func (d *derivation) sharedDomains(p pair) ([]inventory.DomainID, []path) {
	basis := p.basis("failure_domains", "power.substations", "carriers")
	if !p.complete() || !tied(p.original) && !tied(p.other) {
		return nil, basis
	}
	shared := []inventory.DomainID{}
	for _, r := range d.drills {
		if !r.disaster[0].isDomain() {
			continue
		}
		switch min(r.fates[d.net.facility(p.original.ID)], r.fates[d.net.facility(p.other.ID)]) {
		case unsure:
			return nil, basis
		case taken:
			shared = append(shared, inventory.DomainID(r.disaster[0].id))
		}
	}
	return distinct(shared), basis
}

// tied says whether the facility declares all failure domains that it hangs on.
func tied(f *inventory.Facility) bool {
	return f.FailureDomains != nil && substations(f) != nil && f.Carriers != nil
}

package netbox

import (
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// carriers says of each facility which carriers connect it: the providers of active
// circuits that end there, and not at another site. All of them must be of one type,
// since a line for voice or for management connects no service; or people mark those
// that count.
func (r *reading) carriers() {
	ends := map[*inventory.Facility][]*object{}
	for _, circuit := range r.all(circuits) {
		if facility := r.onlyEnd(circuit); facility != nil && circuit.status() == "active" {
			ends[facility] = append(ends[facility], circuit)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.byName)) {
		facility := r.byName[key]
		at := inventory.Path("facilities").Item(string(facility.ID)).Field("carriers")
		switch those, certain := thatCount(ends[facility]); {
		case !r.isWhole(circuits) || len(those) == 0:
			r.draft.Unknown(at, unsaid, "no active circuit of a provider ends there and at no other site")
		case !certain:
			r.draft.Unknown(at, whichOnes, "they are of several types, or of no provider: mark those that do with the custom field "+fieldCarrier)
		default:
			r.connect(facility, those)
		}
	}
}

// thatCount are the circuits that people mark, or all, if those are of one type; and
// whether that is certain.
func thatCount(all []*object) (those []*object, certain bool) {
	if those = slices.DeleteFunc(slices.Clone(all), func(o *object) bool { return o.custom(fieldCarrier) != "true" }); len(those) == 0 {
		those = all
		for _, circuit := range all {
			if circuit.ref("type") != all[0].ref("type") {
				return all, false
			}
		}
	}
	return those, !slices.ContainsFunc(those, func(o *object) bool { return imports.ID(o.Get("provider", "slug").String()) == "" })
}

// connect gives a facility the carriers of circuits.
func (r *reading) connect(facility *inventory.Facility, ends []*object) {
	for _, circuit := range ends {
		provider := circuit.Get("provider")
		id := r.domain(imports.ID(provider.Get("slug").String()), inventory.CarrierDomain, provider.Get("name").String(), circuit)
		if !slices.Contains(facility.Carriers, id) {
			facility.Carriers = append(facility.Carriers, id)
		}
	}
	slices.Sort(facility.Carriers)
}

// onlyEnd is the facility that a circuit ends at, if it ends at no other site.
func (r *reading) onlyEnd(circuit *object) *inventory.Facility {
	a, there := r.end(circuit, "termination_a")
	z, here := r.end(circuit, "termination_z")
	switch {
	case there && here:
		return nil
	case there:
		return a
	}
	return z
}

// end is the facility that a circuit ends at on one side, nil if that is not certain,
// and whether it ends at a site at all, and not in the network of a provider. Newer
// versions give a type and an object; older ones a site.
func (r *reading) end(circuit *object, side string) (at *inventory.Facility, isSite bool) {
	termination := &object{JSON: circuit.Get(side)}
	switch termination.Get("termination_type").String() {
	case "dcim.site":
		return r.place(termination.ref("termination"), 0), true
	case "dcim.location":
		return r.place(0, termination.ref("termination")), true
	case "circuits.providernetwork":
		return nil, false
	case "":
		site := termination.ref("site")
		return r.place(site, 0), site != 0
	}
	return nil, true
}

package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// gap is a kind of loss of which it is not declared what would strike
// something. An entry for it has a kind and else only fields that are absent; its
// basis is where those would be declared.
type gap struct {
	kind  LossKind
	basis Basis
}

// gaps are those of facilities, by kind: a facility always hangs on some grid,
// substation, carrier, operator and site, whether or not the inventory has a
// name for it. Those of one facility are the same for all that it houses.
func (d *derivation) gaps(facilities []int) []gap {
	var open []int
	for _, f := range facilities {
		if len(d.gapsAt()[f]) > 0 {
			open = append(open, f)
		}
	}
	switch len(open) {
	case 0:
		return nil
	case 1:
		return d.gapsAt()[open[0]]
	}
	var gaps []gap
	for _, kind := range d.lossKinds() {
		if slices.ContainsFunc(open, func(f int) bool { return d.lacks(f, kind) }) {
			gaps = append(gaps, gap{kind, func(string) []path { return d.missing(kind, open) }})
		}
	}
	return gaps
}

// findGaps finds those of each facility alone.
func (d *derivation) findGaps() [][]gap {
	found := make([][]gap, len(d.net.facilities))
	for f, facility := range d.net.facilities {
		for _, kind := range d.lossKinds() {
			if at, unnamed := d.unnamed(facility, kind); unnamed {
				found[f] = append(found[f], gap{kind, func(string) []path { return []path{at} }})
			}
		}
	}
	return found
}

// lacks says whether the facility has a gap of this kind.
func (d *derivation) lacks(f int, kind LossKind) bool {
	return slices.ContainsFunc(d.gapsAt()[f], func(g gap) bool { return g.kind == kind })
}

// missing is where facilities would declare what they hang on of this kind.
func (d *derivation) missing(kind LossKind, facilities []int) (missing []path) {
	for _, f := range facilities {
		if at, unnamed := d.unnamed(d.net.facilities[f], kind); unnamed {
			missing = append(missing, at)
		}
	}
	return missing
}

// gapsOfUnplaced are those of something that stands nobody knows where, by kind:
// every kind of loss is one. The path is where its place would be declared.
func (d *derivation) gapsOfUnplaced(at func() path) []gap {
	basis := func(string) []path { return []path{at()} }
	kinds := append(d.lossKinds(), FacilityLoss)
	slices.Sort(kinds)
	return ofEach(kinds, func(kind LossKind) gap { return gap{kind, basis} })
}

// findLossKinds finds the kinds of things that every facility hangs on, and all
// other kinds of failure domains that the inventory has.
func (d *derivation) findLossKinds() []LossKind {
	kinds := []LossKind{powerGrid, LossKind(inventory.SubstationDomain), LossKind(inventory.CarrierDomain), OperatorLoss, SiteLoss}
	for _, domain := range d.inv.FailureDomains {
		kinds = append(kinds, LossKind(domain.Kind))
	}
	return slices.Clip(distinct(kinds))
}

// unnamed says whether the facility declares nothing of this kind that it hangs
// on, and where it would.
func (d *derivation) unnamed(f *inventory.Facility, kind LossKind) (path, bool) {
	at := facilityPath(f.ID)
	in := slices.ContainsFunc(f.FailureDomains, func(id inventory.DomainID) bool { return LossKind(d.kinds[id]) == kind })
	switch kind {
	case SiteLoss:
		return at.Field("site"), f.Site == nil
	case OperatorLoss:
		return at.Field("operator"), f.Operator == nil
	case LossKind(inventory.SubstationDomain):
		return at.Field("power").Field("substations"), !in && len(substations(f)) == 0
	case LossKind(inventory.CloudRegionDomain):
		return at.Field("cloud_region"), !in && f.CloudRegion == nil && f.FailureDomains == nil
	case LossKind(inventory.CarrierDomain):
		return at.Field("carriers"), !in && len(f.Carriers) == 0
	}
	return missingDomain(f, at, kind), !in && (kind == powerGrid || f.FailureDomains == nil)
}

// powerGrid is the one kind of failure domain that every facility is in: one
// whose list is whole and names none has left it out. Of the other kinds it may
// be in none.
const powerGrid = LossKind("power-grid")

// missingDomain is where the failure domain of a kind would be declared.
func missingDomain(f *inventory.Facility, at path, kind LossKind) path {
	if f.FailureDomains == nil {
		return at.Field("failure_domains")
	}
	return at.Field("failure_domains").Item("a " + string(kind))
}

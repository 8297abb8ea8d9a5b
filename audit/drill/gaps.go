package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// gap is a kind of loss of which it is not declared what would strike
// something: the paths say where it would be.
type gap struct {
	kind    LossKind
	missing []path
}

// basis is that of an entry for the gap, which has a kind and else only fields
// that are absent.
func (g gap) basis() Basis { return func(string) []path { return g.missing } }

// gaps are those of facilities: a facility always hangs on some grid,
// substation, carrier, operator and site, whether or not the inventory has a
// name for it.
func (d *derivation) gaps(facilities ...*inventory.Facility) []gap {
	var gaps []gap
	for _, kind := range d.lossKinds() {
		var missing []path
		for _, facility := range facilities {
			if at, unnamed := d.unnamed(facility, kind); unnamed {
				missing = append(missing, at)
			}
		}
		if missing != nil {
			gaps = append(gaps, gap{kind, missing})
		}
	}
	return gaps
}

// gapsOfUnplaced are those of something that stands nobody knows where: every
// kind of loss is one. The path is where its place would be declared.
func (d *derivation) gapsOfUnplaced(at path) []gap {
	return ofEach(append(d.lossKinds(), FacilityLoss), func(kind LossKind) gap { return gap{kind, []path{at}} })
}

// lossKinds are the kinds of things that every facility hangs on, and all other
// kinds of failure domains that the inventory has.
func (d *derivation) lossKinds() []LossKind {
	kinds := []LossKind{powerGrid, LossKind(inventory.SubstationDomain), LossKind(inventory.CarrierDomain), OperatorLoss, SiteLoss}
	for _, domain := range d.inv.FailureDomains {
		kinds = append(kinds, LossKind(domain.Kind))
	}
	return distinct(kinds)
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

package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// loss is one thing that facilities stand on and that can be lost.
type loss struct {
	kind LossKind
	id   string
	decl path // where the thing is declared
}

// losses are all the things of an inventory that can be lost, by kind and id.
func losses(inv *inventory.Inventory) []loss {
	var all []loss
	for _, facility := range inv.Facilities {
		all = append(all, loss{FacilityLoss, string(facility.ID), facilityPath(facility.ID)})
	}
	for _, site := range inv.Sites {
		all = append(all, loss{SiteLoss, string(site.ID), path("sites").Item(string(site.ID))})
	}
	for _, domain := range inv.FailureDomains {
		all = append(all, loss{LossKind(domain.Kind), string(domain.ID), path("failure_domains").Item(string(domain.ID))})
	}
	all = append(all, buildingOperators(inv)...)
	slices.SortStableFunc(all, func(a, b loss) int {
		return cmp.Or(cmp.Compare(a.kind, b.kind), cmp.Compare(a.id, b.id))
	})
	return all
}

// alone are the disasters that each lose one thing.
func alone(inv *inventory.Inventory) []disaster {
	return ofEach(losses(inv), func(l loss) disaster { return disaster{l} })
}

// buildingOperators are the organisations that run facilities.
func buildingOperators(inv *inventory.Inventory) []loss {
	var found []loss
	seen := map[inventory.OrganisationID]bool{}
	for _, facility := range inv.Facilities {
		if facility.Operator == nil || seen[*facility.Operator] {
			continue
		}
		id := *facility.Operator
		seen[id] = true
		decl := path("providers").Item(string(id))
		if inv.Operator != nil && inv.Operator.ID == id {
			decl = path("operator")
		}
		found = append(found, loss{OperatorLoss, string(id), decl})
	}
	return found
}

// fate is what a loss does to a facility.
type fate uint8

const (
	spared fate = iota
	unsure      // it is not declared whether the loss takes it
	taken
)

// disaster is a set of things that are lost at once.
type disaster []loss

// has says whether the thing is among those lost.
func (d disaster) has(kind LossKind, id string) bool {
	return slices.ContainsFunc(d, func(l loss) bool { return l.kind == kind && l.id == id })
}

// hasDomain says whether the failure domain is among those lost.
func (d disaster) hasDomain(id inventory.DomainID) bool {
	return slices.ContainsFunc(d, func(l loss) bool { return l.isDomain() && l.id == string(id) })
}

// hasKind says whether a thing of this kind is among those lost.
func (d disaster) hasKind(kind LossKind) bool {
	return slices.ContainsFunc(d, func(l loss) bool { return l.kind == kind })
}

// isDomain says whether the thing is a failure domain.
func (l loss) isDomain() bool {
	return l.kind != FacilityLoss && l.kind != SiteLoss && l.kind != OperatorLoss
}

// mayTake says whether the thing is a failure domain that a list of them could
// name for the facility: who declares a cloud region is in no other.
func (l loss) mayTake(f *inventory.Facility) bool {
	return l.isDomain() && (f.CloudRegion == nil || l.kind != LossKind(inventory.CloudRegionDomain))
}

// tie is one way in which a facility hangs on things that can be lost: what is
// declared of it, and what of that a disaster takes.
type tie struct {
	at       path // from the facility on
	declared bool
	matters  bool // the disaster has a thing of the kind that is declared there
	lost     bool // the facility is taken by it
	named    bool // it names a thing that is lost
}

// ties are what the facility hangs on, judged for one disaster.
func (d disaster) ties(f *inventory.Facility) [6]tie {
	site := tie{at: "site", declared: f.Site != nil, matters: d.hasKind(SiteLoss)}
	site.lost = site.declared && d.has(SiteLoss, string(*f.Site))
	operator := tie{at: "operator", declared: f.Operator != nil, matters: d.hasKind(OperatorLoss)}
	operator.lost = operator.declared && d.has(OperatorLoss, string(*f.Operator))
	domains := tie{at: "failure_domains", declared: f.FailureDomains != nil, matters: slices.ContainsFunc(d, func(l loss) bool { return l.mayTake(f) })}
	domains.lost = slices.ContainsFunc(f.FailureDomains, d.hasDomain)
	region := tie{at: "cloud_region", declared: f.CloudRegion != nil}
	region.matters = region.declared && d.hasKind(LossKind(inventory.CloudRegionDomain))
	region.lost = region.declared && d.hasDomain(*f.CloudRegion)
	return [6]tie{
		site, operator, domains, region,
		d.redundant("power.substations", substations(f), inventory.SubstationDomain),
		d.redundant("carriers", f.Carriers, inventory.CarrierDomain),
	}
}

// redundant is the tie to domains all of which must be lost to take a facility.
func (d disaster) redundant(at path, domains []inventory.DomainID, kind inventory.DomainKind) tie {
	t := tie{at: at, declared: domains != nil, matters: d.hasKind(LossKind(kind))}
	t.named = slices.ContainsFunc(domains, d.hasDomain)
	t.lost = t.named && !slices.ContainsFunc(domains, func(id inventory.DomainID) bool { return !d.hasDomain(id) })
	return t
}

// substations are those that feed the facility; nil when not declared.
func substations(f *inventory.Facility) []inventory.DomainID {
	if f.Power == nil {
		return nil
	}
	return f.Power.Substations
}

// strike says what the disaster does to the facility, and whether the facility
// is declared to hang on what is lost, even when it survives that because it
// hangs on something else as well.
func (d disaster) strike(f *inventory.Facility) (end fate, named bool) {
	ties := d.ties(f)
	for i := range ties {
		t := &ties[i]
		switch named = named || t.named; {
		case t.lost:
			end = taken
		case t.matters && !t.declared:
			end = max(end, unsure)
		}
	}
	if d.has(FacilityLoss, string(f.ID)) {
		end = taken
	}
	return end, named
}

// names says whether the facility is declared to hang on what is lost.
func (d disaster) names(f *inventory.Facility) bool {
	_, named := d.strike(f)
	return named
}

// rests is what the fate of the facility rests on: what takes it, or what is not
// declared, or what was read to spare it.
func (d disaster) rests(f *inventory.Facility) []path {
	if d.has(FacilityLoss, string(f.ID)) {
		return nil
	}
	var unknown, read []path
	for _, t := range d.ties(f) {
		at := facilityPath(f.ID) + "." + t.at
		switch {
		case t.lost:
			return []path{at}
		case t.matters && !t.declared:
			unknown = append(unknown, at)
		case t.matters:
			read = append(read, at)
		}
	}
	if unknown != nil {
		return unknown
	}
	return read
}

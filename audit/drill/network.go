package drill

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// network is the services of an inventory and what each needs, as numbers, so
// that playing a loss takes time in proportion to its size. Services and
// facilities are numbered in the order of their ids: no result depends on the
// order of the inventory.
//
// Needs are held by services and by places. A holder is numbered as the
// service, or, for a place, as the number of services plus that of the place.
//
// A reference to nothing, which a loaded inventory cannot have, never helps.
type network struct {
	services   []*inventory.Service
	numberOf   map[inventory.ServiceID]int
	facilities []*inventory.Facility
	facilityOf map[inventory.FacilityID]int

	places   []place
	placesOf [][]int // by service

	needs   []need
	needsOf [][]int // by holder
	namedIn [][]int // by service: the needs that name it
	uses    [][]int // by service
	usedBy  [][]int // by service
}

// place is a deployment of a service.
type place struct {
	service  int
	index    int // in the deployments of the service
	facility int // -1 when it is no facility of the inventory
	decl     *inventory.Deployment
}

// active says whether the deployment serves now.
func (p *place) active() bool { return p.decl.Mode == inventory.Active }

// clear says whether it is declared what its activation requires.
func (p *place) clear() bool { return p.decl.Activation != nil && p.decl.Activation.Requires != nil }

// need is one requirement of a holder.
type need struct {
	holder int
	index  int // in the requires of the holder
	anyOf  []int
	decl   *inventory.Requirement
}

func newNetwork(inv *inventory.Inventory) *network {
	n := &network{}
	n.services, n.numberOf = numbered(inv.Services, func(s *inventory.Service) inventory.ServiceID { return s.ID })
	n.facilities, n.facilityOf = numbered(inv.Facilities, func(f *inventory.Facility) inventory.FacilityID { return f.ID })
	n.addPlaces()
	n.addNeeds()
	n.addUses()
	return n
}

// numbered sorts the entries of a list by id.
func numbered[T any, ID cmp.Ordered](list []T, id func(*T) ID) ([]*T, map[ID]int) {
	sorted := make([]*T, len(list))
	for i := range list {
		sorted[i] = &list[i]
	}
	slices.SortStableFunc(sorted, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	number := make(map[ID]int, len(sorted))
	for i, entry := range sorted {
		number[id(entry)] = i
	}
	return sorted, number
}

func (n *network) addPlaces() {
	n.placesOf = make([][]int, len(n.services))
	for s, service := range n.services {
		for i := range service.Deployments {
			decl := &service.Deployments[i]
			n.placesOf[s] = append(n.placesOf[s], len(n.places))
			n.places = append(n.places, place{service: s, index: i, facility: n.facility(decl.Facility), decl: decl})
		}
	}
}

func (n *network) addNeeds() {
	n.needsOf = make([][]int, len(n.services)+len(n.places))
	n.namedIn = make([][]int, len(n.services))
	for s, service := range n.services {
		n.hold(s, service.Requires)
	}
	for k := range n.places {
		if activation := n.places[k].decl.Activation; activation != nil {
			n.hold(n.holderOf(k), activation.Requires)
		}
	}
}

// hold adds the requirements of one holder.
func (n *network) hold(holder int, requires []inventory.Requirement) {
	for i := range requires {
		number := len(n.needs)
		anyOf := n.numbers(requires[i].AnyOf)
		n.needs = append(n.needs, need{holder, i, anyOf, &requires[i]})
		n.needsOf[holder] = append(n.needsOf[holder], number)
		for _, s := range anyOf {
			n.namedIn[s] = append(n.namedIn[s], number)
		}
	}
}

func (n *network) addUses() {
	n.uses = make([][]int, len(n.services))
	n.usedBy = make([][]int, len(n.services))
	for s, service := range n.services {
		n.uses[s] = n.numbers(service.Uses)
		for _, used := range n.uses[s] {
			n.usedBy[used] = append(n.usedBy[used], s)
		}
	}
}

// holderOf is the holder that the place is.
func (n *network) holderOf(place int) int { return len(n.services) + place }

// serviceOf is the service that is the holder, or that has it as a place.
func (n *network) serviceOf(holder int) int {
	if holder < len(n.services) {
		return holder
	}
	return n.places[holder-len(n.services)].service
}

// facility is the number of the facility with this id, or -1.
func (n *network) facility(id inventory.FacilityID) int {
	if f, known := n.facilityOf[id]; known {
		return f
	}
	return -1
}

// numbers are those of the services with these ids.
func (n *network) numbers(ids []inventory.ServiceID) []int {
	var numbers []int
	for _, id := range ids {
		if s, known := n.numberOf[id]; known {
			numbers = append(numbers, s)
		}
	}
	return numbers
}

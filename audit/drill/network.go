package drill

import (
	"cmp"
	"iter"
	"slices"
	"sync"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// network is the services of an inventory and what each needs, as numbers, so
// that playing losses takes time and memory in proportion to its size. Services
// and facilities are numbered in the order of their ids: no result depends on
// the order of the inventory.
//
// Needs are held by services and by places. A holder is numbered as the
// service, or, for a place, as the number of services plus that of the place.
// The places of a service and the needs of a holder have numbers in a row.
//
// A reference to nothing, which a loaded inventory cannot have, never helps.
type network struct {
	services   []*inventory.Service
	facilities []*inventory.Facility
	numberOf   map[inventory.ServiceID]int32
	facilityOf map[inventory.FacilityID]int32

	places     []place
	firstPlace []int32 // by service, and one more

	holders   []int32 // by need
	firstNeed []int32 // by holder, and one more
	anyOf     lists   // by need: the services of which it takes one
	namedIn   lists   // by service: the needs that name it
	uses      lists   // by service
	usedBy    lists   // by service

	known []knowledge // by service
	order order

	boards sync.Pool // of *board
}

// knowledge is what a service declares of itself.
type knowledge uint8

const (
	knownNeeds  knowledge = 1 << iota // all that it requires
	knownPlaces                       // where it is deployed
)

// place is a deployment of a service.
type place struct {
	service  int32
	facility int32 // none when it is no facility of the inventory
	active   bool  // it serves now
	clear    bool  // it is declared what its activation requires
	cold     bool  // it must be built up before it can serve
}

func newNetwork(inv *inventory.Inventory) *network {
	n := &network{}
	n.services = ordered(inv.Services, func(s *inventory.Service) inventory.ServiceID { return s.ID })
	n.facilities = ordered(inv.Facilities, func(f *inventory.Facility) inventory.FacilityID { return f.ID })
	n.facilityOf = numbered(n.facilities, func(f *inventory.Facility) inventory.FacilityID { return f.ID })
	n.addPlaces()
	n.numberOf = numbered(n.services, func(s *inventory.Service) inventory.ServiceID { return s.ID })
	n.addNeeds()
	n.addUses()
	n.order = n.inOrder()
	return n
}

// ordered sorts the entries of a list by id.
func ordered[T any, ID cmp.Ordered](list []T, id func(*T) ID) []*T {
	sorted := make([]*T, len(list))
	for i := range list {
		sorted[i] = &list[i]
	}
	slices.SortStableFunc(sorted, func(a, b *T) int { return cmp.Compare(id(a), id(b)) })
	return sorted
}

// numbered finds the number of each id.
func numbered[T any, ID cmp.Ordered](sorted []*T, id func(*T) ID) map[ID]int32 {
	number := make(map[ID]int32, len(sorted))
	for i, entry := range sorted {
		number[id(entry)] = int32(i)
	}
	return number
}

func (n *network) addPlaces() {
	count := 0
	for _, service := range n.services {
		count += len(service.Deployments)
	}
	n.places = make([]place, 0, count)
	n.firstPlace = make([]int32, 1, len(n.services)+1)
	n.known = make([]knowledge, len(n.services))
	for s, service := range n.services {
		if service.Requires != nil {
			n.known[s] |= knownNeeds
		}
		if service.Deployments != nil {
			n.known[s] |= knownPlaces
		}
		for i := range service.Deployments {
			n.places = append(n.places, n.placeOf(s, &service.Deployments[i]))
		}
		n.firstPlace = append(n.firstPlace, int32(len(n.places)))
	}
}

func (n *network) placeOf(s int, decl *inventory.Deployment) place {
	return place{
		service:  int32(s),
		facility: int32(n.facility(decl.Facility)),
		active:   decl.Mode == inventory.Active,
		cold:     decl.Mode == inventory.Cold,
		clear:    decl.Activation != nil && decl.Activation.Requires != nil,
	}
}

func (n *network) addNeeds() {
	count := 0
	for holder := range len(n.services) + len(n.places) {
		count += len(n.requires(holder))
	}
	n.holders, n.anyOf = make([]int32, 0, count), newLists(count, count)
	n.firstNeed = make([]int32, 1, len(n.services)+len(n.places)+1)
	for holder := range len(n.services) + len(n.places) {
		for _, requirement := range n.requires(holder) {
			n.holders = append(n.holders, int32(holder))
			n.anyOf.all = appendNumbers(n.anyOf.all, n.numberOf, requirement.AnyOf)
			n.anyOf.end()
		}
		n.firstNeed = append(n.firstNeed, int32(len(n.holders)))
	}
	n.namedIn = n.anyOf.inverted(len(n.services))
}

func (n *network) addUses() {
	n.uses = newLists(len(n.services), 0)
	for _, service := range n.services {
		n.uses.all = appendNumbers(n.uses.all, n.numberOf, service.Uses)
		n.uses.end()
	}
	n.usedBy = n.uses.inverted(len(n.services))
}

// appendNumbers appends the numbers of those ids that have one.
func appendNumbers(numbers []int32, numberOf map[inventory.ServiceID]int32, ids []inventory.ServiceID) []int32 {
	for _, id := range ids {
		if s, found := numberOf[id]; found {
			numbers = append(numbers, s)
		}
	}
	return numbers
}

// deployment is where the place is declared.
func (n *network) deployment(place int) *inventory.Deployment {
	s := n.places[place].service
	return &n.services[s].Deployments[place-int(n.firstPlace[s])]
}

// requires are the requirements of the holder; nil when they are not declared.
func (n *network) requires(holder int) []inventory.Requirement {
	if holder < len(n.services) {
		return n.services[holder].Requires
	}
	if activation := n.deployment(holder - len(n.services)).Activation; activation != nil {
		return activation.Requires
	}
	return nil
}

// requirement is where the need is declared.
func (n *network) requirement(need int) *inventory.Requirement {
	holder := n.holders[need]
	return &n.requires(int(holder))[int32(need)-n.firstNeed[holder]]
}

// placesOf are the places of a service.
func (n *network) placesOf(s int) iter.Seq[int] { return between32(n.firstPlace[s], n.firstPlace[s+1]) }

// needsOf are the needs of a holder.
func (n *network) needsOf(holder int) iter.Seq[int] {
	return between32(n.firstNeed[holder], n.firstNeed[holder+1])
}

// span is numbers in a row, up to before the last.
type span struct{ from, to int32 }

// needsThroughout are the needs of a service, and those of all its places.
func (n *network) needsThroughout(s int) [2]span {
	first, last := n.holderOf(int(n.firstPlace[s])), n.holderOf(int(n.firstPlace[s+1]))
	return [2]span{{n.firstNeed[s], n.firstNeed[s+1]}, {n.firstNeed[first], n.firstNeed[last]}}
}

// between32 counts from one number to before another.
func between32(from, to int32) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from; i < to; i++ {
			if !yield(int(i)) {
				return
			}
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
	return int(n.places[holder-len(n.services)].service)
}

// facility is the number of the facility with this id, or none.
func (n *network) facility(id inventory.FacilityID) int {
	if f, known := n.facilityOf[id]; known {
		return int(f)
	}
	return none
}

// housing is the number of the facility where something stands, or none.
func (n *network) housing(at *inventory.FacilityID) int {
	if at == nil {
		return none
	}
	return n.facility(*at)
}

// service is the number of the service with this id, or none.
func (n *network) service(id inventory.ServiceID) int {
	if s, known := n.numberOf[id]; known {
		return int(s)
	}
	return none
}

// numbers are those of the services with these ids.
func (n *network) numbers(ids []inventory.ServiceID) []int {
	numbers := ofEach(ids, n.service)
	return slices.DeleteFunc(numbers, func(s int) bool { return s == none })
}

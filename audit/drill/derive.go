package drill

import (
	"sync"
	"sync/atomic"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/parallel"
)

// Derive plays the loss of everything in an inventory that was loaded, so that
// every reference in it resolves, as things stand at a moment, with what came of
// looking for the files of its documents. The same three give the same facts.
func Derive(inv *inventory.Inventory, at time.Time, documents map[inventory.DocumentID]inventory.Verification) *Facts {
	d := newDerivation(inv, at)
	d.documents = documents
	return &Facts{d}
}

// derivation is what facts are derived from: the inventory, the moment, and a
// drill for each thing that can be lost.
type derivation struct {
	inv       *inventory.Inventory
	at        time.Time
	documents map[inventory.DocumentID]inventory.Verification
	net       *network
	datasets  []*inventory.Dataset                          // by id
	drills    []*drill                                      // by kind and id of what is lost
	threats   func() [][]threat                             // to each facility
	soles     func() *soles                                 // of each service
	whole     func() []bool                                 // by service: all that it depends on is declared
	searches  sync.Pool                                     // of *climb
	near      proximities                                   // of facilities
	gapsAt    func() [][]gap                                // of each facility
	lossKinds func() []LossKind                             // in order
	clocked   func()                                        // finds when services are back in all drills
	withoutIt []*drill                                      // by facility: the drill that loses it
	kinds     map[inventory.DomainID]inventory.DomainKind   // of the failure domains
	owned     map[inventory.ServiceID][]inventory.DatasetID // the datasets of a service
	spreads   []atomic.Pointer[spread]                      // by service, once somebody asked
	record    func() *record                                // of incidents
	// Of the operator, which are derived once: there is one, and much of it rests
	// on the whole inventory.
	ofOperator func() OperatorFacts
}

func newDerivation(inv *inventory.Inventory, at time.Time) *derivation {
	d := &derivation{inv: inv, at: at, kinds: map[inventory.DomainID]inventory.DomainKind{}}
	inParallel(
		func() { d.net = newNetwork(inv) },
		func() { d.datasets, d.owned = ownedBy(inv) },
	)
	d.near.known = map[[2]*inventory.Facility]proximity{}
	d.soles = sync.OnceValue(d.net.findSoles)
	d.whole = sync.OnceValue(d.findWhole)
	d.ofOperator = sync.OnceValue(d.operator)
	d.withoutIt = make([]*drill, len(d.net.facilities))
	d.threats, d.gapsAt, d.lossKinds = sync.OnceValue(d.findThreats), sync.OnceValue(d.findGaps), sync.OnceValue(d.findLossKinds)
	d.record = sync.OnceValue(d.findRecord)
	// All at once: whoever asks about one service will ask about others, and each
	// would wait for the same drill.
	d.clocked = sync.OnceFunc(func() { parallel.Do(len(d.drills), func(i int) { d.drills[i].recovery() }) })
	d.spreads = make([]atomic.Pointer[spread], len(d.net.services))
	for _, domain := range inv.FailureDomains {
		d.kinds[domain.ID] = domain.Kind
	}
	d.drills = d.net.runEach(alone(inv))
	for _, r := range d.drills {
		if lost := r.disaster[0]; lost.kind == FacilityLoss {
			d.withoutIt[d.net.facility(inventory.FacilityID(lost.id))] = r
		}
	}
	return d
}

// ownedBy are the datasets in the order of their ids, and by service.
func ownedBy(inv *inventory.Inventory) (all []*inventory.Dataset, owned map[inventory.ServiceID][]inventory.DatasetID) {
	all = ordered(inv.Datasets, func(d *inventory.Dataset) inventory.DatasetID { return d.ID })
	owned = make(map[inventory.ServiceID][]inventory.DatasetID, len(inv.Services))
	for _, dataset := range all {
		owned[dataset.Service] = append(owned[dataset.Service], dataset.ID)
	}
	return all, owned
}

// facilityOf is the facility with this id; nil when the inventory has none.
func (d *derivation) facilityOf(id *inventory.FacilityID) *inventory.Facility {
	if f := d.net.housing(id); f >= 0 {
		return d.net.facilities[f]
	}
	return nil
}

// age is the number of seconds since a moment. It is absent for a moment that
// is not declared, and for one that lies ahead, which proves nothing yet. An
// audit refuses such records before (see Inventory.CheckDates); here they are
// caught once more, for whoever derives facts without asking.
func (d *derivation) age(of *inventory.Instant) *float64 {
	if of == nil {
		return nil
	}
	return between(*of, inventory.At(d.at))
}

// between is the number of seconds from one moment to a later one; absent when
// the order is the reverse, which no record of what happened can be.
func between(from, to inventory.Instant) *float64 {
	seconds := to.Time().Sub(from.Time()).Seconds()
	if seconds < 0 {
		return nil
	}
	return &seconds
}

// pointer is a pointer to a value.
func pointer[T any](value T) *T { return &value }

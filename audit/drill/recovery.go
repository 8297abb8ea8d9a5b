package drill

import (
	"cmp"
	"container/heap"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// recovery is when each service that comes back in a play serves again.
//
// It is found like shortest ways are: the service that is back first waits for
// none that is back later, so the times can be settled in their order. Because
// services come back as a least set, none waits for itself.
type recovery struct {
	play     play
	arrivals []arrival // by service; what it says of others than those means nothing
	missing  []int32   // by holder: needs that nothing meets yet
	met      []bool    // by need
	queue    arrivals
}

// arrival is a way for a service to be back, and when it is at the latest.
type arrival struct {
	vague   bool    // a time on the way is not declared
	seconds float64 // the sum of the times that are
	service int
	place   int // that takes over, or none: the service runs where it ran
	rank    int // of the place among those of the service
	need    int // that is met last on the way, or none: nothing is waited for
	after   int // the service that meets it, or none
}

// recovery finds the times. Those that rest on a time that is not declared are
// settled after all others: such a way is taken only where there is no other.
func (p play) recovery() *recovery {
	r := &recovery{
		play: p, arrivals: make([]arrival, len(p.net.services)),
		missing: make([]int32, len(p.net.services)+len(p.net.places)), met: make([]bool, len(p.net.holders)),
	}
	for number, holder := range p.net.holders {
		for _, s := range p.net.anyOf.at(number) {
			r.met[number] = r.met[number] || p.ran(int(s))
		}
		if !r.met[number] {
			r.missing[holder]++
		}
	}
	for s := range p.net.services {
		r.ready(s, arrival{service: none, need: none, after: none})
	}
	settled := make([]bool, len(p.net.services))
	for len(r.queue) > 0 {
		next := heap.Pop(&r.queue).(arrival)
		if !settled[next.service] {
			settled[next.service] = true
			r.settle(next)
		}
	}
	return r
}

// settle notes when a service is back, and what waited for it only.
func (r *recovery) settle(back arrival) {
	r.arrivals[back.service] = back
	for _, number := range r.play.net.namedIn.at(back.service) {
		if r.met[number] {
			continue
		}
		r.met[number] = true
		holder := int(r.play.net.holders[number])
		r.missing[holder]--
		r.ready(holder, arrival{vague: back.vague, seconds: back.seconds, need: int(number), after: back.service})
	}
}

// ready goes through the ways that are open to the service once the last need
// of a holder is met: all of them if the holder is the service, or that place.
func (r *recovery) ready(holder int, now arrival) {
	p := r.play
	now.service = p.net.serviceOf(holder)
	if r.missing[holder] > 0 || r.missing[now.service] > 0 || !p.up(now.service) || p.ran(now.service) {
		return
	}
	switch {
	case holder != now.service:
		r.takeOver(holder-len(p.net.services), now)
	case p.runs(now.service):
		now.place, now.rank = none, none
		heap.Push(&r.queue, now)
	default:
		for k := range p.net.placesOf(now.service) {
			if r.missing[p.net.holderOf(k)] == 0 {
				r.takeOver(k, now)
			}
		}
	}
}

// takeOver lets a place that waits take over from now on.
func (r *recovery) takeOver(place int, now arrival) {
	if !r.play.activatable(place) {
		return
	}
	decl := r.play.net.deployment(place)
	now.place, now.rank = place, 2*int(r.play.net.places[place].facility)
	if decl.Mode == inventory.Cold {
		now.rank++
	}
	if activation := decl.Activation; activation != nil && activation.Takes != nil {
		now.seconds += activation.Takes.Seconds()
	} else {
		now.vague = true
	}
	heap.Push(&r.queue, now)
}

// seconds is when the service is back; absent when it is not declared.
func (r *recovery) seconds(s int) *float64 {
	if r.arrivals[s].vague {
		return nil
	}
	return pointer(r.arrivals[s].seconds)
}

// times are the paths of the times on the way of the service back, whether or
// not they are declared, and of what makes it that way.
func (r *recovery) times(s int) (paths []path) {
	net := r.play.net
	for s != none {
		back := r.arrivals[s]
		if back.place != none {
			paths = append(paths, net.placePath(back.place).Field("activation").Field("takes"))
		}
		if back.need != none {
			paths = append(paths, net.needPath(back.need))
		}
		s = back.after
	}
	return sorted(paths)
}

// arrivals are a heap, the one that is settled next on top.
type arrivals []arrival

func (q arrivals) Len() int           { return len(q) }
func (q arrivals) Less(i, j int) bool { return q[i].compare(q[j]) < 0 }
func (q arrivals) Swap(i, j int)      { q[i], q[j] = q[j], q[i] }

// Push is for the heap alone.
func (q *arrivals) Push(x any) { *q = append(*q, x.(arrival)) }

// Pop is for the heap alone.
func (q *arrivals) Pop() any {
	last := len(*q) - 1
	x := (*q)[last]
	*q = (*q)[:last]
	return x
}

// compare puts the sooner first, and of ways that are equally soon that of the
// service and the facility with the lesser id, whatever the order of the lists.
func (a arrival) compare(b arrival) int {
	if a.vague != b.vague {
		if b.vague {
			return -1
		}
		return 1
	}
	return cmp.Or(cmp.Compare(a.seconds, b.seconds), cmp.Compare(a.service, b.service), cmp.Compare(a.rank, b.rank), cmp.Compare(a.place, b.place))
}

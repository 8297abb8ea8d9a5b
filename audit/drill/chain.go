package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// none stands for no need and no service.
const none = -1

// reasons say why each service that is lost in a play is lost, by the shortest
// way to a root: a service that has no place left to run.
type reasons struct {
	play  play
	blame []int32 // by holder: the need that keeps it from serving, or none
	known []bool  // by service: the way from it ends at roots only

	left  []int32 // by need: services without a known reason
	shut  []int32 // by service: waiting places without a known reason
	queue []int32
}

// explain finds the reasons, breadth first from the roots. Services in a circle
// that wait for each other, and all that wait for these, are left unknown.
func explain(p play) *reasons {
	r := &reasons{
		play: p, blame: slices.Repeat([]int32{none}, len(p.net.services)+len(p.net.places)), known: make([]bool, len(p.net.services)),
		left: make([]int32, len(p.net.holders)), shut: make([]int32, len(p.net.services)),
	}
	for k := range p.net.places {
		if p.waits(k) {
			r.shut[p.net.places[k].service]++
		}
	}
	for s := range p.net.services {
		if !p.up(s) && !p.open(s) && r.shut[s] == 0 {
			r.know(s)
		}
	}
	for number := range p.net.holders {
		r.left[number] = int32(len(p.net.anyOf.at(number)))
		if r.left[number] == 0 {
			r.accuse(number)
		}
	}
	for len(r.queue) > 0 {
		s := r.queue[0]
		r.queue = r.queue[1:]
		for _, number := range p.net.namedIn.at(int(s)) {
			if r.left[number]--; r.left[number] == 0 {
				r.accuse(int(number))
			}
		}
	}
	return r
}

// know notes that the way from a lost service is known.
func (r *reasons) know(s int) {
	if !r.known[s] {
		r.known[s] = true
		r.queue = append(r.queue, int32(s))
	}
}

// accuse takes an unmet need as the reason of its holder, unless it has one.
func (r *reasons) accuse(number int) {
	holder := int(r.play.net.holders[number])
	s := r.play.net.serviceOf(holder)
	if r.blame[holder] != none || r.known[s] {
		return
	}
	r.blame[holder] = int32(number)
	if holder == s {
		r.know(s)
		return
	}
	if place := holder - len(r.known); r.play.waits(place) && !r.play.open(s) {
		if r.shut[s]--; r.shut[s] == 0 {
			r.know(s)
		}
	}
}

// cause is the need that keeps the holder from serving: the one that explains
// it, or else the first that is not met; none when all are.
func (r *reasons) cause(holder int) int {
	if r.blame[holder] != none {
		return int(r.blame[holder])
	}
	for number := range r.play.net.needsOf(holder) {
		if !r.play.met(number) {
			return number
		}
	}
	return none
}

// causes are the needs that together explain a lost service: one of its own, or
// one of each place that waits in vain. None: it has no place left.
func (r *reasons) causes(s int) []int {
	if r.known[s] && r.blame[s] != none || !r.known[s] && r.cause(s) != none {
		return []int{r.cause(s)}
	}
	var needs []int
	for k := range r.play.net.placesOf(s) {
		if r.play.waits(k) {
			needs = append(needs, r.cause(r.play.net.holderOf(k)))
		}
	}
	return needs
}

// circle is the services that wait for each other at the end of the way from a
// lost service that has no root, by id. It marks the way, and is empty where the
// way runs into one that was walked before.
func (r *reasons) circle(s int, walked map[int]bool) []inventory.ServiceID {
	var way []int
	for !walked[s] {
		walked[s] = true
		way = append(way, s)
		s = r.onward(s)
	}
	start := slices.Index(way, s)
	if start < 0 {
		return nil
	}
	var ids []inventory.ServiceID
	for _, member := range way[start:] {
		ids = append(ids, r.play.net.services[member].ID)
	}
	slices.Sort(ids)
	return ids
}

// onward is the first service without a root that a service without one needs.
func (r *reasons) onward(s int) int {
	for _, number := range r.causes(s) {
		for _, next := range r.play.net.anyOf.at(number) {
			if !r.known[next] {
				return int(next)
			}
		}
	}
	return s
}

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
	blame map[int32]int32 // by holder: the need that keeps it from serving, if any does
	known map[int]bool    // by service: the way from it ends at roots only
}

// inquest is the search for the reasons.
type inquest struct {
	*reasons
	gone  []int32 // by need: services with a known reason
	shut  []int32 // by service: waiting places without a known reason
	queue []int32
}

// explain finds the reasons, breadth first from the roots. Services in a circle
// that wait for each other, and all that wait for these, are left unknown.
func explain(p play) *reasons {
	b := p.net.borrow()
	defer p.net.giveBack(b)
	r := &inquest{reasons: &reasons{play: p, blame: map[int32]int32{}, known: map[int]bool{}}, gone: b.gone, shut: b.missing}
	r.findRoots()
	for number := range p.net.holders {
		if len(p.net.anyOf.at(number)) == 0 {
			r.accuse(number)
		}
	}
	for at := 0; at < len(r.queue); at++ {
		for _, number := range p.net.namedIn.at(int(r.queue[at])) {
			if r.gone[number]++; int(r.gone[number]) == len(p.net.anyOf.at(int(number))) {
				r.accuse(int(number))
			}
		}
	}
	r.wipe()
	return r.reasons
}

// findRoots begins with the services that have no place left.
func (r *inquest) findRoots() {
	p := r.play
	for s := range p.net.services {
		if p.up(s) || p.open(s) {
			continue
		}
		for k := range p.net.placesOf(s) {
			if p.waits(k) {
				r.shut[s]++
			}
		}
		if r.shut[s] == 0 {
			r.know(s)
		}
	}
}

// wipe clears what was noted on the way.
func (r *inquest) wipe() {
	for _, s := range r.queue {
		for _, number := range r.play.net.namedIn.at(int(s)) {
			r.gone[number] = 0
		}
	}
	clear(r.shut[:len(r.play.net.services)])
}

// know notes that the way from a lost service is known.
func (r *inquest) know(s int) {
	if !r.known[s] {
		r.known[s] = true
		r.queue = append(r.queue, int32(s))
	}
}

// accuse takes an unmet need as the reason of its holder, unless it has one.
func (r *inquest) accuse(number int) {
	holder := int(r.play.net.holders[number])
	s := r.play.net.serviceOf(holder)
	if r.blames(holder) || r.known[s] {
		return
	}
	r.blame[int32(holder)] = int32(number)
	if holder == s {
		r.know(s)
		return
	}
	if place := holder - len(r.play.net.services); r.play.waits(place) && !r.play.open(s) {
		if r.shut[s]--; r.shut[s] == 0 {
			r.know(s)
		}
	}
}

// blames says whether a need is the reason of the holder.
func (r *reasons) blames(holder int) bool {
	_, found := r.blame[int32(holder)]
	return found
}

// cause is the need that keeps the holder from serving: the one that explains
// it, or else the first that is not met; none when all are.
func (r *reasons) cause(holder int) int {
	if number, found := r.blame[int32(holder)]; found {
		return int(number)
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
	if r.known[s] && r.blames(s) || !r.known[s] && r.cause(s) != none {
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
			if !r.known[int(next)] {
				return int(next)
			}
		}
	}
	return s
}

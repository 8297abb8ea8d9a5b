package drill

import (
	"cmp"
	"slices"
)

// recovery is when each service that comes back in a play serves again.
//
// It is found like shortest ways are: the service that is back first waits for
// none that is back later, so the times can be settled in their order. Because
// services come back as a least set, none waits for itself.
type recovery struct {
	play     play
	arrivals []arrival // of the services that come back, by service
}

// arrival is a way for a service to be back, and when it is at the latest.
type arrival struct {
	seconds float64 // the sum of the times that are declared
	service int32
	place   int32 // that takes over, or none: the service runs where it ran
	rank    int32 // of the place among those of the service
	need    int32 // that is met last on the way, or none: nothing is waited for
	after   int32 // the service that meets it, or none
	vague   bool  // a time on the way is not declared
}

// clock is the search for the times.
type clock struct {
	play play
	*board
	queue arrivals
	found []arrival
}

// recovery finds the times. Those that rest on a time that is not declared are
// settled after all others: such a way is taken only where there is no other.
func (p play) recovery() *recovery {
	c := &clock{play: p, board: p.net.borrow()}
	defer p.net.giveBack(c.board)
	returning := p.returning()
	for _, s := range returning {
		c.wait(int(s))
	}
	for _, s := range returning {
		c.ready(int(s), arrival{service: s, need: none, after: none})
	}
	c.found = make([]arrival, 0, len(returning))
	for len(c.queue) > 0 {
		if next := c.queue.pop(); !c.settled[next.service] {
			c.settled[next.service] = true
			c.settle(next)
		}
	}
	for _, s := range returning {
		c.board.wipe(p.net, int(s))
	}
	slices.SortFunc(c.found, func(a, b arrival) int { return cmp.Compare(a.service, b.service) })
	return &recovery{p, c.found}
}

// returning are the services that come back.
func (p play) returning() (services []int32) {
	for s := range p.net.services {
		if p.up(s) && !p.ran(s) {
			services = append(services, int32(s))
		}
	}
	return services
}

// wait notes what the service and its places wait for.
func (c *clock) wait(s int) {
	for _, run := range c.play.net.needsThroughout(s) {
		for number := run.from; number < run.to; number++ {
			for _, other := range c.play.net.anyOf.at(int(number)) {
				c.met[number] = c.met[number] || c.play.ran(int(other))
			}
			if !c.met[number] {
				c.missing[c.play.net.holders[number]]++
			}
		}
	}
}

// settle notes when a service is back, and what waited for it only.
func (c *clock) settle(back arrival) {
	c.found = append(c.found, back)
	for _, number := range c.play.net.namedIn.at(int(back.service)) {
		holder := int(c.play.net.holders[number])
		s := c.play.net.serviceOf(holder)
		if c.met[number] || !c.play.up(s) || c.play.ran(s) {
			continue
		}
		c.met[number] = true
		c.missing[holder]--
		c.ready(holder, arrival{vague: back.vague, seconds: back.seconds, service: int32(s), need: number, after: back.service})
	}
}

// ready goes through the ways that are open to the service once the last need
// of a holder is met: all of them if the holder is the service, or that place.
func (c *clock) ready(holder int, now arrival) {
	p, s := c.play, int(now.service)
	if c.missing[holder] > 0 || c.missing[s] > 0 {
		return
	}
	switch {
	case holder != s:
		c.takeOver(holder-len(p.net.services), now)
	case p.runs(s):
		now.place, now.rank = none, none
		c.queue.push(now)
	default:
		for k := range p.net.placesOf(s) {
			if c.missing[p.net.holderOf(k)] == 0 {
				c.takeOver(k, now)
			}
		}
	}
}

// takeOver lets a place that waits take over from now on.
func (c *clock) takeOver(place int, now arrival) {
	if !c.play.activatable(place) {
		return
	}
	p := &c.play.net.places[place]
	now.place, now.rank = int32(place), 2*p.facility
	if p.cold {
		now.rank++
	}
	if activation := c.play.net.deployment(place).Activation; activation != nil && activation.Takes != nil {
		now.seconds += activation.Takes.Seconds()
	} else {
		now.vague = true
	}
	c.queue.push(now)
}

// back is how the service comes back.
func (r *recovery) back(s int) *arrival {
	i, found := slices.BinarySearchFunc(r.arrivals, s, func(a arrival, s int) int { return cmp.Compare(int(a.service), s) })
	if !found {
		return &arrival{place: none, need: none, after: none}
	}
	return &r.arrivals[i]
}

// seconds is when the service is back; absent when it is not declared.
func (r *recovery) seconds(s int) *float64 {
	back := r.back(s)
	if back.vague {
		return nil
	}
	return &back.seconds
}

// times are the paths of the times on the way of the service back, whether or
// not they are declared, and of what makes it that way.
func (r *recovery) times(s int) (paths []path) {
	net := r.play.net
	for s != none {
		back := r.back(s)
		if back.place != none {
			paths = append(paths, net.placePath(int(back.place)).Field("activation").Field("takes"))
		}
		if back.need != none {
			paths = append(paths, net.needPath(int(back.need)))
		}
		s = int(back.after)
	}
	return sorted(paths)
}

package drill

import "slices"

// mask is a set of the drills of a wave: one bit for each.
type mask uint64

// wide is how many drills a wave has at most.
const wide = 64

// wave is up to 64 drills gone through side by side under one assumption about
// what the inventory does not say: all of it bad, or, when hopeful, all of it
// good. Services are settled in the order in which they need each other, so that
// only those in circles are looked at more than once: the work grows with the
// size of the network.
type wave struct {
	net     *network
	all     mask
	stands  []mask // by facility: it survives
	hopeful bool

	ran  []mask // by service: it never stopped
	up   []mask // by service: it never stopped, or it came back
	open []mask // by service: it has a place to run, needs of its own aside
}

// newWave plays drills, as many as a mask says, in which the facilities stand
// that it is told.
func (n *network) newWave(all mask, stands []mask, hopeful bool) *wave {
	w := &wave{net: n, all: all, stands: stands, hopeful: hopeful, open: make([]mask, len(n.services))}
	w.up = slices.Repeat([]mask{all}, len(n.services))
	n.settle(w.stop)
	w.ran = slices.Clone(w.up)
	n.settle(w.recover)
	return w
}

// stop takes a service down wherever it does not keep running: the greatest set
// of services that still serve somewhere and hold each other up is what remains.
// Services that need each other in a circle and all still serve go on.
func (w *wave) stop(s int) bool {
	before := w.up[s]
	w.up[s] = before & w.declares(s) & w.runs(s) & w.ready(s)
	return w.up[s] != before
}

// recover brings a service back wherever it can come back: the least set that
// grows from what runs. Services that wait for each other in a circle, so that
// none can be the first, stay down.
func (w *wave) recover(s int) bool {
	before := w.up[s]
	w.open[s] = w.runs(s)
	for k := w.net.firstPlace[s]; k < w.net.firstPlace[s+1]; k++ {
		w.open[s] |= w.activatable(int(k))
	}
	w.up[s] |= w.open[s] & w.declares(s) & w.ready(s)
	return w.up[s] != before
}

// declares says where the needs of the service that are known are all.
func (w *wave) declares(s int) mask { return w.when(w.net.known[s]&knownNeeds != 0 || w.hopeful) }

// runs says where an active deployment of the service survives.
func (w *wave) runs(s int) (m mask) {
	if w.net.known[s]&knownPlaces == 0 {
		return w.when(w.hopeful)
	}
	for k := w.net.firstPlace[s]; k < w.net.firstPlace[s+1]; k++ {
		if w.net.places[k].active {
			m |= w.standing(int(k))
		}
	}
	return m
}

// standing says where the facility of the place survives.
func (w *wave) standing(place int) mask {
	f := w.net.places[place].facility
	if f < 0 {
		return 0
	}
	return w.stands[f]
}

// waits says where the place is a standby or cold deployment that survives.
func (w *wave) waits(place int) mask {
	if p := &w.net.places[place]; p.active {
		return 0
	}
	return w.standing(place)
}

// activatable says where the place survives to be activated, and can be.
func (w *wave) activatable(place int) mask {
	m := w.waits(place)
	if m == 0 || !w.net.places[place].clear && !w.hopeful {
		return 0
	}
	return m & w.ready(w.net.holderOf(place))
}

// ready says where all needs of the holder are met.
func (w *wave) ready(holder int) mask {
	m := w.all
	for need := w.net.firstNeed[holder]; need < w.net.firstNeed[holder+1]; need++ {
		m &= w.met(int(need))
	}
	return m
}

// met says where one of the services that meet the need is up.
func (w *wave) met(need int) (m mask) {
	for _, s := range w.net.anyOf.at(need) {
		m |= w.up[s]
	}
	return m
}

// when is every drill of the wave, or none.
func (w *wave) when(holds bool) mask {
	if holds {
		return w.all
	}
	return 0
}

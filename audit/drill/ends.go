package drill

import "math/bits"

// ends are what becomes of a service in the drills of a wave: where it is lost,
// and so on. In all others it runs on.
type ends struct {
	lost, undetermined, recovers, degraded mask

	told mask // where it is told of: it does not run on, or may notice the loss
}

// ends finds what becomes of the service in the wave that the drill is of.
func (r *drill) ends(s int) ends {
	careful, hopeful := r.careful.wave, r.hopeful.wave
	e := ends{
		lost:         careful.all &^ (careful.up[s] | hopeful.up[s]),
		undetermined: hopeful.up[s] &^ careful.up[s],
		recovers:     careful.up[s] &^ careful.ran[s],
		degraded:     careful.worse(s, careful.up[s]&careful.ran[s]),
	}
	e.told = e.lost | e.undetermined | e.recovers | e.degraded | r.reached[s]&careful.all
	return e
}

// outcome is that of the drill with this bit; nil where it is not determined.
func (e *ends) outcome(bit mask) *Outcome {
	switch {
	case e.lost&bit != 0:
		return ending(Lost)
	case e.undetermined&bit != 0:
		return nil
	case e.recovers&bit != 0:
		return ending(Recovers)
	case e.degraded&bit != 0:
		return ending(Degraded)
	}
	return ending(Running)
}

// worse says where, of the drills in which it serves on, the service must do so
// without something that it uses, or cannot carry all of its load.
func (w *wave) worse(s int, serving mask) (m mask) {
	for _, used := range w.net.uses.at(s) {
		m |= serving &^ w.up[used]
	}
	struck := mask(0)
	for k := w.net.firstPlace[s]; k < w.net.firstPlace[s+1]; k++ {
		if w.net.places[k].active {
			struck |= serving &^ w.standing(int(k))
		}
	}
	for left := struck &^ m; left != 0; left &= left - 1 {
		if bit := left & -left; (play{w, bit}).short(s) {
			m |= bit
		}
	}
	return m
}

// first is the number of the first drill of a set.
func (m mask) first() int { return bits.TrailingZeros64(uint64(m)) }

// size is the number of drills of a set.
func (m mask) size() int { return bits.OnesCount64(uint64(m)) }

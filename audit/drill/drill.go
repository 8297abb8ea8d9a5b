package drill

import (
	"iter"
	"sync"

	"github.com/dcaudit/dcaudit/audit/parallel"
)

// drill is one disaster gone through under both assumptions.
type drill struct {
	net      *network
	disaster disaster
	fates    []fate // by facility

	careful play // every unknown fact turned out badly
	hopeful play // every unknown fact turned out well

	reached []mask // by service: the drills of the wave in which it may notice

	reasons  func() *reasons  // why what is certainly lost is lost
	recovery func() *recovery // when what certainly comes back serves again
}

// run goes through a disaster.
func (n *network) run(d disaster) *drill { return n.runEach([]disaster{d})[0] }

// runEach goes through disasters and keeps all drills.
func (n *network) runEach(disasters []disaster) []*drill {
	drills := make([]*drill, 0, len(disasters))
	for _, r := range n.drills(disasters) {
		drills = append(drills, r)
	}
	return drills
}

// drills goes through disasters, as many at a time as a wave holds, and tells of
// them in their order.
func (n *network) drills(disasters []disaster) iter.Seq2[int, *drill] {
	return func(yield func(int, *drill) bool) {
		for first := 0; first < len(disasters); first += wide {
			for i, r := range n.runWave(disasters[first:min(first+wide, len(disasters))]) {
				if !yield(first+i, r) {
					return
				}
			}
		}
	}
}

// runWave goes through as many disasters as a wave holds.
func (n *network) runWave(disasters []disaster) []*drill {
	drills := make([]*drill, len(disasters))
	careful, hopeful := make([]mask, len(n.facilities)), make([]mask, len(n.facilities))
	hit := make([]mask, len(n.facilities))
	all := mask(0)
	for i, d := range disasters {
		r := &drill{net: n, disaster: d, fates: make([]fate, len(n.facilities))}
		bit := mask(1) << i
		for f, facility := range n.facilities {
			end, named := d.strike(facility)
			r.fates[f] = end
			if end == spared {
				careful[f] |= bit
			}
			if end != taken {
				hopeful[f] |= bit
			}
			if end != spared || named {
				hit[f] |= bit
			}
		}
		drills[i], all = r, all|bit
	}
	var worst, best *wave
	var reached []mask
	inParallel(
		func() { worst = n.newWave(all, careful, false) },
		func() { best = n.newWave(all, hopeful, true) },
		func() { reached = n.reach(all, hit) },
	)
	for i, r := range drills {
		bit := mask(1) << i
		r.careful, r.hopeful, r.reached = play{worst, bit}, play{best, bit}, reached
		r.reasons = sync.OnceValue(func() *reasons { return explain(r.hopeful) })
		r.recovery = sync.OnceValue(r.careful.recovery)
	}
	return drills
}

// basis is what the fate of a facility rests on.
func (r *drill) basis(facility int) []path {
	return r.disaster.rests(r.net.facilities[facility])
}

// outcome is what becomes of the service at worst, if that is certain to leave
// it serving, or lost, if that is certain; else nil.
func (r *drill) outcome(s int) *Outcome {
	switch {
	case r.careful.up(s):
		return ending(r.careful.outcome(s))
	case r.hopeful.up(s):
		return nil
	}
	return ending(Lost)
}

// both is the truth of something that holds in the careful play or fails in the
// hopeful one; nil in between.
func both(careful, hopeful bool) *bool {
	if careful != hopeful {
		return nil
	}
	return truth(careful)
}

// differs says whether the unknown facts matter to the service: it stops, comes
// back or stays lost in one play and not in the other.
func (r *drill) differs(s int) bool {
	return r.careful.up(s) != r.hopeful.up(s) || r.careful.ran(s) != r.hopeful.ran(s)
}

// inParallel does all of the work, side by side.
func inParallel(work ...func()) {
	parallel.Do(len(work), func(i int) { work[i]() })
}

package reports

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// state is a way in which a service, a dataset or a notice ends in a drill.
type state struct {
	word, symbol, color string
	rank                int
}

// The states, worst first across all three: what is not determined may be
// anything below what is certain to be lost.
var (
	isLost       = state{"lost", "✗", red, 0}
	unsent       = state{"not deliverable", "✗", red, 1}
	undetermined = state{"undetermined", "?", yellow, 2}
	recovers     = state{"recovers", "↻", yellow, 3}
	restorable   = state{"restorable", "↻", yellow, 4}
	degraded     = state{"degraded", "~", yellow, 5}
	running      = state{"running", "·", green, 6}
	intact       = state{"intact", "·", green, 7}
	deliverable  = state{"deliverable", "·", green, 8}
	states       = []state{isLost, unsent, undetermined, recovers, restorable, degraded, running, intact, deliverable}
)

// badness is the place of a state, worst first.
func (s state) badness() int { return s.rank }

// harmless is true where nothing stops, and nothing has to be brought back.
func (s state) harmless() bool { return s.badness() >= degraded.badness() }

// stateOf finds the state that a drill calls so. A word that nobody knows proves
// nothing.
func stateOf[T ~string](outcome *T) state {
	if outcome == nil {
		return undetermined
	}
	for _, s := range states {
		if s.word == string(*outcome) {
			return s
		}
	}
	return undetermined
}

// ending is how one service, dataset or notice ends, as a reader is told of it.
type ending struct {
	id       string
	state    state
	critical bool
	users    *int64
	back     string // what brings it back, and when
	about    string // whatever else a reader wants beside its name
	because  []string
	missing  []inventory.Path // to be declared; empty where the state is known
}

// remarks are what is said beside the name.
func (e ending) remarks() string {
	words := []string{e.back, e.about, "", people(e.users)}
	if e.critical {
		words[2] = "critical"
	}
	return strings.Join(slices.DeleteFunc(words, func(word string) bool { return word == "" }), ", ")
}

func servicesOf(s drill.Scenario) []ending {
	endings := make([]ending, len(s.Services))
	for i, service := range s.Services {
		e := ending{id: string(service.ID), state: stateOf(service.State), critical: service.Critical, users: service.Users, because: service.Because}
		switch e.state {
		case undetermined:
			e.missing = service.Paths
		case recovers:
			e.back = "time not declared"
			if service.RecoverySeconds != nil {
				e.back = "in " + span(*service.RecoverySeconds)
			}
		}
		endings[i] = e
	}
	slices.SortStableFunc(endings, worseService)
	return endings
}

func worseService(a, b ending) int {
	return cmp.Or(cmp.Compare(a.state.badness(), b.state.badness()), weightier(a, b))
}

// weightier puts critical services first, then those with most users.
func weightier(a, b ending) int {
	if a.critical != b.critical {
		if a.critical {
			return -1
		}
		return 1
	}
	return cmp.Or(-cmp.Compare(many(a.users), many(b.users)), cmp.Compare(a.id, b.id))
}

func datasetsOf(s drill.Scenario) []ending {
	endings := make([]ending, len(s.Datasets))
	for i, dataset := range s.Datasets {
		e := ending{id: string(dataset.ID), state: stateOf(dataset.State)}
		switch e.state {
		case undetermined:
			e.missing = dataset.Paths
		case restorable:
			e.back = restoring(dataset)
		}
		endings[i] = e
	}
	slices.SortStableFunc(endings, worseService)
	return endings
}

// restoring says from what a dataset is restored, and what that costs.
func restoring(d drill.DatasetState) string {
	words := []string{"from a copy"}
	if d.Copy != nil {
		words[0] = "from " + string(*d.Copy)
	}
	if d.Age != nil {
		words = append(words, span(*d.Age)+" old")
	} else {
		words = append(words, "age not declared")
	}
	if len(d.KeyAt) > 0 {
		words = append(words, "key at "+both(ofIDs(d.KeyAt)))
	}
	return strings.Join(words, ", ")
}

// noticesOf keeps the order of the plan within a state.
func noticesOf(s drill.Scenario) []ending {
	endings := make([]ending, len(s.Notices))
	for i, notice := range s.Notices {
		e := ending{id: string(notice.ID), state: unsent, about: "to " + spaced(notice.To), because: notice.Because}
		switch {
		case notice.Deliverable == nil:
			e.state, e.missing = undetermined, notice.Paths
		case *notice.Deliverable:
			e.state = deliverable
		}
		endings[i] = e
	}
	slices.SortStableFunc(endings, func(a, b ending) int { return cmp.Compare(a.state.badness(), b.state.badness()) })
	return endings
}

package reports

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// toll is what one loss costs.
type toll struct {
	name     string
	scenario *drill.Scenario
	cast     cast
	ends     map[string]state // services, by id
	stops    int              // services that stop, for good or until they recover
	// Services that are lost for good, those that may be, and the worst end of all.
	lost, open int
	worst      state
}

func tollOf(s *drill.Scenario) toll {
	t := toll{name: lossName(*s), scenario: s, cast: castOf(*s), ends: map[string]state{}}
	t.lost, t.open, t.worst = len(in(isLost, t.cast.services)), len(in(undetermined, t.cast.services)), t.cast.worst()
	for _, e := range t.cast.services {
		t.ends[e.id] = e.state
		if e.state == isLost || e.state == recovers {
			t.stops++
		}
	}
	return t
}

func worseToll(a, b toll) int {
	return -cmp.Or(
		cmp.Compare(a.stops, b.stops),
		cmp.Compare(a.lost, b.lost),
		cmp.Compare(many(a.scenario.UsersAffected), many(b.scenario.UsersAffected)),
		-cmp.Compare(a.worst.badness(), b.worst.badness()),
		cmp.Compare(a.open, b.open),
		-cmp.Compare(a.name, b.name),
	)
}

// end is how a service ends in a drill; a drill that is silent about it proves
// nothing.
func (t toll) end(id string) state {
	if end, known := t.ends[id]; known {
		return end
	}
	return undetermined
}

// price says what a loss costs in a few words.
func (t toll) price() string {
	var words []string
	if t.stops > 0 {
		words = append(words, t.stopping())
	}
	if t.open > 0 {
		words = append(words, fmt.Sprintf("%d undetermined", t.open))
	}
	words = append(words, harm("dataset", t.cast.datasets)...)
	words = append(words, harm("notice", t.cast.notices)...)
	switch users := t.scenario.UsersAffected; {
	case users != nil:
		words = append(words, "at least "+people(users)+" notice")
	case t.stops > 0:
		words = append(words, "users not declared")
	}
	return strings.Join(words, "; ")
}

// stopping says how many services stop, and how many of them come back.
func (t toll) stopping() string {
	back := len(in(recovers, t.cast.services))
	switch back {
	case 0:
		return fmt.Sprintf("%d stop for good", t.stops)
	case t.stops:
		return fmt.Sprintf("%d stop and recover", t.stops)
	}
	return fmt.Sprintf("%d stop (%d lost, %d recover)", t.stops, t.stops-back, back)
}

// harm counts what does not end harmlessly: "2 datasets restorable".
func harm(kind string, endings []ending) (words []string) {
	for _, s := range states {
		if n := len(in(s, endings)); n > 0 && !s.harmless() {
			words = append(words, count(n, kind, plural(kind))+" "+s.word)
		}
	}
	return words
}

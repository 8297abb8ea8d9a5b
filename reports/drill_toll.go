package reports

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// toll is what one loss costs.
type toll struct {
	name  string
	lost  []drill.Loss
	users *int64  // that notice, as far as is known
	ends  []uint8 // the badness of services, by their place in the muster
	// How everything ends, by badness.
	services, datasets, notices counts
}

// stops is how many services stop, for good or until they recover.
func (t *toll) stops() int { return t.services.of(isLost) + t.services.of(recovers) }

func (t *toll) worst() state { return worstIn(t.services, t.datasets, t.notices) }

func worseToll(a, b toll) int {
	return -cmp.Or(
		cmp.Compare(a.stops(), b.stops()),
		cmp.Compare(a.services.of(isLost), b.services.of(isLost)),
		cmp.Compare(many(a.users), many(b.users)),
		-cmp.Compare(a.worst().badness(), b.worst().badness()),
		cmp.Compare(a.services.of(undetermined), b.services.of(undetermined)),
		-cmp.Compare(a.name, b.name),
	)
}

// end is how the service at a place of the muster ends; a drill that is silent about
// it proves nothing.
func (t *toll) end(place int) state {
	if place < len(t.ends) {
		return states[t.ends[place]]
	}
	return undetermined
}

// price says what a loss costs in a few words.
func (t *toll) price() string {
	var words []string
	if t.stops() > 0 {
		words = append(words, t.stopping())
	}
	if open := t.services.of(undetermined); open > 0 {
		words = append(words, fmt.Sprintf("%d undetermined", open))
	}
	words = append(words, harm("dataset", t.datasets)...)
	words = append(words, harm("notice", t.notices)...)
	switch {
	case t.users != nil:
		words = append(words, "at least "+people(t.users)+" notice")
	case t.stops() > 0:
		words = append(words, "users not declared")
	}
	return strings.Join(words, "; ")
}

// stopping says how many services stop, and how many of them come back.
func (t *toll) stopping() string {
	stops, back := t.stops(), t.services.of(recovers)
	switch back {
	case 0:
		return fmt.Sprintf("%d stop for good", stops)
	case stops:
		return fmt.Sprintf("%d stop and recover", stops)
	}
	return fmt.Sprintf("%d stop (%d lost, %d recover)", stops, stops-back, back)
}

// harm counts what does not end harmlessly: "2 datasets restorable".
func harm(kind string, c counts) (words []string) {
	for _, s := range states {
		if n := c.of(s); n > 0 && !s.harmless() {
			words = append(words, count(n, kind, plural(kind))+" "+s.word)
		}
	}
	return words
}

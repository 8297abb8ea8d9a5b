package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// shownRemedies is how many remedies a report for people shows.
const shownRemedies = 5

// helpHeading names the section of remedies, and in a matrix the loss that they
// are about.
func (d DrillReport) helpHeading() string {
	heading := "what would help most"
	if d.Whole {
		heading += " against the loss of " + lossName(drill.Scenario{Lost: d.Counsel.Lost})
	}
	return heading
}

// helpLimits are sentences about how far to trust the remedies.
func helpLimits(c *drill.Counsel) []string {
	if c.NewFacility {
		return []string{"No facility is certain to survive. Only a new one helps, or proof that one survives."}
	}
	if len(c.Best) == 0 {
		return []string{"Nothing was found."}
	}
	limits := []string{"Each set of changes was drilled again, and has no change to spare."}
	if slices.ContainsFunc(c.Best, func(r drill.Remedy) bool { return len(r.Missing) > 0 }) {
		limits = append(limits, "What ends undetermined need not be lost any more; the facts to add would settle how it ends.")
	}
	if c.Partial {
		limits = append(limits, "Not every set was tried: there may be better ones.")
	}
	return limits
}

// fruit is things that end alike once a remedy is in place.
type fruit struct {
	state state
	ids   []string
}

// fruits are what a remedy saves, the best state first, critical things first
// in each.
func fruits(r drill.Remedy) []fruit {
	var all []fruit
	for _, s := range slices.Backward(states) {
		f := fruit{state: s}
		for _, critical := range []bool{true, false} {
			for _, c := range r.Clears {
				if c.Critical == critical && afterwards(c) == s {
					f.ids = append(f.ids, c.ID)
				}
			}
		}
		if f.ids != nil {
			all = append(all, f)
		}
	}
	return all
}

// afterwards is the state in which something ends with a remedy.
func afterwards(c drill.Cleared) state {
	if c.After == "" {
		return undetermined
	}
	return stateOf(&c.After)
}

// weightOf says how much it means: "5 critical, 47,500,000 users".
func weightOf(r drill.Remedy) string {
	critical := 0
	for _, c := range r.Clears {
		if c.Critical {
			critical++
		}
	}
	var words []string
	if critical > 0 {
		words = append(words, fmt.Sprintf("%d critical", critical))
	}
	if r.Users != nil {
		words = append(words, people(r.Users))
	}
	return strings.Join(words, ", ")
}

// effect says what a remedy does over all losses of one thing.
func effect(r drill.Remedy) string {
	if r.Better == nil || r.Worse == nil || *r.Better+*r.Worse == 0 {
		return ""
	}
	words := "a service ends better " + count(int(*r.Better), "time", "times")
	if *r.Worse > 0 {
		return words + ", worse " + count(int(*r.Worse), "time", "times")
	}
	return words + ", never worse"
}

// instead says what becomes of a remedy whose tools are moved instead of doubled.
func instead(r drill.Remedy) string {
	if r.Moved == nil {
		return ""
	}
	var moves drill.Remedy
	for _, c := range r.Moved.Changes {
		if c.Kind == drill.MoveDeployment {
			moves.Changes = append(moves.Changes, c)
		}
	}
	words := strings.Join(moves.Sentences(), "; ")
	if effect := effect(*r.Moved); effect != "" {
		words += ": then " + effect
	}
	return words
}

// finishes says that the remedy is the one that leaves nothing lost.
func finishes(r drill.Remedy, c *drill.Counsel) bool {
	return c.Whole != nil && slices.Equal(r.Sentences(), c.Whole.Sentences())
}

// shownBest are the remedies that are shown, and whether one of them leaves
// nothing lost.
func shownBest(c *drill.Counsel) (shown []drill.Remedy, finished bool) {
	shown = c.Best[:min(shownRemedies, len(c.Best))]
	return shown, slices.ContainsFunc(shown, func(r drill.Remedy) bool { return finishes(r, c) })
}

// goalOnly is the whole remedy without what it saves: that is everything.
func goalOnly(whole drill.Remedy) drill.Remedy {
	whole.Clears, whole.Users, whole.Moved = nil, nil, nil
	return whole
}

package reports

import (
	"fmt"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// matrix holds every loss, worst first, against every service, worst first.
type matrix struct {
	// Losses after which something stops, is lost or is left open.
	harmful []toll
	// The others, as --lose names them, in order.
	harmless []string
	// Services that are certain to run on whatever is lost, by id.
	spared []string
	// The others, with their ends at worst.
	rows []row
	// All things, each as it ends at worst.
	worst cast
	// The drill that most users notice, as far as is known.
	widest *drill.Scenario
}

// row is a service, and in how many drills it stops.
type row struct {
	ending
	stops int
}

func matrixOf(d DrillReport) matrix {
	var m matrix
	var casts []cast
	for i := range d.Drills {
		t := tollOf(&d.Drills[i])
		casts = append(casts, t.cast)
		if t.worst.harmless() {
			m.harmless = append(m.harmless, t.name)
		} else {
			m.harmful = append(m.harmful, t)
		}
		if m.widest == nil || many(t.scenario.UsersAffected) > many(m.widest.UsersAffected) {
			m.widest = t.scenario
		}
	}
	slices.SortStableFunc(m.harmful, worseToll)
	slices.Sort(m.harmless)
	m.worst = worstOf(casts)
	m.sortRows()
	return m
}

// worstOf is everything as it ends at worst in any of the drills.
func worstOf(casts []cast) (all cast) {
	for _, c := range casts {
		all.services = worse(all.services, c.services)
		all.datasets = worse(all.datasets, c.datasets)
		all.notices = worse(all.notices, c.notices)
	}
	return all
}

// worse adds endings to those of other drills; of two of one thing it keeps the
// worse.
func worse(sofar, more []ending) []ending {
	index := make(map[string]int, len(sofar))
	for i, e := range sofar {
		index[e.id] = i
	}
	for _, e := range more {
		i, seen := index[e.id]
		switch {
		case !seen:
			sofar = append(sofar, e)
		case e.state.badness() < sofar[i].state.badness():
			sofar[i] = e
		}
	}
	return sofar
}

// sortRows lists the services: critical ones first, then those that most losses
// stop, then those with most users.
func (m *matrix) sortRows() {
	for _, e := range m.worst.services {
		if e.state == running {
			m.spared = append(m.spared, e.id)
			continue
		}
		r := row{ending: e}
		for _, t := range m.harmful {
			if end := t.ends[e.id]; end == isLost || end == recovers {
				r.stops++
			}
		}
		m.rows = append(m.rows, r)
	}
	slices.Sort(m.spared)
	slices.SortStableFunc(m.rows, func(a, b row) int {
		if a.critical == b.critical && a.stops != b.stops {
			return b.stops - a.stops
		}
		return weightier(a.ending, b.ending)
	})
}

// outcome is the worst that any loss does, and all that they do in a few
// sentences.
func (m matrix) outcome() (worst state, sentences string) {
	stopping, open := 0, 0
	for _, t := range m.harmful {
		switch {
		case t.stops > 0:
			stopping++
		case t.open > 0:
			open++
		}
	}
	all := len(m.harmful) + len(m.harmless)
	sentences = fmt.Sprintf("%d of %s stop services", stopping, count(all, "loss", "losses"))
	if open > 0 {
		sentences += fmt.Sprintf(", %d more may", open)
	}
	sentences += ". At worst: " + m.worst.tally()
	if m.widest != nil && m.widest.UsersAffected != nil {
		sentences += " " + capital(noticed(*m.widest)) + "."
	}
	return m.worst.worst(), sentences
}

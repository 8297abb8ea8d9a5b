package reports

import (
	"fmt"
	"iter"
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
	services, datasets, notices muster
	// Whether some drill tells of no service.
	mute bool
	// The users that notice the drill which most do, as far as is known.
	users *int64
}

// row is a service, its place in the muster, and in how many drills it stops.
type row struct {
	ending
	place, stops int
}

// matrixOf goes through drills once, and keeps nothing of them but this.
func matrixOf(drills iter.Seq[drill.Scenario]) *matrix {
	m := &matrix{}
	for s := range drills {
		t := m.toll(s)
		m.mute = m.mute || t.services.all() == 0
		if t.worst().harmless() {
			m.harmless = append(m.harmless, t.name)
		} else {
			m.harmful = append(m.harmful, t)
		}
		if many(t.users) > many(m.users) {
			m.users = t.users
		}
	}
	slices.SortStableFunc(m.harmful, worseToll)
	slices.Sort(m.harmless)
	m.sortRows()
	return m
}

// toll takes in a drill.
func (m *matrix) toll(s drill.Scenario) toll {
	t := toll{name: lossName(s), lost: s.Lost, users: s.UsersAffected, ends: make([]uint8, len(m.services.all))}
	for i := range t.ends {
		t.ends[i] = uint8(undetermined.badness())
	}
	for i := range s.Services {
		of := &s.Services[i]
		e := ending{id: string(of.ID), state: stateOf(of.State), critical: of.Critical, users: of.Users}
		place := m.services.meet(i, e)
		if place == len(t.ends) {
			t.ends = append(t.ends, 0)
		}
		t.ends[place] = uint8(e.state.badness())
		t.services[e.state.badness()]++
	}
	for i := range s.Datasets {
		e := ending{id: string(s.Datasets[i].ID), state: stateOf(s.Datasets[i].State)}
		m.datasets.meet(i, e)
		t.datasets[e.state.badness()]++
	}
	for i, e := range noticesOf(s) {
		m.notices.meet(i, e)
		t.notices[e.state.badness()]++
	}
	return t
}

// sortRows lists the services: critical ones first, then those that most losses
// stop, then those with most users.
func (m *matrix) sortRows() {
	for place, e := range m.services.all {
		if e.state == running {
			m.spared = append(m.spared, e.id)
			continue
		}
		r := row{ending: e, place: place}
		for i := range m.harmful {
			if end := m.harmful[i].end(place); end == isLost || end == recovers {
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
func (m *matrix) outcome() (worst state, sentences string) {
	stopping, open := 0, 0
	for i := range m.harmful {
		switch t := &m.harmful[i]; {
		case t.stops() > 0:
			stopping++
		case t.services.of(undetermined) > 0:
			open++
		}
	}
	all := len(m.harmful) + len(m.harmless)
	sentences = fmt.Sprintf("%d of %s stop services", stopping, count(all, "loss", "losses"))
	if open > 0 {
		sentences += fmt.Sprintf(", %d more may", open)
	}
	services, datasets, notices := countsOf(m.services.all), countsOf(m.datasets.all), countsOf(m.notices.all)
	sentences += ". At worst: " + tallyOf(services, datasets, notices)
	if m.users != nil {
		sentences += " " + capital("at least "+people(m.users)+" notice") + "."
	}
	return worstIn(services, datasets, notices), sentences
}

// worstLoss is what is lost in the drill that costs most of those after which
// something is lost for good; nil when none does that.
func (m *matrix) worstLoss() []drill.Loss {
	for i := range m.harmful {
		if t := &m.harmful[i]; t.services.of(isLost)+t.datasets.of(isLost) > 0 {
			return t.lost
		}
	}
	return nil
}

package reports

import (
	"fmt"
	"strings"
)

// counts are how many things end in each state, by its badness.
type counts [9]int

func countsOf(endings []ending) (c counts) {
	for i := range endings {
		c[endings[i].state.badness()]++
	}
	return c
}

func (c *counts) of(s state) int { return c[s.badness()] }

func (c *counts) all() (n int) {
	for _, some := range c {
		n += some
	}
	return n
}

// worstIn is the worst state that any of the things are in. Where there is nothing,
// nothing is known.
func worstIn(all ...counts) state {
	for badness, s := range states {
		for _, c := range all {
			if c[badness] > 0 {
				return s
			}
		}
	}
	return undetermined
}

// tallyOf counts how everything ends, a sentence for each sort of thing.
func tallyOf(services, datasets, notices counts) string {
	sentences := []string{tallied("service", services)}
	if datasets.all() > 0 {
		sentences = append(sentences, tallied("dataset", datasets))
	}
	if notices.all() > 0 {
		sentences = append(sentences, tallied("notice", notices))
	}
	return strings.Join(sentences, " ")
}

// tallied is "3 services: 1 lost, 2 running."
func tallied(kind string, c counts) string {
	if c.all() == 0 {
		return "No " + kind + " was played."
	}
	return count(c.all(), kind, plural(kind)) + ": " + census(c) + "."
}

// census counts things by state: "1 lost, 2 running".
func census(c counts) string {
	var words []string
	for _, s := range states {
		switch n := c.of(s); {
		case n > 1 && s == recovers:
			words = append(words, fmt.Sprintf("%d recover", n))
		case n > 0:
			words = append(words, fmt.Sprintf("%d %s", n, s.word))
		}
	}
	return strings.Join(words, ", ")
}

// muster is all things of a kind that several drills speak of, each as it ends at
// worst.
type muster struct {
	all    []ending
	places map[string]int // by id; nil while every drill names the same in one order
}

// meet takes in how a thing ends in a drill, which names it at a place of its own,
// and says where it is here.
func (m *muster) meet(at int, e ending) (place int) {
	place, known := at, at < len(m.all) && m.all[at].id == e.id
	if !known {
		place, known = m.find(e.id)
	}
	if !known {
		if m.all = append(m.all, e); m.places != nil {
			m.places[e.id] = place
		}
	} else if e.state.badness() < m.all[place].state.badness() {
		m.all[place] = e
	}
	return place
}

// find is the place of a thing, or the next one that is free.
func (m *muster) find(id string) (place int, known bool) {
	if m.places == nil {
		m.places = make(map[string]int, len(m.all))
		for i := range m.all {
			m.places[m.all[i].id] = i
		}
	}
	if place, known = m.places[id]; known {
		return place, true
	}
	return len(m.all), false
}

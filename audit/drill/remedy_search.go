package drill

import (
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// How far a search goes.
const (
	mostPlays   = 2000 // drills for all searches together
	mostSets    = 12   // sets of changes for one service
	mostChanges = 64   // changes in one set
)

// search finds the sets of new places after which one lost service need not be
// lost any more. It looks at that service and what it stands on alone.
type search struct {
	planner *planner
	inv     *inventory.Inventory // the part of it that matters
	goal    inventory.ServiceID
	size    int  // of that part
	plays   int  // that are left
	partial bool // not every set was tried
}

// search is the search for one service, with its share of what all may take.
func (p *planner) search(s, searches int) *search {
	part := p.below(s)
	size := len(part.Facilities)
	for _, service := range part.Services {
		size += 1 + len(service.Deployments) + len(service.Requires)
	}
	return &search{planner: p, inv: part, size: size, goal: p.stage.net.services[s].ID, plays: min(mostPlays, mostWork/size) / searches}
}

// below is the inventory without the services that the service does not stand
// on: what becomes of it is the same.
func (p *planner) below(s int) *inventory.Inventory {
	seen, part := map[int]bool{s: true}, *p.stage.inv
	part.Services, part.Datasets = nil, nil
	for queue := []int{s}; len(queue) > 0; queue = queue[1:] {
		part.Services = append(part.Services, *p.stage.net.services[queue[0]])
		for _, next := range p.base.leaning(queue[0]) {
			if !seen[next] {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return &part
}

// sets are sets of changes, smallest first, none with a part that is one too.
//
// They are the paths of a hitting-set tree: a set that does not help yet is
// grown by each of the services of which any set that helps must house one. All
// sets of one size are tried before larger ones, so no smaller one is missed.
func (s *search) sets() [][]Change {
	var found [][]Change
	seen := map[string]bool{}
	for queue := [][]Change{nil}; len(queue) > 0 && len(found) < mostSets; queue = queue[1:] {
		set := queue[0]
		if slices.ContainsFunc(found, func(f []Change) bool { return within(f, set) }) {
			continue
		}
		if s.plays <= 0 || s.planner.work <= 0 {
			s.partial = true
			break
		}
		helps, lacking := s.play(set)
		if helps {
			found = append(found, set)
		}
		for _, change := range lacking {
			if grown := joined(set, change); !seen[keyOf(grown)] {
				seen[keyOf(grown)] = true
				queue = append(queue, grown)
			}
		}
	}
	if found == nil && s.partial {
		found = s.descend()
	}
	return found
}

// play says whether a set helps, and if not, of which changes it lacks one.
func (s *search) play(set []Change) (helps bool, lacking []Change) {
	s.plays--
	s.planner.work -= s.size
	n := newNetwork(made(s.inv, set))
	r, goal := n.run(s.planner.disaster), n.service(s.goal)
	if !r.stillLost(goal) {
		return true, nil
	}
	return false, ofEach(r.conflict(goal), func(number int) Change {
		return s.planner.house(s.planner.stage.net.service(n.services[number].ID))
	})
}

// descend finds one set, for where trying all of them takes too long. Nothing in
// it can be left out. It finds none where that takes too long as well.
func (s *search) descend() [][]Change {
	for set := []Change(nil); len(set) <= mostChanges && s.planner.work > 0; {
		helps, lacking := s.play(set)
		switch {
		case helps:
			return [][]Change{spare(set, func(rest []Change) bool { enough, _ := s.play(rest); return enough })}
		case len(lacking) == 0:
			return nil
		}
		set = joined(set, lacking[len(lacking)-1])
	}
	return nil
}

// spare leaves out one change after the other as long as the rest is enough.
func spare(set []Change, enough func([]Change) bool) []Change {
	for _, c := range slices.Clone(set) {
		rest := slices.DeleteFunc(slices.Clone(set), func(other Change) bool { return other.key() == c.key() })
		if enough(rest) {
			set = rest
		}
	}
	return set
}

// key tells changes apart, and puts those of a kind and place together.
func (c Change) key() string {
	return strings.Join([]string{string(c.Kind), string(c.From), string(c.To), string(c.Service), string(c.Dataset), string(c.Copy)}, "\x00")
}

// keyOf tells sets of changes apart.
func keyOf(set []Change) string {
	return strings.Join(ofEach(set, Change.key), "\x00\x00")
}

// joined is the set with some changes more, in order and none twice.
func joined(set []Change, more ...Change) []Change {
	all := slices.Concat(set, more)
	slices.SortFunc(all, func(a, b Change) int { return strings.Compare(a.key(), b.key()) })
	return slices.CompactFunc(all, func(a, b Change) bool { return a.key() == b.key() })
}

// within says whether all changes of a set are in another.
func within(part, set []Change) bool {
	return !slices.ContainsFunc(part, func(c Change) bool {
		return !slices.ContainsFunc(set, func(other Change) bool { return other.key() == c.key() })
	})
}

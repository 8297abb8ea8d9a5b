package drill

import (
	"cmp"
	"slices"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// How much of an inventory is gone through again to try sets of changes, in
// services, places and needs; and how much of what is found is kept.
const (
	mostWork  = 5_000_000
	mostGoals = 64
	mostTried = 48
	mostKept  = 12
)

// Advise finds what would help most against the loss of these things at once.
// There is no counsel where nothing is certain to be lost.
func Advise(inv *inventory.Inventory, at time.Time, lost ...Loss) *Counsel {
	c := &Counsel{Lost: inOrder(lost), Best: []Remedy{}}
	p := newPlanner(inv, at, c.Lost)
	services, datasets := p.goals()
	switch {
	case len(services)+len(datasets) == 0:
		return nil
	case len(p.calm) == 0:
		c.NewFacility = true
		return c
	}
	sets, partial := p.sets(services, datasets)
	c.Best, c.Partial = p.best(sets), partial
	c.Whole = p.whole(c.Best)
	c.Best = c.Best[:min(mostKept, len(c.Best))]
	for i := range c.Best {
		p.finish(&c.Best[i])
	}
	return c
}

// planner finds changes for one scenario.
type planner struct {
	stage    *stage
	disaster disaster
	base     *drill                       // of the inventory as it is
	ends     [][]*Outcome                 // likewise, of all losses; nil when they are too many
	calm     []*inventory.Facility        // facilities that are certain to survive, by id
	crowd    map[inventory.FacilityID]int // how many deployments are there
	work     int                          // that is left for searches
}

func newPlanner(inv *inventory.Inventory, at time.Time, lost []Loss) *planner {
	p := &planner{stage: newStage(inv, at), disaster: disasterOf(lost), crowd: map[inventory.FacilityID]int{}, work: 8 * mostWork}
	p.base = p.stage.net.run(p.disaster)
	for f, facility := range p.stage.net.facilities {
		if p.base.survives(f) {
			p.calm = append(p.calm, facility)
		}
	}
	for _, service := range inv.Services {
		for _, d := range service.Deployments {
			p.crowd[d.Facility]++
		}
	}
	if all := losses(inv); len(all)*p.stage.net.size()*mostTried <= mostWork {
		p.ends = p.stage.net.ends(all)
	}
	return p
}

// goals are the services and datasets that are certain to be lost, those first
// that weigh most.
func (p *planner) goals() (services []int, datasets []*inventory.Dataset) {
	for s := range p.stage.net.services {
		if p.base.stillLost(s) {
			services = append(services, s)
		}
	}
	slices.SortStableFunc(services, func(a, b int) int { return p.weigh(a, b) })
	for _, dataset := range p.stage.datasets {
		if state := p.base.datasetState(dataset, p.stage.at).State; state != nil && *state == DataLost {
			datasets = append(datasets, dataset)
		}
	}
	return services, datasets
}

// weigh puts critical services first, then those with most users.
func (p *planner) weigh(a, b int) int {
	one, other := p.stage.net.services[a], p.stage.net.services[b]
	users := func(s *inventory.Service) int64 {
		if s.Users == nil {
			return -1
		}
		return *s.Users
	}
	switch {
	case one.Critical && !other.Critical:
		return -1
	case other.Critical && !one.Critical:
		return 1
	}
	return -cmp.Compare(users(one), users(other))
}

// sets are the sets of changes that may help something, and whether others may
// have been missed.
func (p *planner) sets(services []int, datasets []*inventory.Dataset) (sets [][]Change, partial bool) {
	partial = len(services) > mostGoals || len(datasets) > mostGoals
	services, datasets = services[:min(mostGoals, len(services))], datasets[:min(mostGoals, len(datasets))]
	for _, s := range services {
		if p.work <= 0 {
			partial = true
			break
		}
		search := p.search(s, len(services))
		sets = append(sets, search.sets()...)
		partial = partial || search.partial
	}
	for _, dataset := range datasets {
		sets = append(sets, []Change{p.store(dataset)})
	}
	for s := range p.stage.net.services {
		if change, short := p.enlarge(s); short && worded(p.base.outcome(s)) == string(Degraded) {
			sets = append(sets, []Change{change})
		}
	}
	seen := map[string]bool{}
	sets = slices.DeleteFunc(sets, func(set []Change) bool {
		repeated := seen[keyOf(set)]
		seen[keyOf(set)] = true
		return repeated
	})
	if affordable := max(1, mostWork/p.stage.net.size()); len(sets) > affordable {
		return sets[:affordable], true
	}
	return sets, partial
}

// best are the remedies that sets of changes are, the best first.
func (p *planner) best(sets [][]Change) []Remedy {
	var found []Remedy
	for _, set := range sets {
		if r := p.remedy(set); len(r.Clears) > 0 {
			found = append(found, r)
		}
	}
	slices.SortStableFunc(found, Remedy.compare)
	for i := range found[:min(mostTried, len(found))] {
		p.everywhere(&found[i])
	}
	slices.SortStableFunc(found, Remedy.compare)
	return demote(found)
}

// finish plays the remedy with tools moved, if it has any and all losses can be
// played: what a move costs shows in others than this one.
func (p *planner) finish(r *Remedy) {
	set, any := p.moved(r.Changes)
	if !any || p.ends == nil {
		return
	}
	other := p.remedy(joined(set))
	if p.everywhere(&other); slices.Equal(other.Clears, r.Clears) {
		r.Moved = &other
	}
}

// whole is one remedy that leaves nothing lost, of those that help most.
func (p *planner) whole(best []Remedy) *Remedy {
	var set []Change
	saved := map[Cleared]bool{}
	for _, r := range best {
		more := false
		for _, c := range r.Clears {
			goal := Cleared{Kind: c.Kind, ID: c.ID}
			more = more || c.Before == string(Lost) && !saved[goal]
			saved[goal] = true
		}
		if more {
			set = joined(set, r.Changes...)
		}
	}
	if len(set) > mostChanges || p.stage.net.size()*len(set) > mostWork || !p.leavesNothingLost(set) {
		return nil
	}
	slices.SortStableFunc(set, func(a, b Change) int { return cmp.Compare(p.effort(b), p.effort(a)) })
	r := p.remedy(joined(spare(set, p.leavesNothingLost)))
	p.everywhere(&r)
	p.finish(&r)
	return &r
}

// leavesNothingLost says whether nothing is certain to be lost with the changes.
func (p *planner) leavesNothingLost(set []Change) bool {
	t := p.try(set)
	for s := range t.stage.net.services {
		if t.drill.stillLost(s) {
			return false
		}
	}
	return !slices.ContainsFunc(t.stage.datasets, func(d *inventory.Dataset) bool {
		return worded(t.drill.datasetState(d, t.stage.at).State) == string(DataLost)
	})
}

// effort puts changes to what users see above those to tools.
func (p *planner) effort(c Change) int {
	switch s := p.stage.net.service(c.Service); {
	case s != none && isSeen(p.stage.net.services[s].Kind):
		return 2
	case c.Kind == MakeActive:
		return 1
	}
	return 0
}

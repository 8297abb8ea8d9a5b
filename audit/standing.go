package audit

import (
	"context"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Standing is whether a framework binds an operator, and why.
type Standing struct {
	Framework FrameworkRef `json:"framework"`
	// satisfied: it binds; not-applicable: it does not; undetermined: a fact is
	// missing that decides it.
	Binds Status `json:"binds"`
	// When it holds, RFC 3339 in UTC; empty where open.
	From  string `json:"in_force_from,omitempty"`
	Until string `json:"in_force_until,omitempty"`
	// How many of its controls bind, how many may, and how many there are.
	Bound    int `json:"bound"`
	Unknown  int `json:"unknown"`
	Controls int `json:"controls"`
	// What decides it: the facts that it rests on, the reasons against it, or the
	// facts that are missing.
	Findings []Finding `json:"findings"`
}

// Standings are those of the frameworks that say whom they bind, by id.
func (c *Catalog) Standings(ctx context.Context, inv *inventory.Inventory, facts *drill.Facts, at Date) (standings []Standing, err error) {
	p, err := c.Profile(Selection{Frameworks: []string{Applicable}})
	if err != nil {
		return nil, err
	}
	said, err := newAssessor(p, inv, facts, at).standing(ctx, p.controls)
	if err != nil {
		return nil, err
	}
	for _, f := range p.frameworks {
		standings = append(standings, said.standing(f, c.controls[f.ID]))
	}
	return standings, nil
}

// standing is that of one framework: it binds by any of its controls.
func (s standings) standing(f *Framework, controls []control) Standing {
	standing := Standing{Framework: f.ref(), Controls: len(controls)}
	standing.From, standing.Until = f.InForce.ends()
	best := len(gravity)
	for _, c := range controls {
		status, why := s.of(c.binds)
		switch status {
		case Satisfied:
			standing.Bound++
		case Undetermined:
			standing.Unknown++
		}
		if rank := preference[status]; rank < best {
			best, standing.Binds, standing.Findings = rank, status, s.findings(why)
		}
	}
	return standing
}

// preference orders what controls say of their framework.
var preference = map[Status]int{Satisfied: 0, Undetermined: 1, NotApplicable: 2}

// findings are what these checks found of the operator.
func (s standings) findings(uses []use) (found []Finding) {
	for _, u := range uses {
		found = append(found, s[u.key].Finding(0))
	}
	return found
}

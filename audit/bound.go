package audit

import (
	"context"
	"slices"
)

// bind finds out which controls of the profile bind the operator. One that does
// not, or of which that is not known, is judged no further: the checks that say
// so take the place of its own.
func (a *assessor) bind(ctx context.Context) error {
	said, err := a.standing(ctx, a.profile.controls)
	if err != nil || said == nil {
		return err
	}
	controls := make([]control, len(a.profile.controls))
	for i, c := range a.profile.controls {
		controls[i] = c.bound(said)
	}
	a.profile = a.profile.with(controls).binding()
	return nil
}

// binding is the profile without the frameworks that were to be judged only if
// they bind the operator, and certainly do not.
func (p *Profile) binding() *Profile {
	binds := map[*Framework]bool{}
	for _, c := range p.controls {
		binds[c.framework] = binds[c.framework] || c.unbound != NotApplicable || !p.ifBinding[c.framework]
	}
	without := p.with(slices.DeleteFunc(slices.Clone(p.controls), func(c control) bool { return !binds[c.framework] }))
	for _, f := range p.frameworks {
		if bound, known := binds[f]; known && !bound {
			without.notBinding = append(without.notBinding, string(f.ID))
		}
	}
	return without
}

// standings are where the checks of the operator's standing ended, by the keys of
// their uses.
type standings map[string]*Judgement

// standing puts the checks to the operator that say whom controls bind; nil
// where all of them bind whoever is judged.
func (a *assessor) standing(ctx context.Context, controls []control) (standings, error) {
	var uses []use
	for _, c := range controls {
		uses = append(uses, slices.Concat(c.binds...)...)
	}
	if len(uses) == 0 {
		return nil, nil
	}
	asked := *a
	asked.profile = a.profile.with([]control{{Control: &Control{}, framework: &Framework{}, uses: uses}})
	asked.findings, asked.errors = Findings{}, nil
	if err := asked.judgeAll(ctx); err != nil {
		return nil, err
	}
	said := standings{}
	for i, u := range asked.profile.uses {
		said[u.key] = asked.findings.judgements[i]
	}
	return said, nil
}

// bound is the control as it is owed by an operator of whom this was said.
func (c control) bound(said standings) control {
	if status, why := said.of(c.binds); status != Satisfied {
		c.uses, c.unbound = why, status
	}
	return c
}

// of says whether an operator is of one of these sorts: satisfied if it is,
// not-applicable if it is certainly none, else undetermined; and the checks that
// decide, or stand in the way.
func (s standings) of(binds [][]use) (Status, []use) {
	if len(binds) == 0 {
		return Satisfied, nil
	}
	var exempt, open []use
	for _, all := range binds {
		against, unknown := s.among(all, NotApplicable), s.among(all, Undetermined, NotSatisfied)
		switch {
		case len(against) > 0:
			exempt = append(exempt, against...)
		case len(unknown) > 0:
			open = append(open, unknown...)
		default:
			return Satisfied, all
		}
	}
	if len(open) > 0 {
		return Undetermined, open
	}
	return NotApplicable, exempt
}

// among are the uses that ended in one of these ways.
func (s standings) among(uses []use, ways ...Status) (some []use) {
	for _, u := range uses {
		if slices.Contains(ways, s[u.key].Status(0)) {
			some = append(some, u)
		}
	}
	return some
}

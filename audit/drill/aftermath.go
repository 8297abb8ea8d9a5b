package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// Losses are the things that can be lost, each alone, by kind and id.
func (f *Facts) Losses() []Loss {
	return ofEach(f.d.drills, func(r *drill) Loss { return Loss{r.disaster[0].kind, r.disaster[0].id} })
}

// Aftermath is what becomes of a service in each of Losses, in their order; nil
// where it cannot be determined. The entries of room are overwritten, and its
// memory used, if that is enough.
func (f *Facts) Aftermath(service *inventory.Service, room []*Outcome) []*Outcome {
	s, outcomes := f.d.net.service(service.ID), room[:0]
	for first := 0; first < len(f.d.drills); first += wide {
		e := f.d.drills[first].ends(s)
		for _, r := range f.d.drills[first:min(first+wide, len(f.d.drills))] {
			outcomes = append(outcomes, e.outcome(r.careful.bit))
		}
	}
	return outcomes
}

// After is what becomes of a service in the loss with this number among Losses;
// nil where it cannot be determined.
func (f *Facts) After(service *inventory.Service, loss int) *Outcome {
	return f.d.drills[loss].outcome(f.d.net.service(service.ID))
}

// Because says why a service is lost or degraded in the loss with this number
// among Losses, a sentence a step; nothing where it is neither, or cannot be
// determined.
func (f *Facts) Because(service *inventory.Service, loss int) []string {
	r, s := f.d.drills[loss], f.d.net.service(service.ID)
	because, _ := r.account(s, r.outcome(s))
	return because
}

// Stands says whether a facility outlives the loss with this number among Losses;
// nil where it cannot be determined.
func (f *Facts) Stands(facility inventory.FacilityID, loss int) *bool {
	switch f.d.drills[loss].fates[f.d.net.facility(facility)] {
	case spared:
		return truth(true)
	case taken:
		return truth(false)
	}
	return nil
}

// Apart says how far two facilities are from each other, in kilometres along the
// great circle, and whether they stand on different sites; nil where it is not
// declared.
func (f *Facts) Apart(a, b inventory.FacilityID) (km *float64, offSite *bool) {
	p := pair{original: f.d.facilityOf(&a), other: f.d.facilityOf(&b)}
	return p.distance(), p.offSite()
}

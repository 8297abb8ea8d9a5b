package exhibit

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// OutcomeOf is an outcome of a drill, or that there is none.
func OutcomeOf(outcome *drill.Outcome) Outcome {
	if outcome == nil {
		return Undetermined
	}
	return Outcome(*outcome)
}

// matrix is what every loss does to every service.
type matrix struct {
	inv    *inventory.Inventory
	facts  *drill.Facts
	losses []lossToll
	rows   []serviceToll
}

// lossToll is a loss with its number, and the critical services among those that
// it stops.
type lossToll struct {
	Loss
	number   int
	critical int
}

// serviceToll is a service, and how bad all losses are for it.
type serviceToll struct {
	service *inventory.Service
	worst   Outcome
	harms   int // the losses that stop it, or may
}

// newMatrix goes through all losses, and puts losses and services in their
// order; nil where there is nothing to lose.
func newMatrix(inv *inventory.Inventory, facts *drill.Facts) *matrix {
	m := &matrix{inv: inv, facts: facts}
	names := namesOf(inv)
	for i, lost := range facts.Losses() {
		loss := Loss{Kind: string(lost.Kind), ID: lost.ID, Name: names[lost], Services: Tally{}}
		m.losses = append(m.losses, lossToll{Loss: loss, number: i})
	}
	if len(m.losses) == 0 || len(inv.Services) == 0 {
		return nil
	}
	var room []*drill.Outcome
	for i := range inv.Services {
		room = facts.Aftermath(&inv.Services[i], room)
		m.count(&inv.Services[i], room)
	}
	slices.SortFunc(m.losses, worseLoss)
	slices.SortFunc(m.rows, worseService)
	return m
}

// count adds a service to the tolls.
func (m *matrix) count(service *inventory.Service, outcomes []*drill.Outcome) {
	row := serviceToll{service: service, worst: Running}
	for i, outcome := range outcomes {
		end, loss := OutcomeOf(outcome), &m.losses[i]
		loss.Services[end]++
		if end.Badness() > row.worst.Badness() {
			row.worst = end
		}
		if end.Badness() >= Recovers.Badness() {
			row.harms++
		}
		if end == Lost || end == Recovers {
			loss.UsersAffected = most(loss.UsersAffected, service.Users)
		}
		if end == Lost && service.Critical {
			loss.critical++
		}
	}
	m.rows = append(m.rows, row)
}

func most(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

func worseLoss(a, b lossToll) int {
	return cmp.Or(
		cmp.Compare(b.critical, a.critical),
		cmp.Compare(b.Services[Lost], a.Services[Lost]),
		cmp.Compare(b.Services[Undetermined], a.Services[Undetermined]),
		cmp.Compare(b.Services[Recovers], a.Services[Recovers]),
		cmp.Compare(b.Services[Degraded], a.Services[Degraded]),
		cmp.Compare(a.number, b.number),
	)
}

func worseService(a, b serviceToll) int {
	return cmp.Or(
		cmp.Compare(rank(b.service), rank(a.service)),
		cmp.Compare(b.worst.Badness(), a.worst.Badness()),
		cmp.Compare(b.harms, a.harms),
		cmp.Compare(users(b.service), users(a.service)),
		cmp.Compare(a.service.ID, b.service.ID),
	)
}

func rank(s *inventory.Service) int {
	if s.Critical {
		return 1
	}
	return 0
}

func users(s *inventory.Service) int64 {
	if s.Users == nil {
		return -1
	}
	return *s.Users
}

// shown is as much of the matrix as a picture holds.
func (m *matrix) shown() *Matrix {
	shown := &Matrix{Losses: []Loss{}, Services: []Row{}}
	losses, more := first(maxLosses, m.losses)
	shown.MoreLosses = more
	for _, loss := range losses {
		shown.Losses = append(shown.Losses, loss.Loss)
	}
	rows, left := first(maxServices, m.rows)
	for _, r := range rows {
		outcomes := m.facts.Aftermath(r.service, nil)
		row := Row{ID: string(r.service.ID), Name: text(r.service.Name), Critical: r.service.Critical, Users: r.service.Users}
		for _, loss := range losses {
			row.Outcomes = append(row.Outcomes, OutcomeOf(outcomes[loss.number]))
		}
		shown.Services = append(shown.Services, row)
	}
	if left > 0 {
		shown.MoreServices = Tally{}
	}
	for _, r := range m.rows[len(rows):] {
		shown.MoreServices[r.worst]++
	}
	return shown
}

// namesOf are the full names of what can be lost, as far as they are declared.
func namesOf(inv *inventory.Inventory) map[drill.Loss]string {
	names := map[drill.Loss]string{}
	for _, f := range inv.Facilities {
		names[drill.Loss{Kind: drill.FacilityLoss, ID: string(f.ID)}] = text(f.Name)
	}
	for _, s := range inv.Sites {
		names[drill.Loss{Kind: drill.SiteLoss, ID: string(s.ID)}] = text(s.Name)
	}
	for _, d := range inv.FailureDomains {
		names[drill.Loss{Kind: drill.LossKind(d.Kind), ID: string(d.ID)}] = text(d.Name)
	}
	for _, p := range inv.Providers {
		names[drill.Loss{Kind: drill.OperatorLoss, ID: string(p.ID)}] = text(p.Name)
	}
	if o := inv.Operator; o != nil {
		names[drill.Loss{Kind: drill.OperatorLoss, ID: string(o.ID)}] = text(o.Name)
	}
	return names
}

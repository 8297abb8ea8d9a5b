package change

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Ends are what becomes of services when one thing is lost: by the loss, as
// kind:id, and the service.
type Ends map[string]map[string]exhibit.Outcome

// EndsOf are those of all services and losses of an inventory.
func EndsOf(inv *inventory.Inventory, facts *drill.Facts) Ends {
	ends, losses := Ends{}, facts.Losses()
	for _, loss := range losses {
		ends[loss.String()] = make(map[string]exhibit.Outcome, len(inv.Services))
	}
	var room []*drill.Outcome
	for i := range inv.Services {
		room = facts.Aftermath(&inv.Services[i], room)
		for n, outcome := range room {
			ends[losses[n].String()][string(inv.Services[i].ID)] = exhibit.OutcomeOf(outcome)
		}
	}
	return ends
}

// endsOf are those that the exhibits of a saved assessment show, and whether
// that is all.
func endsOf(i Input) (ends Ends, whole bool) {
	if i.Ends != nil {
		return i.Ends, true
	}
	if i.Exhibits == nil || i.Exhibits.Losses == nil {
		return nil, false
	}
	m := i.Exhibits.Losses
	ends = Ends{}
	for n, loss := range m.Losses {
		of := map[string]exhibit.Outcome{}
		for _, row := range m.Services {
			of[row.ID] = row.Outcomes[n]
		}
		ends[loss.Kind+":"+loss.ID] = of
	}
	return ends, m.MoreLosses == 0 && len(m.MoreServices) == 0
}

// services compares what becomes of each service in each loss that both sides
// know.
func (c *comparing) services() {
	before, wholeBefore := endsOf(c.base)
	after, wholeAfter := endsOf(c.head)
	switch {
	case before == nil || after == nil:
		c.ServicesNote = "A saved assessment does not say what becomes of services, so that these were not compared."
		return
	case !wholeBefore || !wholeAfter:
		c.ServicesNote = "A saved assessment shows some services and losses only, and no others were compared."
	}
	for loss, was := range before {
		now := after[c.lossNow(loss)]
		for service, end := range was {
			if is, there := now[c.names.of("service", service)]; there && is != end {
				c.Services = append(c.Services, ServiceChange{Service: c.names.of("service", service), Loss: c.lossNow(loss), Before: string(end), After: string(is),
					Worse: is.Badness() > end.Badness()})
			}
		}
	}
	slices.SortFunc(c.Services, func(a, b ServiceChange) int {
		return cmp.Or(compareWorse(a.Worse, b.Worse), cmp.Compare(a.Service, b.Service), cmp.Compare(a.Loss, b.Loss))
	})
}

func compareWorse(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// lossNow is a loss under its new name. Only facilities are subjects.
func (c *comparing) lossNow(loss string) string {
	kind, id, _ := strings.Cut(loss, ":")
	if kind == string(drill.FacilityLoss) {
		return kind + ":" + c.names.of("facility", id)
	}
	return loss
}

package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// figures are how grave an incident was, by every measure that laws use to tell
// whether it must be reported.
func (d *derivation) figures(incident *inventory.Incident) []FigureFacts {
	impact := incident.Impact
	if impact == nil {
		impact = &inventory.Impact{}
	}
	at := incidentPath(incident.ID).Field("impact")
	shortest, longest, on := d.lasted(incident)
	figures := []FigureFacts{figure("duration", "time", shortest, longest, on...)}
	downtime := seconds(impact.Downtime)
	if downtime != nil {
		longest = downtime
	}
	// It was out of service no longer than until all services ran again.
	figures = append(figures, figure("downtime", "time", downtime, longest, append([]path{at.Field("downtime")}, on...)...))
	for _, m := range []struct {
		measure, criterion string
		value              *float64
	}{
		{"users", "people", number(impact.Users)}, {"users_share", "people", impact.UsersShare},
		{"clients", "people", number(impact.Clients)}, {"clients_share", "people", impact.ClientsShare},
		{"relevant_clients", "people", oneIf(impact.RelevantClients)},
		{"counterparts_share", "people", impact.CounterpartsShare}, {"transactions_share", "people", impact.TransactionsShare},
		{"unavailable", "unavailable", seconds(impact.Unavailable)}, {"limited", "limited", seconds(impact.Limited)},
		{"member_states", "member_states", number(impact.MemberStates)},
		{"data_loss", "data", oneIf(impact.DataLoss)}, {"compromised", "compromised", oneIf(impact.Compromised)},
		{"malicious_access", "malicious_access", oneIf(impact.MaliciousAccess)}, {"physical_access", "physical_access", oneIf(impact.PhysicalAccess)},
		{"cost_eur", "cost", number(impact.CostEUR)}, {"reputation", "reputation", oneIf(impact.Reputation)}, {"harm", "harm", oneIf(impact.Harm)},
	} {
		figures = append(figures, figure(m.measure, m.criterion, m.value, m.value, at.Field(m.measure)))
	}
	return figures
}

func figure(measure, criterion string, atLeast, atMost *float64, on ...path) FigureFacts {
	at := sorted(on)
	return FigureFacts{
		Measure: measure, Criterion: criterion, AtLeast: atLeast, AtMost: atMost,
		Basis: rests(map[string][]path{"measure": at, "criterion": at, "at_least": at, "at_most": at}),
	}
}

// critical says whether one of the services that an incident interrupted is
// critical; nil when it is not declared which it interrupted.
func (d *derivation) critical(incident *inventory.Incident) (*bool, []path) {
	on := []path{incidentPath(incident.ID).Field("services")}
	if incident.Services == nil {
		return nil, on
	}
	for _, id := range incident.Services {
		if service := d.net.service(id); service >= 0 && d.net.services[service].Critical {
			return pointer(true), append(on, servicePath(id).Field("critical"))
		}
	}
	return pointer(false), on
}

func seconds(d *inventory.Duration) *float64 {
	if d == nil {
		return nil
	}
	return pointer(d.Seconds())
}

// oneIf is 1 for true and 0 for false.
func oneIf(b *bool) *float64 {
	switch {
	case b == nil:
		return nil
	case *b:
		return pointer(1.0)
	}
	return pointer(0.0)
}

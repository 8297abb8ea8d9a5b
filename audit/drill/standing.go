package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// europeanUnion is the jurisdiction of the member states' common law.
const europeanUnion = "EU"

// memberStates are those of the European Union since 1 February 2020 (Article 52
// of the Treaty on European Union).
var memberStates = []inventory.Country{
	"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
	"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
}

// standing derives what laws look at to tell whom they bind.
func (d *derivation) standing(facts *OperatorFacts, on map[string][]path) {
	operator := d.inv.Operator
	if operator == nil { // of a part of an inventory
		operator = &inventory.Operator{}
	}
	at := path("operator")
	countries := slices.Clone(operator.Markets)
	if operator.Country != nil {
		countries = append(countries, *operator.Country)
	}
	facts.Jurisdictions = jurisdictions(countries)
	facts.JurisdictionsWhole = operator.Country != nil && operator.Markets != nil
	for _, m := range measures {
		facts.Sizes = append(facts.Sizes, m.size(operator, d.inv.Facilities))
	}
	on["jurisdictions"] = []path{at.Field("country"), at.Field("markets")}
	on["jurisdictions_whole"], on["sizes"] = on["jurisdictions"], []path{at}
}

// jurisdictions are countries, and the European Union where one of them is a
// member, in order.
func jurisdictions(countries []inventory.Country) []string {
	found := []string{}
	for _, country := range countries {
		found = append(found, string(country))
		if slices.Contains(memberStates, country) {
			found = append(found, europeanUnion)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// measure is one figure of an operator that laws measure it by.
type measure struct {
	name string
	// The figure as declared of the operator itself; nil for a measure of its data
	// centres.
	own func(*inventory.Operator) *float64
	// The figure of one data centre, and the field that declares it.
	hall  func(*inventory.Facility) *float64
	field func(path) path
}

var measures = []measure{
	{name: "assets_krw", own: func(o *inventory.Operator) *float64 { return number(o.AssetsKRW) }},
	{name: "capacity_mw", hall: capacity, field: func(at path) path { return at.Field("power").Field("capacity_mw") }},
	{name: "daily_users", own: func(o *inventory.Operator) *float64 { return number(o.DailyUsers) }},
	{name: "employees", own: func(o *inventory.Operator) *float64 { return number(o.Employees) }},
	{name: "lines", own: func(o *inventory.Operator) *float64 { return number(o.Lines) }},
	{name: "revenue_krw", own: func(o *inventory.Operator) *float64 { return number(o.RevenueKRW) }},
	{name: "server_floor_m2", hall: func(f *inventory.Facility) *float64 { return f.ServerFloorM2 }, field: func(at path) path { return at.Field("server_floor_m2") }},
	{name: "service_revenue_krw", own: func(o *inventory.Operator) *float64 { return number(o.ServiceRevenueKRW) }},
	{name: "subscribers", own: func(o *inventory.Operator) *float64 { return number(o.Subscribers) }},
	{name: "traffic_share", own: func(o *inventory.Operator) *float64 { return o.TrafficShare }},
	{name: "transactions_krw", own: func(o *inventory.Operator) *float64 { return number(o.TransactionsKRW) }},
}

// size is what the inventory says of the measure.
func (m measure) size(operator *inventory.Operator, facilities []inventory.Facility) SizeFacts {
	if m.own != nil {
		figure, at := m.own(operator), []path{path("operator").Field(m.name)}
		return SizeFacts{m.name, figure, figure, rests(map[string][]path{"measure": at, "at_least": at, "at_most": at})}
	}
	return m.largest(operator.ID, facilities)
}

// largest is the figure of the largest data centre that the operator runs. One
// of which somebody else or nobody knows who runs it, or how large it is, may be
// larger than the others: then it is not known how large that is at most.
func (m measure) largest(operator inventory.OrganisationID, facilities []inventory.Facility) SizeFacts {
	facts, known, on := SizeFacts{Measure: m.name}, facilities != nil, []path{"facilities"}
	most := 0.0
	for i := range facilities {
		f := &facilities[i]
		at := facilityPath(f.ID)
		on = append(on, at.Field("operator"))
		if f.Operator != nil && *f.Operator != operator {
			continue
		}
		on = append(on, m.field(at))
		figure := m.hall(f)
		known = known && f.Operator != nil && figure != nil
		if f.Operator != nil && figure != nil {
			most = max(most, *figure)
			facts.AtLeast = pointer(most)
		}
	}
	if known {
		facts.AtMost = pointer(most)
	}
	on = sorted(on)
	facts.Basis = rests(map[string][]path{"measure": on, "at_least": on, "at_most": on})
	return facts
}

func capacity(f *inventory.Facility) *float64 {
	if f.Power == nil {
		return nil
	}
	return f.Power.CapacityMW
}

// number is a whole number as a figure.
func number(n *int64) *float64 {
	if n == nil {
		return nil
	}
	return pointer(float64(*n))
}

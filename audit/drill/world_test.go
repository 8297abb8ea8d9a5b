package drill

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// noon is the moment for which tests derive facts.
var noon = time.Date(2022, 10, 15, 12, 0, 0, 0, time.UTC)

// moment reads an instant as it is written in an inventory.
func moment(text string) *inventory.Instant {
	var instant inventory.Instant
	if err := instant.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return &instant
}

// deadline reads a deadline as it is written in an inventory.
func deadline(text string) *inventory.Deadline {
	var limit inventory.Deadline
	if err := limit.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return &limit
}

// length reads a duration as it is written in an inventory.
func length(text string) *inventory.Duration {
	var duration inventory.Duration
	if err := duration.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return &duration
}

// needs are requirements; "a|b" is one that either a or b fulfils.
func needs(requirements ...string) []inventory.Requirement {
	list := []inventory.Requirement{}
	for _, requirement := range requirements {
		list = append(list, inventory.Requirement{AnyOf: ids[inventory.ServiceID](strings.Split(requirement, "|")...)})
	}
	return list
}

// ids is a declared list of ids.
func ids[ID ~string](names ...string) []ID {
	list := []ID{}
	for _, name := range names {
		list = append(list, ID(name))
	}
	return list
}

// service declares a service with all that it requires.
func service(id string, requires []inventory.Requirement, deployments ...inventory.Deployment) inventory.Service {
	return inventory.Service{
		ID: inventory.ServiceID(id), Kind: "tool", Requires: requires,
		Deployments: append([]inventory.Deployment{}, deployments...),
	}
}

// active declares an active deployment.
func active(facility string) inventory.Deployment {
	return inventory.Deployment{Facility: inventory.FacilityID(facility), Mode: inventory.Active}
}

// standby declares a standby with what its activation requires.
func standby(facility string, requires ...string) inventory.Deployment {
	return inventory.Deployment{
		Facility: inventory.FacilityID(facility), Mode: inventory.Standby,
		Activation: &inventory.Activation{Requires: needs(requires...)},
	}
}

// with gives a deployment a capacity.
func with(capacity float64, deployment inventory.Deployment) inventory.Deployment {
	deployment.Capacity = &capacity
	return deployment
}

// building declares a facility that stands on its own in every respect.
func building(id string) inventory.Facility {
	return inventory.Facility{
		ID:             inventory.FacilityID(id),
		Site:           pointer(inventory.SiteID(id + "-site")),
		Operator:       pointer(inventory.OrganisationID(id + "-dc")),
		FailureDomains: ids[inventory.DomainID](id + "-grid"),
		Carriers:       ids[inventory.DomainID](id+"-c1", id+"-c2"),
		Power:          &inventory.Power{Substations: ids[inventory.DomainID](id+"-s1", id+"-s2")},
	}
}

// world is an inventory of the services, with the facilities pangyo and anyang
// and everything that these hang on.
func world(services ...inventory.Service) *inventory.Inventory {
	inv := &inventory.Inventory{Services: services}
	for _, id := range []string{"pangyo", "anyang"} {
		inv.Facilities = append(inv.Facilities, building(id))
		inv.Sites = append(inv.Sites, inventory.Site{ID: inventory.SiteID(id + "-site")})
		inv.Providers = append(inv.Providers, inventory.Provider{ID: inventory.OrganisationID(id + "-dc")})
		for name, kind := range map[string]string{"grid": "power-grid", "s1": "substation", "s2": "substation", "c1": "carrier", "c2": "carrier"} {
			inv.FailureDomains = append(inv.FailureDomains, inventory.FailureDomain{
				ID: inventory.DomainID(id + "-" + name), Kind: inventory.DomainKind(kind),
			})
		}
	}
	return inv
}

// lossOf is what becomes of a service without something.
func lossOf(t *testing.T, facts everything, service string, kind LossKind, id string) LossFacts {
	t.Helper()
	for _, entry := range facts.Services[inventory.ServiceID(service)].Losses {
		if entry.Kind == kind && idOf(entry) == id {
			return entry
		}
	}
	t.Fatalf("no entry for the loss of %s %s by %s", kind, id, service)
	return LossFacts{}
}

// show is a value that may be absent, for messages and comparisons.
func show[T any](value *T) any {
	if value == nil {
		return "absent"
	}
	return *value
}

// everything is all facts of an inventory, by the ids of what they are about.
type everything struct {
	Operator   OperatorFacts
	Plan       PlanFacts
	Facilities map[inventory.FacilityID]FacilityFacts
	Services   map[inventory.ServiceID]ServiceFacts
	Datasets   map[inventory.DatasetID]DatasetFacts
	Notices    map[inventory.NoticeID]NoticeFacts
	Incidents  map[inventory.IncidentID]IncidentFacts
}

// deriveAll derives everything.
func deriveAll(inv *inventory.Inventory, at time.Time, documents ...map[inventory.DocumentID]inventory.Verification) everything {
	facts := Derive(inv, at, append(documents, nil)[0])
	all := everything{
		Operator: facts.Operator(), Plan: facts.Plan(),
		Facilities: byID(inv.Facilities, func(f *inventory.Facility) (inventory.FacilityID, FacilityFacts) { return f.ID, facts.Facility(f) }),
		Services:   byID(inv.Services, func(s *inventory.Service) (inventory.ServiceID, ServiceFacts) { return s.ID, facts.Service(s) }),
		Datasets:   byID(inv.Datasets, func(d *inventory.Dataset) (inventory.DatasetID, DatasetFacts) { return d.ID, facts.Dataset(d) }),
		Incidents:  byID(inv.Incidents, func(i *inventory.Incident) (inventory.IncidentID, IncidentFacts) { return i.ID, facts.Incident(i) }),
	}
	if inv.Reporting != nil {
		all.Notices = byID(inv.Reporting.Notices, func(n *inventory.Notice) (inventory.NoticeID, NoticeFacts) { return n.ID, facts.Notice(n) })
	}
	return all
}

// byID indexes what is made of each entry of a list.
func byID[T any, ID comparable, F any](list []T, of func(*T) (ID, F)) map[ID]F {
	found := map[ID]F{}
	for i := range list {
		id, facts := of(&list[i])
		found[id] = facts
	}
	return found
}

// accounted is facts with all that they rest on, as text.
func accounted(t testing.TB, facts any) string {
	t.Helper()
	text, err := json.Marshal(withBasis(reflect.ValueOf(facts)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// withBasis is a value as JSON has it, with the basis of each field of facts.
func withBasis(v reflect.Value) any {
	switch v.Kind() {
	case reflect.Struct:
		fields := map[string]any{}
		basis := v.FieldByName("Basis")
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
			if name != "-" {
				fields[v.Type().Field(i).Name] = withBasis(v.Field(i))
			}
			if basis.IsValid() && name != "-" {
				fields["basis of "+name] = basis.Interface().(Basis)(name)
			}
		}
		return fields
	case reflect.Slice:
		entries := []any{}
		for i := range v.Len() {
			entries = append(entries, withBasis(v.Index(i)))
		}
		return entries
	case reflect.Map:
		entries := map[string]any{}
		for _, key := range v.MapKeys() {
			entries[key.String()] = withBasis(v.MapIndex(key))
		}
		return entries
	}
	return v.Interface()
}

// idOf is the id of what is lost; empty when it has no name.
func idOf(facts LossFacts) string {
	if facts.ID == nil {
		return ""
	}
	return *facts.ID
}

package terraform

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// service is what one or several resources do the work of: those with the same
// label, or one alone.
type service struct {
	id     inventory.ServiceID
	label  string // the id as a label gives it; empty if none does
	base   string
	labels map[string]string
	always inventory.ServiceKind
	parts  []part
}

// part is what one resource says of where the service runs.
type part struct {
	of     *resource
	places []spot
	whole  bool // these are all places
	open   open // why not
	stored bool // it keeps data, and says nothing of where the service runs
}

// spot is one place where a service runs, how, if that is known, and which resource
// says so.
type spot struct {
	place
	mode inventory.Mode
	by   string
}

// open is a reason why something is not known, with what the file says of it.
type open struct{ reason, detail string }

// serve notes what a resource says of a service, and of which: its label says so,
// or it is one of its own. A service has a kind of its own only if all of its
// resources have the same.
func (r *reading) serve(res *resource, kind inventory.ServiceKind, p part) {
	labels := res.labels()
	key, label := " "+res.address, imports.ID(labels[imports.LabelService])
	if label != "" {
		key = strings.ToLower(label)
	}
	s := r.byKey[key]
	if s == nil {
		s = &service{label: label, base: res.base(), labels: map[string]string{}, always: kind}
		r.byKey[key] = s
	}
	if s.always != kind && !p.stored {
		s.always = ""
	}
	r.claim(s, labels, res)
	p.of = res
	s.parts = append(s.parts, p)
	r.services[res] = s
}

// claim keeps what labels say of a service. Where resources contradict each other,
// nothing is said.
func (r *reading) claim(s *service, labels map[string]string, res *resource) {
	for _, key := range []string{imports.LabelKind, imports.LabelCritical} {
		before, said := s.labels[key]
		switch label := labels[key]; {
		case label == "" || said && before == label:
		case said:
			s.labels[key] = "contradictory"
		default:
			s.labels[key] = label
		}
	}
}

// labelled are the attributes in which providers keep labels.
var labelled = []string{"tags_all", "tags", "effective_labels", "labels", "resource_labels"}

// labels are the labels of a resource that are meant for this program.
func (res *resource) labels() map[string]string {
	found := map[string]string{}
	for _, key := range []string{imports.LabelService, imports.LabelKind, imports.LabelCritical, imports.LabelMode} {
		for _, attribute := range labelled {
			found[key] = cmp.Or(found[key], res.get(attribute, key).text())
		}
		found[key] = cmp.Or(found[key], res.get("settings").first().get("user_labels", key).text())
	}
	for _, tag := range res.get("tag").entries() { // of a group of machines
		if key := tag.get("key").text(); found[key] == "" && strings.HasPrefix(key, "dcaudit-") {
			found[key] = tag.get("value").text()
		}
	}
	return found
}

// name gives each service an id: that of its label, else the name of its resource,
// or its address where the name is not the only one.
func (r *reading) name() {
	wanted := map[string]int{}
	for _, s := range r.byKey {
		wanted[strings.ToLower(cmp.Or(s.label, imports.ID(s.base)))]++
	}
	taken := map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(r.byKey)) {
		s := r.byKey[key]
		if s.label != "" {
			s.id = inventory.ServiceID(s.label)
			taken[strings.ToLower(s.label)] = true
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.byKey)) {
		s := r.byKey[key]
		if s.label != "" {
			continue
		}
		id := imports.ID(s.base)
		if wanted[strings.ToLower(id)] > 1 || id == "" {
			id = imports.ID(s.parts[0].of.address)
		}
		s.id = inventory.ServiceID(unused(id, taken))
	}
}

// unused is an id that no other has, also without regard to case.
func unused(id string, taken map[string]bool) string {
	for taken[strings.ToLower(id)] {
		id = imports.ID(id + " ")
	}
	taken[strings.ToLower(id)] = true
	return id
}

// declare writes a service into the draft, unless nobody knows its kind.
func (r *reading) declare(s *service) bool {
	made := inventory.Service{ID: s.id}
	for _, p := range s.parts {
		more := r.draft.Source(p.of.address)
		if made.Source == nil {
			made.Source = more
		} else if len(s.parts) > 1 {
			made.Source = new(imports.Text(*made.Source + ", " + p.of.address))
		}
	}
	if !r.draft.Claim(&made, s.always, s.labels) {
		return false
	}
	at := inventory.Path("services").Item(string(s.id))
	spots, why := r.spots(s)
	if why == (open{}) {
		made.Deployments, why = r.deployments(s, spots)
	}
	if why != (open{}) {
		r.draft.Unknown(at.Field("deployments"), why.reason, why.detail)
	}
	r.draft.Unknown(at.Field("requires"), imports.NotInFile, "nor its objectives")
	r.draft.Inventory.Services = append(r.draft.Inventory.Services, made)
	return true
}

// spots are all places of a service. Resources of one type do the same work, so
// that it runs wherever one of them is; those of several types do different work,
// so that they must be in the same places.
func (r *reading) spots(s *service) ([]spot, open) {
	byType := map[string][]spot{}
	for _, p := range s.parts {
		if p.stored {
			continue
		}
		if !p.whole {
			return nil, open{cmp.Or(p.open.reason, unplaced), strings.TrimPrefix(p.open.detail+"; "+p.of.address, "; ")}
		}
		label := p.of.labels()[imports.LabelMode]
		for _, one := range p.places {
			one.mode, one.by = cmp.Or(inventory.Mode(label), one.mode), p.of.address
			byType[p.of.kind] = append(byType[p.of.kind], one)
		}
	}
	if len(byType) == 0 {
		return nil, open{unsaid, "no machine is labelled as part of it"}
	}
	var all []spot
	for i, kind := range slices.Sorted(maps.Keys(byType)) {
		if i > 0 && !slices.Equal(units(all), units(byType[kind])) {
			return nil, open{unplaced, "its resources of several types are in different places"}
		}
		all = append(all, byType[kind]...)
	}
	return all, open{}
}

func units(spots []spot) []string {
	var names []string
	for _, one := range spots {
		names = append(names, one.unit()+" "+one.zone)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// deployments places a service, if everything about that is certain.
func (r *reading) deployments(s *service, spots []spot) ([]inventory.Deployment, open) {
	places, sources := make([]place, len(spots)), make([]string, len(spots))
	for i, one := range spots {
		places[i], sources[i] = one.place, one.by
	}
	modes, by := map[inventory.FacilityID]inventory.Mode{}, map[inventory.FacilityID]string{}
	for i, facility := range r.settle(places, sources) {
		if facility == nil {
			return nil, r.unsettled(spots[i].place)
		}
		modes[*facility] = serving(modes[*facility], cmp.Or(spots[i].mode, unclear))
		by[*facility] = cmp.Or(by[*facility], spots[i].by)
	}
	var deployments []inventory.Deployment
	for _, facility := range slices.Sorted(maps.Keys(modes)) {
		mode := modes[facility]
		switch {
		case mode == unclear && len(modes) == 1:
			mode = inventory.Active // there is nowhere else to serve from
		case !slices.Contains(imports.Modes, mode):
			return nil, open{modeUnsaid, "label its resources " + imports.LabelMode}
		}
		deployments = append(deployments, inventory.Deployment{Facility: facility, Mode: mode, Object: inventory.Object{Source: r.draft.Source(by[facility])}})
	}
	if len(deployments) == 0 {
		return nil, open{unplaced, s.parts[0].of.address}
	}
	return deployments, open{}
}

// unsettled is why a place is no facility.
func (r *reading) unsettled(p place) open {
	switch {
	case !p.known():
		return open{unplaced, ""}
	case r.split[p.of.id] && p.exact() && p.of.apart:
		return open{otherZones, "it is in " + p.zone}
	}
	return open{unplaced, "it is in region " + p.region + " of " + p.of.name}
}

// unclear is the mode of what may serve, or wait.
const unclear inventory.Mode = "unclear"

// serving is the mode of two things in one place, of which the first may be
// nothing: one that serves is enough.
func serving(a, b inventory.Mode) inventory.Mode {
	switch {
	case a == "" || a == b:
		return b
	case a == inventory.Active || b == inventory.Active:
		return inventory.Active
	}
	return unclear
}

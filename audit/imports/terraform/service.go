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
	imports.Claim(s.labels, labels)
	p.of = res
	s.parts = append(s.parts, p)
	r.services[res] = s
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
		s.id = inventory.ServiceID(imports.Unused(id, taken))
	}
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
	deployments, why := r.deployments(s)
	made.Deployments = deployments
	if why != (open{}) {
		r.draft.Unknown(at.Field("deployments"), why.reason, why.detail)
	}
	r.draft.Unknown(at.Field("requires"), imports.NotInFile, "nor its objectives")
	r.draft.Inventory.Services = append(r.draft.Inventory.Services, made)
	return true
}

package kubernetes

import (
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// service is what one or several workloads do the work of: those with the same
// label, or one alone.
type service struct {
	id     inventory.ServiceID
	label  string // the id as a label gives it; empty if none does
	labels map[string]string
	always inventory.ServiceKind
	parts  []*object

	settled bool    // whether it is known what the first is
	first   *object // see primary
}

// serve notes of which service a workload does the work.
func (r *reading) serve(o *object) {
	labels, kind := o.labels(), inventory.ServiceKind("")
	if o.sort == clusters {
		kind = "database"
	}
	key, label := " "+o.sort+" "+o.address(), imports.ID(labels[imports.LabelService])
	if label != "" {
		key = strings.ToLower(label)
	}
	s := r.services[key]
	if s == nil {
		s = &service{label: label, labels: map[string]string{}, always: kind}
		r.services[key] = s
	}
	if s.always != kind {
		s.always = ""
	}
	imports.Claim(s.labels, labels)
	s.parts = append(s.parts, o)
	r.of[o] = s
}

// name gives each service an id: that of its label, else the name of its workload,
// with its namespace where the name is not the only one, and with its kind where
// both are not.
func (r *reading) name() {
	wanted, taken := map[string]int{}, map[string]bool{}
	for _, s := range r.services {
		if s.label != "" {
			s.id = inventory.ServiceID(s.label)
			taken[strings.ToLower(s.label)] = true
			wanted[strings.ToLower(s.label)]++
			continue
		}
		for _, id := range s.parts[0].ids() {
			wanted[strings.ToLower(id)]++
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.services)) {
		s := r.services[key]
		if s.label != "" {
			continue
		}
		ids := s.parts[0].ids()
		id := ids[len(ids)-1]
		for _, candidate := range ids {
			if wanted[strings.ToLower(candidate)] == 1 {
				id = candidate
				break
			}
		}
		s.id = inventory.ServiceID(imports.Unused(id, taken))
	}
}

// ids are the ids that an object may have, the shortest first.
func (o *object) ids() []string {
	long := o.namespace + "." + o.name
	return []string{imports.ID(o.name), imports.ID(long), imports.ID(long + "." + strings.ToLower(o.kind))}
}

// declare writes a service into the draft, unless nobody knows its kind.
func (r *reading) declare(s *service) bool {
	var addresses []string
	for _, o := range s.parts {
		addresses = append(addresses, o.address())
	}
	made := inventory.Service{ID: s.id, Object: inventory.Object{Source: r.draft.Source(strings.Join(addresses, ", "))}}
	if !r.draft.Claim(&made, s.always, s.labels) {
		return false
	}
	at, why := inventory.Path("services").Item(string(s.id)), open{}
	if made.Deployments, why = r.deployments(s); why != (open{}) {
		r.draft.Unknown(at.Field("deployments"), why.reason, why.detail)
	}
	if len(made.Deployments) > 1 && slices.ContainsFunc(s.parts, func(o *object) bool { return !o.staysSpread() }) {
		imports.AddNote(&made.Note, "its pods are in several places now, and no rule keeps all of them there")
	}
	r.draft.Unknown(at.Field("requires"), imports.NotInFile, "nor its objectives")
	r.draft.Inventory.Services = append(r.draft.Inventory.Services, made)
	return true
}

// staysSpread reports whether a rule keeps the pods of a workload in several zones:
// one that rather leaves a pod waiting. A DaemonSet runs on every node.
func (o *object) staysSpread() bool {
	if o.sort == daemonSets {
		return true
	}
	spec := o.Get("spec", "template", "spec")
	if o.sort == clusters {
		spec = o.Get("spec")
		if spec.Get("affinity", "podAntiAffinityType").String() == "required" && isZoneKey(spec.Get("affinity", "topologyKey").String()) {
			return true
		}
	}
	for _, rule := range spec.Get("topologySpreadConstraints").Entries() {
		if rule.Get("whenUnsatisfiable").String() == "DoNotSchedule" && isZoneKey(rule.Get("topologyKey").String()) {
			return true
		}
	}
	for _, rule := range spec.Get("affinity", "podAntiAffinity", "requiredDuringSchedulingIgnoredDuringExecution").Entries() {
		if isZoneKey(rule.Get("topologyKey").String()) {
			return true
		}
	}
	return false
}

// isZoneKey reports whether a label tells zones or regions apart.
func isZoneKey(key string) bool {
	return slices.Contains([]string{zoneLabel, oldZoneLabel, regionLabel, oldRegionLabel, imports.LabelFacility}, key)
}

// primary is the one cluster of a database that follows no other, nil if there is
// none, or several.
func (s *service) primary() *object {
	if s.settled {
		return s.first
	}
	s.settled = true
	for _, o := range s.parts {
		if o.sort != clusters || o.follows() {
			continue
		}
		if s.first != nil {
			s.first = nil
			break
		}
		s.first = o
	}
	return s.first
}

package netbox

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// service is what one or several machines or clusters do the work of: those with the
// same custom field, or one alone.
type service struct {
	id     string
	labels map[string]string
	parts  []*object
}

// serve writes the services that machines and clusters are marked as parts of, and
// counts the others.
func (r *reading) serve() {
	services, taken, counts := map[string]*service{}, map[string]bool{}, map[string]int{}
	var keys []string
	for _, list := range []string{devices, clusters, machines} {
		for _, o := range r.all(list) {
			id := imports.ID(o.custom(fieldService))
			switch {
			case id == "" && o.custom(fieldKind) == "":
				counts[strings.TrimSuffix(list+" "+cmp.Or(o.Get("role", "name").String(), o.Get("device_role", "name").String()), " ")]++
				continue
			case o.status() != "" && o.status() != "active":
				r.draft.Unknown("services", idle, o.address()+": "+o.status())
				continue
			}
			key := strings.ToLower(id)
			if id == "" {
				key = " " + o.address()
			}
			if services[key] == nil {
				services[key] = &service{id: id, labels: map[string]string{}}
				keys = append(keys, key)
			}
			services[key].add(o)
			if id != "" {
				taken[strings.ToLower(id)] = true
			}
		}
	}
	r.counts("services", unmarked, counts)
	for _, key := range keys {
		s := services[key]
		if s.id == "" {
			s.id = imports.Unused(cmp.Or(imports.ID(s.parts[0].name()), imports.ID(s.parts[0].address())), taken)
		}
		r.declareService(s)
	}
}

// add notes one part. Where parts contradict each other, nothing is said.
func (s *service) add(o *object) {
	s.parts = append(s.parts, o)
	for field, label := range map[string]string{fieldKind: imports.LabelKind, fieldCritical: imports.LabelCritical} {
		before, said := s.labels[label]
		switch value := o.custom(field); {
		case value == "" || said && before == value:
		case said:
			s.labels[label] = "contradictory"
		default:
			s.labels[label] = value
		}
	}
}

func (r *reading) declareService(s *service) {
	var addresses []string
	for _, o := range s.parts {
		addresses = append(addresses, o.address())
	}
	made := inventory.Service{ID: inventory.ServiceID(s.id), Object: inventory.Object{Source: r.draft.Source(strings.Join(addresses, ", "))}}
	if !r.draft.Claim(&made, "", s.labels) {
		return
	}
	at := inventory.Path("services").Item(s.id)
	reason, detail := "", ""
	if made.Deployments, reason, detail = r.deployments(s); reason != "" {
		r.draft.Unknown(at.Field("deployments"), reason, detail)
	}
	r.draft.Unknown(at.Field("requires"), imports.NotInFile, "nor its objectives")
	r.draft.Inventory.Services = append(r.draft.Inventory.Services, made)
}

// deployments places a service, if all of its parts are in buildings that are known.
// Those of one list do the same work; those of several must be in the same places.
func (r *reading) deployments(s *service) (made []inventory.Deployment, reason, detail string) {
	modes, by := map[string]map[inventory.FacilityID]inventory.Mode{}, map[inventory.FacilityID]*object{}
	for _, o := range s.parts {
		facility := r.home(o)
		if facility == nil {
			return nil, noBuilding, o.address()
		}
		if modes[o.list] == nil {
			modes[o.list] = map[inventory.FacilityID]inventory.Mode{}
		}
		mode := inventory.Mode(o.custom(fieldMode))
		if before, there := modes[o.list][facility.ID]; there && before != mode {
			return nil, modeUnsaid, "those in one building say different things"
		}
		modes[o.list][facility.ID] = mode
		by[facility.ID] = cmp.Or(by[facility.ID], o)
	}
	first := modes[s.parts[0].list]
	for _, mine := range modes {
		if !maps.Equal(first, mine) {
			return nil, noBuilding, "its parts of several lists are in different buildings, or say different things"
		}
	}
	for _, id := range slices.Sorted(maps.Keys(first)) {
		mode := first[id]
		if mode == "" && len(first) == 1 {
			mode = inventory.Active // there is nowhere else to serve from
		}
		if !slices.Contains(imports.Modes, mode) {
			return nil, modeUnsaid, "say it in the custom field " + fieldMode
		}
		made = append(made, inventory.Deployment{Facility: id, Mode: mode, Object: inventory.Object{Source: r.draft.Source(by[id].address())}})
	}
	return made, "", ""
}

// home is the building that a part is in, nil if it is not certain. A virtual machine
// is where its host is, or its site, or the scope of its cluster.
func (r *reading) home(o *object) *inventory.Facility {
	if o == nil {
		return nil
	}
	scope := o.ref("scope")
	switch {
	case o.list == machines && o.ref("device") != 0:
		return r.home(r.find(devices, o.ref("device")))
	case o.ref("site") != 0 || o.ref("location") != 0:
		return r.place(o.ref("site"), o.ref("location"))
	case o.Get("scope_type").String() == "dcim.site":
		return r.place(scope, 0)
	case o.Get("scope_type").String() == "dcim.location":
		return r.place(0, scope)
	case o.list == machines && o.ref("cluster") != 0:
		return r.home(r.find(clusters, o.ref("cluster")))
	}
	return nil
}

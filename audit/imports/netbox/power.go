package netbox

import (
	"fmt"
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// supply is what is known of the power of one facility.
type supply struct {
	panels  int
	unnamed int                       // panels that name no substation
	stray   int                       // feeds of no rack
	by      map[string]*object        // which panel names a substation
	racks   map[int64]map[string]bool // substations that a rack is fed from
	kinds   map[string]int            // feeds by their type
}

// substations says of each facility which substations feed it. NetBox knows panels
// and feeds within a building; which substation is behind a panel people say in a
// custom field of it. All panels with active feeds must name one, and with several
// every rack must be fed from each: else the loss of one takes a part with it.
func (r *reading) substations() {
	supplies := map[*inventory.Facility]*supply{}
	for _, feed := range r.all(feeds) {
		panel := r.find(panels, feed.ref("power_panel"))
		if feed.status() != "active" || panel == nil {
			continue
		}
		facility := r.place(panel.ref("site"), panel.ref("location"))
		if facility == nil {
			continue
		}
		if supplies[facility] == nil {
			supplies[facility] = &supply{by: map[string]*object{}, racks: map[int64]map[string]bool{}, kinds: map[string]int{}}
		}
		supplies[facility].add(feed, panel)
	}
	for _, rack := range r.all(racks) {
		if s := supplies[r.place(rack.ref("site"), rack.ref("location"))]; s != nil && s.racks[rack.id] == nil && (rack.status() == "active" || rack.status() == "") {
			s.racks[rack.id] = map[string]bool{} // it has no feed
		}
	}
	for _, key := range slices.Sorted(maps.Keys(r.byName)) {
		r.feed(r.byName[key], supplies[r.byName[key]])
	}
}

// add notes one feed.
func (s *supply) add(feed, panel *object) {
	s.kinds[feed.Get("type", "value").String()]++
	name := imports.ID(panel.custom(fieldSubstation))
	if name == "" {
		s.unnamed++
		return
	}
	if s.by[name] == nil {
		s.by[name] = panel
	}
	rack := feed.ref("rack")
	if rack == 0 {
		s.stray++
		return
	}
	if s.racks[rack] == nil {
		s.racks[rack] = map[string]bool{}
	}
	s.racks[rack][name] = true
}

// feed gives a facility its substations, or lists why they are not known.
func (r *reading) feed(facility *inventory.Facility, s *supply) {
	at := inventory.Path("facilities").Item(string(facility.ID)).Field("power").Field("substations")
	if s == nil {
		r.draft.Unknown(at, unsaid, "no active feed of a panel is in the file")
		return
	}
	kinds := fmt.Sprintf("%d active feeds are primary, %d redundant", s.kinds["primary"], s.kinds["redundant"])
	isPart := slices.ContainsFunc(slices.Collect(maps.Values(s.racks)), func(from map[string]bool) bool { return len(from) < len(s.by) })
	whole := r.isWhole(racks) && r.isWhole(panels) && r.isWhole(feeds)
	switch {
	case s.unnamed > 0:
		r.draft.Unknown(at, inBuilding, kinds+"; name it at every panel in the custom field "+fieldSubstation)
		return
	case len(s.by) > 1 && (isPart || s.stray > 0 || !whole):
		r.draft.Unknown(at, inBuilding, kinds+"; not every rack is known to be fed from each substation")
		return
	}
	facility.Power = &inventory.Power{Object: inventory.Object{Source: r.draft.Source(s.by[slices.Min(slices.Collect(maps.Keys(s.by)))].address())}}
	for _, name := range slices.Sorted(maps.Keys(s.by)) {
		facility.Power.Substations = append(facility.Power.Substations, r.domain(name, inventory.SubstationDomain, "", s.by[name]))
	}
}

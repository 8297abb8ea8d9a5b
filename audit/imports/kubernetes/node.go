package kubernetes

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// clouds are the providers by the scheme of the ids that they give to machines.
var clouds = map[string]*imports.Cloud{"aws": imports.AWS, "gce": imports.Google, "azure": imports.Azure}

// numberOnly is a zone of Microsoft that is none: the number of a group of machines
// within one.
var numberOnly = regexp.MustCompile(`^[0-9]+$`)

// placeNodes finds out where every node is.
func (r *reading) placeNodes() {
	accounts := map[string]bool{}
	found := map[string]spot{}
	for _, n := range r.all(nodes) {
		scheme, rest, _ := strings.Cut(n.Get("spec", "providerID").String(), "://")
		if parts := strings.Split(rest, "/"); scheme == "azure" && len(parts) > 2 && strings.EqualFold(parts[1], "subscriptions") {
			accounts[strings.ToLower(parts[2])] = true
		}
		found[n.name] = nodePlace(n, clouds[scheme], rest)
	}
	r.places.Split[imports.Azure.ID] = len(accounts) > 1
	r.unify(found)
	unplaced := map[string]int{}
	for _, n := range r.all(nodes) {
		at := found[n.name]
		at.by = n.address()
		r.standing[n.name] = at
		zone := n.zone()
		if zone != "" {
			r.zones[zone] = append(r.zones[zone], at)
		}
		if !at.Known() {
			unplaced[at.open.reason+"\n"+cmp.Or(zone, "no zone")]++
		}
	}
	for of, count := range unplaced {
		reason, zone, _ := strings.Cut(of, "\n")
		r.draft.Unknown("facilities", reason, fmt.Sprintf("%s, %d of the nodes: label them %s", zone, count, imports.LabelFacility))
	}
}

func (o *object) zone() string { return cmp.Or(o.label(zoneLabel), o.label(oldZoneLabel)) }

// nodePlace is where a node says that it is: its building, if people name it, and
// its zone, if that is one of a provider.
func nodePlace(n *object, cloud *imports.Cloud, id string) (at spot) {
	if cloud == nil {
		at.open = open{imports.NoBuilding, ""}
	} else {
		at = cloudPlace(n, cloud, id)
	}
	building := n.label(imports.LabelFacility)
	switch {
	case building == "":
	case imports.ID(building) != building:
		at.Place, at.open = imports.Place{}, open{imports.NotUnderstood, ""}
	case at.open.reason == contrary:
		at.Place, at.open = imports.Place{Building: building}, open{}
	default:
		at.Place.Building, at.Zone, at.open = building, "", open{}
	}
	return at
}

// cloudPlace is the zone of a provider that a node is in, or its region, if it is in
// no zone. A zone with a name of another form may be anywhere.
func cloudPlace(n *object, cloud *imports.Cloud, id string) spot {
	zone, region := n.zone(), cmp.Or(n.label(regionLabel), n.label(oldRegionLabel))
	if parts := strings.Split(id, "/"); cloud != imports.Azure && len(parts) == 3 {
		if zone != "" && parts[1] != "" && parts[1] != zone {
			return spot{open: open{contrary, ""}}
		}
		zone = cmp.Or(zone, parts[1])
	}
	if cloud == imports.Azure && numberOnly.MatchString(zone) {
		zone = ""
	}
	in, around := cloud.InZone(zone), cloud.InRegion(region)
	switch {
	case zone == "" && around.Known():
		return spot{Place: around}
	case in.Known() && around.Known() && in.Region != around.Region:
		return spot{open: open{contrary, ""}}
	case in.Known():
		return spot{Place: in}
	}
	return spot{open: open{imports.NoBuilding, ""}}
}

// unify takes care that no building counts as two: a node without a label, in a zone
// of which others name their building, may be in that one. A building whose nodes
// are in different regions is in none that is certain.
func (r *reading) unify(found map[string]spot) {
	named, spelled := map[string]bool{}, map[string]string{}
	around, torn := map[string]imports.Place{}, map[string]bool{}
	for _, n := range r.all(nodes) {
		at := found[n.name]
		if at.Building == "" {
			continue
		}
		key := strings.ToLower(at.Building)
		at.Building = cmp.Or(spelled[key], at.Building)
		found[n.name], spelled[key], named[n.zone()] = at, at.Building, true
		before, seen := around[at.Building]
		torn[at.Building] = torn[at.Building] || seen && before != at.Place
		around[at.Building] = at.Place
	}
	for name, at := range found {
		switch {
		case torn[at.Building]:
			at.Of, at.Region = nil, ""
			r.draft.Unknown(inventory.Path("facilities").Item(at.Building).Field("cloud_region"), contrary, "its nodes are in different regions")
		case at.Building == "" && named[r.find(nodes, "", name).zone()]:
			at.Place, at.open = imports.Place{}, open{imports.Unplaced, "other nodes of its zone name a building"}
		}
		found[name] = at
	}
}

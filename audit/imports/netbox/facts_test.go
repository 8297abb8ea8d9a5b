package netbox

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// facts are what a test expects of one file: buildings, with what connects and feeds
// them, and where services run.
func facts(inv *inventory.Inventory) (lines []string) {
	for _, f := range inv.Facilities {
		line := string(f.ID)
		if f.Site != nil {
			line += " at " + string(*f.Site)
		}
		if f.Country != nil {
			line += " in " + string(*f.Country)
		}
		if f.Location != nil {
			line += fmt.Sprintf(" (%v, %v)", f.Location.Lat, f.Location.Lon)
		}
		if f.Carriers != nil {
			line += fmt.Sprint(" ", f.Carriers)
		}
		if f.Power != nil {
			line += fmt.Sprint(" from ", f.Power.Substations)
		}
		lines = append(lines, line)
	}
	for _, s := range inv.Services {
		line := string(s.ID) + ":"
		for _, d := range s.Deployments {
			line += " " + string(d.Mode) + "@" + string(d.Facility)
		}
		lines = append(lines, line)
	}
	return lines
}

// bundle is an object with lists by their names, each given as name and entries.
func bundle(lists ...string) string {
	var fields []string
	for i := 0; i < len(lists); i += 2 {
		fields = append(fields, fmt.Sprintf(`%q: {"count": %d, "next": null, "results": [%s]}`, lists[i], strings.Count(lists[i+1], `"custom_fields"`), lists[i+1]))
	}
	return "{" + strings.Join(fields, ",\n") + "}"
}

// entry is an active object with what else is in it, and custom fields after a bar.
func entry(id int, rest string) string {
	rest, custom, _ := strings.Cut(rest, "|")
	if rest != "" {
		rest = ", " + rest
	}
	return fmt.Sprintf(`{"id": %d, "name": "n%d", "slug": "s%[2]d", "status": {"value": "active"}%s, "custom_fields": {%s}}`, id, id, rest, custom)
}

func at(field string, id int) string { return fmt.Sprintf(`%q: {"id": %d}`, field, id) }

var two = entry(1, "") + "," + entry(2, "")

func check(t *testing.T, name, text string, want ...string) {
	t.Helper()
	_, inv := imported(t, "export.json", text, imports.Options{})
	if got := facts(inv); !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", name, got, want)
	}
}

func TestSites(t *testing.T) {
	one := func(rest string) string { return bundle(sites, entry(1, rest)) }
	check(t, "two sites", bundle(sites, two), "s1", "s2")
	check(t, "a point", one(`"latitude": 37.4021, "longitude": 127.1012`), "s1 (37.4021, 127.1012)")
	check(t, "a point in words, as older versions give it", one(`"latitude": "37.402100", "longitude": "127.101200"`), "s1 (37.4021, 127.1012)")
	check(t, "half a point", one(`"latitude": 37.4021, "longitude": null`), "s1")
	check(t, "a point that is not on earth", one(`"latitude": 91, "longitude": 12`), "s1")
	check(t, "no number", one(`"latitude": "NaN", "longitude": 12`), "s1")
	check(t, "a place that nobody filled in", one(`"latitude": 0, "longitude": 0.0`), "s1")
	check(t, "a campus", one(`|"dcaudit_site": "c"`), "s1 at c")
	check(t, "a campus that is no id", one(`|"dcaudit_site": "c c"`), "s1")
	check(t, "one campus in two spellings", bundle(sites, entry(1, `|"dcaudit_site": "c"`)+","+entry(2, `|"dcaudit_site": "C"`)), "s1 at c", "s2 at c")
	check(t, "a site that is planned", bundle(sites, strings.Replace(two, "active", "planned", 1)), "s2")
	check(t, "a country", one(`"region": {"id": 1, "name": "Germany"}`), "s1 in DE")
	check(t, "a region that is no country", one(`"region": {"id": 1, "name": "Georgia"}`), "s1")
	check(t, "a region within a country", bundle(sites, entry(1, `"region": {"id": 3, "name": "Bavaria"}`), regions, entry(3, `"parent": {"id": 2, "name": "Germany"}`)), "s1 in DE")
	check(t, "regions in a circle", bundle(sites, entry(1, at("region", 3)), regions, entry(3, at("parent", 4))+","+entry(4, at("parent", 3))), "s1")
	check(t, "one address", bundle(sites, entry(1, `"physical_address": "1 A-Street,\r\nX"`)+","+entry(2, `"physical_address": "1 a street x"`)))
	check(t, "one point", bundle(sites, entry(1, `"latitude": 1, "longitude": 2`)+","+entry(2, `"latitude": 1.00001, "longitude": 2`)))
	check(t, "one facility", bundle(sites, entry(1, `"facility": "DC 1"`)+","+entry(2, `"facility": "dc-1"`)))
	check(t, "one facility, one address", bundle(sites, entry(1, `"facility": "DC 1", "physical_address": "x"`)+","+entry(2, `"facility": "DC 1"`)))
	check(t, "one provider at two addresses", bundle(sites, entry(1, `"facility": "DC", "physical_address": "x"`)+","+entry(2, `"facility": "DC", "physical_address": "y"`)), "s1", "s2")
	check(t, "one address, of which one is given up", strings.Replace(bundle(sites, entry(1, `"physical_address": "x"`)+","+entry(2, `"physical_address": "x"`)), "active", "retired", 1), "s2")
	check(t, "two halls of a building that people name", bundle(sites, entry(1, `"physical_address": "x"|"dcaudit_facility": "b"`)+","+entry(2, `"physical_address": "x"|"dcaudit_facility": "B"`)), "b")
	check(t, "a building that is no id", one(`|"dcaudit_facility": "a b"`))
	check(t, "buildings of a campus", bundle(sites, entry(1, `"latitude": 1, "longitude": 2|"dcaudit_site": "c"`), locations, entry(1, at("site", 1)+`|"dcaudit_facility": "a"`)+","+entry(2, at("site", 1)+`|"dcaudit_facility": "b"`)+","+entry(3, at("site", 1))), "a at c", "b at c")
}

func TestServices(t *testing.T) {
	s := func(more string) string { return `|"dcaudit_service": "s", "dcaudit_kind": "product"` + more }
	active, standby := `, "dcaudit_mode": "active"`, `, "dcaudit_mode": "standby"`
	rooms := entry(1, at("site", 1)+`|"dcaudit_facility": "a"`) + "," + entry(2, at("site", 1)+","+at("parent", 1)) + "," + entry(3, at("site", 1)) + "," + entry(4, at("parent", 4))
	check(t, "a device", bundle(sites, two, devices, entry(1, at("site", 1)+s(""))), "s1", "s2", "s: active@s1")
	check(t, "no custom field", bundle(sites, two, devices, entry(1, at("site", 1))), "s1", "s2")
	check(t, "a kind alone", bundle(sites, two, devices, entry(1, at("site", 1)+`|"dcaudit_kind": "tool"`)), "s1", "s2", "n1: active@s1")
	check(t, "a service without a kind", bundle(sites, two, devices, entry(1, at("site", 1)+`|"dcaudit_service": "s"`)), "s1", "s2")
	check(t, "a selection, as older versions give it", bundle(sites, two, devices, entry(1, at("site", 1)+`|"dcaudit_kind": {"value": "tool", "label": "Tool"}`)), "s1", "s2", "n1: active@s1")
	check(t, "two places, and nobody says who serves", bundle(sites, two, devices, entry(1, at("site", 1)+s(""))+","+entry(2, at("site", 2)+s(""))), "s1", "s2", "s:")
	check(t, "two places", bundle(sites, two, devices, entry(1, at("site", 1)+s(active))+","+entry(2, at("site", 2)+s(standby))), "s1", "s2", "s: active@s1 standby@s2")
	check(t, "one place, and two ways", bundle(sites, two, devices, entry(1, at("site", 1)+s(active))+","+entry(2, at("site", 1)+s(standby))), "s1", "s2", "s:")
	check(t, "a mode that there is not", bundle(sites, two, devices, entry(1, at("site", 1)+s(`, "dcaudit_mode": "on"`))), "s1", "s2", "s:")
	check(t, "one that is offline", bundle(sites, two, devices, strings.Replace(entry(1, at("site", 1)+s("")), "active", "offline", 1)), "s1", "s2")
	check(t, "a site that is not in the file", bundle(sites, two, devices, entry(1, at("site", 3)+s(""))), "s1", "s2", "s:")
	check(t, "machines and clusters in different places", bundle(sites, two, devices, entry(1, at("site", 1)+s("")), machines, entry(1, at("site", 2)+s(""))), "s1", "s2", "s:")
	check(t, "a machine on its host", bundle(sites, two, devices, entry(7, at("site", 2)), machines, entry(1, at("device", 7)+","+at("site", 1)+s(""))), "s1", "s2", "s: active@s2")
	check(t, "a machine of a cluster at a site", bundle(sites, two, clusters, entry(7, at("site", 2)), machines, entry(1, at("cluster", 7)+s(""))), "s1", "s2", "s: active@s2")
	check(t, "a machine of a cluster with a scope", bundle(sites, two, clusters, entry(7, `"scope_type": "dcim.site", `+at("scope", 2)), machines, entry(1, at("cluster", 7)+s(""))), "s1", "s2", "s: active@s2")
	check(t, "a cluster of a region", bundle(sites, two, clusters, entry(7, `"scope_type": "dcim.region", `+at("scope", 2)+s(""))), "s1", "s2", "s:")
	check(t, "clusters in a circle", bundle(sites, two, clusters, entry(7, at("cluster", 7)+","+at("device", 7)+s(""))), "s1", "s2", "s:")
	check(t, "a device in a room of a building", bundle(sites, two, locations, rooms, devices, entry(1, at("site", 1)+","+at("location", 2)+s(""))), "a", "s2", "s: active@a")
	check(t, "a device elsewhere on the campus", bundle(sites, two, locations, rooms, devices, entry(1, at("site", 1)+","+at("location", 3)+s(""))), "a", "s2", "s:")
	check(t, "a device on the campus", bundle(sites, two, locations, rooms, devices, entry(1, at("site", 1)+s(""))), "a", "s2", "s:")
	check(t, "locations in a circle", bundle(sites, two, locations, rooms, devices, entry(1, at("location", 4)+s(""))), "a", "s2", "s:")
}

func TestCarriers(t *testing.T) {
	line := func(id, provider, kind int, a, z string) string {
		return entry(id, fmt.Sprintf(`"provider": {"id": %d, "slug": "p%[1]d"}, "type": {"id": %d}, "termination_a": %s, "termination_z": %s`, provider, kind, a, z))
	}
	site := func(id int) string {
		return fmt.Sprintf(`{"termination_type": "dcim.site", "termination": {"id": %d}}`, id)
	}
	old := func(id int) string { return fmt.Sprintf(`{"site": {"id": %d}, "provider_network": null}`, id) }
	network := `{"termination_type": "circuits.providernetwork", "termination": {"id": 1}}`
	for _, c := range []struct{ name, lines, want string }{
		{"two carriers", line(1, 1, 1, site(1), "null") + "," + line(2, 2, 1, network, site(1)), " [p1 p2]"},
		{"in the older form", line(1, 1, 1, old(1), "null") + "," + line(2, 2, 1, `{"site": null, "provider_network": {"id": 1}}`, old(1)), " [p1 p2]"},
		{"one of them for something else", line(1, 1, 1, site(1), "null") + "," + line(2, 2, 2, site(1), "null"), ""},
		{"marked", strings.Replace(line(1, 1, 1, site(1), "null"), `"custom_fields": {`, `"custom_fields": {"dcaudit_carrier": true`, 1) + "," + line(2, 2, 2, site(1), "null"), " [p1]"},
		{"between two sites", line(1, 1, 1, site(1), site(2)), ""},
		{"to a site that is not in the file", line(1, 1, 1, site(1), site(3)), ""},
		{"to a region", line(1, 1, 1, site(1), `{"termination_type": "dcim.region", "termination": {"id": 1}}`), ""},
		{"not active", strings.Replace(line(1, 1, 1, site(1), "null"), "active", "planned", 1), ""},
		{"without a provider", strings.Replace(line(1, 1, 1, site(1), "null"), `"slug": "p1"`, `"slug": ""`, 1), ""},
		{"nothing", "", ""},
	} {
		check(t, c.name, bundle(sites, two, circuits, c.lines), "s1"+c.want, "s2")
	}
}

func TestSubstations(t *testing.T) {
	panel := func(id int, substation string) string {
		return entry(id, at("site", 1)+`|"dcaudit_substation": `+substation)
	}
	feed := func(id, panel, rack int) string { return entry(id, at("power_panel", panel)+","+at("rack", rack)) }
	rack := func(id int) string { return entry(id, at("site", 1)) }
	both := panel(1, `"a"`) + "," + panel(2, `"b"`)
	twice := feed(1, 1, 1) + "," + feed(2, 2, 1)
	for _, c := range []struct{ name, panels, feeds, racks, want string }{
		{"one substation", panel(1, `"a"`), feed(1, 1, 1), rack(1), " from [a]"},
		{"a panel that names none", panel(1, "null"), feed(1, 1, 1), rack(1), ""},
		{"two, and every rack from both", both, twice, rack(1), " from [a b]"},
		{"a rack from one of them", both, twice + "," + feed(3, 1, 2), rack(1) + "," + rack(2), ""},
		{"a rack from none", both, twice, rack(1) + "," + rack(2), ""},
		{"a rack that is planned", both, twice, rack(1) + "," + strings.Replace(rack(2), "active", "planned", 1), " from [a b]"},
		{"a feed that failed", both, feed(1, 1, 1) + "," + strings.Replace(feed(2, 2, 1), "active", "failed", 1), rack(1), " from [a]"},
		{"a feed of no rack", both, twice + "," + entry(3, at("power_panel", 1)), rack(1), ""},
		{"one panel of two names none", panel(1, `"a"`) + "," + panel(2, "null"), twice, rack(1), ""},
		{"a carrier of the name", panel(1, `"x"`), feed(1, 1, 1), rack(1), " from [x]"},
		{"no feed", both, "", rack(1), ""},
		{"a feed of a panel that is not in the file", both, feed(1, 3, 1), rack(1), ""},
	} {
		check(t, c.name, bundle(sites, two, panels, c.panels, feeds, c.feeds, racks, c.racks), "s1"+c.want, "s2")
	}
	check(t, "without racks", bundle(sites, two, panels, both, feeds, twice), "s1", "s2")
	carrier := entry(1, `"provider": {"id": 1, "slug": "a"}, "type": {"id": 1}, "termination_a": {"site": {"id": 1}}`)
	check(t, "a carrier of the same name", bundle(sites, two, panels, panel(1, `"a"`), feeds, feed(1, 1, 1), circuits, carrier), "s1 [a] from [substation-a-"+imports.ID("substation a")[len("substation-a-"):]+"]", "s2")
}

package netbox

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit/imports"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// isThere reports whether a site of NetBox is in use.
func isThere(site *object) bool {
	return slices.Contains([]string{"", "active", "decommissioning"}, site.status())
}

// sharing says, of the sites of NetBox that may be one building with another, with
// which: one at the same address or point, or one that names the same facility, and
// of which no address tells that it is elsewhere. Where people name the building of a
// site, it is certain.
func (r *reading) sharing() map[int64]string {
	together := map[string][]*object{}
	var keys []string
	note := func(site *object, what, value string) {
		if value == "" {
			return
		}
		if together[what+value] == nil {
			keys = append(keys, what+value)
		}
		together[what+value] = append(together[what+value], site)
	}
	for _, site := range r.all(sites) {
		if !isThere(site) || site.custom(fieldFacility) != "" || len(r.rooms[site.id]) > 0 {
			continue
		}
		note(site, "address ", plain(site.Get("physical_address").String()))
		note(site, "facility ", plain(site.Get("facility").String()))
		if at := coordinates(site); at != nil {
			note(site, "point ", fmt.Sprintf("%.4f, %.4f", at.Lat, at.Lon))
		}
	}
	shared := map[int64]string{}
	for _, key := range keys {
		all := together[key]
		isElsewhere := strings.HasPrefix(key, "facility ") && !slices.ContainsFunc(all, func(o *object) bool { return plain(o.Get("physical_address").String()) == "" })
		if len(all) < 2 || isElsewhere {
			continue
		}
		for _, site := range all {
			shared[site.id] = key
		}
	}
	return shared
}

// declareSite declares the building that a site is, or its buildings, if locations
// of it name them.
func (r *reading) declareSite(site *object) {
	for _, location := range r.rooms[site.id] {
		id := location.custom(fieldFacility)
		if imports.ID(id) != id {
			r.draft.Unknown("facilities", imports.NotUnderstood, fieldFacility+" of "+location.address())
			continue
		}
		r.within[location.id] = r.declare(id, location)
		r.describe(r.within[location.id], site, location.name())
	}
	if len(r.rooms[site.id]) > 0 {
		return
	}
	named := site.custom(fieldFacility)
	id := cmp.Or(named, imports.ID(site.Get("slug").String()), imports.ID(site.address()))
	if imports.ID(id) != id {
		r.draft.Unknown("facilities", imports.NotUnderstood, fieldFacility+" of "+site.address())
		return
	}
	facility := r.declare(id, site)
	facility.Location = coordinates(site)
	if named == "" {
		imports.AddNote(&facility.Note, "a site of NetBox stands for the building: it may be several, and the loss of any is taken for the loss of all")
	}
	r.buildings[site.id] = facility
	r.describe(facility, site, site.name())
}

// describe says of a facility what its site says, and lists what it does not.
func (r *reading) describe(facility *inventory.Facility, site *object, name string) {
	at := inventory.Path("facilities").Item(string(facility.ID))
	if name != "" {
		facility.Name = new(imports.Text(name))
	}
	if country := r.country(site); country != "" {
		facility.Country = &country
	} else {
		r.draft.Unknown(at.Field("country"), unsaid, "no region around it has the name of a country")
	}
	if facility.Location == nil {
		r.draft.Unknown(at.Field("location"), unsaid, "the latitude and longitude of the building")
	}
	if id := site.custom(fieldSite); id != "" && imports.ID(id) == id {
		facility.Site = new(r.campus(id, site))
	} else {
		r.draft.Unknown(at.Field("site"), campus, "name it in the custom field "+fieldSite+", or declare it")
	}
	of := ""
	if named := site.Get("facility").String(); named != "" {
		of = "it names the facility " + named
	}
	r.draft.Unknown(at.Field("operator"), imports.NotInFile, of)
	r.draft.Unknown(at.Field("failure_domains"), imports.NotInFile, "")
}

// campus declares a site.
func (r *reading) campus(id string, by *object) inventory.SiteID {
	key := strings.ToLower(id)
	if r.campuses[key] == "" {
		r.campuses[key] = inventory.SiteID(id)
		r.draft.Inventory.Sites = append(r.draft.Inventory.Sites, inventory.Site{ID: inventory.SiteID(id), Object: inventory.Object{Source: r.draft.Source(by.address())}})
	}
	return r.campuses[key]
}

// coordinates are where a site is; nil if it does not say that, or nowhere on earth.
func coordinates(site *object) *inventory.Coordinates {
	lat, err := strconv.ParseFloat(site.Get("latitude").Written(), 64)
	lon, fault := strconv.ParseFloat(site.Get("longitude").Written(), 64)
	if err != nil || fault != nil || !(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180) || lat == 0 && lon == 0 {
		return nil
	}
	return &inventory.Coordinates{Lat: lat, Lon: lon}
}

// place is the building that something is in: that of the nearest location around
// it that is one, else its site, unless locations of that are buildings. Nil if it is
// not certain.
func (r *reading) place(site, location int64) *inventory.Facility {
	for range 32 {
		if location == 0 {
			break
		}
		if building := r.within[location]; building != nil {
			return building
		}
		of := r.find(locations, location)
		if of == nil {
			break
		}
		if site == 0 {
			site = of.ref("site")
		}
		location = of.ref("parent")
	}
	if len(r.rooms[site]) > 0 {
		return nil
	}
	return r.buildings[site]
}

package netbox

import (
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// countries are states by their names as regions have them. A name that other places
// have too is not among them.
var countries = map[string]inventory.Country{
	"south korea": "KR", "republic of korea": "KR", "korea": "KR", "japan": "JP", "singapore": "SG", "hong kong": "HK", "india": "IN", "taiwan": "TW",
	"united states": "US", "united states of america": "US", "usa": "US", "canada": "CA", "united kingdom": "GB", "great britain": "GB", "uk": "GB",
	"australia": "AU", "new zealand": "NZ", "switzerland": "CH", "norway": "NO",
	"austria": "AT", "belgium": "BE", "bulgaria": "BG", "croatia": "HR", "cyprus": "CY", "czechia": "CZ", "czech republic": "CZ", "denmark": "DK", "estonia": "EE", "finland": "FI",
	"france": "FR", "germany": "DE", "greece": "GR", "hungary": "HU", "ireland": "IE", "italy": "IT", "latvia": "LV", "lithuania": "LT", "malta": "MT", "netherlands": "NL",
	"poland": "PL", "portugal": "PT", "romania": "RO", "slovakia": "SK", "slovenia": "SI", "spain": "ES", "sweden": "SE",
}

// country is the country whose name the region of a site has, or a region around
// it; empty if none has, or several have.
func (r *reading) country(site *object) (found inventory.Country) {
	name, id := site.Get("region", "name").String(), site.ref("region")
	for range 32 {
		if country := countries[plain(name)]; country != "" {
			if found != "" && found != country {
				return ""
			}
			found = country
		}
		region := r.find(regions, id)
		if region == nil {
			return found
		}
		name, id = region.Get("parent", "name").String(), region.ref("parent")
	}
	return found
}

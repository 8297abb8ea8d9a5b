package synthetic

// The country is divided into four zones with a power grid each. Facilities are
// dealt out to the zones in turn. What stands in different zones shares neither
// site nor grid, substation or building operator.
const zones = 4

const carriers = 5

func (f *fleet) zone(facility int) int { return facility % zones }

// siteInZone is the site of a facility, counted in its zone: every third
// facility shares the site of the one before it.
func (f *fleet) siteInZone(facility int) int { return facility / zones * 2 / 3 }

func (f *fleet) site(facility int) int { return f.siteInZone(facility)*zones + f.zone(facility) }

// sites is how many sites there are. They are numbered without gaps because
// facilities are dealt out in turn.
func (f *fleet) sites() int {
	most := 0
	for facility := range f.facilities {
		most = max(most, f.site(facility))
	}
	return most + 1
}

// keeper runs a building: in one zone the operator, in the others one of two
// providers each.
func (f *fleet) keeper(facility int) word {
	if f.zone(facility) == 0 {
		return "operator"
	}
	return named("provider", f.zone(facility)-1+(zones-1)*(f.siteInZone(facility)%2))
}

func (f *fleet) siteItem(i int) any {
	return object{{"id", named("site", i)}, {"region", named("region", i%zones)}}
}

func (f *fleet) providerItem(i int) any { return object{{"id", named("provider", i)}} }

// domainItem lists grids, then carriers, then two substations a site.
func (f *fleet) domainItem(i int) any {
	kind, n := "power-grid", i
	if i >= zones+carriers {
		kind, n = "substation", i-zones-carriers
	} else if i >= zones {
		kind, n = "carrier", i-zones
	}
	return object{{"id", named(kind, n)}, {"kind", word(kind)}}
}

func (f *fleet) facilityItem(i int) any {
	item := group{
		{"id", facility(i)},
		{"site", named("site", f.site(i))},
		{"country", word("KR")},
		{"location", f.location(i)},
		{"operator", f.keeper(i)},
	}
	leased := f.zone(i) == zones-1
	if leased {
		item = append(item, field{"tenure", word("leased")})
	}
	item = append(item,
		field{"failure_domains", words(named("power-grid", f.zone(i)))},
		field{"carriers", words(named("carrier", f.zone(i)), named("carrier", (f.zone(i)+1)%carriers))},
		field{"power", f.power(i, leased)})
	if leased {
		return item
	}
	return append(item, buildingFacts...)
}

// buildingFacts are what is known of every building that is not leased.
var buildingFacts = group{
	{"compartments", list{object{{"id", word("east")}}, object{{"id", word("west")}}}},
	{"battery_rooms", lines{{
		{"id", word("batteries")}, {"chemistry", word("lithium-ion")}, {"monitoring_interval", word("10s")},
		{"detectors", words("bms", "off-gas")}, {"shares_room_with", list{}}, {"suppression", words("gas", "water")},
		{"rapid_exhaust", truth(true)},
	}}},
}

// location keeps zones a hundred kilometres apart, and facilities of one site
// within one.
func (f *fleet) location(i int) object {
	north := 34500 + 900*f.zone(i) + 30*f.siteInZone(i) + 5*(i/zones%3)
	return object{{"lat", decimal(float64(north) / 1000)}, {"lon", decimal(127.1)}}
}

func (f *fleet) power(i int, leased bool) group {
	feeds := words(named("substation", 2*f.site(i)), named("substation", 2*f.site(i)+1))
	if leased {
		return group{{"substations", feeds}}
	}
	return group{
		{"substations", feeds},
		{"reserve", duration((3 + i%5) * hour)},
		{"cutoff_levels", words("equipment", "group", "floor")},
		{"ups", lines{
			{{"id", word("ups-a")}, {"compartment", word("east")}},
			{{"id", word("ups-b")}, {"compartment", word("west")}, {"backs_up", word("ups-a")}},
		}},
	}
}

package imports

import (
	"regexp"
	"strings"
	"sync"
)

// Cloud is a provider, and what it says of its places.
type Cloud struct {
	// Its id as a provider, and its name.
	ID, Name string

	// A zone by its full name, with its region as the first group.
	zone func() *regexp.Regexp
	// A region by its name.
	region func() *regexp.Regexp
	// Whether the provider says that no two zones share a building.
	apart bool
}

// pattern is compiled when somebody first asks: most runs import nothing.
func pattern(text string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(text) })
}

// The providers whose places are known.
var (
	// "An Availability Zone is one or more discrete data centers"; those of a region
	// "are meaningfully distant from each other" (AWS Fault Isolation Boundaries).
	AWS = &Cloud{"aws", "Amazon Web Services", pattern(`^([a-z]{2,}(?:-[a-z]+)+-[0-9]{1,2})[a-z]$`), pattern(`^[a-z]{2,}(-[a-z]+)+-[0-9]{1,2}$`), true}
	// "Zones and regions are logical abstractions of underlying physical resources";
	// some regions have "three zones housed in one or two physical data centers"
	// (Google Cloud, Geography and regions).
	Google = &Cloud{"google", "Google Cloud", pattern(`^([a-z]+-[a-z]+[0-9]{1,2})-[a-z]$`), pattern(`^[a-z]+-[a-z]+[0-9]{1,2}$`), false}
	// "Separated groups of datacenters within a region" (Azure, What are availability
	// zones?).
	Azure = &Cloud{"azure", "Microsoft Azure", pattern(`^([a-z]+[0-9]?)-[1-9]$`), pattern(`^[a-z]+[0-9]?$`), true}
)

// Place is where something is, as far as it is known. The zero value is nowhere
// that is known.
type Place struct {
	// The provider; nil where none is known.
	Of *Cloud
	// Its region and its zone; the zone is empty where only the region is known.
	Region, Zone string
	// The building, where people name it; empty where nobody does.
	Building string
}

// InZone is the place that the full name of a zone names.
func (c *Cloud) InZone(name string) Place {
	if match := c.zone().FindStringSubmatch(name); match != nil {
		return Place{Of: c, Region: match[1], Zone: name}
	}
	return Place{}
}

// InRegion is the place that the name of a region names. Microsoft writes them
// with blanks and capitals too, Google with capitals.
func (c *Cloud) InRegion(name string) Place {
	name = strings.ToLower(strings.ReplaceAll(name, " ", ""))
	if c.region().MatchString(name) && name != "global" {
		return Place{Of: c, Region: name}
	}
	return Place{}
}

// Known reports whether anything is known of the place.
func (p Place) Known() bool { return p.Of != nil || p.Building != "" }

// Exact reports whether it is one zone or one building.
func (p Place) Exact() bool { return p.Zone != "" || p.Building != "" }

// Unit is the smallest unit around the place of which no two share a building: its
// building, if people name it, its zone, where zones are apart, or its region.
func (p Place) Unit() string {
	switch {
	case p.Building != "":
		return p.Building
	case p.isApart():
		return p.Of.ID + "-" + p.Zone
	}
	return p.around()
}

// isApart reports whether it is a zone that shares no building with another.
func (p Place) isApart() bool { return p.Building == "" && p.Zone != "" && p.Of.apart }

// around is the region around the place. A building in no region of a provider is
// one by itself.
func (p Place) around() string {
	if p.Of == nil {
		return " " + p.Building
	}
	return p.Of.ID + "-" + p.Region
}

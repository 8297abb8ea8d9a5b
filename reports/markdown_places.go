package reports

import (
	"math"
	"strconv"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// places shows where facilities stand, and how far data is copied.
func (p paper) places(m *exhibit.Map) {
	if m == nil {
		return
	}
	p.heading("Facilities and distances")
	p.head("Facility", "Site", "Country", "Latitude, longitude", "Services", "Originals of data", "Copies of data")
	p.row("---", "---", "---", "---", "--:", "--:", "--:")
	for _, f := range m.Facilities {
		p.row(titled(f.ID, f.Name), p.declared(f.Site), p.declared(f.Country), p.coordinates(f), number(f.Services), number(f.Originals), number(f.Copies))
	}
	p.line()
	p.left(m.MoreFacilities, "more facility is not shown.", "more facilities are not shown.")
	p.links(m)
	p.left(m.Uncopied, "dataset has no copy at another facility that is declared.", "datasets have no copy at another facility that is declared.")
	p.left(m.Unplaced, "dataset, or a copy of it, stands at a place that is not declared.", "datasets, or copies of them, stand at places that are not declared.")
}

// links shows from where data is copied to where.
func (p paper) links(m *exhibit.Map) {
	if len(m.Links) > 0 {
		p.head("Original at", "Copy at", "Distance", "Another site", "Datasets")
		p.row("---", "---", "--:", "---", "---")
	}
	for _, l := range m.Links {
		another := p.undeclared()
		if l.OffSite != nil {
			another = p.yes(*l.OffSite)
		}
		p.row(code(l.From), code(l.To), p.distance(l.KM), another, p.datasets(l))
	}
	if len(m.Links) > 0 {
		p.line()
	}
	p.left(m.MoreLinks, "more way that data is copied is not shown.", "more ways that data is copied are not shown.")
}

func (p paper) coordinates(f exhibit.Facility) markup {
	if f.Latitude == nil || f.Longitude == nil {
		return p.undeclared()
	}
	return degrees(*f.Latitude) + ", " + degrees(*f.Longitude)
}

func degrees(n float64) markup { return markup(strconv.FormatFloat(n, 'f', -1, 64)) }

// distance is rounded down, so that no copy looks farther away than it is. What
// the representation of a number takes off is not taken for a smaller one.
func (p paper) distance(km *float64) markup {
	if km == nil {
		return p.say("not known")
	}
	return markup(strconv.FormatFloat(math.Floor(*km*10+1e-6)/10, 'f', 1, 64) + " km")
}

func (p paper) datasets(l exhibit.Link) markup {
	names := number(l.Count)
	for i, id := range l.Datasets {
		names += map[bool]markup{true: ": ", false: ", "}[i == 0] + code(id)
	}
	if more := l.Count - len(l.Datasets); more > 0 && len(l.Datasets) > 0 {
		names += ", " + p.say("and %s more", number(more))
	}
	return names
}

// declared is a word of the inventory, or that there is none.
func (p paper) declared(word string) markup {
	if word == "" {
		return p.undeclared()
	}
	return prose(word)
}

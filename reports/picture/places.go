package picture

import (
	"math"
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Sizes of a map.
const (
	mapWidth = 760.0
	// From how many facilities on, only their ids stand on the map.
	crowd = 14
)

// places is a map in the making.
type places struct {
	*canvas
	*exhibit.Map
	projection
	spots                 []spot // of the facilities that are on the map
	absent                []exhibit.Facility
	space, written, drawn space              // what is taken, what of it by text, and where curves run
	nameless              []exhibit.Facility // whose names have no room on the map
	unmeasured            []exhibit.Link     // that have none, or no place
}

// spot is a facility on the map.
type spot struct {
	exhibit.Facility
	place point // where it stands
	at    point // where it is drawn: beside its place, if that is taken
	r     float64
}

// Places draws where facilities stand, and from where to where data is copied.
// Those without coordinates are listed. Empty for none.
func Places(id string, m *exhibit.Map, l tongue.Language) string {
	if m == nil {
		return ""
	}
	p := &places{canvas: &canvas{Language: l, id: id}, Map: shownMap(*m)}
	for _, f := range p.Facilities {
		if placed(f) {
			p.spots = append(p.spots, spot{Facility: f, r: radius(f)})
		} else {
			p.absent = append(p.absent, f)
		}
	}
	y := 4.0
	if len(p.spots) > 0 {
		y = p.draw()
	}
	y = p.beside(y)
	return p.whole(mapWidth, y+4, p.Say("Where facilities and copies of data are"), p.essence())
}

// draw draws the map, and returns where it ends.
func (p *places) draw() float64 {
	onMap := make([]exhibit.Facility, len(p.spots))
	for i, s := range p.spots {
		onMap[i] = s.Facility
	}
	p.projection = project(onMap, point{edge, 4}, mapWidth-edge-2)
	p.space.within, p.drawn.within = p.frame.grown(-3), p.frame
	p.graticule(p.projection)
	p.settle()
	arcs := p.arcs()
	for _, s := range p.spots {
		p.symbol(s)
	}
	p.name()
	for _, a := range arcs {
		p.measured(a)
	}
	p.scale(p.projection, p.frame.bottom+34)
	return p.legend(point{0, p.frame.bottom + 52}, mapWidth, p.keys()).y
}

// settle draws each facility at its place, or as near as it is free.
func (p *places) settle() {
	for i := range p.spots {
		s := &p.spots[i]
		s.place = p.projection.at(s.Facility)
		s.at = s.place
		free := func(at point, apart float64) bool {
			return p.space.within.holds(around(at, s.r)) && !slices.ContainsFunc(p.spots[:i], func(o spot) bool { return o.at.distance(at) < o.r+s.r+apart })
		}
		if free(s.at, 3) {
			continue
		}
		spiral(6, 80, func(dx, dy float64) bool {
			if at := s.place.plus(dx, dy); free(at, 10) {
				s.at = at
				return false
			}
			return true
		})
	}
	for _, s := range p.spots {
		p.space.take(around(s.at, s.r+1))
	}
}

// radius grows with what is in a facility, as an area does.
func radius(f exhibit.Facility) float64 {
	return min(5+1.6*math.Sqrt(float64(max(0, f.Services+f.Originals+f.Copies))), 16)
}

// symbol draws a facility: filled where originals are, with a ring where copies
// are, and a line to its place if it had to move.
func (p *places) symbol(s spot) {
	if s.at.distance(s.place) > 1 {
		p.line(s.place, s.at, "stroke", ink, "stroke-width", ".8")
		p.put("circle", "cx", num(s.place.x), "cy", num(s.place.y), "r", "1.6", "fill", ink)
	}
	p.disc(s.at, s.r, s.Facility)
}

func (p *places) disc(at point, r float64, f exhibit.Facility) {
	inner := ink
	if f.Originals <= 0 {
		inner = paper
	}
	p.told(p.inWords(f), "circle", "cx", num(at.x), "cy", num(at.y), "r", num(r), "fill", inner, "stroke", ink, "stroke-width", "1.5")
	if f.Copies > 0 {
		color := paper
		if f.Originals <= 0 {
			color = ink
		}
		p.put("circle", "cx", num(at.x), "cy", num(at.y), "r", num(r-3.2), "fill", "none", "stroke", color, "stroke-width", "1.5", "pointer-events", "none")
	}
}

// inWords is all that is known of a facility.
func (p *places) inWords(f exhibit.Facility) string {
	text := f.ID
	if f.Name != "" && f.Name != f.ID {
		text += " (" + f.Name + ")"
	}
	return text + ": " + p.holdings(f)
}

// holdings is "2 services, 1 original".
func (p *places) holdings(f exhibit.Facility) string {
	var parts []string
	if f.Services > 0 {
		parts = append(parts, p.Count(f.Services, "service", "services"))
	}
	if f.Originals > 0 {
		parts = append(parts, p.Count(f.Originals, "original", "originals"))
	}
	if f.Copies > 0 {
		parts = append(parts, p.Count(f.Copies, "copy", "copies"))
	}
	if parts == nil {
		return p.Say("nothing declared")
	}
	return series(parts)
}

package picture

import "github.com/dcaudit/dcaudit/audit/exhibit"

// keys are the legend of the map.
func (p *places) keys() []key {
	disc := func(f exhibit.Facility) func(point) {
		return func(at point) { p.disc(at, 7, f) }
	}
	keys := []key{
		{disc(exhibit.Facility{Originals: 1}), p.Say("originals of data")},
		{disc(exhibit.Facility{Copies: 1}), p.Say("copies of data")},
		{disc(exhibit.Facility{Originals: 1, Copies: 1}), p.Say("originals and copies")},
		{disc(exhibit.Facility{}), p.Say("no data")},
		{func(at point) {
			p.disc(at.plus(-6, 0), 4, exhibit.Facility{})
			p.disc(at.plus(5, 0), 7, exhibit.Facility{})
		}, p.Say("the larger, the more is there")},
	}
	seen := map[string]bool{}
	for _, l := range p.Links {
		seen[reach(l)] = true
	}
	for _, name := range []string{"off-site", "on-site", "unknown"} {
		if style := strokes[name]; seen[name] {
			keys = append(keys, key{func(at point) { p.dart(at, style) }, p.Say(style.words)})
		}
	}
	return keys
}

// beside writes what is not on the map: facilities without coordinates in a box
// of their own, links that found no place, and what is left out.
func (p *places) beside(y float64) float64 {
	if len(p.spots) == 0 {
		p.unmeasured = p.Links
	}
	if len(p.Facilities) == 0 {
		y = p.lines(label{text: p.Say("No facility is declared."), at: point{0, y + normal}, size: normal, fill: ink, room: mapWidth}).y
	}
	if len(p.absent) > 0 {
		y = p.unplaced(y)
	}
	y = p.links(p.names(y))
	for _, s := range p.leftOut() {
		y = p.lines(label{text: s, at: point{0, y + small + 4}, size: small, fill: muted, room: mapWidth}).y - small
	}
	return y
}

// unplaced draws the box of those without coordinates.
func (p *places) unplaced(y float64) float64 {
	const columns, pitch = 2, 38.0
	height := 30 + pitch*float64((len(p.absent)+columns-1)/columns)
	p.put("rect", "x", "1", "y", num(y), "width", num(mapWidth-2), "height", num(height), "rx", "6", "fill", "none", "stroke", rule)
	p.write(label{text: p.Say("Coordinates not declared"), at: point{14, y + 19}, size: small, fill: muted, bold: true})
	for i, f := range p.absent {
		at := point{14 + float64(i%columns)*(mapWidth/columns), y + 48 + pitch*float64(i/columns)}
		p.disc(at.plus(14, -6), min(radius(f), 14), f)
		room := mapWidth/columns - 62
		id := label{text: f.ID, at: at.plus(36, -8), size: normal, fill: ink, bold: true, room: room}
		p.write(id)
		if left := room - id.width() - 8; f.Name != f.ID && left > 40 {
			p.write(label{text: f.Name, at: id.at.plus(id.width()+8, 0), size: small, fill: muted, room: left})
		}
		p.write(label{text: p.standing(f), at: at.plus(36, 6), size: small, fill: muted, room: room})
	}
	return y + height + 8
}

// standing is what is in a facility, and on which site it is.
func (p *places) standing(f exhibit.Facility) string {
	text := p.holdings(f)
	if f.Site != "" {
		text += " · " + p.Say("site %s", f.Site)
	}
	if f.Country != "" {
		text += " · " + f.Country
	}
	return text
}

// dart draws a short link in a style.
func (p *places) dart(at point, style stroke) {
	p.line(at.plus(-11, 0), at.plus(7, 0), "stroke", style.color, "stroke-width", "1.6", "stroke-dasharray", style.dashes)
	p.arrow(at.plus(-11, 0), at.plus(11, 0), style.color)
}

// names lists facilities whose names found no room on the map.
func (p *places) names(y float64) float64 {
	return p.list(y, p.Say("Facilities whose names found no room on the map"), len(p.nameless), func(i int, at point) string {
		p.disc(at, 5, p.nameless[i])
		return p.inWords(p.nameless[i])
	})
}

// links lists copies that are not measured on the map.
func (p *places) links(y float64) float64 {
	heading := p.Say("Copies that are not measured on the map")
	if len(p.spots) == 0 {
		heading = p.Say("How data is copied")
	}
	return p.list(y, heading, len(p.unmeasured), func(i int, at point) string {
		l := p.unmeasured[i]
		p.dart(at, strokes[reach(l)])
		return l.From + " → " + l.To + " · " + p.measure(l)
	})
}

// list writes so many items under a heading, in two columns where they are many;
// item draws what stands before one.
func (p *places) list(y float64, heading string, n int, item func(i int, at point) string) float64 {
	if n == 0 {
		return y
	}
	const pitch = 17.0
	columns := min(2, (n+7)/8)
	room, rows := mapWidth/float64(columns), (n+columns-1)/columns
	p.write(label{text: heading, at: point{0, y + 16}, size: small, fill: muted, bold: true})
	y += 22
	for i := range n {
		at := point{12 + room*float64(i/rows), y + 9 + pitch*float64(i%rows)}
		text := item(i, at)
		p.write(label{text: text, at: at.plus(18, 4), size: small, fill: ink, room: room - 44})
	}
	return y + pitch*float64(rows) + 6
}

// leftOut says what is not in the picture.
func (p *places) leftOut() (sentences []string) {
	if p.MoreFacilities > 0 {
		sentences = append(sentences, p.Say("Not shown: %s.", p.Count(p.MoreFacilities, "more facility", "more facilities")))
	}
	if p.MoreLinks > 0 {
		sentences = append(sentences, p.Say("Not shown: %s.", p.Count(p.MoreLinks, "more way that data is copied", "more ways that data is copied")))
	}
	if p.Uncopied > 0 {
		sentences = append(sentences, p.Say("Without a declared copy on another facility: %s.", p.Count(p.Uncopied, "dataset", "datasets")))
	}
	if p.Unplaced > 0 {
		sentences = append(sentences, p.Say("With an original or a copy at a place that is not declared: %s.", p.Count(p.Unplaced, "dataset", "datasets")))
	}
	return sentences
}

// essence is the map in a sentence or two.
func (p *places) essence() string {
	text := p.Say("A map of %s.", p.Count(len(p.spots), "facility", "facilities"))
	if len(p.absent) > 0 {
		text += " " + p.Say("Without coordinates: %s.", p.Count(len(p.absent), "facility", "facilities"))
	}
	if len(p.Links) > 0 {
		text += " " + p.Say("Data is copied in %s.", p.Count(len(p.Links), "way", "ways"))
	}
	if p.Uncopied > 0 {
		text += " " + p.Say("Without a declared copy on another facility: %s.", p.Count(p.Uncopied, "dataset", "datasets"))
	}
	return text
}

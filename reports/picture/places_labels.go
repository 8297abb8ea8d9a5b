package picture

import "math"

// tag is what stands beside a facility.
type tag struct{ lines []label }

// box is what the tag covers.
func (t tag) box() box {
	all := t.lines[0].box()
	for _, line := range t.lines[1:] {
		b := line.box()
		all = box{min(all.left, b.left), min(all.top, b.top), max(all.right, b.right), max(all.bottom, b.bottom)}
	}
	return all
}

func (t tag) moved(x, y float64) tag {
	lines := make([]label, len(t.lines))
	for i, line := range t.lines {
		line.at = line.at.plus(x, y)
		lines[i] = line
	}
	return tag{lines}
}

// name writes names beside facilities where there is room, or further off with a
// line to them; what has no room at all is listed.
func (p *places) name() {
	for _, s := range p.spots {
		t := p.tag(s)
		if !p.closeBy(s, t) && !p.farOff(s, t) {
			p.listed = append(p.listed, p.inWords(s.Facility))
		}
	}
}

// tag is the id, and below it what is there unless that would be too much.
func (p *places) tag(s spot) tag {
	t := tag{[]label{{text: s.ID, size: normal, fill: ink, bold: true, room: 150, halo: true}}}
	if len(p.spots) <= crowd {
		t.lines = append(t.lines, label{text: p.holdings(s.Facility), at: point{0, 14}, size: small, fill: muted, room: 190, halo: true})
	}
	return t
}

// closeBy tries right, left, above and below.
func (p *places) closeBy(s spot, t tag) bool {
	b := t.box()
	w, h, gap := b.right-b.left, b.bottom-b.top, s.r+4
	for _, corner := range []point{
		{gap, -h / 2}, {-gap - w, -h / 2}, {-w / 2, -gap - h}, {-w / 2, gap},
		{gap * 0.7, -gap*0.7 - h}, {gap * 0.7, gap * 0.7}, {-gap*0.7 - w, -gap*0.7 - h}, {-gap*0.7 - w, gap * 0.7},
	} {
		if p.tagged(t.moved(s.at.x+corner.x-b.left, s.at.y+corner.y-b.top)) {
			return true
		}
	}
	return false
}

// tagged writes a tag where it is, if that is free.
func (p *places) tagged(t tag) bool {
	if !p.space.free(t.box()) {
		return false
	}
	p.space.take(t.box())
	for _, line := range t.lines {
		p.write(line)
	}
	return true
}

// farOff looks further and further away for a place that a straight line leads
// to without running through anything written.
func (p *places) farOff(s spot, t tag) (found bool) {
	b := t.box()
	w, h := b.right-b.left, b.bottom-b.top
	spiral(14, 50, func(dx, dy float64) bool {
		middle := s.at.plus(dx+math.Copysign(w/2, dx), dy)
		there := box{middle.x - w/2, middle.y - h/2, middle.x + w/2, middle.y + h/2}
		end := there.grown(1).nearest(s.at)
		start := s.at.between(end, (s.r+2)/max(s.at.distance(end), s.r+2))
		if !p.space.free(there) || !p.space.clear(start, end) {
			return true
		}
		p.line(start, end, "stroke", muted, "stroke-width", ".8")
		found = p.tagged(t.moved(there.left-b.left, there.top-b.top))
		p.space.strokes = append(p.space.strokes, [2]point{start, end})
		return false
	})
	return found
}

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

// in is the tag with its lines held so in a box of its size.
func (t tag) in(b box, anchor string) tag {
	lines, own := make([]label, len(t.lines)), t.box()
	for i, line := range t.lines {
		line.at = point{map[string]float64{atStart: b.left, atMiddle: b.middle().x, atEnd: b.right}[anchor], line.at.y + b.top - own.top}
		line.anchor = anchor
		lines[i] = line
	}
	return tag{lines}
}

// name writes names beside facilities where there is room, or further off with a
// line to them; what has no room at all is listed.
func (p *places) name() {
	for _, s := range p.spots {
		t := p.tag(s)
		if !p.closeBy(s, t, true) && !p.farOff(s, t, 6, true) && !p.closeBy(s, t, false) && !p.farOff(s, t, 60, false) {
			p.nameless = append(p.nameless, s.Facility)
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

// corners are where a name stands beside its facility: the middle of its side
// that is held, in units of how far off it is and of its size, the best first.
var corners = []struct {
	x, y, w, h float64
	anchor     string
}{
	{1, 0, 0, -0.5, atStart}, {-1, 0, -1, -0.5, atEnd}, {0, -1, -0.5, -1, atMiddle}, {0, 1, -0.5, 0, atMiddle},
	{0.7, -0.7, 0, -1, atStart}, {0.7, 0.7, 0, 0, atStart}, {-0.7, -0.7, -1, -1, atEnd}, {-0.7, 0.7, -1, 0, atEnd},
}

// closeBy tries right, left, above and below; whole means that no curve may run
// through the name either.
func (p *places) closeBy(s spot, t tag, whole bool) bool {
	b, gap := t.box(), s.r+4
	w, h := b.right-b.left, b.bottom-b.top
	for _, c := range corners {
		left, top := s.at.x+c.x*gap+c.w*w, s.at.y+c.y*gap+c.h*h
		if p.tagged(t, box{left, top, left + w, top + h}, c.anchor, whole) {
			return true
		}
	}
	return false
}

// tagged writes a tag in a box, if that is free.
func (p *places) tagged(t tag, b box, anchor string, whole bool) bool {
	if !p.space.free(b) || whole && !p.drawn.free(b) {
		return false
	}
	p.space.take(b)
	p.written.take(b)
	for _, line := range t.in(b, anchor).lines {
		p.write(line)
	}
	return true
}

// farOff looks further and further away for a place that a straight line leads
// to without running through anything written.
func (p *places) farOff(s spot, t tag, rings int, whole bool) (found bool) {
	b := t.box()
	w, h := b.right-b.left, b.bottom-b.top
	spiral(12, rings, func(dx, dy float64) bool {
		middle := s.at.plus(dx+math.Copysign(w/2, dx), dy)
		there := box{middle.x - w/2, middle.y - h/2, middle.x + w/2, middle.y + h/2}
		end := there.grown(1).nearest(s.at)
		start := s.at.between(end, (s.r+2)/max(s.at.distance(end), s.r+2))
		anchor := atStart
		if dx < 0 {
			anchor = atEnd
		}
		if !p.written.clear(start, end) || !p.tagged(t, there, anchor, whole) {
			return true
		}
		found = true
		p.line(start, end, "stroke", muted, "stroke-width", ".8")
		p.space.strokes = append(p.space.strokes, [2]point{start, end})
		return false
	})
	return found
}

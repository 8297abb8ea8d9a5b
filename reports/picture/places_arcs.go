package picture

import (
	"fmt"
	"math"
	"strconv"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// arc is a link on the map: a curve from the original to the copy.
type arc struct {
	exhibit.Link
	from, bend, to point
}

// at is the point at a part t of the way along the curve.
func (a arc) at(t float64) point {
	return a.from.between(a.bend, t).between(a.bend.between(a.to, t), t)
}

// beside is the middle of a box of the given size that touches the curve on its
// outer side, or with -1 on its inner side.
func (a arc) beside(t, side, w, h float64) point {
	before, after := a.at(t-0.01), a.at(t+0.01)
	way := max(before.distance(after), 1e-9)
	x, y := side*(after.y-before.y)/way, side*(before.x-after.x)/way
	off := math.Abs(x)*w/2 + math.Abs(y)*h/2 + 3
	return a.at(t).plus(x*off, y*off)
}

// stroke is a way to draw a line.
type stroke struct {
	words         tongue.Text
	color, dashes string
}

// strokes are how a line is drawn by whether it leaves the site.
var strokes = map[string]stroke{
	"off-site": {"copied to another site", ink, ""},
	"on-site":  {"copied on the same site", marks[exhibit.Degraded].color, "7 4"},
	"unknown":  {"copied, whether to another site is not known", marks[exhibit.Undetermined].color, "1.5 4"},
}

func reach(l exhibit.Link) string {
	switch {
	case l.OffSite == nil:
		return "unknown"
	case *l.OffSite && l.From != l.To:
		return "off-site"
	}
	return "on-site"
}

// arcs draws the links between facilities on the map; the others are listed.
func (p *places) arcs() (arcs []arc) {
	spots := map[string]spot{}
	for _, s := range p.spots {
		spots[s.ID] = s
	}
	for _, l := range p.Links {
		from, there := spots[l.From]
		to, here := spots[l.To]
		if !there || !here {
			p.unmeasured = append(p.unmeasured, l)
			continue
		}
		if l.From == l.To {
			p.loop(l, from)
			continue
		}
		a := newArc(l, from, to)
		p.curve(l, "M"+a.from.String()+"Q"+a.bend.String()+" "+a.to.String())
		p.arrow(a.bend, a.to, strokes[reach(l)].color)
		for i := range 12 {
			p.drawn.strokes = append(p.drawn.strokes, [2]point{a.at(float64(i) / 12), a.at(float64(i+1) / 12)})
		}
		arcs = append(arcs, a)
	}
	return arcs
}

// newArc bends a line to its left, so that there and back are two curves, and
// ends it at the rims of what it joins.
func newArc(l exhibit.Link, from, to spot) arc {
	middle, way := from.at.between(to.at, 0.5), from.at.distance(to.at)
	bow := min(way*0.18, 60) / max(way, 1)
	bend := middle.plus((to.at.y-from.at.y)*bow, (from.at.x-to.at.x)*bow)
	start := from.at.between(bend, (from.r+1)/max(from.at.distance(bend), from.r+1))
	end := to.at.between(bend, (to.r+2)/max(to.at.distance(bend), to.r+2))
	return arc{l, start, bend, end}
}

// curve draws a link, the thicker the more datasets go that way.
func (p *places) curve(l exhibit.Link, path string) {
	style := strokes[reach(l)]
	attributes := []string{"d", path, "fill", "none", "stroke", style.color, "stroke-width", num(within(1.2, 0.8+0.5*math.Sqrt(float64(max(0, l.Count))), 4))}
	if style.dashes != "" {
		attributes = append(attributes, "stroke-dasharray", style.dashes, "stroke-linecap", "round")
	}
	p.told(p.copied(l), "path", attributes...)
}

// loop draws a copy that is where the original is.
func (p *places) loop(l exhibit.Link, s spot) {
	top := s.at.plus(0, -s.r)
	p.curve(l, "M"+top.plus(-3, 0).String()+"c-10-16 16-16 6 0")
	p.space.take(box{top.x - 10, top.y - 15, top.x + 10, top.y})
	p.unmeasured = append(p.unmeasured, l)
}

// arrow draws a head at the end of a line.
func (c *canvas) arrow(from, to point, color string) {
	angle := math.Atan2(to.y-from.y, to.x-from.x)
	side := func(turn float64) point {
		return to.plus(-8*math.Cos(angle+turn), -8*math.Sin(angle+turn))
	}
	c.put("path", "d", fmt.Sprintf("M%sL%sL%sz", to, side(0.4), side(-0.4)), "fill", color)
}

// measured writes how far a link goes and how many datasets go that way, where
// there is room along it; what has none is listed.
func (p *places) measured(a arc) {
	t := tag{[]label{{text: p.measure(a.Link), anchor: atMiddle, size: small, fill: strokes[reach(a.Link)].color, halo: true}}}
	b := t.box()
	for i := range 14 {
		part, whole := []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78}[i%7], i < 7
		for _, side := range []float64{1, -1} {
			at := a.beside(part, side, b.right-b.left, b.bottom-b.top)
			w, h := (b.right-b.left)/2, (b.bottom-b.top)/2
			if p.tagged(t, box{at.x - w, at.y - h, at.x + w, at.y + h}, atMiddle, whole) {
				return
			}
		}
	}
	p.unmeasured = append(p.unmeasured, a.Link)
}

// far is how far a link goes, in words.
func (p *places) far(l exhibit.Link) string {
	if l.KM == nil {
		return p.Say("distance not known")
	}
	if *l.KM < 0.1 {
		return p.Say("less than 0.1 km")
	}
	if *l.KM < 100 {
		return strconv.FormatFloat(*l.KM, 'f', 1, 64) + " km"
	}
	return thousands(int64(min(*l.KM, 1e6))) + " km"
}

// measure is how far a link goes, and how many datasets go that way.
func (p *places) measure(l exhibit.Link) string {
	return p.far(l) + " · " + p.Count(l.Count, "dataset", "datasets")
}

// copied is a link in words.
func (p *places) copied(l exhibit.Link) string {
	return l.From + " → " + l.To + ": " + p.Say(strokes[reach(l)].words) + " · " + p.measure(l)
}

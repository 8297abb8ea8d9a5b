package picture

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// needs are how an edge is drawn by its kind.
var needs = map[exhibit.EdgeKind]struct {
	words  tongue.Text
	dashes string
}{
	exhibit.Requires:  {"requires", ""},
	exhibit.AnyOf:     {"requires one of these", "7 4"},
	exhibit.Uses:      {"uses, but runs without", "1.5 4"},
	exhibit.Activates: {"is activated with", "8 3 2 3"},
	exhibit.RunsAt:    {"runs at", ""},
}

var edgeKinds = []exhibit.EdgeKind{exhibit.Requires, exhibit.AnyOf, exhibit.Activates, exhibit.Uses, exhibit.RunsAt}

// route is a strand on the canvas: the curves that it consists of.
type route struct {
	exhibit.Edge
	curves [][4]point
	back   bool
}

// routes are the strands on the canvas. Those that leave or reach a node do so
// side by side.
func (p *failure) routes() []route {
	leaving, reaching := p.ports()
	routes := make([]route, len(p.strands))
	for i, s := range p.strands {
		r := route{Edge: p.Edges[s.edge], back: s.back}
		from := p.leave(s.path[0], leaving[i])
		for n := 1; n < len(s.path); n++ {
			to, out := p.reach(s.path[n], 0), p.leave(s.path[n], 0)
			if n == len(s.path)-1 {
				to = p.reach(s.path[n], reaching[i])
			}
			r.curves = append(r.curves, p.bow(from, to), [4]point{to, to, out, out})
			from = out
		}
		r.curves = r.curves[:len(r.curves)-1] // it ends at its node
		routes[i] = r
	}
	return routes
}

// ports are how far from the middle of a side each strand leaves and reaches.
func (p *failure) ports() (leaving, reaching []float64) {
	leaving, reaching = make([]float64, len(p.strands)), make([]float64, len(p.strands))
	first, last := map[int][]int{}, map[int][]int{}
	for i, s := range p.strands {
		first[s.path[0]] = append(first[s.path[0]], i)
		last[s.path[len(s.path)-1]] = append(last[s.path[len(s.path)-1]], i)
	}
	room := nodeHeight - 14
	if p.down {
		room = p.node - 24
	}
	share := func(at map[int][]int, ports []float64, next func(strand) int) {
		for _, strands := range at {
			slices.SortStableFunc(strands, func(a, b int) int {
				return cmp.Compare(p.vertices[next(p.strands[a])].place, p.vertices[next(p.strands[b])].place)
			})
			pitch := min(9, room/float64(max(1, len(strands)-1)))
			for n, i := range strands {
				ports[i] = (float64(n) - float64(len(strands)-1)/2) * pitch
			}
		}
	}
	share(first, leaving, func(s strand) int { return s.path[1] })
	share(last, reaching, func(s strand) int { return s.path[len(s.path)-2] })
	return leaving, reaching
}

// leave is where a strand leaves a vertex for the next layer.
func (p *failure) leave(v int, port float64) point {
	if p.down {
		return p.at(v).plus(port, nodeHeight/2)
	}
	return p.at(v).plus(p.node/2, port)
}

// reach is where a strand comes to a vertex from the layer before.
func (p *failure) reach(v int, port float64) point {
	if p.down {
		return p.at(v).plus(port, -nodeHeight/2)
	}
	return p.at(v).plus(-p.node/2, port)
}

// bow is a curve across the gap between two layers.
func (p *failure) bow(from, to point) [4]point {
	if p.down {
		half := (to.y - from.y) / 2
		return [4]point{from, from.plus(0, half), to.plus(0, -half), to}
	}
	half := (to.x - from.x) / 2
	return [4]point{from, from.plus(half, 0), to.plus(-half, 0), to}
}

// along is the point at a part t of the way along a curve.
func along(c [4]point, t float64) point {
	a, b, d := c[0].between(c[1], t), c[1].between(c[2], t), c[2].between(c[3], t)
	return a.between(b, t).between(b.between(d, t), t)
}

// edges draws the needs: what is whole first, what leads to a loss over it.
func (p *failure) edges() {
	routes := p.routes()
	for _, burnt := range []bool{false, true} {
		for _, r := range routes {
			if (p.Nodes[r.To].Outcome == exhibit.Lost) == burnt {
				p.edge(r)
			}
		}
	}
	p.unite(routes)
	for _, i := range p.loops {
		b := p.box(p.Edges[i].From)
		p.put("path", "d", "M"+point{b.right - 26, b.top + 1}.String()+"c0-12 16-12 16 0", "fill", "none", "stroke", p.color(p.Edges[i]), "stroke-width", "1.4")
	}
}

// color is that of the loss where an edge leads to one.
func (p *failure) color(e exhibit.Edge) string {
	if p.Nodes[e.To].Outcome == exhibit.Lost {
		return marks[exhibit.Lost].color
	}
	return muted
}

func (p *failure) edge(r route) {
	color, thick := p.color(r.Edge), "1.3"
	if color != muted {
		thick = "1.8"
	}
	path := "M" + r.curves[0][0].String()
	for _, c := range r.curves {
		path += "C" + c[1].String() + " " + c[2].String() + " " + c[3].String()
	}
	attributes := []string{"d", path, "fill", "none", "stroke", color, "stroke-width", thick}
	if dashes := needs[r.Kind].dashes; dashes != "" {
		attributes = append(attributes, "stroke-dasharray", dashes)
	}
	p.told(p.need(r.Edge), "path", attributes...)
	end, start := r.curves[len(r.curves)-1], r.curves[0]
	tip, from := end[3], end[2]
	if r.back {
		tip, from = start[0], start[1]
	}
	p.head(r.Kind, from, tip, color)
}

// head ends an edge: in an arrow, or where something runs in a square.
func (p *failure) head(kind exhibit.EdgeKind, from, tip point, color string) {
	if kind == exhibit.RunsAt {
		p.put("rect", "x", num(tip.x-2.5), "y", num(tip.y-2.5), "width", "5", "height", "5", "fill", color)
		return
	}
	p.arrow(from, tip, color)
}

// unite joins the alternatives of a service by a stroke across their lines.
func (p *failure) unite(routes []route) {
	for node := range p.Nodes {
		var ends []point
		for _, r := range routes {
			if r.From == node && r.Kind == exhibit.AnyOf && !r.back {
				ends = append(ends, along(r.curves[0], 0.36))
			}
		}
		if len(ends) < 2 {
			continue
		}
		slices.SortFunc(ends, func(a, b point) int { return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x)) })
		if p.down {
			slices.SortFunc(ends, func(a, b point) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
		}
		path := "M" + ends[0].String()
		for _, end := range ends[1:] {
			path += "L" + end.String()
		}
		p.put("path", "d", path, "fill", "none", "stroke", ink, "stroke-width", "1.8", "stroke-linecap", "round")
	}
}

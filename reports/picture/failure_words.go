package picture

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// modes of deployments in words.
var modes = map[string]tongue.Text{"active": "active", "standby": "standby", "cold": "cold standby"}

// need is an edge in words.
func (p *failure) need(e exhibit.Edge) string {
	text := p.Nodes[e.From].ID + " → " + p.Nodes[e.To].ID + ": " + p.Say(needs[e.Kind].words)
	if e.Mode != "" {
		text += " (" + p.mode(e.Mode) + ")"
	}
	return text
}

func (p *failure) mode(mode string) string {
	if words, known := modes[mode]; known {
		return p.Say(words)
	}
	return mode
}

// writings says on edges what their lines alone do not, where there is room.
func (p *failure) writings() {
	routes := p.routes()
	for i, r := range routes {
		text := p.Say("activates")
		if r.Kind == exhibit.RunsAt {
			text = p.mode(r.Mode)
		} else if r.Kind != exhibit.Activates {
			continue
		}
		t := label{text: text, size: small - 0.5, anchor: atMiddle, fill: p.color(r.Edge), halo: true, room: gapRight}
		p.writing(t, r, slices.Concat(routes[:i], routes[i+1:]))
	}
}

// writing stands on its edge, near one of its ends: where no other edge runs, if
// there is such a place.
func (p *failure) writing(t label, r route, others []route) {
	for _, alone := range []bool{true, false} {
		for _, curve := range []([4]point){r.curves[0], r.curves[len(r.curves)-1]} {
			for _, part := range []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8} {
				t.at = along(curve, part).plus(0, 3)
				if p.space.free(t.box()) && !(alone && slices.ContainsFunc(others, func(o route) bool { return o.runs(t.box()) })) {
					p.space.take(t.box())
					p.write(t)
					return
				}
			}
		}
	}
}

// runs is true where a route leads through a box.
func (r route) runs(b box) bool {
	for _, curve := range r.curves {
		for i := range 12 {
			if b.crossed(along(curve, float64(i)/12), along(curve, float64(i+1)/12)) {
				return true
			}
		}
	}
	return false
}

// keys are the legend: what stands for what among that which is shown.
func (p *failure) keys() (keys []key) {
	house := func(at point) {
		p.put("path", "d", "M"+at.String()+"m-9 7v-10l9-4l9 4v10z", "fill", "none", "stroke", ink, "stroke-width", "1.3")
	}
	plate := func(at point) {
		p.put("rect", "x", num(at.x-10), "y", num(at.y-6), "width", "20", "height", "12", "rx", "4", "fill", "none", "stroke", ink, "stroke-width", "1.3")
	}
	keys = append(keys, key{plate, p.Say("service")}, key{house, p.Say("facility")})
	for _, kind := range edgeKinds {
		if !slices.ContainsFunc(p.Edges, func(e exhibit.Edge) bool { return e.Kind == kind }) {
			continue
		}
		keys = append(keys, key{func(at point) {
			p.line(at.plus(-12, 0), at.plus(6, 0), "stroke", ink, "stroke-width", "1.4", "stroke-dasharray", needs[kind].dashes)
			p.head(kind, at.plus(-12, 0), at.plus(11, 0), ink)
		}, p.Say(needs[kind].words)})
	}
	return append(keys, p.outcomeKeys(p.Nodes)...)
}

package picture

import (
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/inert"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Sizes in a graph. A graph with many layers runs downwards instead of to the
// right, if it is narrower so.
const (
	nodeHeight             = 40.0
	narrowNode, widestNode = 112.0, 184.0
	gapRight, gapDown      = 88.0, 64.0
	widestGraph            = 1000.0
)

// failure is a picture of a graph in the making.
type failure struct {
	*canvas
	*layout
	down          bool
	node          float64 // how wide nodes are
	width, height float64
	space         space
}

// Failure draws what a service hangs on, and what a loss takes of that: services
// and facilities, what is lost of them hatched, and the needs between them.
func Failure(id string, g exhibit.Graph, l tongue.Language) string {
	g, moreEdges := shownGraph(g)
	p := &failure{canvas: &canvas{Language: l, id: id}, node: narrowNode}
	for _, node := range g.Nodes {
		p.node = max(p.node, min(widestNode, label{text: node.ID, size: normal, bold: true}.width()+38))
	}
	p.lay(g)
	p.hatch()
	p.edges()
	for i := range g.Nodes {
		p.drawNode(i)
	}
	p.writings()
	y := p.legend(point{0, p.height + 10}, p.width, p.keys()).y
	if len(g.Nodes) == 0 {
		y = p.lines(label{text: p.Say("The graph is empty."), at: point{0, y + normal}, size: normal, fill: ink, room: p.width}).y
	}
	for _, text := range p.leftOut(moreEdges) {
		y = p.lines(label{text: text, at: point{0, y + small}, size: small, fill: muted, room: p.width}).y - small
	}
	return p.whole(p.width, y+4, p.Say("What %[1]s hangs on, when %[2]s %[3]s is lost", g.Service, p.kind(g.Kind), g.ID), p.essence())
}

// leftOut says what is not in the picture.
func (p *failure) leftOut(edges int) (sentences []string) {
	if p.MoreNodes > 0 {
		sentences = append(sentences, p.Say("Not shown: %s that it hangs on.", p.Count(p.MoreNodes, "more service or facility", "more services and facilities")))
	}
	if edges > 0 {
		sentences = append(sentences, p.Say("Not shown: %s.", p.Count(edges, "more line", "more lines")))
	}
	return sentences
}

// lay chooses the direction of the graph, and lays it out.
func (p *failure) lay(g exhibit.Graph) {
	p.layout = newLayout(g, nodeHeight)
	n := float64(len(p.layers))
	p.width, p.height = max(460, n*p.node+(n-1)*gapRight+4), p.across()+4
	if p.width > widestGraph {
		if down := newLayout(g, p.node); down.across() < p.width {
			p.layout, p.down = down, true
			p.width, p.height = max(460, down.across()+4), n*nodeHeight+(n-1)*gapDown+4
		}
	}
	p.space.within = box{0, 0, p.width, p.height}
	for i := range g.Nodes {
		p.space.take(p.box(i))
	}
}

// at is the middle of a vertex on the canvas.
func (p *failure) at(v int) point {
	place, layer := p.vertices[v].place+2, float64(p.vertices[v].layer)
	if p.down {
		return point{place, 2 + nodeHeight/2 + layer*(nodeHeight+gapDown)}
	}
	return point{2 + p.node/2 + layer*(p.node+gapRight), place}
}

// box is what a node covers.
func (p *failure) box(v int) box {
	at := p.at(v)
	return box{at.x - p.node/2, at.y - nodeHeight/2, at.x + p.node/2, at.y + nodeHeight/2}
}

// hatch defines the pattern of what is lost.
func (p *failure) hatch() {
	p.open("defs")
	p.open("pattern", "id", p.id+"-burnt", "width", "7", "height", "7", "patternUnits", "userSpaceOnUse", "patternTransform", "rotate(45)")
	p.put("rect", "width", "7", "height", "7", "fill", paper)
	p.put("rect", "width", "2.4", "height", "7", "fill", marks[exhibit.Lost].color, "fill-opacity", ".28")
	p.end("pattern")
	p.end("defs")
}

// drawNode draws a service as a plate and a facility as a house, with what
// becomes of it.
func (p *failure) drawNode(i int) {
	node, b := p.Nodes[i], p.box(i)
	m := markOf(node.Outcome)
	told := p.kind(node.Kind) + " " + node.ID
	if node.Name != "" && node.Name != node.ID {
		told += " (" + node.Name + ")"
	}
	p.shape(node, b, i == 0, told+": "+p.Say(m.word))
	middle := b.middle().y
	if node.Kind == "facility" {
		middle += 3
	}
	p.chip(m, point{b.left + 17, middle}, 18, 18, "")
	room := p.node - 36
	p.write(label{text: node.ID, at: point{b.left + 31, middle - 3}, size: normal, fill: ink, bold: true, room: room, halo: true})
	p.write(label{text: p.Say(m.word), at: point{b.left + 31, middle + 11}, size: small, fill: m.color, room: room, halo: true})
}

func (p *failure) shape(node exhibit.Node, b box, first bool, told string) {
	m, fill, thick := markOf(node.Outcome), paper, "1.3"
	if node.Outcome == exhibit.Lost {
		fill = "url(#" + p.id + "-burnt)"
	}
	if first {
		thick = "2.6"
	}
	style := []string{"fill", fill, "stroke", m.color, "stroke-width", thick, "stroke-linejoin", "round"}
	if node.Kind == "facility" {
		house := "M" + point{b.left + 1, b.bottom - 1}.String() + "V" + num(b.top+8) + "L" + point{b.middle().x, b.top + 1}.String() +
			"L" + point{b.right - 1, b.top + 8}.String() + "V" + num(b.bottom-1) + "z"
		p.told(told, "path", append([]string{"d", house}, style...)...)
		return
	}
	p.told(told, "rect", append([]string{"x", num(b.left + 1), "y", num(b.top + 1), "width", num(p.node - 2), "height", num(nodeHeight - 2), "rx", "10"}, style...)...)
}

// essence is the graph in a sentence or two.
func (p *failure) essence() string {
	lost := 0
	for _, node := range p.Nodes {
		if node.Outcome == exhibit.Lost {
			lost++
		}
	}
	text := p.Say("Of %[1]s that are shown, %[2]d are lost.", p.Count(len(p.Nodes), "service or facility", "services and facilities"), lost)
	for _, because := range p.Because {
		text += " " + inert.Line(because) + "."
	}
	return text
}

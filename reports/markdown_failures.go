package reports

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// edgeWords say what one thing needs of another.
var edgeWords = terms[exhibit.EdgeKind]{
	exhibit.Requires: "requires", exhibit.AnyOf: "requires any of", exhibit.Uses: "uses",
	exhibit.Activates: "is activated with", exhibit.RunsAt: "runs at",
}

// arrows draw what stops a service when it is gone in full, and the rest broken.
var arrows = map[exhibit.EdgeKind]chart{
	exhibit.Requires: "-->", exhibit.AnyOf: "-.->", exhibit.Uses: "-.->", exhibit.Activates: "==>", exhibit.RunsAt: "-->",
}

// classes colour the outcomes of nodes; symbols and words say the same.
var classes = map[exhibit.Outcome]chart{
	exhibit.Running:      "fill:#dff3e4,stroke:#1a7f37,color:#000",
	exhibit.Degraded:     "fill:#fff3c4,stroke:#9a6700,color:#000",
	exhibit.Recovers:     "fill:#fff3c4,stroke:#9a6700,color:#000",
	exhibit.Undetermined: "fill:#eeeeee,stroke:#57606a,color:#000,stroke-dasharray:4 3",
	exhibit.Lost:         "fill:#ffd8d3,stroke:#cf222e,color:#000,stroke-width:3px",
}

// failures shows what services hang on that a loss stops.
func (p paper) failures(graphs []exhibit.Graph) {
	if len(graphs) == 0 {
		return
	}
	p.heading("What failing services hang on")
	p.remark("Of the services that are certain to stop for good, those worst off, each with the loss that harms most.")
	for _, g := range graphs {
		p.paragraph("### ", p.say("%s at the loss of %s", code(g.Service), code(g.Kind+":"+g.ID)))
		for _, step := range g.Because {
			p.item(0, prose(step))
		}
		if len(g.Because) > 0 {
			p.line()
		}
		p.flowchart(g)
		p.needs(g)
		p.left(g.MoreNodes, "more service or facility that it hangs on is not shown.", "more services and facilities that it hangs on are not shown.")
	}
}

func (p paper) flowchart(g exhibit.Graph) {
	d := p.draw("flowchart LR")
	for i, n := range g.Nodes {
		open, end := chart(`["`), chart(`"]`)
		if n.Kind == "facility" {
			open, end = `[["`, `"]]`
		}
		d.line(node(i), open, chart(stateOf(&n.Outcome).symbol), " ", label(n.ID), ", ", label(outcomeWords.in(p.l, n.Outcome)), end, ":::", class(n.Outcome))
	}
	for _, e := range g.Edges {
		words := label(edgeWords.in(p.l, e.Kind))
		if e.Mode != "" {
			words += ", " + label(e.Mode)
		}
		d.line(node(e.From), " ", arrows[e.Kind], `|"`, words, `"| `, node(e.To))
	}
	for _, o := range exhibit.Outcomes {
		d.line("classDef ", class(o), " ", classes[o])
	}
	d.end()
}

// node is the name of one within a picture.
func node(index int) chart { return chart(fmt.Sprintf("n%d", index)) }

// class is the name of the nodes with an outcome, which is one of a few words.
func class(o exhibit.Outcome) chart { return chart(o) }

// needs is a table with all that the flowchart shows.
func (p paper) needs(g exhibit.Graph) {
	needs := make([]markup, len(g.Nodes))
	type sort struct {
		from int
		kind exhibit.EdgeKind
	}
	for _, alike := range grouped(g.Edges, func(e exhibit.Edge) sort { return sort{e.From, e.Kind} }) {
		from := &needs[alike[0].From]
		if *from != "" {
			*from += "; "
		}
		*from += p.need(g, alike)
	}
	p.head("Service or facility", "Outcome", "What it needs")
	p.row("---", "---", "---")
	for i, n := range g.Nodes {
		name := thing(n)
		if n.Name != "" && n.Name != n.ID {
			name += " (" + prose(n.Name) + ")"
		}
		p.row(name, p.ending(n.Outcome), needs[i])
	}
	p.line()
}

// need says what a node needs in one way.
func (p paper) need(g exhibit.Graph, alike []exhibit.Edge) (words markup) {
	for _, e := range alike {
		if words != "" {
			words += ", "
		}
		words += thing(g.Nodes[e.To])
		if e.Mode != "" {
			words += " (" + prose(e.Mode) + ")"
		}
	}
	return prose(edgeWords.in(p.l, alike[0].Kind)) + " " + words
}

func thing(n exhibit.Node) markup { return code(n.Kind + ":" + n.ID) }

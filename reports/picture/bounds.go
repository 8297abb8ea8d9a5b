package picture

import (
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// How much a picture holds, whatever a saved report has; exhibits are bounded
// more narrowly when they are made.
const (
	mostServices, mostLosses  = 100, 40
	mostFacilities, mostLinks = 80, 120
	mostNodes, mostEdges      = 60, 300
	mostReports, mostTimes    = 24, 40
)

// shownMatrix is as much of a matrix as a picture holds. An outcome that is
// missing is not known.
func shownMatrix(m exhibit.Matrix) *exhibit.Matrix {
	if n := len(m.Losses) - mostLosses; n > 0 {
		m.Losses, m.MoreLosses = m.Losses[:mostLosses], m.MoreLosses+n
	}
	if len(m.Services) > mostServices {
		m.MoreServices = maps.Clone(m.MoreServices)
		if m.MoreServices == nil {
			m.MoreServices = exhibit.Tally{}
		}
		for _, row := range m.Services[mostServices:] {
			m.MoreServices[worst(row.Outcomes)]++
		}
	}
	m.Services = slices.Clone(m.Services[:min(len(m.Services), mostServices)])
	for i := range m.Services {
		row := slices.Clone(m.Services[i].Outcomes)
		for len(row) < len(m.Losses) {
			row = append(row, exhibit.Undetermined)
		}
		m.Services[i].Outcomes = row[:len(m.Losses)]
	}
	return &m
}

// worst is the worst of several outcomes.
func worst(all []exhibit.Outcome) exhibit.Outcome {
	for _, o := range outcomes {
		if slices.Contains(all, o) {
			return o
		}
	}
	return exhibit.Undetermined
}

// shownMap is as much of a map as a picture holds.
func shownMap(m exhibit.Map) *exhibit.Map {
	if n := len(m.Facilities) - mostFacilities; n > 0 {
		m.Facilities, m.MoreFacilities = m.Facilities[:mostFacilities], m.MoreFacilities+n
	}
	if n := len(m.Links) - mostLinks; n > 0 {
		m.Links, m.MoreLinks = m.Links[:mostLinks], m.MoreLinks+n
	}
	return &m
}

// shownGraph is as much of a graph as a picture holds, without edges that lead
// nowhere, and how many edges more there are among its nodes.
func shownGraph(g exhibit.Graph) (shown exhibit.Graph, more int) {
	if n := len(g.Nodes) - mostNodes; n > 0 {
		g.Nodes, g.MoreNodes = g.Nodes[:mostNodes], g.MoreNodes+n
	}
	g.Edges = slices.DeleteFunc(slices.Clone(g.Edges), func(e exhibit.Edge) bool {
		return min(e.From, e.To) < 0 || max(e.From, e.To) >= len(g.Nodes)
	})
	n := min(len(g.Edges), mostEdges)
	more = len(g.Edges) - n
	g.Edges = g.Edges[:n]
	return g, more
}

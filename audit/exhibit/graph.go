package exhibit

import (
	"cmp"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// thing is a service or a facility by kind and id.
type thing struct{ kind, id string }

// need is an edge before its ends have numbers.
type need struct {
	to   thing
	kind EdgeKind
	mode string
}

// world is an inventory after a loss.
type world struct {
	facts      *drill.Facts
	loss       int
	services   map[string]*inventory.Service
	facilities map[string]*inventory.Facility
}

// failures are graphs of services that a loss stops for good, the worst off
// first, each with the worst loss of those that do. One that is in the graph of
// another is not shown again.
func (m *matrix) failures() (graphs []Graph) {
	w := world{facts: m.facts, services: map[string]*inventory.Service{}, facilities: map[string]*inventory.Facility{}}
	for i := range m.inv.Services {
		w.services[string(m.inv.Services[i].ID)] = &m.inv.Services[i]
	}
	for i := range m.inv.Facilities {
		w.facilities[string(m.inv.Facilities[i].ID)] = &m.inv.Facilities[i]
	}
	shown := map[string]bool{}
	for _, row := range m.rows {
		if len(graphs) == maxGraphs {
			break
		}
		if row.worst != Lost || shown[string(row.service.ID)] {
			continue
		}
		outcomes := m.facts.Aftermath(row.service, nil)
		i := slices.IndexFunc(m.losses, func(l lossToll) bool { return OutcomeOf(outcomes[l.number]) == Lost })
		w.loss = m.losses[i].number
		g := w.graph(row.service, m.losses[i].Loss)
		for _, node := range g.Nodes {
			shown[node.ID] = shown[node.ID] || node.Kind == "service"
		}
		graphs = append(graphs, g)
	}
	return graphs
}

// graph is what the service hangs on. Where that is too much for a picture, what
// is lost with it goes before what is not.
func (w *world) graph(service *inventory.Service, loss Loss) Graph {
	g := Graph{Service: string(service.ID), Kind: loss.Kind, ID: loss.ID, Because: w.facts.Because(service, w.loss), Edges: []Edge{}}
	start := thing{"service", string(service.ID)}
	all := w.walk(start, func(thing) bool { return true })
	burnt := w.walk(start, func(t thing) bool { return w.outcome(t) == Lost })
	for t, depth := range burnt { // which may be deeper than another way
		burnt[t] = min(depth, all[t])
	}
	nodes, more := first(maxNodes, append(w.inOrder(burnt, nil), w.inOrder(all, burnt)...))
	slices.SortStableFunc(nodes, func(a, b Node) int { return cmp.Compare(a.Depth, b.Depth) })
	g.Nodes, g.MoreNodes = nodes, more
	g.connect(w)
	return g
}

// walk finds everything that a thing hangs on by way of what may be entered, and
// how many steps away it is.
func (w *world) walk(start thing, enter func(thing) bool) map[thing]int {
	depth, queue := map[thing]int{start: 0}, []thing{start}
	for ; len(queue) > 0; queue = queue[1:] {
		for _, n := range w.needs(queue[0]) {
			if _, seen := depth[n.to]; !seen && enter(n.to) {
				depth[n.to] = depth[queue[0]] + 1
				queue = append(queue, n.to)
			}
		}
	}
	return depth
}

// inOrder are things as nodes, by depth, without those that are there already.
func (w *world) inOrder(things, without map[thing]int) []Node {
	nodes := make([]Node, 0, len(things))
	for t, depth := range things {
		if _, there := without[t]; !there {
			nodes = append(nodes, Node{Kind: t.kind, ID: t.id, Name: w.name(t), Depth: depth, Outcome: w.outcome(t)})
		}
	}
	slices.SortFunc(nodes, func(a, b Node) int {
		return cmp.Or(cmp.Compare(a.Depth, b.Depth), cmp.Compare(b.Kind, a.Kind), cmp.Compare(a.ID, b.ID))
	})
	return nodes
}

func (w *world) name(t thing) string {
	if t.kind == "facility" {
		return text(w.facilities[t.id].Name)
	}
	return text(w.services[t.id].Name)
}

// outcome is what becomes of a thing.
func (w *world) outcome(t thing) Outcome {
	if t.kind == "service" {
		return OutcomeOf(w.facts.After(w.services[t.id], w.loss))
	}
	switch stands := w.facts.Stands(inventory.FacilityID(t.id), w.loss); {
	case stands == nil:
		return Undetermined
	case *stands:
		return Running
	}
	return Lost
}

// needs are what a thing hangs on itself; a facility hangs on nothing.
func (w *world) needs(t thing) (needs []need) {
	s := w.services[t.id]
	if t.kind == "facility" || s == nil {
		return nil
	}
	require := func(all []inventory.Requirement, alone, oneOf EdgeKind) {
		for _, r := range all {
			for _, id := range r.AnyOf {
				kind := alone
				if len(r.AnyOf) > 1 {
					kind = oneOf
				}
				needs = append(needs, need{to: thing{"service", string(id)}, kind: kind})
			}
		}
	}
	require(s.Requires, Requires, AnyOf)
	for _, d := range s.Deployments {
		needs = append(needs, need{to: thing{"facility", string(d.Facility)}, kind: RunsAt, mode: string(d.Mode)})
		if d.Activation != nil {
			require(d.Activation.Requires, Activates, Activates)
		}
	}
	for _, id := range s.Uses {
		needs = append(needs, need{to: thing{"service", string(id)}, kind: Uses})
	}
	return needs
}

// connect adds the needs among the nodes, each once.
func (g *Graph) connect(w *world) {
	number := map[thing]int{}
	for i, node := range g.Nodes {
		number[thing{node.Kind, node.ID}] = i
	}
	for from, node := range g.Nodes {
		for _, n := range w.needs(thing{node.Kind, node.ID}) {
			edge := Edge{From: from, To: number[n.to], Kind: n.kind, Mode: n.mode}
			if _, there := number[n.to]; there && !slices.Contains(g.Edges, edge) {
				g.Edges = append(g.Edges, edge)
			}
		}
	}
}

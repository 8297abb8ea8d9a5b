package picture

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/exhibit"
)

// layout is a graph in layers: what needs something stands before it, and what
// reaches over a layer bends around what stands there.
type layout struct {
	exhibit.Graph
	vertices []vertex
	layers   [][]int // vertices, in order
	strands  []strand
	loops    []int // edges from a node to itself
	middle   float64
}

// vertex is a node of the graph, or a place that strands bend at.
type vertex struct {
	node          int // -1: a bend
	layer         int
	size, place   float64 // across the layers
	before, after []int   // vertices that it is joined to
}

// strand is an edge by way of its vertices, from the earlier layer to the later.
type strand struct {
	edge int
	path []int
	back bool // the edge itself goes the other way
}

// sizes across the layers: of a bend, and between two things.
const (
	bendSize = 8.0
	apart    = 12.0
)

// newLayout lays out a graph whose nodes have a size across the layers.
func newLayout(g exhibit.Graph, size float64) *layout {
	l := &layout{Graph: g}
	back := l.backward()
	depth := l.depths(back)
	for i := range g.Nodes {
		l.add(vertex{node: i, layer: depth[i], size: size})
	}
	l.string(back)
	l.order()
	l.spread()
	return l
}

func (l *layout) add(v vertex) int {
	for len(l.layers) <= v.layer {
		l.layers = append(l.layers, nil)
	}
	l.vertices = append(l.vertices, v)
	l.layers[v.layer] = append(l.layers[v.layer], len(l.vertices)-1)
	return len(l.vertices) - 1
}

// backward are the edges that close a circle, and are laid out the other way
// round.
func (l *layout) backward() map[int]bool {
	back, state := map[int]bool{}, make([]int, len(l.Nodes)) // 0 not seen, 1 under way, 2 done
	var visit func(node int)
	visit = func(node int) {
		state[node] = 1
		for i, e := range l.Edges {
			switch {
			case e.From != node:
			case e.To == node:
				l.loops = append(l.loops, i)
			case state[e.To] == 1:
				back[i] = true
			case state[e.To] == 0:
				visit(e.To)
			}
		}
		state[node] = 2
	}
	for i := range l.Nodes {
		if state[i] == 0 {
			visit(i)
		}
	}
	return back
}

// depths are the layers of nodes: each as deep as the longest way to it, and
// facilities, which hang on nothing, deepest of all.
func (l *layout) depths(back map[int]bool) []int {
	depth, leaf := make([]int, len(l.Nodes)), make([]bool, len(l.Nodes))
	for i, node := range l.Nodes {
		leaf[i] = node.Kind == "facility"
	}
	for changed := true; changed; {
		changed = false
		for i, e := range l.Edges {
			from, to := e.From, e.To
			if back[i] {
				from, to = to, from
			}
			if from != to && depth[to] <= depth[from] {
				depth[to], changed = depth[from]+1, true
			}
			if from != to {
				leaf[from] = false
			}
		}
	}
	deepest := 0
	for i, d := range depth {
		if !leaf[i] {
			d++
		}
		deepest = max(deepest, d)
	}
	for i := range depth {
		if leaf[i] {
			depth[i] = deepest
		}
	}
	return depth
}

// string leads each edge through the layers between its ends. Edges of a sort
// that end at the same node share their bends.
func (l *layout) string(back map[int]bool) {
	type shared struct {
		to, layer int
		kind      exhibit.EdgeKind
		mode      string
	}
	bends := map[shared]int{}
	for i, e := range l.Edges {
		from, to := e.From, e.To
		if back[i] {
			from, to = to, from
		}
		if from == to {
			continue
		}
		s := strand{edge: i, path: []int{from}, back: back[i]}
		for layer := l.vertices[from].layer + 1; layer < l.vertices[to].layer; layer++ {
			k := shared{to, layer, e.Kind, e.Mode}
			bend, there := bends[k]
			if !there || back[i] {
				bend = l.add(vertex{node: -1, layer: layer, size: bendSize})
			}
			if !back[i] {
				bends[k] = bend
			}
			s.path = append(s.path, bend)
		}
		s.path = append(s.path, to)
		l.join(s.path)
		l.strands = append(l.strands, s)
	}
}

// join makes neighbours of the vertices along a path.
func (l *layout) join(path []int) {
	for i := 1; i < len(path); i++ {
		a, b := path[i-1], path[i]
		if !slices.Contains(l.vertices[a].after, b) {
			l.vertices[a].after = append(l.vertices[a].after, b)
			l.vertices[b].before = append(l.vertices[b].before, a)
		}
	}
}

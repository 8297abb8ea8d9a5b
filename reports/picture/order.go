package picture

import (
	"cmp"
	"slices"
)

// order puts each layer in the order of the middles of what it is joined to, to
// and fro, and keeps the order with the fewest crossings.
func (l *layout) order() {
	best, fewest := l.copied(), l.crossings()
	for round := range 12 {
		for i := range l.layers {
			if round%2 == 0 {
				l.sort(l.layers[i], func(v vertex) []int { return v.before })
			} else {
				l.sort(l.layers[len(l.layers)-1-i], func(v vertex) []int { return v.after })
			}
		}
		if n := l.crossings(); n < fewest {
			best, fewest = l.copied(), n
		}
	}
	l.layers = best
}

func (l *layout) copied() [][]int {
	layers := make([][]int, len(l.layers))
	for i, layer := range l.layers {
		layers[i] = slices.Clone(layer)
	}
	return layers
}

// ranks are the places of vertices in their layers.
func (l *layout) ranks() []int {
	rank := make([]int, len(l.vertices))
	for _, layer := range l.layers {
		for i, v := range layer {
			rank[v] = i
		}
	}
	return rank
}

func (l *layout) sort(layer []int, joined func(vertex) []int) {
	rank := l.ranks()
	middle := map[int]float64{}
	for _, v := range layer {
		middle[v] = float64(rank[v])
		if others := joined(l.vertices[v]); len(others) > 0 {
			sum := 0
			for _, o := range others {
				sum += rank[o]
			}
			middle[v] = float64(sum) / float64(len(others))
		}
	}
	slices.SortStableFunc(layer, func(a, b int) int { return cmp.Compare(middle[a], middle[b]) })
}

// crossings counts how often lines between neighbouring layers cross.
func (l *layout) crossings() (n int) {
	rank := l.ranks()
	for _, layer := range l.layers {
		var lines [][2]int
		for _, v := range layer {
			for _, o := range l.vertices[v].after {
				lines = append(lines, [2]int{rank[v], rank[o]})
			}
		}
		for i, a := range lines {
			for _, b := range lines[:i] {
				if (a[0]-b[0])*(a[1]-b[1]) < 0 {
					n++
				}
			}
		}
	}
	return n
}

package picture

// spread gives every vertex its place across the layers: near the middle of what
// it is joined to, in its order, and apart from its neighbours.
func (l *layout) spread() {
	for _, layer := range l.layers {
		at := 0.0
		for _, v := range layer {
			at += l.vertices[v].size/2 + apart
			l.vertices[v].place = at
			at += l.vertices[v].size / 2
		}
	}
	for round := range 60 {
		l.middle = l.center()
		for i := range l.layers {
			layer := l.layers[i]
			if round%2 == 1 {
				layer = l.layers[len(l.layers)-1-i]
			}
			l.relax(layer)
		}
	}
	least := 0.0
	for i, v := range l.vertices {
		if i == 0 || v.place-v.size/2 < least {
			least = v.place - v.size/2
		}
	}
	for i := range l.vertices {
		l.vertices[i].place -= least
	}
}

// block is a run of vertices that touch, and the place that suits them best.
type block struct {
	sum, weight float64
	n           int
}

func (b block) place() float64 { return b.sum / b.weight }

// relax moves the vertices of a layer as near to where they would like to be as
// their order and sizes allow: those that would overlap are put side by side
// around the middle of their wishes.
func (l *layout) relax(layer []int) {
	var blocks []block
	offset := 0.0
	for i, v := range layer {
		if i > 0 {
			offset += (l.vertices[layer[i-1]].size+l.vertices[v].size)/2 + apart
		}
		wish, weight := l.wish(v)
		last := block{(wish - offset) * weight, weight, 1}
		for len(blocks) > 0 && blocks[len(blocks)-1].place() > last.place() {
			b := blocks[len(blocks)-1]
			last = block{b.sum + last.sum, b.weight + last.weight, b.n + last.n}
			blocks = blocks[:len(blocks)-1]
		}
		blocks = append(blocks, last)
	}
	i := 0
	offset = 0
	for _, b := range blocks {
		for range b.n {
			if i > 0 {
				offset += (l.vertices[layer[i-1]].size+l.vertices[layer[i]].size)/2 + apart
			}
			l.vertices[layer[i]].place = b.place() + offset
			i++
		}
	}
}

// wish is where a vertex would like to be, and how much: bends more than nodes,
// so that long lines run straight.
func (l *layout) wish(v int) (place, weight float64) {
	this := l.vertices[v]
	n := 0.0
	for _, joined := range [][]int{this.before, this.after} {
		for _, o := range joined {
			place += l.vertices[o].place
			n++
		}
	}
	place = (place + drift*l.middle) / (n + drift)
	if this.node < 0 {
		return place, 4
	}
	return place, max(0.1, min(n, 1))
}

// drift is how much everything is drawn to the middle, so that parts that are
// not joined stay near each other.
const drift = 0.02

// center is the middle of all places.
func (l *layout) center() (middle float64) {
	for _, v := range l.vertices {
		middle += v.place / float64(len(l.vertices))
	}
	return middle
}

// across is how far the layout reaches across its layers.
func (l *layout) across() float64 {
	most := 0.0
	for _, v := range l.vertices {
		most = max(most, v.place+v.size/2)
	}
	return most
}

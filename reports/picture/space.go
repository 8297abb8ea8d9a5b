package picture

import "math"

// box is a rectangle on the canvas.
type box struct{ left, top, right, bottom float64 }

func around(p point, r float64) box { return box{p.x - r, p.y - r, p.x + r, p.y + r} }

func (b box) meets(o box) bool {
	return b.left < o.right && o.left < b.right && b.top < o.bottom && o.top < b.bottom
}

func (b box) holds(o box) bool {
	return b.left <= o.left && o.right <= b.right && b.top <= o.top && o.bottom <= b.bottom
}

func (b box) grown(by float64) box {
	return box{b.left - by, b.top - by, b.right + by, b.bottom + by}
}

func (b box) middle() point { return point{(b.left + b.right) / 2, (b.top + b.bottom) / 2} }

// nearest is the point of the box that is nearest to p.
func (b box) nearest(p point) point {
	return point{min(max(p.x, b.left), b.right), min(max(p.y, b.top), b.bottom)}
}

// crossed is true where a straight line runs through the box.
func (b box) crossed(from, to point) bool {
	enter, leave := 0.0, 1.0
	for _, axis := range [...]struct{ start, way, low, high float64 }{
		{from.x, to.x - from.x, b.left, b.right}, {from.y, to.y - from.y, b.top, b.bottom},
	} {
		if axis.way == 0 {
			if axis.start <= axis.low || axis.start >= axis.high {
				return false
			}
			continue
		}
		a, z := (axis.low-axis.start)/axis.way, (axis.high-axis.start)/axis.way
		enter, leave = max(enter, min(a, z)), min(leave, max(a, z))
	}
	return enter < leave
}

// space is what of a canvas is taken.
type space struct {
	within  box
	boxes   []box
	strokes [][2]point // leaders, that no text may cover
}

func (s *space) take(b box) { s.boxes = append(s.boxes, b) }

// free is true where nothing lies in a box yet.
func (s *space) free(b box) bool {
	if !s.within.holds(b) {
		return false
	}
	for _, taken := range s.boxes {
		if taken.meets(b) {
			return false
		}
	}
	for _, stroke := range s.strokes {
		if b.crossed(stroke[0], stroke[1]) {
			return false
		}
	}
	return true
}

// clear is true where a straight line crosses no text.
func (s *space) clear(from, to point) bool {
	for _, taken := range s.boxes {
		if taken.crossed(from, to) {
			return false
		}
	}
	return true
}

// spiral are places around a point, nearer ones first, in a fixed order.
func spiral(step float64, rings int, yield func(dx, dy float64) bool) {
	for ring := 1; ring <= rings; ring++ {
		n := 8 + 4*min(ring, 6)
		for i := range n {
			angle := 2 * math.Pi * float64(i) / float64(n)
			if !yield(float64(ring)*step*math.Cos(angle), float64(ring)*step*math.Sin(angle)) {
				return
			}
		}
	}
}

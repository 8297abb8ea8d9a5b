package direct

// Recall remembers what was concluded of situations, for one program that has settled
// all but the subject and its facts. A conclusion depends on the parts of the input
// that were looked at on the way to it, and nothing else: whoever finds the same in
// all of them, in their order, need not look further. One goroutine uses it at a time.
type Recall[T any] struct {
	census *Census
	points []point[T]
	ways   map[way]int32
}

// point is where somebody was who has looked at some parts of the input: there is
// one that is looked at next, or nothing more to look at.
type point[T any] struct {
	next       glance
	number     uint32 // of what was first seen there, and where it leads: most go there
	to         int32
	concluded  bool
	conclusion T
}

// way leads from a point to another, by the number of what is seen there.
type way struct {
	from   int32
	number uint32
}

// mostPoints bounds what is remembered.
const mostPoints = 1 << 10

// NewRecall remembers nothing yet. Parts of the input are numbered by the census.
func NewRecall[T any](by *Census) *Recall[T] {
	return &Recall[T]{census: by, points: make([]point[T], 1), ways: map[way]int32{}}
}

// Of is what was concluded of the situation that an evaluation was started with,
// which has looked at nothing yet.
func (r *Recall[T]) Of(m *Evaluation) (conclusion T, known bool) {
	at, walked, seen := int32(0), m.trace[:0], true
	for !r.points[at].concluded {
		g := r.points[at].next
		if g.at == nil || !seen {
			m.resume(walked)
			return conclusion, false
		}
		walked = append(walked, g)
		at, seen = r.follow(at, r.census.number(m, g))
	}
	m.trace = walked[:0]
	return r.points[at].conclusion, true
}

// follow is the way from a point.
func (r *Recall[T]) follow(at int32, number uint32) (to int32, seen bool) {
	if from := &r.points[at]; from.number == number {
		return from.to, true
	}
	to, seen = r.ways[way{at, number}]
	return to, seen
}

// lead makes a way from a point to a new one.
func (r *Recall[T]) lead(at int32, number uint32) (to int32) {
	to = int32(len(r.points))
	if from := &r.points[at]; from.number == unnumbered {
		from.number, from.to = number, to
	} else {
		r.ways[way{at, number}] = to
	}
	r.points = append(r.points, point[T]{})
	return to
}

// Learn remembers what was concluded by an evaluation. A place in the input may be
// named that made no difference, although it was looked at.
func (r *Recall[T]) Learn(m *Evaluation, conclusion T, but string) {
	at := int32(0)
	for _, g := range m.trace {
		if g.at.place == but {
			continue
		}
		here, number := &r.points[at], r.census.number(m, g)
		if number == unlike || len(r.points) >= mostPoints || here.concluded || here.next.at != nil && here.next != g {
			return
		}
		here.next = g
		to, seen := r.follow(at, number)
		if !seen {
			to = r.lead(at, number)
		}
		at = to
	}
	if end := &r.points[at]; end.next.at == nil {
		end.concluded, end.conclusion = true, conclusion
	}
}

package direct

// Recall remembers what was concluded of situations, for one program. A conclusion
// depends on the parts of the input that were looked at on the way to it, and
// nothing else: whoever finds the same in all of them, in their order, need not
// look further. One goroutine uses it at a time.
type Recall[T any] struct {
	census *Census
	trends []*trend // by the number of a lookup
	points []point[T]
	ways   map[way]int32
}

// point is where somebody was who has looked at some parts of the input: there is
// one that is looked at next, or nothing more to look at.
type point[T any] struct {
	next       *lookup
	concluded  bool
	conclusion T
}

// way leads from a point to another, by the number of what is found there.
type way struct {
	from   int32
	number uint32
}

// mostPoints bounds what is remembered.
const mostPoints = 1 << 11

// NewRecall remembers nothing yet. Values are numbered by the census.
func NewRecall[T any](p *Program, by *Census) *Recall[T] {
	r := &Recall[T]{census: by, points: make([]point[T], 1), ways: map[way]int32{}}
	for _, l := range p.lookups {
		r.trends = append(r.trends, by.trend(l.place))
	}
	return r
}

// Of is what was concluded of the situation that an evaluation was started with.
func (r *Recall[T]) Of(m *Evaluation) (conclusion T, known bool) {
	at, walked := int32(0), m.trace[:0]
	for !r.points[at].concluded {
		l := r.points[at].next
		if l == nil {
			return conclusion, m.resume(walked)
		}
		walked = append(walked, l)
		to, seen := r.ways[way{at, r.number(m, l)}]
		if !seen {
			return conclusion, m.resume(walked)
		}
		at = to
	}
	return r.points[at].conclusion, true
}

// resume looks at what whoever walked has passed, as the evaluation would. It is
// false, for the conclusion is still to be found.
func (m *Evaluation) resume(walked []*lookup) bool {
	for _, l := range walked {
		l.find(m)
	}
	m.trace = walked
	return false
}

// number is that of what is found at a place.
func (r *Recall[T]) number(m *Evaluation, l *lookup) uint32 {
	if number, known := r.census.outlined(m, l); known {
		return number
	}
	return r.census.number(l.find(m), r.trends[l.number])
}

// Learn remembers what was concluded by an evaluation. The part of the input at one
// place may be named that made no difference, although it was looked at.
func (r *Recall[T]) Learn(m *Evaluation, conclusion T, but string) {
	at := int32(0)
	for _, l := range m.trace {
		if l.place == but {
			continue
		}
		here, number := &r.points[at], r.number(m, l)
		if number == unlike || len(r.points) >= mostPoints || here.concluded || here.next != nil && here.next != l {
			return
		}
		here.next = l
		to, seen := r.ways[way{at, number}]
		if !seen {
			to = int32(len(r.points))
			r.points = append(r.points, point[T]{})
			r.ways[way{at, number}] = to
		}
		at = to
	}
	if end := &r.points[at]; end.next == nil {
		end.concluded, end.conclusion = true, conclusion
	}
}

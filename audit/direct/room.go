package direct

// Room is memory for values that are looked at together and then forgotten: those of
// one subject after the other. Most of what a large run would leave to the garbage
// collector lies here instead. One goroutine uses it at a time. A nil room asks for
// new memory each time, for values that stay.
type Room struct {
	values  slab[value]
	builts  slab[built]
	rows    slab[rows]
	columns slab[column]
	structs slab[fieldsOf]
	partial slab[partial]
	outline slab[outline]
	opens   slab[Value]
	run     slab[run]
}

// Clear forgets all values in the room: nobody may look at them any more.
func (r *Room) Clear() {
	r.values.clear()
	r.builts.clear()
	r.rows.clear()
	r.columns.clear()
	r.structs.clear()
	r.partial.clear()
	r.outline.clear()
	r.opens.clear()
	r.run.clear()
}

// items are so many values, all of them pending.
func (r *Room) items(n int) []value {
	if r == nil {
		return make([]value, n)
	}
	return r.values.take(n)
}

// runs are none yet, with room for so many.
func (r *Room) runs(n int) []run {
	if r == nil {
		return nil
	}
	return r.run.take(n)[:0]
}

// built is a collection in the making.
func (r *Room) built(b built) *built {
	if r == nil {
		kept := b // so that b itself needs no memory of its own
		return &kept
	}
	return r.builts.one(b)
}

// list is rows in the making, with so many columns.
func (r *Room) list(of rows, columns int) *rows {
	if of.room = r; r == nil {
		of.columns = make([]column, columns)
		kept := of
		return &kept
	}
	of.columns = r.columns.take(columns)
	return r.rows.one(of)
}

// fieldsOf is the source of the fields of a struct.
func (r *Room) fieldsOf(s fieldsOf) source {
	if s.room = r; r == nil {
		kept := s
		return &kept
	}
	return r.structs.one(s)
}

// parts is the source of what comes in parts.
func (r *Room) parts(of Parts) source {
	if r == nil {
		return &partial{Parts: of}
	}
	return r.partial.one(partial{Parts: of, room: r, outlines: r.outline.take(fewOutlines)[:0]})
}

// fewOutlines is how many of an object are usually asked for.
const fewOutlines = 32

// slab is memory for things of one kind, in pieces, so that none of them ever moves.
type slab[T any] struct {
	pieces [][]T
	piece  int // the one in use
	used   int // of that
}

// How many things the first piece has room for, and a later one at most, but for more
// that are taken at once.
const (
	shortest  = 32
	longPiece = 1024
)

// take is room for so many.
func (s *slab[T]) take(n int) []T {
	for ; s.piece < len(s.pieces); s.piece, s.used = s.piece+1, 0 {
		if rest := s.pieces[s.piece][s.used:]; n <= len(rest) {
			s.used += n
			taken := rest[:n:n]
			clear(taken)
			return taken
		}
	}
	length := min(shortest<<min(len(s.pieces), 8), longPiece)
	s.pieces = append(s.pieces, make([]T, max(n, length)))
	s.used = n
	return s.pieces[s.piece][:n:n]
}

// one is a thing in the slab.
func (s *slab[T]) one(thing T) *T {
	taken := s.take(1)
	taken[0] = thing
	return &taken[0]
}

func (s *slab[T]) clear() { s.piece, s.used = 0, 0 }

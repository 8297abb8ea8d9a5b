package inventory

import "reflect"

// stock holds values of the model that are not in use yet. A large inventory has
// millions of small ones, and the memory for many at once is far cheaper than for
// one at a time.
type stock struct {
	shelves []shelf // by the numbers of their readers
}

// shelf holds values of one type.
type shelf struct {
	values reflect.Value
	used   int
}

// The first values of a type come few at a time, so that a small document wastes
// little.
const fewest, manyValues = 4, 256

// take takes so many values that follow each other from the shelf of a reader.
func (s *stock) take(r *reader, t reflect.Type, count int) (from reflect.Value, first int) {
	for len(s.shelves) <= r.number {
		s.shelves = append(s.shelves, shelf{})
	}
	at := &s.shelves[r.number]
	size := 0
	if at.values.IsValid() {
		size = at.values.Len()
	}
	if at.used+count > size {
		size = max(count, min(manyValues, max(fewest, 2*size)))
		*at = shelf{values: reflect.MakeSlice(reflect.SliceOf(t), size, size)}
	}
	at.used += count
	return at.values, at.used - count
}

// pointer is a pointer to a value of the type t, for the reader of the pointer.
func (s *stock) pointer(r *reader, t reflect.Type) reflect.Value {
	values, at := s.take(r, t, 1)
	return values.Index(at).Addr()
}

// list is a list of the type t and of this length. Long ones and empty ones are
// made on their own.
func (s *stock) list(r *reader, t reflect.Type, length int) reflect.Value {
	if length == 0 || length > manyValues/8 {
		return reflect.MakeSlice(t, length, length)
	}
	values, at := s.take(r, t.Elem(), length)
	return values.Slice3(at, at+length, at+length)
}

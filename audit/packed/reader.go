package packed

import (
	"encoding/binary"
	"errors"
)

// Reader reads what a Writer wrote, in the same order. After something that was not
// written so, everything reads as nothing.
type Reader struct {
	rest  string
	texts []string
	err   error
}

// ErrDamaged is what reading ends with where no Writer wrote what is read.
var ErrDamaged = errors.New("the packed text is damaged")

// NewReader begins to read.
func NewReader(all string) *Reader {
	r := &Reader{rest: all}
	lengths := ListOf(r, r.Number)
	r.texts = make([]string, len(lengths))
	for i, length := range lengths {
		r.texts[i] = r.cut(length)
	}
	return r
}

// Err is what reading ended with, if it was not the end.
func (r *Reader) Err() error { return r.err }

// Ended reports whether nothing is left to read, and all was in order.
func (r *Reader) Ended() bool { return r.rest == "" && r.err == nil }

func (r *Reader) damaged() {
	r.err, r.rest = ErrDamaged, ""
}

// Number reads a number.
func (r *Reader) Number() int {
	if r.rest != "" && r.rest[0] < 0x80 { // most are small
		n := int(r.rest[0])
		r.rest = r.rest[1:]
		return n
	}
	n, size := binary.Uvarint([]byte(r.rest[:min(len(r.rest), binary.MaxVarintLen32)]))
	if size <= 0 || n > largest {
		r.damaged()
		return 0
	}
	r.rest = r.rest[size:]
	return int(n)
}

// largest is the largest number that can be read.
const largest = 1<<31 - 1

// Count reads how many things follow, of which each takes a byte at least.
func (r *Reader) Count() int {
	n := r.Number()
	if n > len(r.rest) {
		r.damaged()
		return 0
	}
	return n
}

// Truth reads a truth value.
func (r *Reader) Truth() bool { return r.Number() == 1 }

// Text reads a text.
func (r *Reader) Text() string {
	at := r.Number()
	if at >= len(r.texts) {
		r.damaged()
		return ""
	}
	return r.texts[at]
}

// Texts reads a list of texts.
func (r *Reader) Texts() []string {
	return ListOf(r, r.Text)
}

// ListOf reads a list of things, as far as it is in order.
func ListOf[T any](r *Reader, one func() T) []T {
	n := r.Count()
	list := make([]T, 0, min(n, few))
	for i := 0; i < n && r.err == nil; i++ {
		list = append(list, one())
	}
	return list
}

// few is for how many things of a list there is room before they are read.
const few = 64

// cut takes so many bytes.
func (r *Reader) cut(length int) string {
	if length > len(r.rest) {
		r.damaged()
		return ""
	}
	text := r.rest[:length]
	r.rest = r.rest[length:]
	return text
}

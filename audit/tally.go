package audit

import (
	"context"
	"sync/atomic"
)

// Tally counts what a run has done so far, for whoever waits. To count changes
// nothing of what is found. A nil tally counts nothing.
type Tally struct{ done, due atomic.Int64 }

// tallyKey is the place of a tally in a context.
type tallyKey struct{}

// Counted is the context of a run whose subjects t counts.
func Counted(ctx context.Context, t *Tally) context.Context {
	return context.WithValue(ctx, tallyKey{}, t)
}

// TallyOf is what counts in a context; nil, if nothing does.
func TallyOf(ctx context.Context) *Tally {
	t, _ := ctx.Value(tallyKey{}).(*Tally)
	return t
}

// Expect sets out to do n things.
func (t *Tally) Expect(n int) {
	if t != nil {
		t.done.Store(0)
		t.due.Store(int64(n))
	}
}

// Count counts one as done.
func (t *Tally) Count() {
	if t != nil {
		t.done.Add(1)
	}
}

// State is how many things are done, and of how many; of 0 before they are known.
func (t *Tally) State() (done, due int64) { return t.done.Load(), t.due.Load() }

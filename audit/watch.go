package audit

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// timeLimit is how long a check may take for one subject. It is far more than any
// needs, so that a slow machine comes to the same findings.
var timeLimit atomic.Int64

func init() { timeLimit.Store(int64(30 * time.Second)) }

// watched is the engine with a cancel of its own, that heeds the context and the
// time limit. Whoever runs out of time is late, until done.
func (e engine) watched(ctx context.Context, late *atomic.Bool) (watched engine, done func()) {
	e.cancel = topdown.NewCancel()
	release := context.AfterFunc(ctx, e.cancel.Cancel)
	timer := time.AfterFunc(time.Duration(timeLimit.Load()), func() {
		late.Store(true)
		e.cancel.Cancel()
	})
	return e, func() {
		timer.Stop()
		release()
	}
}

// vigil watches over the direct evaluations of a processor. A check is late that
// is found at the same subject twice, a time limit apart: to look at the clock for
// each evaluation would take as long as some of them.
type vigil struct {
	check   atomic.Pointer[docket] // that is evaluated; nil in between
	subject atomic.Int64           // counts them

	before      *docket
	lastSubject int64
}

// look is told that the time limit has passed once more.
func (v *vigil) look() {
	check, subject := v.check.Load(), v.subject.Load()
	if check != nil && check == v.before && subject == v.lastSubject {
		check.late.Store(true)
	}
	v.before, v.lastSubject = check, subject
}

// vigils are those of all processors.
type vigils struct {
	sync.Mutex
	all []*vigil
}

// join begins another.
func (w *vigils) join() *vigil {
	w.Lock()
	defer w.Unlock()
	v := &vigil{}
	w.all = append(w.all, v)
	return v
}

// watch looks after all of them until done.
func (w *vigils) watch() (done func()) {
	over, ticker := make(chan struct{}), time.NewTicker(time.Duration(timeLimit.Load()))
	go func() {
		for {
			select {
			case <-over:
				return
			case <-ticker.C:
				w.look()
			}
		}
	}()
	return func() {
		ticker.Stop()
		close(over)
	}
}

func (w *vigils) look() {
	w.Lock()
	defer w.Unlock()
	for _, v := range w.all {
		v.look()
	}
}

// tooLong is why a check broke that ran out of time, and why it is not asked
// again: its other subjects would take as long.
func tooLong() error {
	return fmt.Errorf("it takes longer than the time limit of %s", time.Duration(timeLimit.Load()))
}

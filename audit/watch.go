package audit

import (
	"context"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// timeLimit is how long a check may take for one subject. It is far more than any
// needs, so that a slow machine comes to the same findings.
var timeLimit atomic.Int64

func init() { timeLimit.Store(int64(30 * time.Second)) }

// watch stops a check that does not end. A check that ran out of time once is
// not asked again: its other subjects would take as long.
type watch struct {
	timer   *time.Timer
	release func() bool
	limit   time.Duration
	late    atomic.Bool
}

// watched is the engine with a watch of its own, that also heeds the context.
func (e engine) watched(ctx context.Context) (engine, *watch) {
	w := &watch{limit: time.Duration(timeLimit.Load())}
	e.cancel = topdown.NewCancel()
	w.release = context.AfterFunc(ctx, e.cancel.Cancel)
	w.timer = time.AfterFunc(w.limit, func() {
		w.late.Store(true)
		e.cancel.Cancel()
	})
	return e, w
}

func (w *watch) stop() {
	w.timer.Stop()
	w.release()
}

// judge asks for a ruling within the limit.
func (w *watch) judge(ask func() (ruling, error)) (ruling, error) {
	if !w.late.Load() {
		w.timer.Reset(w.limit)
		if r, err := ask(); err == nil || !w.late.Load() {
			return r, err
		}
	}
	return ruling{}, fmt.Errorf("it takes longer than the time limit of %s", w.limit)
}

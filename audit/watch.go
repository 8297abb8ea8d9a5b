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

// tooLong is why a check broke that ran out of time, and why it is not asked
// again: its other subjects would take as long.
func tooLong() error {
	return fmt.Errorf("it takes longer than the time limit of %s", time.Duration(timeLimit.Load()))
}

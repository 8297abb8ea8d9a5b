// Package parallel does things side by side whose results do not depend on it.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do calls do with every number below n, on all processors, each by whoever is
// free. It returns when all calls have; a panic in one of them becomes one of the
// caller's, who may recover from it.
func Do(n int, do func(i int)) {
	Workers(n, func(next func() (int, bool)) {
		for i, more := next(); more; i, more = next() {
			do(i)
		}
	})
}

// Workers runs as many workers as there are processors, or tasks if those are
// fewer. Each asks for the number of its next task until there is none left.
func Workers(tasks int, work func(next func() (int, bool))) {
	var taken atomic.Int64
	next := func() (int, bool) {
		i := int(taken.Add(1)) - 1
		return i, i < tasks
	}
	workers := min(tasks, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		work(next)
		return
	}
	var all sync.WaitGroup
	panics := make(chan any, workers)
	for range workers {
		all.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					panics <- p
				}
			}()
			work(next)
		})
	}
	all.Wait()
	close(panics)
	if p, ok := <-panics; ok {
		panic(p)
	}
}

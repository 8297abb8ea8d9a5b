package inventory

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// inParallel calls do with every number below n, on as many cores as there are.
// It returns when all calls have; a panic in one of them is a panic of its own.
func inParallel(n int, do func(i int)) {
	withWorkers(n, func(next func() (int, bool)) {
		for i, more := next(); more; i, more = next() {
			do(i)
		}
	})
}

// withWorkers runs as many workers as there are cores, or tasks if those are
// fewer. Each asks for the number of its next task until there is none left.
func withWorkers(tasks int, work func(next func() (int, bool))) {
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

// Package parallel does things side by side whose results do not depend on it.
package parallel

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// Do does n things on all processors, each by whoever is free. A panic of one of
// them becomes one of the caller's, who may recover from it.
func Do(n int, do func(i int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	var failed atomic.Pointer[any]
	defer func() {
		if p := failed.Load(); p != nil {
			panic(*p)
		}
	}()
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					failed.CompareAndSwap(nil, &p)
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
}

package command

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// The collector may let so much garbage lie as is worth collecting: a run is
// short, and most of what a small one makes dies with it.
const (
	worthCollecting = 24 << 20 // bytes
	most, least     = 1600, 60 // per cent of what is in use
)

// collectRarely tunes the garbage collector for a short run on a small inventory,
// and after each collection for what is in use by then.
func collectRarely() {
	debug.SetGCPercent(most)
	nextCollection()
}

// nextCollection waits for the collector to find something that nobody uses.
func nextCollection() {
	runtime.AddCleanup(new([64]byte), func(struct{}) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		debug.SetGCPercent(share(live[0].Value.Uint64()))
		nextCollection()
	}, struct{}{})
}

// share is how much garbage may lie, in per cent of what is in use.
func share(live uint64) int {
	return int(min(most, max(least, worthCollecting*100/max(1, live))))
}

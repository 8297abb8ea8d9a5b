package command

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// The collector may let so much garbage lie as is worth collecting: a run is
// short, and most of what a small one makes dies with it, while most of what is
// made of a large inventory stays.
const (
	worthCollecting = 20 << 20 // bytes
	grows           = 3        // what is made of each byte of an inventory
	most, least     = 1400, 60 // per cent of what is in use
)

// worth is how many bytes of garbage may lie.
var worth atomic.Int64

func init() { worth.Store(worthCollecting) }

// expect tells the collector how many bytes an inventory has that is about to be
// read: to look for garbage while it grows into memory is in vain.
func expect(bytes int64) { worth.Store(max(worthCollecting, grows*bytes)) }

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
	return int(min(most, max(least, uint64(worth.Load())*100/max(1, live))))
}

package drill

import (
	"bytes"
	"fmt"
	"runtime"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
)

// fleet is an inventory of so many services in so many facilities.
func fleet(t testing.TB, services, facilities int) *inventory.Inventory {
	t.Helper()
	o := synthetic.Defaults(services)
	o.Facilities = facilities
	var document bytes.Buffer
	if err := synthetic.WriteYAML(&document, o); err != nil {
		t.Fatal(err)
	}
	inv, err := inventory.Load([]string{"-"}, &document)
	if err != nil {
		t.Fatal(err)
	}
	return inv
}

// The facts of every service and dataset.
func BenchmarkDerive(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		inv := fleet(b, services, 0)
		b.Run(fmt.Sprint(services), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				askAll(Derive(inv, inv.AsOf.Time()), inv)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(services), "ns/service")
		})
	}
}

// askAll asks for the facts of each service and dataset once, in the order of
// the inventory, as an assessment does.
func askAll(facts *Facts, inv *inventory.Inventory) (losses int) {
	for _, s := range inv.Services {
		losses += len(facts.Services[s.ID].Losses)
	}
	for _, d := range inv.Datasets {
		losses += len(facts.Datasets[d.ID].Losses)
	}
	return losses
}

// The loss of each of 16 facilities.
func BenchmarkPlayEach(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		inv := fleet(b, services, 16)
		b.Run(fmt.Sprint(services), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				PlayEach(inv, inv.AsOf.Time())
			}
		})
	}
}

// The loss of each of 64 facilities, side by side: what becomes of every
// service, without the reasons. What is kept of the network and the outcomes is
// reported in bytes for each service.
func BenchmarkOutcomes(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		inv := fleet(b, services, 64)
		b.Run(fmt.Sprint(services), func(b *testing.B) {
			b.ReportAllocs()
			var kept []*drill
			before := liveBytes()
			for b.Loop() {
				kept = newNetwork(inv).runEach(alone(inv))
			}
			b.ReportMetric(float64(liveBytes()-before)/float64(services), "bytes/service")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(services), "ns/service")
			runtime.KeepAlive(kept)
			runtime.KeepAlive(inv)
		})
	}
}

// liveBytes is the size of everything that is in use.
func liveBytes() uint64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.HeapAlloc
}

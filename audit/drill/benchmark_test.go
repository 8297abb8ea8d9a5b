package drill

import (
	"bytes"
	"fmt"
	"math/rand"
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
				askAll(Derive(inv, inv.AsOf.Time(), nil), inv)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(services), "ns/service")
		})
	}
}

// askAll asks for the facts of each service and dataset once, in the order of
// the inventory, as an assessment does.
func askAll(facts *Facts, inv *inventory.Inventory) (losses int) {
	for i := range inv.Services {
		losses += len(facts.Service(&inv.Services[i]).Losses)
	}
	for i := range inv.Datasets {
		losses += len(facts.Dataset(&inv.Datasets[i]).Losses)
	}
	return losses
}

// The facts of every service and dataset, field by field, as checks ask that are
// evaluated directly; what is kept then is reported in bytes for each service.
func BenchmarkFields(b *testing.B) {
	for _, services := range synthetic.Sizes() {
		inv := fleet(b, services, 0)
		b.Run(fmt.Sprint(services), func(b *testing.B) {
			b.ReportAllocs()
			var facts *Facts
			before := liveBytes()
			for b.Loop() {
				facts = Derive(inv, inv.AsOf.Time(), nil)
				askEach(facts, inv)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(services), "ns/service")
			b.ReportMetric(float64(liveBytes()-before)/float64(services), "bytes/service")
			runtime.KeepAlive(facts)
			runtime.KeepAlive(inv)
		})
	}
}

// askEach asks for each field of the facts of each service and dataset.
func askEach(facts *Facts, inv *inventory.Inventory) {
	for i := range inv.Services {
		for _, field := range []string{"sites", "unplaced", "active_sites", "losses", "dependencies", "dependencies_whole", "standbys", "remaining", "datasets", "tested_age"} {
			facts.Service(&inv.Services[i], field)
		}
	}
	for i := range inv.Datasets {
		for _, field := range []string{"critical", "rpo", "copies", "losses"} {
			facts.Dataset(&inv.Datasets[i], field)
		}
	}
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

// crowd is an inventory of so many services in so many facilities that stand on
// their own. Each service runs in two of them or runs in one and stands by in
// another. It needs one of the first hundred services, one of the fifty before
// it and one of the five thousand before it, and has a dataset with a copy. Of
// one in a hundred it is not declared what it requires.
func crowd(services, facilities int) *inventory.Inventory {
	rng := rand.New(rand.NewSource(20221015))
	inv := &inventory.Inventory{}
	for i := range facilities {
		inv.Facilities = append(inv.Facilities, inventory.Facility{ID: inventory.FacilityID(fmt.Sprintf("f%02d", i))})
	}
	for i := range services {
		inv.Services = append(inv.Services, crowdService(rng, i, facilities))
		held := at(fmt.Sprintf("f%02d", rng.Intn(facilities)))
		held.ID, held.Encrypted, held.LastSuccess = "c", pointer(false), moment("2022-10-15")
		inv.Datasets = append(inv.Datasets, inventory.Dataset{
			ID: inventory.DatasetID(fmt.Sprint("d", i)), Service: inv.Services[i].ID,
			Primary: pointer(inv.Services[i].Deployments[0].Facility), Copies: []inventory.Copy{held},
		})
	}
	return inv
}

func crowdService(rng *rand.Rand, i, facilities int) inventory.Service {
	earlier := func(within int) string { return fmt.Sprintf("s%07d", i-1-rng.Intn(min(i, within))) }
	var requirements []string
	if i > 0 {
		requirements = append(requirements, fmt.Sprintf("s%07d", rng.Intn(min(i, 100))), earlier(50), earlier(5000))
	}
	home := rng.Intn(facilities)
	first, second := fmt.Sprintf("f%02d", home), fmt.Sprintf("f%02d", (home+1+rng.Intn(facilities-1))%facilities)
	other := active(second)
	if i > 0 && rng.Intn(2) == 0 {
		other = after(fmt.Sprint(1+rng.Intn(60), "m"), standby(second, earlier(50)))
	}
	s := service(fmt.Sprintf("s%07d", i), needs(requirements...), active(first), other)
	if s.Users = pointer(rng.Int63n(1e6)); rng.Intn(100) == 0 {
		s.Requires = nil
	}
	return s
}

// The loss of each of 64 facilities, side by side: what becomes of every
// service, without the reasons. What is kept of the network and the outcomes is
// reported in bytes for each service.
func BenchmarkOutcomes(b *testing.B) {
	for _, services := range []int{10_000, 100_000, 1_000_000} {
		inv := crowd(services, 64)
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

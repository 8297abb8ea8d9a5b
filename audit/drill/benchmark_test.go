package drill

import (
	"fmt"
	"math/rand"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// fleet is an inventory of so many services in 16 facilities that stand on
// their own. Each service runs in two of them or runs in one and stands by in
// another, needs up to three services that come before it, and has a dataset
// with a copy. Of one in a hundred it is not declared what it requires.
func fleet(services int) *inventory.Inventory {
	rng := rand.New(rand.NewSource(20221015))
	inv := &inventory.Inventory{}
	for i := range 16 {
		inv.Facilities = append(inv.Facilities, inventory.Facility{ID: inventory.FacilityID(fmt.Sprintf("f%02d", i))})
	}
	for i := range services {
		inv.Services = append(inv.Services, fleetService(rng, i))
		held := at(fmt.Sprintf("f%02d", rng.Intn(16)))
		held.ID, held.Encrypted, held.LastSuccess = "c", pointer(false), moment("2022-10-15")
		inv.Datasets = append(inv.Datasets, inventory.Dataset{
			ID: inventory.DatasetID(fmt.Sprint("d", i)), Service: inv.Services[i].ID,
			Primary: pointer(inv.Services[i].Deployments[0].Facility), Copies: []inventory.Copy{held},
		})
	}
	return inv
}

func fleetService(rng *rand.Rand, i int) inventory.Service {
	earlier := func() string { return fmt.Sprintf("s%07d", rng.Intn(i)) }
	var requirements []string
	for range min(i, rng.Intn(4)) {
		requirements = append(requirements, earlier())
	}
	home := rng.Intn(16)
	first, second := fmt.Sprintf("f%02d", home), fmt.Sprintf("f%02d", (home+1+rng.Intn(15))%16)
	other := active(second)
	if i > 0 && rng.Intn(2) == 0 {
		other = after(fmt.Sprint(1+rng.Intn(60), "m"), standby(second, earlier()))
	}
	s := service(fmt.Sprintf("s%07d", i), needs(requirements...), active(first), other)
	if s.Users = pointer(rng.Int63n(1e6)); rng.Intn(100) == 0 {
		s.Requires = nil
	}
	return s
}

// The loss of each of 16 facilities.
func BenchmarkPlayEach(b *testing.B) {
	for _, services := range []int{1_000, 10_000} {
		inv := fleet(services)
		b.Run(fmt.Sprint(services), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				PlayEach(inv, noon)
			}
		})
	}
}

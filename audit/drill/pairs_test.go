package drill

import (
	"reflect"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// A pair is what two losses at once do to critical services and neither does
// alone, found again one play at a time.
func TestPairsAreWhatTwoLossesAddToEach(t *testing.T) {
	hold(t, func(p puzzle) bool {
		for i := range p.inv.Services {
			p.inv.Services[i].Critical = p.rng.Intn(4) > 0
		}
		for _, pair := range PlayPairs(p.inv) {
			if !reflect.DeepEqual(pair, p.pair(pair.Lost)) {
				return false
			}
		}
		return p.pairsAreWhole()
	})
}

// pair is what the loss of both adds to that of either.
func (p puzzle) pair(lost []Loss) Pair {
	pair := Pair{Lost: lost, Services: ids[inventory.ServiceID](), Undetermined: ids[inventory.ServiceID]()}
	one, other := Play(p.inv, noon, lost[0]).Services, Play(p.inv, noon, lost[1]).Services
	for i, both := range Play(p.inv, noon, lost...).Services {
		serves := func(s ServiceState) bool { return s.State != nil && *s.State != Lost }
		lost := func(s ServiceState) bool { return s.State != nil && *s.State == Lost }
		switch {
		case !both.Critical:
		case lost(both) && !lost(one[i]) && !lost(other[i]):
			pair.Services = append(pair.Services, both.ID)
		case both.State == nil && serves(one[i]) && serves(other[i]):
			pair.Undetermined = append(pair.Undetermined, both.ID)
		}
	}
	return pair
}

// pairsAreWhole says whether each service that two losses take is in a pair.
func (p puzzle) pairsAreWhole() bool {
	found := PlayPairs(p.inv)
	losable := Losable(p.inv)
	for i, one := range losable {
		for _, other := range losable[i+1:] {
			for _, id := range p.pair([]Loss{one, other}).Services {
				if !slices.ContainsFunc(found, func(pair Pair) bool { return slices.Contains(pair.Services, id) }) {
					return false
				}
			}
		}
	}
	return true
}

func TestPairsNameTheMostUsers(t *testing.T) {
	inv := &inventory.Inventory{Facilities: []inventory.Facility{building("north"), building("south")}}
	for _, id := range []string{"mail", "maps"} {
		both := service(id, needs(), with(1, active("north")), with(1, active("south")))
		both.Critical, both.Users = true, pointer(int64(len(inv.Services)+1))
		inv.Services = append(inv.Services, both)
	}
	pairs := PlayPairs(inv)
	if len(pairs) != 1 || !slices.Equal(pairs[0].Services, ids[inventory.ServiceID]("mail", "maps")) || *pairs[0].UsersAffected != 2 {
		t.Errorf("%+v", pairs)
	}
}

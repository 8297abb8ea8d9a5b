package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Pair is two things that critical services do not survive when they are lost
// at once, although they survive the loss of either.
type Pair struct {
	// What is lost, by kind and id.
	Lost []Loss `json:"lost"`
	// The critical services that are lost with both and that are not certain to
	// be lost with either alone, by id.
	Services []inventory.ServiceID `json:"services"`
	// The critical services that are certain to survive the loss of either, and
	// of which it cannot be determined whether they survive that of both, by id.
	Undetermined []inventory.ServiceID `json:"undetermined"`
	// The users of the most used service that is lost. Absent when none of these
	// declares its users.
	UsersAffected *int64 `json:"users_affected,omitzero"`
}

// PlayPairs plays the loss of every two things at once and returns the pairs
// that some critical service does not survive, or may not, in the order of
// Losable. Of things that take the same facilities, such as a building and the
// site on which it stands alone, only the first is played.
func PlayPairs(inv *inventory.Inventory) []Pair {
	net := newNetwork(inv)
	single := unlike(net.runEach(alone(inv)))
	var disasters []disaster
	var parts [][2]*drill
	for i, one := range single {
		for _, other := range single[i+1:] {
			disasters = append(disasters, disaster{one.disaster[0], other.disaster[0]})
			parts = append(parts, [2]*drill{one, other})
		}
	}
	pairs := []Pair{}
	for i, both := range net.drills(disasters) {
		if p := both.pair(parts[i]); len(p.Services)+len(p.Undetermined) > 0 {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// pair tells what the loss of both things adds to that of either.
func (r *drill) pair(parts [2]*drill) Pair {
	p := Pair{
		Lost:     ofEach(r.disaster, func(l loss) Loss { return Loss{Kind: l.kind, ID: l.id} }),
		Services: []inventory.ServiceID{}, Undetermined: []inventory.ServiceID{},
	}
	for s, service := range r.net.services {
		switch one, other := parts[0], parts[1]; {
		case !service.Critical:
		case !r.hopeful.up(s):
			if one.hopeful.up(s) && other.hopeful.up(s) {
				p.Services = append(p.Services, service.ID)
				p.UsersAffected = most(p.UsersAffected, service.Users)
			}
		case !r.careful.up(s) && one.careful.up(s) && other.careful.up(s):
			p.Undetermined = append(p.Undetermined, service.ID)
		}
	}
	return p
}

// unlike drops the drills that do the same to the facilities as one before. It
// keeps all that lose one of several things on which a facility hangs: alone
// that does nothing, but together with another it may.
func unlike(drills []*drill) []*drill {
	seen := map[string]bool{}
	return slices.DeleteFunc(drills, func(r *drill) bool {
		if slices.ContainsFunc(r.net.facilities, r.disaster.names) {
			return false
		}
		fates := make([]byte, len(r.fates))
		for f, fate := range r.fates {
			fates[f] = byte(fate)
		}
		again := seen[string(fates)]
		seen[string(fates)] = true
		return again
	})
}

// most is the larger of two numbers, of which either may be absent.
func most(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

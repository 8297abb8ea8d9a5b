package drill

import (
	"encoding/json"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"testing/quick"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// hold checks a property on many random inventories, the same ones each time.
func hold(t *testing.T, property func(puzzle) bool) {
	t.Helper()
	holdIn(t, 1000, property)
}

// holdIn checks a property on so many random inventories, on a fifth of them where
// time is short.
func holdIn(t *testing.T, cases int, property func(puzzle) bool) {
	t.Helper()
	if testing.Short() {
		cases /= 5
	}
	config := &quick.Config{MaxCount: cases, Rand: rand.New(rand.NewSource(20221015))}
	err := quick.Check(property, config)
	if failure, ok := err.(*quick.CheckError); ok {
		text, _ := json.MarshalIndent(failure.In[0].(puzzle).inv, "", " ")
		t.Fatalf("does not hold in case %d:\n%s", failure.Count, text)
	}
}

// disasters are all single losses of an inventory, and some of two things.
func (p puzzle) disasters() []disaster {
	var all []disaster
	single := losses(p.inv)
	for i, lost := range single {
		all = append(all, disaster{lost}, disaster{lost, single[(i+1)%len(single)]}, disaster{lost, single[p.rng.Intn(len(single))]})
	}
	return all
}

// A hundred thousand networks, circles among them, each with as many disasters
// side by side as a wave holds at most; of these one is held against the
// definition.
func TestPlayAgreesWithTheDefinition(t *testing.T) {
	cases := 100_000
	if testing.Short() {
		cases = 5_000
	}
	holdIn(t, cases, func(p puzzle) bool {
		net, disasters := newNetwork(p.inv), p.disasters()
		disasters = disasters[:min(wide, len(disasters))]
		drills := net.runWave(disasters)
		r := drills[p.rng.Intn(len(drills))]
		return r.careful.asDefined(p.inv, r.disaster) && r.hopeful.asDefined(p.inv, r.disaster)
	})
}

// asDefined says whether the play ends as the definition says of the disaster.
func (p play) asDefined(inv *inventory.Inventory, d disaster) bool {
	ran, up := reference{inv, d, p.hopeful}.settle()
	for s, service := range p.net.services {
		if p.ran(s) != ran[service.ID] || p.up(s) != up[service.ID] {
			return false
		}
	}
	return true
}

func TestLosingMoreBringsNothingBack(t *testing.T) {
	hold(t, func(p puzzle) bool {
		net := newNetwork(p.inv)
		single := losses(p.inv)
		for _, d := range p.disasters() {
			less, more := net.run(d), net.run(append(slices.Clone(d), single[p.rng.Intn(len(single))]))
			for s := range net.services {
				if more.careful.up(s) && !less.careful.up(s) || more.hopeful.up(s) && !less.hopeful.up(s) {
					return false
				}
			}
		}
		return true
	})
}

// Whatever the facts turn out to be that an inventory leaves out, no outcome
// that was told is worse than told, and what was told to be lost is lost.
func TestNoOutcomeRestsOnAnUnknownFact(t *testing.T) {
	rank := []Outcome{Running, Degraded, Recovers, Lost}
	hold(t, func(p puzzle) bool {
		net := newNetwork(p.inv)
		truth := newNetwork(p.completed())
		for _, d := range p.disasters() {
			told, real := net.run(d), truth.run(d)
			for s := range net.services {
				outcome, actual := told.outcome(s), real.outcome(s)
				if actual == nil || !told.touched(s) && outcome != nil && *outcome == Running && *actual != Running {
					return false
				}
				if outcome != nil && (slices.Index(rank, *actual) > slices.Index(rank, *outcome) || *outcome == Lost && *actual != Lost) {
					return false
				}
			}
		}
		return true
	})
}

// An outcome that is told has a basis; one that is not names facts that the
// inventory lacks; what is lost is told by a way that ends.
func TestEveryOutcomeIsAccountedFor(t *testing.T) {
	ends := []string{" only at ", " runs nowhere", " wait for each other", " waits for itself"}
	hold(t, func(p puzzle) bool {
		document := p.document()
		declared := func(at inventory.Path) bool { return reaches(document, at) }
		for _, facts := range deriveAll(p.inv, noon).Services {
			for _, entry := range facts.Losses {
				basis := entry.Basis("outcome")
				switch {
				case entry.Outcome == nil:
					if len(basis) == 0 || entry.ID != nil && slices.ContainsFunc(basis, declared) {
						return false
					}
				case *entry.Outcome == Lost:
					story := strings.Join(entry.Because, "; ")
					if !slices.ContainsFunc(ends, func(end string) bool { return strings.Contains(story, end) }) {
						return false
					}
					fallthrough
				default:
					if slices.ContainsFunc(basis, func(at inventory.Path) bool { return !declared(at) }) {
						return false
					}
				}
			}
		}
		return true
	})
}

// document is the inventory as a decoded document.
func (p puzzle) document() (document any) {
	text, err := json.Marshal(p.inv)
	if err != nil {
		panic(err)
	}
	if err := json.Unmarshal(text, &document); err != nil {
		panic(err)
	}
	return document
}

// reaches says whether the document has something at a path.
func reaches(value any, at inventory.Path) bool {
	for _, step := range strings.FieldsFunc(string(at), func(r rune) bool { return strings.ContainsRune(".[]", r) }) {
		if value = below(value, step); value == nil {
			return false
		}
	}
	return true
}

// below is the field or entry of a decoded document; nil when it has none.
func below(value any, step string) any {
	switch value := value.(type) {
	case map[string]any:
		return value[step]
	case []any:
		for i, entry := range value {
			fields, _ := entry.(map[string]any)
			if id, named := fields["id"]; named && id == step || !named && step == string(rune('0'+i)) {
				return entry
			}
		}
	}
	return nil
}

func TestFactsDoNotDependOnTheOrderOfTheInventory(t *testing.T) {
	hold(t, func(p puzzle) bool {
		before := accounted(t, deriveAll(p.inv, noon))
		shuffle(p.rng, p.inv.Services)
		shuffle(p.rng, p.inv.Facilities)
		shuffle(p.rng, p.inv.Sites)
		shuffle(p.rng, p.inv.FailureDomains)
		return before == accounted(t, deriveAll(p.inv, noon))
	})
}

func shuffle[T any](rng *rand.Rand, list []T) {
	rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
}

// touched says whether the service may notice the disaster, as far as is known.
func (r *drill) touched(s int) bool { return r.reached[s]&r.careful.bit != 0 }

package direct_test

import (
	"encoding/json"
	"flag"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/synthetic"
)

var (
	mutants = flag.Int("mutants", 4_000, "how many spoilt inputs to put to the shipped checks")
	modules = flag.Int("modules", 1_000, "how many random modules to try")
	seed    = flag.Uint64("seed", 1, "what they are chosen by")
)

// What no inventory could give, in shapes that no schema allows: built-ins fail,
// types differ, lists that belong together have not the same length.
func TestSpoiltInputsAreAnsweredAsTopdownDoes(t *testing.T) {
	t.Parallel()
	pairs := checked(t)
	var all []situation
	for _, inv := range estates(t) {
		all = append(all, situations(t, inv)...)
	}
	all = append(all, situations(t, made(t, synthetic.Options{Services: 12, Seed: *seed, Distinct: 1, Faults: 0.4, Unknown: 0.4}))...)
	slices.SortFunc(all, func(a, b situation) int { return compareNames(a.check+a.name, b.check+b.name) })
	r := rand.New(rand.NewPCG(*seed, 0))
	var failed, doubted, changed int
	for range *mutants {
		s := all[r.IntN(len(all))]
		spoilt := cloned(s.plain).(map[string]any)
		for range 1 + r.IntN(4) {
			(&spoiler{r: r, of: spoilt}).spoil()
		}
		f, d := pairs[s.check].differ(t, s.name, spoilt, []direct.Input{asPlain(spoilt)}, answers...)
		failed, doubted, changed = failed+f, doubted+d, changed+1
		if t.Failed() {
			return
		}
	}
	t.Logf("%d mutants, %d failed, %d here alone", changed, failed, doubted)
}

func compareNames(a, b string) int {
	if a < b {
		return -1
	} else if a > b {
		return 1
	}
	return 0
}

func cloned(x any) any {
	switch x := x.(type) {
	case map[string]any:
		c := map[string]any{}
		for k, v := range x {
			c[k] = cloned(v)
		}
		return c
	case []any:
		c := make([]any, len(x))
		for i, v := range x {
			c[i] = cloned(v)
		}
		return c
	case []string:
		c := make([]any, len(x))
		for i, v := range x {
			c[i] = v
		}
		return c
	}
	return x
}

// spoiler changes a place of a document.
type spoiler struct {
	r  *rand.Rand
	of map[string]any
}

// place is where a value is held.
type place struct {
	object map[string]any
	key    string
	list   []any
	index  int
}

func (p place) get() any {
	if p.object != nil {
		return p.object[p.key]
	}
	return p.list[p.index]
}

func (p place) set(x any) {
	if p.object != nil {
		p.object[p.key] = x
	} else {
		p.list[p.index] = x
	}
}

// places are all below the sides of an input.
func places(x any) (all []place) {
	switch x := x.(type) {
	case map[string]any:
		keys := make([]string, 0, len(x))
		for k := range x {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			all = append(append(all, place{object: x, key: k}), places(x[k])...)
		}
	case []any:
		for i := range x {
			all = append(append(all, place{list: x, index: i}), places(x[i])...)
		}
	}
	return all
}

func (s *spoiler) spoil() {
	var all []place
	for _, side := range []string{"subject", "facts", "params"} {
		all = append(all, places(s.of[side])...)
	}
	if len(all) == 0 {
		return
	}
	p := all[s.r.IntN(len(all))]
	switch s.r.IntN(5) {
	case 0:
		if p.object != nil {
			delete(p.object, p.key)
		} else {
			p.set(nil)
		}
	case 1:
		p.set(cloned(all[s.r.IntN(len(all))].get()))
	case 2:
		p.set(s.list(p.get()))
	case 3:
		p.set(s.number(p.get()))
	default:
		p.set(s.oddity())
	}
}

var oddities = []any{nil, true, false, "", "x", "lost", []any{}, map[string]any{}, 0.0, -1.0, 1.5, json.Number("1.0"), json.Number("1e3"),
	json.Number("-0"), json.Number("9223372036854775808"), int64(1) << 53, 1e300, 2592000.0, int64(-1) << 62, 0.1, map[string]any{"id": "x"}, []any{nil, 1.0, "x"}}

// list makes lists shorter, longer and upside down.
func (s *spoiler) list(x any) any {
	list, isList := x.([]any)
	if !isList {
		return []any{x}
	}
	switch s.r.IntN(4) {
	case 0:
		return []any{}
	case 1:
		slices.Reverse(list)
		return list
	case 2:
		return append(list, cloned(list).([]any)...)
	}
	return list[:s.r.IntN(len(list)+1)]
}

func (s *spoiler) number(x any) any {
	switch x := x.(type) {
	case float64:
		return []any{x + 1, x - 1, -x, x / 3, x * 1000, int64(x), json.Number("1.0"), 0.0}[s.r.IntN(8)]
	case int64:
		return []any{x + 1, -x, float64(x) / 3, float64(x), x << 20, int64(0)}[s.r.IntN(6)]
	case bool:
		return !x
	case string:
		return x + "x"
	}
	return s.oddity()
}

func (s *spoiler) oddity() any { return cloned(oddities[s.r.IntN(len(oddities))]) }

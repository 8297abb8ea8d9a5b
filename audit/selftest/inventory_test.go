package selftest

import (
	"context"
	"errors"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/parallel"
	"github.com/dcaudit/dcaudit/policies"
)

// reviewedModel is the damage to the model operator that is right to go unnoticed.
var reviewedModel = sync.OnceValues(func() (Review, error) {
	return LoadReview(filepath.Join("..", "..", "inventories", "reviewed", "model-operator.yaml"))
})

func (r Review) knows(path inventory.Path, operator string) bool {
	return slices.ContainsFunc(r.Survivors, func(known Reviewed) bool { return known.Path == string(path) && known.Operator == operator })
}

// unread are facts that no pass rests on, although damage to something within
// them turns a verdict.
var unread = []string{"services[link-preview].deployments"} // it is not critical, and nothing needs it

// isExcused takes every loss of a fact for its deletion.
func isExcused(t *testing.T, m mutant) bool {
	return must(reviewedModel())(t).knows(m.at.Path, "key deleted") || slices.ContainsFunc(unread, func(path string) bool { return strings.HasPrefix(string(m.at.Path), path) })
}

// modelOperator is the shipped inventory that passes, and the shipped catalog.
var modelOperator = sync.OnceValues(func() (Audit, error) {
	a := Audit{Now: time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), sample: share()}
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS})
	if err != nil {
		return a, err
	}
	if a.Profile, err = catalog.Profile(audit.Selection{}); err != nil {
		return a, err
	}
	a.Inventory, err = inventory.Load([]string{filepath.Join("..", "..", "inventories", "model-operator.yaml")}, nil)
	return a, err
})

// share is which share of the mutants tests try: one in so many. The command
// tries all of them.
func share() int {
	if testing.Short() {
		return 20
	}
	return 4
}

// Nothing passes silently: of all mutants of the model operator every one is
// noticed, but for those on facts that no pass rests on and those on the list.
func TestNothingPassesSilently(t *testing.T) {
	t.Parallel()
	a := must(modelOperator())(t)
	all := mutantsOf(a.Inventory.Trees())
	review := must(reviewedModel())(t)
	if len(all) < 2000 || len(review.Survivors)*100 > len(all) {
		t.Errorf("%d mutants, %d of them excused", len(all), len(review.Survivors))
	}
	r := must(Inventory(context.Background(), a))(t)
	for _, s := range r.Survivors {
		if !review.knows(s.Path, s.Operator) {
			t.Errorf("%s: %s: %s: %s", s.Location, s.Operator, s.Path, s.Change)
		}
	}
	if sum := r.Caught() + r.OnUnread + len(r.Survivors); sum != r.Mutants {
		t.Errorf("%d of %d mutants are accounted for", sum, r.Mutants)
	}
	if !testing.Short() && len(r.Operators) != len(operators) {
		t.Errorf("%d of %d operators found something to damage", len(r.Operators), len(operators))
	}
}

// Nothing is excused that need not be.
func TestReviewIsUpToDate(t *testing.T) {
	t.Parallel()
	b, mutants := underTest(t)
	review := must(reviewedModel())(t)
	found := 0
	for _, m := range mutants {
		if !review.knows(m.at.Path, m.operator.name) {
			continue
		}
		if found++; b.judge(context.Background(), m) != survived {
			t.Errorf("%s, %s: it is noticed", m.at.Path, m.operator.name)
		}
	}
	if found != len(review.Survivors) {
		t.Errorf("%d of the %d reviewed mutants exist", found, len(review.Survivors))
	}
}

// The result is the same, whatever the number of processors.
func TestSameOnEveryMachine(t *testing.T) {
	a := must(modelOperator())(t)
	a.sample = 200
	var results []InventoryResult
	for _, processors := range []int{1, 4} {
		before := runtime.GOMAXPROCS(processors)
		results = append(results, must(Inventory(context.Background(), a))(t))
		runtime.GOMAXPROCS(before)
	}
	if !reflect.DeepEqual(results[0], results[1]) {
		t.Errorf("%v on one processor, %v on four", results[0], results[1])
	}
}

// What does not pass proves nothing when it is damaged.
func TestOnlyWhatPasses(t *testing.T) {
	t.Parallel()
	a := must(modelOperator())(t)
	a.Asked = &inventory.Deadline{}
	if err := a.Asked.UnmarshalText([]byte("2036-01-01")); err != nil {
		t.Fatal(err)
	}
	if _, err := Inventory(context.Background(), a); !errors.Is(err, ErrNotCompliant) {
		t.Errorf("ten years later: %v", err)
	}
}

// A result that was stopped is none.
func TestStopped(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Inventory(ctx, must(modelOperator())(t)); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

// Every moment and every size of the samples is known to get worse in some
// direction, or to have none.
func TestDirections(t *testing.T) {
	t.Parallel()
	for _, root := range must(modelOperator())(t).Inventory.Trees() {
		each(root, func(v *inventory.Value) {
			p := place{Value: v}
			if _, known := worse[v.Holder+"."+v.Key]; !known && (p.isSize() || p.isMoment()) {
				t.Errorf("%s.%s: which way does it get worse?", v.Holder, v.Key)
			}
		})
	}
}

// underTest is the model operator with all its mutants.
func underTest(t *testing.T) (*baseline, []mutant) {
	t.Helper()
	a := must(modelOperator())(t)
	return must(a.baseline(context.Background()))(t), mutantsOf(a.Inventory.Trees())
}

// endsBy judges mutants by other means, on all processors.
func endsBy(mutants []mutant, judge func(mutant) end) []end {
	ends := make([]end, len(mutants))
	parallel.Do(len(mutants), func(i int) { ends[i] = judge(mutants[i]) })
	return ends
}

// must is the value, or the end of the test.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

package audit_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
)

// Which of the two evaluates a check changes no byte of an assessment, nor how many
// processors do. Not parallel: the settings are one for all.
func TestDirectEvaluationChangesNothing(t *testing.T) {
	matters := map[string]subjectMatter{}
	for name, sample := range samples {
		matters[name] = sample.read(t)
	}
	for _, distinct := range []float64{0, 0.5, 1} {
		o := synthetic.Options{Services: 120, Seed: 3, Distinct: distinct, Faults: 0.2, Unknown: 0.2}
		matters[fmt.Sprint("synthetic ", distinct)] = made(t, o)
	}
	for name, m := range matters {
		t.Run(name, func(t *testing.T) {
			before, tried := audit.SetDirectly(1), audit.SetTried(func(int) bool { return false })
			t.Cleanup(func() { audit.SetDirectly(before); audit.SetTried(tried) })
			direct := jsonOf(t, assess(t, shipped(t), m))
			for _, processors := range []int{1, 8} { // each of which remembers what it judged
				before := runtime.GOMAXPROCS(processors)
				if again := jsonOf(t, assess(t, shipped(t), m)); !bytes.Equal(direct, again) {
					t.Errorf("on %d processors: %d bytes, and %d before, and not the same", processors, len(again), len(direct))
				}
				runtime.GOMAXPROCS(before)
			}
			audit.SetTried(func(int) bool { return true })
			if both := jsonOf(t, assess(t, shipped(t), m)); !bytes.Equal(direct, both) {
				t.Errorf("%d bytes by direct evaluation, %d by both, and not the same", len(direct), len(both))
			}
			audit.SetTried(func(int) bool { return false })
			audit.SetDirectly(1 << 30)
			if stock := jsonOf(t, assess(t, shipped(t), m)); !bytes.Equal(direct, stock) {
				t.Errorf("%d bytes by direct evaluation, %d by OPA, and not the same", len(direct), len(stock))
			}
		})
	}
}

// made is a synthetic inventory as it is read.
func made(t testing.TB, o synthetic.Options) subjectMatter {
	t.Helper()
	var text bytes.Buffer
	if err := synthetic.WriteYAML(&text, o); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "synthetic.yaml")
	if err := os.WriteFile(file, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return derive(t, must(inventory.Load([]string{file}, nil))(t), nil)
}

// A check that breaks is broken in the same way by whichever evaluation, be it
// that the evaluation itself falls over. Not parallel, like the other.
func TestChecksBreakAlike(t *testing.T) {
	tried := audit.SetTried(func(int) bool { return false })
	t.Cleanup(func() { audit.SetTried(tried) })
	for name, test := range broken {
		t.Run(name, func(t *testing.T) {
			catalog := single("operator", test.rules+"\n").load(t)
			m := written(t, strings.Replace(someone, "id: hanbit", "id: hanbit, roles: []", 1))
			told := map[int]string{}
			for _, from := range []int{1, 1 << 30} {
				before := audit.SetDirectly(from)
				told[from] = string(jsonOf(t, assess(t, catalog, m).Errors))
				audit.SetDirectly(before)
			}
			if told[1] != told[1<<30] || !strings.Contains(told[1], "try.it") {
				t.Errorf("%s by direct evaluation, %s by OPA", told[1], told[1<<30])
			}
		})
	}
}

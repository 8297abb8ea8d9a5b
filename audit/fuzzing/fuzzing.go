// Package fuzzing holds what a fuzz target is given to a limit of processor time.
// Only tests import it.
package fuzzing

import (
	"os"
	"testing"
	"time"
)

// limit is how much processor time one input may take, by the environment
// variable DCAUDIT_FUZZ_LIMIT; without it there is none. Time on the clock is no
// measure: a machine that does other work would make every input slow.
var limit, _ = time.ParseDuration(os.Getenv("DCAUDIT_FUZZ_LIMIT"))

// Within starts to count, and returns what ends the count: it fails the test
// where more was used than one input may take.
func Within(t testing.TB) func() {
	if limit == 0 {
		return func() {}
	}
	start := used()
	return func() {
		if took := used() - start; took > limit {
			t.Errorf("this input takes %v of processor time; the limit is %v", took, limit)
		}
	}
}

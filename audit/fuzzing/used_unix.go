//go:build unix

package fuzzing

import (
	"syscall"
	"time"
)

// used is the processor time of the process so far: a worker of the fuzzer does
// nothing but try inputs, one at a time.
func used() time.Duration {
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) != nil {
		return 0
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

package sandbox

import (
	"os"
	"syscall"
)

// Lacks is what this system cannot limit, as the end of a sentence; empty when
// nothing is lacking.
func Lacks() string { return "" }

// confineMemory limits what a process can write to, and not its address space:
// Go reserves much more of that than it uses.
func confineMemory(l Limits) error { return limit(syscall.RLIMIT_DATA, l.Memory) }

// wasShort reports whether a process held half of what it may have, and more
// may have been mapped, when it died. Go does not
// everywhere say so when it gets no more, but may stumble over what is not there.
func wasShort(state *os.ProcessState, l Limits) bool {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	return ok && usage.Maxrss<<10 > l.Memory/2
}

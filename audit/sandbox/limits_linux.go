package sandbox

import "syscall"

// Lacks is what this system cannot limit, as the end of a sentence; empty when
// nothing is lacking.
func Lacks() string { return "" }

// confineMemory limits what a process can write to, and not its address space:
// Go reserves much more of that than it uses.
func confineMemory(l Limits) error { return limit(syscall.RLIMIT_DATA, l.Memory) }

//go:build unix && !linux

package sandbox

import "os"

// Lacks is what this system cannot limit, as the end of a sentence; empty when
// nothing is lacking.
func Lacks() string { return "memory" }

// confineMemory leaves it at what the collector of Go does: what limits there
// are here do not bind memory that Go asks for.
func confineMemory(Limits) error { return nil }

// wasShort reports whether a process came near its limit of memory, which here
// it has not.
func wasShort(*os.ProcessState, Limits) bool { return false }

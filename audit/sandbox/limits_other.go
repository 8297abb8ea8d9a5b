//go:build !unix

package sandbox

import "os"

// Lacks is what this system cannot limit, as the end of a sentence; empty when
// nothing is lacking.
func Lacks() string { return "memory, files and the network" }

func confine(Limits) error { return nil }

// wasShort reports whether a process came near its limit of memory, which here
// it has not.
func wasShort(*os.ProcessState, Limits) bool { return false }

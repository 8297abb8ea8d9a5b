//go:build !unix

package sandbox

// Lacks is what this system cannot limit, as the end of a sentence; empty when
// nothing is lacking.
func Lacks() string { return "memory, files and the network" }

func confine(Limits) error { return nil }

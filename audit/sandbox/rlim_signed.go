//go:build freebsd || dragonfly

package sandbox

// rlim is the type of limits, which is not the same everywhere.
func rlim(most int64) int64 { return most }

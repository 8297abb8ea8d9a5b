//go:build unix && !freebsd && !dragonfly

package sandbox

// rlim is the type of limits, which is not the same everywhere.
func rlim(most int64) uint64 { return uint64(most) }

//go:build !linux

package sandbox

import "os"

// ownFile is the file that this program was started from.
func ownFile() (string, error) { return os.Executable() }

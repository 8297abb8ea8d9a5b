//go:build !unix

package sandbox

import (
	"os"
	"os/exec"
)

func group(*exec.Cmd) {}

func keepBack() {} // nothing passes on by itself

func wasKilled(*os.ProcessState) bool { return false }

// essentials are what of the environment a process cannot do without: Windows
// finds its own libraries by it.
func essentials() []string { return []string{"SYSTEMROOT=" + os.Getenv("SYSTEMROOT")} }

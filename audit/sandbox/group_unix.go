//go:build unix

package sandbox

import (
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// group puts a process, and all that it might start, into a group of its own,
// which is killed as one. An interrupt at the terminal does not reach it; we
// see to its end.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}

// keepBack sees to it that no file passes to a child which this process was
// started with, knowingly or not.
func keepBack() {
	open, _ := os.ReadDir("/dev/fd") // where there is none, children get what others left open
	for _, entry := range open {
		if fd, err := strconv.Atoi(entry.Name()); err == nil && fd > 2 {
			syscall.CloseOnExec(fd)
		}
	}
}

func wasKilled(state *os.ProcessState) bool {
	status, ok := state.Sys().(syscall.WaitStatus)
	return ok && status.Signaled() && status.Signal() == syscall.SIGKILL
}

// essentials are what of the environment a process cannot do without.
func essentials() []string { return nil }

//go:build unix

package sandbox

import (
	"runtime"
	"syscall"
	"time"
)

// confine limits this process for good. It may open nothing any more: no file,
// no socket, no pipe.
func confine(l Limits) error {
	processor := int64(l.Time/time.Second)*int64(runtime.NumCPU()) + 1
	for _, set := range []struct {
		resource int
		most     int64
	}{{syscall.RLIMIT_CORE, 0}, {syscall.RLIMIT_FSIZE, 0}, {syscall.RLIMIT_CPU, processor}, {syscall.RLIMIT_NOFILE, 0}} {
		if err := limit(set.resource, set.most); err != nil {
			return err
		}
	}
	return confineMemory(l)
}

// limit sets a limit that cannot be raised again. Of processor time there is a
// second more, in which the process can say what it dies of.
func limit(resource int, most int64) error {
	hard := most
	if resource == syscall.RLIMIT_CPU {
		hard++
	}
	var before syscall.Rlimit
	if err := syscall.Getrlimit(resource, &before); err != nil {
		return err
	}
	before.Max = min(before.Max, rlim(hard))
	before.Cur = min(before.Max, rlim(most))
	return syscall.Setrlimit(resource, &before)
}

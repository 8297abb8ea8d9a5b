package sandbox

import (
	"bytes"
	"fmt"
)

// Cause is why a child ended without an answer.
type Cause string

// The causes.
const (
	// OutOfMemory: it needed more memory than it was given.
	OutOfMemory Cause = "memory"
	// TimedOut: it was not done in its time.
	TimedOut Cause = "time"
	// OutOfProcessor: it used up its processor time.
	OutOfProcessor Cause = "processor"
	// TooDeep: it nested calls without end.
	TooDeep Cause = "depth"
	// Killed: something else ended it; the system does when its memory is short.
	Killed Cause = "killed"
	// Crashed: it ended itself.
	Crashed Cause = "crashed"
	// NoAnswer: it ended well, and yet there is no answer, or not one.
	NoAnswer Cause = "no answer"
)

// Death is the end of a child without an answer.
type Death struct {
	Cause  Cause
	Limits Limits
}

// Error says what happened to the child, as what its work did.
func (d *Death) Error() string {
	switch d.Cause {
	case OutOfMemory:
		return fmt.Sprintf("ran out of memory (limit %s)", size(d.Limits.Memory))
	case TimedOut:
		return fmt.Sprintf("took too long (limit %s)", d.Limits.Time)
	case OutOfProcessor:
		return fmt.Sprintf("used up its processor time (limit %s on every processor)", d.Limits.Time)
	case TooDeep:
		return fmt.Sprintf("nested too deeply (limit %s of stack)", size(deepest))
	case Killed:
		return "was killed by another process, or by the system, which does so when memory is short"
	case NoAnswer:
		return "ended without an answer"
	}
	return "crashed"
}

// size is a number of bytes as people write it.
func size(bytes int64) string {
	if bytes%(1<<30) == 0 {
		return fmt.Sprintf("%d GiB", bytes>>30)
	}
	return fmt.Sprintf("%d MiB", bytes>>20)
}

// lastWords are what Go says of a process that it ends, by the cause.
var lastWords = []struct {
	says  string
	cause Cause
}{
	{"fatal error: stack overflow", TooDeep},
	{"goroutine stack exceeds", TooDeep},
	{"out of memory", OutOfMemory},
	{"cannot allocate memory", OutOfMemory},
	{"SIGXCPU", OutOfProcessor},
}

// cause is why the child ended, by its last words and by how it ended.
func (c *child) cause(l Limits) Cause {
	for _, l := range lastWords {
		if bytes.Contains(c.stderr.Bytes(), []byte(l.says)) {
			return l.cause
		}
	}
	switch {
	case wasKilled(c.cmd.ProcessState):
		return Killed
	case wasShort(c.cmd.ProcessState, l):
		return OutOfMemory
	}
	return Crashed
}

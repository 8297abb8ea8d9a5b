package sandbox

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"time"
)

// Inside reports whether this process is to be a child.
func Inside() bool { return os.Getenv(variable) != "" }

// deepest is how large a stack may grow: no honest work comes near.
const deepest = 256 << 20

// Serve is all that a child does: it confines itself, reads the request, and
// writes the answer. It returns the exit code of the process.
func Serve(answer func(request []byte) []byte) int {
	var word string
	var l Limits
	if _, err := fmt.Sscanf(os.Getenv(variable), "%s %d %d", &word, &l.Memory, (*int64)(&l.Time)); err != nil {
		return refuse()
	}
	time.Sleep(time.Microsecond) // Go opens a file for the first timer, and could not later
	debug.SetMaxStack(deepest)
	debug.SetMemoryLimit(l.Memory / 8 * 7)
	if err := confine(l); err != nil {
		fmt.Fprintln(os.Stderr, "cannot confine itself:", err)
		return 1
	}
	said := make([]byte, len(word))
	if _, err := io.ReadFull(os.Stdin, said); err != nil || string(said) != word {
		return refuse()
	}
	request, err := readFrame(os.Stdin)
	if err != nil {
		return refuse()
	}
	go endWithParent()
	if err := writeFrame(os.Stdout, answer(request)); err != nil {
		return 1
	}
	return 0
}

// refuse answers whoever sets the variable by hand.
func refuse() int {
	fmt.Fprintf(os.Stderr, "dcaudit: %s is set, which only dcaudit itself may do; unset it\n", variable)
	return 2
}

// endWithParent ends the process when nobody is left to take the answer.
func endWithParent() {
	_, _ = io.Copy(io.Discard, os.Stdin)
	os.Exit(1)
}

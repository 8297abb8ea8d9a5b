package command

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/term"
)

// outlets are standard output and standard error of a run that may be stopped at
// any time, and the line between them that shows its progress.
type outlets struct {
	stdout, stderr outlet
	stopped        atomic.Bool
	begun          atomic.Bool // something may have got to standard output

	mu          sync.Mutex
	drawn       int  // how long the line is that shows the progress
	undisturbed bool // no such line may be drawn any more
}

// outlet is one of the two.
type outlet struct {
	of *outlets
	w  io.Writer
}

func newOutlets(stdout, stderr io.Writer) *outlets {
	o := &outlets{}
	o.stdout, o.stderr = outlet{o, stdout}, outlet{o, stderr}
	return o
}

// portion is how much is written at a time. Between portions a run can be stopped.
const portion = 64 << 10

// Write writes, unless the run is stopped.
func (o *outlet) Write(text []byte) (n int, err error) {
	for n < len(text) && err == nil {
		var written int
		written, err = o.write(text[n:min(n+portion, len(text))])
		n += written
	}
	return n, err
}

func (o *outlet) write(text []byte) (int, error) {
	o.of.mu.Lock()
	defer o.of.mu.Unlock()
	if o.of.stopped.Load() {
		return 0, context.Canceled
	}
	o.of.erase()
	if o == &o.of.stdout {
		o.of.begun.Store(true)
		o.of.undisturbed = o.of.undisturbed || !isRegular(o.w)
	}
	return o.w.Write(text)
}

// close takes the progress away for good.
func (o *outlets) close() {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.erase()
	o.undisturbed = true
}

// patience is how long a run that is stopped waits for a write that hangs,
// because nobody reads what is written.
const patience = 30 * time.Millisecond

// stop lets nothing more be written but the last word, and says whether
// something was written to standard output before.
func (o *outlets) stop() (begun bool) {
	o.stopped.Store(true)
	withPatience(o.close)
	return o.begun.Load()
}

// last writes the last word of a run that is stopped.
func (o *outlets) last(word string) {
	withPatience(func() { _, _ = fmt.Fprintln(o.stderr.w, word) })
}

// withPatience does what may hang, and leaves it alone if it does.
func withPatience(do func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		do()
	}()
	select {
	case <-done:
	case <-time.After(patience):
	}
}

// columns is how wide the terminal is that the progress is drawn on.
func (o *outlets) columns() int {
	if file, isFile := o.stderr.w.(*os.File); isFile {
		if columns, _, err := term.GetSize(int(file.Fd())); err == nil && columns > 0 {
			return columns
		}
	}
	return 80
}

// isRegular reports whether a writer is a file on a disk, which nobody watches.
func isRegular(w io.Writer) bool {
	file, isFile := w.(*os.File)
	if !isFile {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode().IsRegular()
}

// onTerminal reports whether a writer is a terminal that can do more than print.
func onTerminal(w io.Writer) bool {
	file, isFile := w.(*os.File)
	return isFile && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}

// colored reports whether a writer is a terminal whose reader wants colour.
func colored(w io.Writer) bool { return os.Getenv("NO_COLOR") == "" && onTerminal(w) }

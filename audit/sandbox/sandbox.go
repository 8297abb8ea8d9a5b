package sandbox

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

// Limits are what a child may use.
type Limits struct {
	// Bytes of memory.
	Memory int64
	// Time by the clock on the wall, in which it may use every processor.
	Time time.Duration
}

// variable is the way into a child: it holds the limits and a word that nobody
// else knows, which the request must begin with.
const variable = "DCAUDIT_SANDBOX"

// self is the file of this program. It can be tried out what happens when it
// cannot be started, or is another program by now.
var self = ownFile

// Run has a request answered by a child. The error is a *Death where the child
// ended without an answer, and that of the context where it was ended for it.
func Run(ctx context.Context, l Limits, request []byte) ([]byte, error) {
	file, err := self()
	if err != nil {
		return nil, fmt.Errorf("cannot start itself again: %w", err)
	}
	limited, stop := context.WithTimeout(ctx, l.Time)
	defer stop()
	c := newChild(limited, file, l)
	if err := c.start(request); err != nil {
		return nil, fmt.Errorf("cannot start itself again: %w", err)
	}
	ended := c.cmd.Wait()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case limited.Err() != nil:
		return nil, &Death{TimedOut, l}
	case ended != nil:
		return nil, &Death{c.cause(l), l}
	}
	return c.answer(l)
}

// child is a process that answers one request.
type child struct {
	cmd            *exec.Cmd
	word           string
	stdout, stderr limitedBuffer
}

// farewell is how much of what a dying process says is kept.
const farewell = 64 << 10

func newChild(ctx context.Context, file string, l Limits) *child {
	c := &child{cmd: exec.CommandContext(ctx, file), word: rand.Text()}
	c.stdout.left, c.stderr.left = l.Memory, farewell
	c.cmd.Args = []string{"dcaudit"}
	c.cmd.Env = append(essentials(), "GOTRACEBACK=none", fmt.Sprintf("%s=%s %d %d", variable, c.word, l.Memory, int64(l.Time)))
	c.cmd.Dir = string(os.PathSeparator)
	c.cmd.Stdout, c.cmd.Stderr = &c.stdout, &c.stderr
	c.cmd.WaitDelay = time.Second
	group(c.cmd)
	return c
}

// start starts the process and writes the request to it. The pipe stays open
// until the process ends: so the child learns of an end of ours.
func (c *child) start(request []byte) error {
	stdin, err := c.cmd.StdinPipe()
	if err != nil {
		return err
	}
	keepBack()
	if err := c.cmd.Start(); err != nil {
		return err
	}
	go func() { // a child that does not read it has died, which Wait tells
		_, _ = io.WriteString(stdin, c.word)
		_ = writeFrame(stdin, request)
	}()
	return nil
}

// answer is what the child wrote, if it is whole.
func (c *child) answer(l Limits) ([]byte, error) {
	answer, err := readFrame(&c.stdout.Buffer)
	if err != nil || c.stdout.Len() > 0 {
		return nil, &Death{NoAnswer, l}
	}
	return answer, nil
}

// writeFrame writes a text after its length.
func writeFrame(w io.Writer, text []byte) error {
	if err := binary.Write(w, binary.BigEndian, int64(len(text))); err != nil {
		return err
	}
	_, err := w.Write(text)
	return err
}

// readFrame reads a text that writeFrame wrote. It takes no more memory than
// there is text, whatever its length is said to be.
func readFrame(r io.Reader) ([]byte, error) {
	var length int64
	if err := binary.Read(r, binary.BigEndian, &length); err != nil {
		return nil, err
	}
	var text bytes.Buffer
	_, err := io.CopyN(&text, r, length)
	return text.Bytes(), err
}

// limitedBuffer takes so much and no more.
type limitedBuffer struct {
	bytes.Buffer
	left int64
}

func (b *limitedBuffer) Write(text []byte) (int, error) {
	if b.left -= int64(len(text)); b.left < 0 {
		return 0, errors.New("too much was written")
	}
	return b.Buffer.Write(text)
}

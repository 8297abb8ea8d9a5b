package reports

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// Draft is a report on its way into a file. Whoever saves it and whoever drops
// it need not wait for each other. The zero value is ready.
type Draft struct {
	mu      sync.Mutex
	dropped bool
	at      Stage
	file    *os.File // that is being written
	beside  string   // the name of the new file beside the old one, until it takes its place
}

// Stage is how far a draft came.
type Stage uint8

// What there is to be seen of a draft.
const (
	Unwritten Stage = iota // nothing: there is the old file, or none
	Begun                  // a part of it, where what is written to is no regular file
	Written                // all of it
)

// Save writes what render writes to a file, whole or not at all: an existing
// file stays as it was until the new report is safely on the disk, and keeps its
// mode. What is no regular file, as a pipe, is written to as it is. Of a draft
// that is dropped meanwhile the error is context.Canceled.
func (d *Draft) Save(file string, render func(io.Writer) error) error {
	target, err := filepath.EvalSymlinks(file)
	if err != nil {
		target = file
	}
	var unrendered error
	err = d.replace(target, func(w io.Writer) error {
		k := &keeper{w: w}
		if unrendered = render(k); k.err == nil {
			return unrendered
		}
		unrendered = nil // it is the file that failed
		return k.err
	})
	switch {
	case d.isDropped():
		return context.Canceled
	case unrendered != nil:
		return unrendered
	}
	return fileError("be written", file, err)
}

// keeper keeps the error of a writer.
type keeper struct {
	w   io.Writer
	err error
}

func (k *keeper) Write(data []byte) (n int, err error) {
	n, k.err = k.w.Write(data)
	return n, k.err
}

// Drop ends a draft, and says how far it came by then. What is not written whole
// is taken away, and nothing more of it gets anywhere.
func (d *Draft) Drop() Stage {
	d.mu.Lock()
	defer d.mu.Unlock()
	if !d.dropped {
		d.dropped = true
		d.clear()
	}
	return d.at
}

func (d *Draft) isDropped() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.dropped
}

// clear takes away what has not taken the place of the file.
func (d *Draft) clear() {
	if d.file != nil {
		_ = d.file.Close() // whoever still writes is refused
	}
	if d.beside != "" {
		_ = os.Remove(d.beside)
		d.beside = ""
	}
}

// unlessDropped takes one step that a drop must not come in between of.
func (d *Draft) unlessDropped(step func() error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.dropped {
		return context.Canceled
	}
	return step()
}

// replace puts what write writes in the place of a file by way of a new one
// beside it.
func (d *Draft) replace(file string, write func(io.Writer) error) (err error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return d.fill(file, write)
	} else if err == nil {
		mode = info.Mode().Perm()
	}
	if err := d.unlessDropped(func() error { return d.create(filepath.Dir(file)) }); err != nil {
		return err
	}
	defer func() {
		_ = d.unlessDropped(func() error { d.clear(); return nil })
	}()
	for _, step := range []func() error{
		func() error { return write(&steady{file: d.file}) },
		func() error { return d.file.Chmod(mode) },
		d.file.Sync,
		d.file.Close,
		func() error { return d.unlessDropped(func() error { return d.rename(file) }) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// stride is how much of a file is brought to the disk at a time. Nothing can stop
// a process that waits for the disk, so it should not wait for all at the end.
const stride = 16 << 20

// steady writes to a file in strides.
type steady struct {
	file    *os.File
	pending int // bytes since the last stride
}

func (s *steady) Write(text []byte) (n int, err error) {
	for n < len(text) && err == nil {
		var written int
		written, err = s.file.Write(text[n:min(len(text), n+stride-s.pending)])
		n += written
		if s.pending += written; err == nil && s.pending == stride {
			s.pending, err = 0, s.file.Sync()
		}
	}
	return n, err
}

func (d *Draft) create(folder string) (err error) {
	if d.file, err = os.CreateTemp(folder, ".dcaudit-*"); err == nil {
		d.beside = d.file.Name()
	}
	return err
}

func (d *Draft) rename(file string) error {
	err := os.Rename(d.beside, file)
	if err == nil {
		d.at, d.beside = Written, ""
	}
	return err
}

// fill writes into what is no regular file. To open a pipe may take for ever,
// and so may each write.
func (d *Draft) fill(file string, write func(io.Writer) error) error {
	opened, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer opened.Close()
	if err := d.unlessDropped(func() error { d.file, d.at = opened, Begun; return nil }); err != nil {
		return err
	}
	if err := write(opened); err != nil {
		return err
	}
	return d.unlessDropped(func() error { d.at = Written; return opened.Close() })
}

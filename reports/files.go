package reports

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/dcaudit/dcaudit/audit"
)

// Save writes what render writes to a file, whole or not at all: an existing
// file stays as it was until the new report is safely on the disk, and keeps its
// mode. What is no regular file, as a pipe, is written to as it is.
func Save(file string, render func(io.Writer) error) error {
	target, err := filepath.EvalSymlinks(file)
	if err != nil {
		target = file
	}
	var unrendered error
	err = replace(target, func(w io.Writer) error {
		k := &keeper{w: w}
		if unrendered = render(k); k.err == nil {
			return unrendered
		}
		unrendered = nil // it is the file that failed
		return k.err
	})
	if unrendered != nil {
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

// replace puts what write writes in the place of a file by way of a new one
// beside it.
func replace(file string, write func(io.Writer) error) (err error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
		return fill(file, write)
	} else if err == nil {
		mode = info.Mode().Perm()
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".dcaudit-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(temporary.Name())
		}
	}()
	err = write(temporary)
	for _, step := range []func() error{func() error { return temporary.Chmod(mode) }, temporary.Sync} {
		if err == nil {
			err = step()
		}
	}
	if closed := temporary.Close(); err == nil {
		err = closed
	}
	if err == nil {
		err = os.Rename(temporary.Name(), file)
	}
	return err
}

// fill writes into what is no regular file.
func fill(file string, write func(io.Writer) error) error {
	opened, err := os.OpenFile(file, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(write(opened), opened.Close())
}

// Overwrites is the source that a report would take the place of, or the empty
// string: a file that is read, or a part of a folder that is.
func Overwrites(file string, sources []string) string {
	target, err := os.Stat(file)
	if err != nil || !target.Mode().IsRegular() {
		return ""
	}
	real, err := filepath.EvalSymlinks(file)
	if err != nil {
		return ""
	}
	if real, err = filepath.Abs(real); err != nil {
		return ""
	}
	isPart := slices.Contains([]string{".yaml", ".yml", ".json", ".rego"}, filepath.Ext(real))
	for _, source := range sources {
		info, err := os.Stat(source)
		if err != nil {
			continue
		}
		if os.SameFile(info, target) {
			return source
		}
		for above := filepath.Dir(real); isPart && info.IsDir(); above = filepath.Dir(above) {
			if folder, err := os.Stat(above); err == nil && os.SameFile(folder, info) {
				return source
			}
			if above == filepath.Dir(above) {
				break
			}
		}
	}
	return ""
}

// Load reads a saved assessment from a file, or from standard input for "-".
func Load(file string, stdin io.Reader) (audit.Assessment, error) {
	source := stdin
	if file != "-" {
		if info, err := os.Stat(file); err == nil && !info.Mode().IsRegular() {
			return audit.Assessment{}, fmt.Errorf("%s: this is not a regular file; hint: name - to read standard input", file)
		}
		opened, err := os.Open(file)
		if err != nil {
			return audit.Assessment{}, fileError("be read", file, err)
		}
		defer opened.Close()
		source = opened
	}
	a, err := Read(source)
	if err != nil {
		return a, fmt.Errorf("%s: %w", file, err)
	}
	return a, nil
}

// fileError names the file that the user named, not one on the way to it.
func fileError(what, file string, err error) error {
	if err == nil {
		return nil
	}
	var cause *fs.PathError
	if errors.As(err, &cause) {
		err = cause.Err
	}
	return fmt.Errorf("%s: the report cannot %s: %w", file, what, err)
}

// Summary is the outcome of an assessment in one line.
func Summary(a audit.Assessment) string { return headline(a) + ": " + ledger(a) }

// JSON writes any value in the form that assessments have: indented, and with
// nothing hidden in its strings.
func JSON(w io.Writer, value any) error {
	var plain, escaped bytes.Buffer
	encoder := json.NewEncoder(&plain)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	escapeHidden(&escaped, plain.Bytes())
	_, err := w.Write(escaped.Bytes())
	return err
}

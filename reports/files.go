package reports

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/dcaudit/dcaudit/audit"
)

// Save writes a report to a file, whole or not at all: an existing file stays
// as it was until the new report is safely on the disk.
func Save(file, format string, a audit.Assessment) (err error) {
	var report bytes.Buffer
	if err := Write(&report, format, a, Options{}); err != nil {
		return err
	}
	temporary, err := os.CreateTemp(filepath.Dir(file), ".dcaudit-*")
	if err != nil {
		return fmt.Errorf("write report %s: %w", file, err)
	}
	defer func() {
		if err != nil {
			err = fmt.Errorf("write report %s: %w", file, err)
			_ = os.Remove(temporary.Name())
		}
	}()
	_, err = temporary.Write(report.Bytes())
	for _, step := range []func() error{temporary.Sync, func() error { return temporary.Chmod(0o644) }} {
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

// Load reads a saved assessment from a file, or from standard input for "-".
func Load(file string, stdin io.Reader) (audit.Assessment, error) {
	source := stdin
	if file != "-" {
		opened, err := os.Open(file)
		if err != nil {
			return audit.Assessment{}, err
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

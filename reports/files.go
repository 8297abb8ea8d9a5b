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
	"github.com/dcaudit/dcaudit/reports/tongue"
)

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

// WrittenTo says which files hold the reports.
func WrittenTo(files []string) string {
	if len(files) == 1 {
		return "the report is in " + files[0]
	}
	return "the reports are in " + both(files)
}

// Summary is the outcome of an assessment in one line.
func Summary(a audit.Assessment) string {
	return headline(tongue.English, a) + ": " + ledger(tongue.English, a)
}

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

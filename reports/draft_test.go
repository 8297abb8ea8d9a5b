package reports

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// A draft may be dropped at any moment: before, while it is made, and after.
// Until it is whole the old file stays, and nothing lies beside it.
func TestDroppedDraft(t *testing.T) {
	for name, c := range map[string]struct {
		before, during, after bool
		stage                 Stage
		err                   error
		file                  string
	}{
		"before": {before: true, err: context.Canceled, file: "old"},
		"during": {during: true, err: context.Canceled, file: "old"},
		"after":  {after: true, stage: Written, file: "new report"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			file := filepath.Join(folder, "report.txt")
			if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			var d Draft
			drop := func(now bool) {
				if stage := Unwritten; now {
					if stage = d.Drop(); stage != c.stage {
						t.Errorf("it came as far as %d, want %d", stage, c.stage)
					}
				}
			}
			drop(c.before)
			err := d.Save(file, func(w io.Writer) error {
				_, err := io.WriteString(w, "new ")
				drop(c.during)
				_, late := io.WriteString(w, "report")
				return errors.Join(err, late)
			})
			drop(c.after)
			entries, _ := os.ReadDir(folder)
			if text, _ := os.ReadFile(file); !errors.Is(err, c.err) || string(text) != c.file || len(entries) != 1 {
				t.Errorf("%v; the file holds %q, %d files", err, text, len(entries))
			}
		})
	}
}

// A report of any size gets to the file as it is, however it is cut.
func TestLongDraft(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.txt")
	var want bytes.Buffer
	err := new(Draft).Save(file, func(w io.Writer) error {
		for _, size := range []int{1, stride - 2, 2 * stride, 5, 0, 100} {
			text := bytes.Repeat([]byte("ledger "), size/7+1)[:size]
			want.Write(text)
			if n, err := w.Write(text); n != size || err != nil {
				return fmt.Errorf("%d bytes of %d, %w", n, size, err)
			}
		}
		return nil
	})
	if got, _ := os.ReadFile(file); err != nil || !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%v; %d bytes of %d, or others", err, len(got), want.Len())
	}
}

// What a pipe has got cannot be taken back.
func TestDraftDroppedInAPipe(t *testing.T) {
	pipe := filepath.Join(t.TempDir(), "pipe")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	reader, err := os.OpenFile(pipe, os.O_RDWR, 0) // so that nobody waits for a reader
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	var d Draft
	err = d.Save(pipe, func(w io.Writer) error {
		if stage := d.Drop(); stage != Begun {
			t.Errorf("it came as far as %d", stage)
		}
		_, err := io.WriteString(w, "late")
		return err
	})
	if _, there := os.Stat(pipe); !errors.Is(err, context.Canceled) || there != nil {
		t.Errorf("%v; %v", err, there)
	}
}

package command

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/reports"
)

// stopped runs something that stops the run at some moment, and tells what Run
// returned before it went on.
func stopped(t *testing.T, stdout io.Writer, act func(d *dcaudit, stop func()) error) (code int, said string) {
	t.Helper()
	var stderr bytes.Buffer
	ctx, cancel := context.WithCancel(t.Context())
	d := newDcaudit(nil, stdout, &stderr)
	returned, ended := make(chan struct{}), make(chan struct{})
	code = d.run(ctx, func() error {
		defer close(ended)
		return act(d, func() { cancel(); <-returned })
	})
	said = stderr.String()
	close(returned)
	<-ended
	if late := strings.TrimPrefix(stderr.String(), said); late != "" {
		t.Errorf("after the end it printed %q", late)
	}
	return code, said
}

// Whatever a run is at, it returns when it is stopped, and nothing more comes of
// what goes on.
func TestStoppedWhileRendering(t *testing.T) {
	var stdout bytes.Buffer
	code, said := stopped(t, &stdout, func(d *dcaudit, stop func()) error {
		return d.write([]output{{}}, nil, func(w io.Writer, _ string, _ reports.Options) error {
			stop()
			_, err := io.WriteString(w, "late")
			_, _ = io.WriteString(d.stderr, "late")
			return err
		})
	})
	if code != ExitInterrupted || said != "dcaudit: stopped; nothing was written\n" || stdout.Len() > 0 {
		t.Errorf("exit code %d; %q; %q", code, said, stdout.String())
	}
}

func TestStoppedWhileStreaming(t *testing.T) {
	var stdout bytes.Buffer
	code, said := stopped(t, &stdout, func(d *dcaudit, stop func()) error {
		return d.write([]output{{}}, nil, func(w io.Writer, _ string, _ reports.Options) error {
			_, err := io.WriteString(w, "early")
			stop()
			_, late := io.WriteString(w, "late")
			if !errors.Is(late, context.Canceled) {
				t.Error("it could still write: ", late)
			}
			return errors.Join(err, late)
		})
	})
	if code != ExitInterrupted || said != "dcaudit: stopped; the report is not whole\n" || stdout.String() != "early" {
		t.Errorf("exit code %d; %q; %q", code, said, stdout.String())
	}
}

func TestStoppedWhileWritingToAFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "report.txt")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	files := func() (names []string) {
		entries, _ := os.ReadDir(folder)
		for _, e := range entries {
			names = append(names, e.Name())
		}
		return names
	}
	code, said := stopped(t, io.Discard, func(d *dcaudit, stop func()) error {
		return d.write([]output{{"text", file}, {}}, func() string { return "late" }, func(w io.Writer, _ string, _ reports.Options) error {
			_, err := io.WriteString(w, "half of the new report")
			if len(files()) != 2 {
				t.Errorf("there are %q, and no draft", files())
			}
			stop()
			return err
		})
	})
	text, err := os.ReadFile(file)
	if code != ExitInterrupted || said != "dcaudit: stopped; nothing was written\n" || err != nil || string(text) != "old" || !slices.Equal(files(), []string{"report.txt"}) {
		t.Errorf("exit code %d; %q; the file holds %q; %q", code, said, text, files())
	}
}

// A report that was whole by then is not taken away.
func TestStoppedAfterWritingToAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.txt")
	code, said := stopped(t, io.Discard, func(d *dcaudit, stop func()) error {
		return d.write([]output{{"text", file}, {}}, func() string { stop(); return "late" }, func(w io.Writer, _ string, _ reports.Options) error {
			_, err := io.WriteString(w, "new")
			return err
		})
	})
	if text, err := os.ReadFile(file); code != ExitInterrupted || said != "dcaudit: stopped; the report was written before\n" || err != nil || string(text) != "new" {
		t.Errorf("exit code %d; %q; the file holds %q, %v", code, said, text, err)
	}
}

// unread is where a write hangs for as long as nobody reads.
type unread struct {
	begin func()
	read  chan struct{}
}

func (u unread) Write(text []byte) (int, error) {
	u.begin()
	<-u.read
	return len(text), nil
}

// Nobody waits for a reader who does not read.
func TestStoppedWhileAWriteHangs(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	stdout, read := unread{cancel, make(chan struct{})}, make(chan struct{})
	defer close(stdout.read)
	defer close(read)
	var stderr bytes.Buffer
	model := filepath.Join("..", "..", "inventories", "model-operator.yaml")
	if code := Run(ctx, []string{"dcaudit", "check", model}, nil, stdout, &stderr); code != ExitInterrupted || stderr.String() != "dcaudit: stopped; the report is not whole\n" {
		t.Errorf("exit code %d; %q", code, stderr.String())
	}
	cancel()
	if code := Run(ctx, []string{"dcaudit", "check", model}, nil, io.Discard, unread{func() {}, read}); code != ExitInterrupted {
		t.Errorf("exit code %d", code)
	}
}

// A fault of the program is told as one.
func TestAFaultOfTheProgram(t *testing.T) {
	var stderr bytes.Buffer
	d := newDcaudit(nil, io.Discard, &stderr)
	code := d.run(t.Context(), func() error { panic("no\nway") })
	if want := "dcaudit: a fault of the program, please report it: "; code != ExitNotAssessed || !strings.HasPrefix(stderr.String(), want) || strings.Count(stderr.String(), "\n") != 1 {
		t.Errorf("exit code %d; %q", code, stderr.String())
	}
}

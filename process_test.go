package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit/command"
)

// sampleRun is a run on a shipped inventory that is compliant.
func sampleRun(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	inventory, err := filepath.Abs("inventories/model-operator.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return exec.Command(linked(t), append([]string{"check", inventory, "--format", "json"}, args...)...)
}

// Nothing around a run changes a byte of its report.
func TestSurroundings(t *testing.T) {
	want, err := sampleRun(t).Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, env := range [][]string{{}, {"TZ=Pacific/Kiritimati"}, {"LANG=C", "LC_ALL=C"}, {"LANG=ko_KR.UTF-8", "TZ=Asia/Seoul"}, {"GOMAXPROCS=1"}, {"GOMAXPROCS=8"}, {"HOME=/nowhere", "TERM=xterm"}} {
		c := sampleRun(t)
		c.Env, c.Dir = append([]string{"PATH="}, env...), t.TempDir()
		if got, err := c.Output(); err != nil || !bytes.Equal(got, want) {
			t.Errorf("%v: another report, %v", env, err)
		}
	}
}

// Neither a byte order mark nor how lines end changes what is found.
func TestTwins(t *testing.T) {
	text := readText(t, "inventories/kakao-2022.yaml")
	findings := func(text string) string {
		folder := t.TempDir()
		write(t, filepath.Join(folder, "x.yaml"), text)
		e := program(t, folder, "check", "x.yaml", "--format", "json")
		var report map[string]any
		if err := json.Unmarshal([]byte(e.stdout), &report); err != nil || e.code != command.ExitNotCompliant {
			t.Fatalf("exit code %d, %v", e.code, err)
		}
		delete(report["inventory"].(map[string]any), "files") // with the digest, which is another
		rest, _ := json.Marshal(report)
		return string(rest)
	}
	want := findings(text)
	for name, twin := range map[string]string{"CRLF": strings.ReplaceAll(text, "\n", "\r\n"), "a mark": "\ufeff" + text} {
		if findings(twin) != want {
			t.Errorf("%s: other findings", name)
		}
	}
}

// A report that nobody reads is no success.
func TestReaderIsGone(t *testing.T) {
	reader, writer, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	_ = reader.Close()
	c := sampleRun(t)
	c.Stdout = writer
	if err := c.Run(); err == nil || c.ProcessState.ExitCode() == command.ExitCompliant {
		t.Errorf("the run ended with %v", c.ProcessState)
	}
}

// Whenever a run is killed, the file holds the old report or the whole new one.
func TestKilled(t *testing.T) {
	file := filepath.Join(t.TempDir(), "report.json")
	whole, err := sampleRun(t).Output()
	if err != nil {
		t.Fatal(err)
	}
	const old = "The report of yesterday.\n"
	for range 10 {
		write(t, file, old)
		c := sampleRun(t, "-o", file)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(rand.Intn(400)) * time.Millisecond)
		_ = c.Process.Kill()
		_ = c.Wait()
		if got := readText(t, file); got != old && got != string(whole) {
			t.Fatalf("the report is torn: %d bytes of %d", len(got), len(whole))
		}
	}
}

// Two runs that write to one file leave the report of either, and nothing else.
func TestTwoRunsOneFile(t *testing.T) {
	folder := t.TempDir()
	file := filepath.Join(folder, "report.json")
	whole, err := sampleRun(t).Output()
	if err != nil {
		t.Fatal(err)
	}
	var runs []*exec.Cmd
	for range 4 {
		c := sampleRun(t, "-o", file)
		c.Stderr = io.Discard
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		runs = append(runs, c)
	}
	for _, c := range runs {
		if err := c.Wait(); err != nil {
			t.Error(err)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 || readText(t, file) != string(whole) {
		t.Errorf("%d files, %v, or another report", len(entries), err)
	}
}

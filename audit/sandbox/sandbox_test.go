package sandbox

import (
	"context"
	"errors"
	"math"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// TestMain lets the test program be its own child.
func TestMain(m *testing.M) {
	if Inside() {
		os.Exit(Serve(serve))
	}
	os.Exit(m.Run())
}

// serve does what a request names.
func serve(request []byte) []byte {
	work, known := works[string(request)]
	if !known {
		return append([]byte("you said "), request...)
	}
	return []byte(work())
}

var works = map[string]func() string{
	"hoard": func() string { return hoard(1 << 20) },
	"grab":  func() string { return hoard(16 << 30) },
	"spin":  func() string { return spin() },
	"nest":  func() string { return strings.Repeat("x", nest(1)) },
	"panic": func() string { panic("somebody's secret") },
	"leave": func() string { os.Exit(0); return "" },
	"fall":  func() string { os.Exit(7); return "" },
	"read":  func() string { _, err := os.ReadFile("/etc/hostname"); return message(err) },
	"write": func() string {
		return message(os.WriteFile(filepath.Join(os.TempDir(), "dcaudit-escaped"), nil, 0o600))
	},
	"connect":     func() string { _, err := net.Dial("tcp", "127.0.0.1:9"); return message(err) },
	"start":       func() string { return message(exec.Command("/bin/true").Run()) },
	"environment": func() string { return strings.Join(os.Environ(), " ") },
	"collect":     func() string { runtime.GC(); time.Sleep(10 * time.Millisecond); return "done" },
}

func hoard(each int) string {
	var all [][]byte
	for {
		part := make([]byte, each)
		for i := 0; i < len(part); i += 512 {
			part[i] = 1
		}
		all = append(all, part)
		if len(all) == math.MaxInt { // never; it keeps all of it in use
			return string(all[0])
		}
	}
}

func spin() string {
	for i := 1; ; i++ {
		if i == 0 {
			return "never"
		}
	}
}

func nest(n int) int {
	if n == 0 {
		return 0
	}
	return nest(n+1) + 1
}

func message(err error) string {
	if err == nil {
		return "it worked"
	}
	return "refused: " + err.Error()
}

var ample = Limits{Memory: 512 << 20, Time: 30 * time.Second}

func TestAChildAnswers(t *testing.T) {
	t.Parallel()
	for _, request := range []string{"", "hello", strings.Repeat("long ", 1<<20)} {
		answer, err := Run(t.Context(), ample, []byte(request))
		if err != nil || string(answer) != "you said "+request {
			t.Errorf("%d bytes were answered by %d: %v", len(request), len(answer), err)
		}
	}
}

func TestDeathsAreToldAsWhatTheyAre(t *testing.T) {
	t.Parallel()
	if raced {
		t.Skip("the race detector changes how a process dies")
	}
	memoryOnly := map[string]bool{"hoard": true, "grab": true}
	for work, want := range map[string]Cause{"hoard": OutOfMemory, "grab": OutOfMemory, "spin": TimedOut, "nest": TooDeep,
		"panic": Crashed, "leave": NoAnswer, "fall": Crashed} {
		t.Run(work, func(t *testing.T) {
			t.Parallel()
			if memoryOnly[work] && Lacks() != "" {
				t.Skip("memory is not limited on this system")
			}
			l := ample
			switch want {
			case TimedOut:
				l.Time = time.Second
			case TooDeep: // a stack that grows is copied, and takes twice its size meanwhile
				l.Memory = 4 << 30
			}
			answer, err := Run(t.Context(), l, []byte(work))
			var death *Death
			if !errors.As(err, &death) || death.Cause != want || len(answer) > 0 {
				t.Fatalf("%q, %v; expected the cause %s", answer, err, want)
			}
			if strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "goroutine ") {
				t.Errorf("the message repeats what the child said: %v", err)
			}
		})
	}
}

func TestAChildReachesNothing(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("nothing is promised for this system")
	}
	t.Setenv("DCAUDIT_SECRET", "of ours")
	for _, work := range []string{"read", "write", "connect", "start"} {
		answer, err := Run(t.Context(), ample, []byte(work))
		if err != nil || !strings.HasPrefix(string(answer), "refused: ") {
			t.Errorf("%s: %q, %v", work, answer, err)
		}
	}
	answer, err := Run(t.Context(), ample, []byte("environment"))
	if err != nil || strings.Contains(string(answer), "SECRET") || strings.Contains(string(answer), "PATH") {
		t.Errorf("the environment is %q, %v", answer, err)
	}
	if answer, err := Run(t.Context(), ample, []byte("collect")); err != nil || string(answer) != "done" {
		t.Errorf("what Go itself needs is not there: %q, %v", answer, err)
	}
}

func TestAChildEndsWithItsContext(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(200*time.Millisecond, stop)
	began := time.Now()
	if _, err := Run(ctx, ample, []byte("spin")); !errors.Is(err, context.Canceled) || time.Since(began) > 10*time.Second {
		t.Errorf("%v after %s", err, time.Since(began))
	}
}

// What is started need not be this program any more.
func TestAnotherProgramIsNoChild(t *testing.T) {
	restore := self
	defer func() { self = restore }()
	for file, want := range map[string]string{
		filepath.Join(t.TempDir(), "gone"): "cannot start itself again",
		"/bin/true":                        "without an answer",
		"/bin/false":                       "crashed",
		"/bin/cat":                         "without an answer",
	} {
		if _, err := os.Stat(file); err != nil && strings.HasPrefix(file, "/bin") {
			continue
		}
		self = func() (string, error) { return file, nil }
		l := ample
		l.Time = 2 * time.Second
		answer, err := Run(t.Context(), l, []byte("hello"))
		if file == "/bin/cat" { // it waits for more, and repeats what it was told
			want = "took too long"
		}
		if err == nil || !strings.Contains(err.Error(), want) || len(answer) > 0 {
			t.Errorf("%s: %q, %v; expected %s", file, answer, err, want)
		}
	}
}

// Whoever sets the variable by hand gets no child.
func TestNobodyIsAChildByAccident(t *testing.T) {
	t.Parallel()
	for _, value := range []string{"1", "word 536870912 1000000000", "word x y"} {
		cmd := exec.Command(os.Args[0])
		cmd.Env = []string{variable + "=" + value}
		cmd.Stdin = strings.NewReader("another word, and more of it")
		said, err := cmd.CombinedOutput()
		if err == nil || !strings.Contains(string(said), variable+" is set") {
			t.Errorf("%s: %q, %v", value, said, err)
		}
	}
}

func TestLimitsAreReadStrictly(t *testing.T) {
	t.Parallel()
	if l, err := ParseLimits("3GiB", "90s"); err != nil || l != (Limits{3 << 30, 90 * time.Second}) {
		t.Errorf("%+v, %v", l, err)
	}
	for _, bad := range [][2]string{{"3", "90s"}, {"3GB", "90s"}, {"-3GiB", "90s"}, {"1MiB", "90s"}, {"99999999GiB", "90s"}, {"1.5GiB", "90s"}, {"", "90s"},
		{"3GiB", ""}, {"3GiB", "90"}, {"3GiB", "-1s"}, {"3GiB", "1ms"}, {"3GiB", "9999h"}} {
		if l, err := ParseLimits(bad[0], bad[1]); err == nil {
			t.Errorf("%q was read as %+v", bad, l)
		}
	}
}

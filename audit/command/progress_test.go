package command

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
)

func TestWhatProgressSays(t *testing.T) {
	began := time.Now()
	p := progress{began: began}
	says := func(seconds float64, want string) {
		t.Helper()
		if got := p.line(began.Add(time.Duration(seconds * float64(time.Second)))); got != want {
			t.Errorf("after %v s: %q, want %q", seconds, got, want)
		}
	}
	says(9, "") // nothing was asked for that takes long
	p.enter("reading")
	says(1, "")
	says(1.2, "dcaudit: reading, 2 s so far")
	says(500, "dcaudit: reading, 9 min so far")
	tally := audit.TallyOf(p.counting(t.Context(), "judging", "subjects"))
	says(2, "dcaudit: judging, 2 s so far")
	tally.Expect(100_000)
	says(2, "dcaudit: judging, 0 of 100,000 subjects")
	count(tally, 45_231)
	says(2, "dcaudit: judging, 45,231 of 100,000 subjects") // in no time
	says(3.5, "dcaudit: judging, 45,231 of 100,000 subjects, 30,000/s, 2 s left")
	says(100_000, "dcaudit: judging, 45,231 of 100,000 subjects") // it stands still
	count(tally, 54_769)
	says(4, "dcaudit: judging, 100,000 of 100,000 subjects, 50,000/s, 0 s left")
	count(audit.TallyOf(p.counting(t.Context(), "damaging the inventory", "mutants")), 7)
	says(5, "dcaudit: damaging the inventory, 5 s so far")
}

func count(t *audit.Tally, n int) {
	for range n {
		t.Count()
	}
}

// screen is what a terminal of one line shows.
type screen struct {
	columns [100]byte
	at      int
}

func (s *screen) Write(text []byte) (int, error) {
	for _, b := range text {
		switch b {
		case '\r':
			s.at = 0
		case '\n':
			*s = screen{}
		default:
			s.columns[s.at] = b
			s.at++
		}
	}
	return len(text), nil
}

func (s *screen) String() string {
	return strings.TrimRight(strings.ReplaceAll(string(s.columns[:]), "\x00", " "), " ")
}

// The line is drawn in its own place, and gone before anything else is printed.
func TestProgressLeavesNothing(t *testing.T) {
	var shown screen
	o := newOutlets(&shown, &shown)
	shows := func(want string) {
		t.Helper()
		if shown.String() != want {
			t.Errorf("the terminal shows %q, want %q", shown.String(), want)
		}
	}
	o.draw("a long line")
	o.draw("a line")
	shows("a line")
	o.draw("")
	shows("")
	o.draw(strings.Repeat("x", 200))
	shows(strings.Repeat("x", 77))
	fmt.Fprint(&shown, "^C") // as a terminal shows the keys
	fmt.Fprint(&o.stderr, "a warning")
	shows("a warning")
	fmt.Fprint(&o.stderr, "\n")
	o.draw("a line")
	shows("a line")
	fmt.Fprint(&o.stdout, "a report")
	o.draw("a line")
	shows("a report")
}

// Stopped or done, the line is gone, and does not come back.
func TestProgressEnds(t *testing.T) {
	for name, end := range map[string]func(o *outlets){"done": (*outlets).close, "stopped": func(o *outlets) { o.stop() }} {
		var shown screen
		o := newOutlets(io.Discard, &shown)
		o.draw("a line")
		end(o)
		o.draw("late")
		if shown.String() != "" || shown.at != 0 {
			t.Errorf("%s: the terminal shows %q", name, shown.String())
		}
	}
}

// While a report goes to a file on the disk, nobody is disturbed by the line.
func TestProgressBesideAFile(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "report.txt"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var shown screen
	o := newOutlets(file, &shown)
	fmt.Fprint(&o.stdout, "a report")
	if o.draw("a line"); shown.String() != "a line" {
		t.Errorf("the terminal shows %q", shown.String())
	}
}

// Every subject that is judged is counted.
func TestJudgedSubjectsAreCounted(t *testing.T) {
	d := newDcaudit(nil, io.Discard, io.Discard)
	_, err := d.assess(t.Context(), request{paths: []string{filepath.Join("..", "..", "inventories", "kakao-2022.yaml")}})
	at := d.progress.at.Load()
	if done, due := at.tally.State(); err != nil || at.name != "judging" || done < 17 || done != due {
		t.Errorf("%v; %s: %d of %d", err, at.name, done, due)
	}
}

// follow draws when it is time, and ends when it is told to.
func TestFollow(t *testing.T) {
	var shown screen
	d := newDcaudit(nil, io.Discard, &shown)
	ticks, done, ended := make(chan time.Time), make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		d.follow(ticks, done)
	}()
	d.progress.enter("reading")
	ticks <- d.progress.began.Add(time.Second)
	ticks <- d.progress.began.Add(3 * time.Second)
	close(done)
	<-ended
	if shown.String() != "dcaudit: reading, 3 s so far" {
		t.Errorf("the terminal shows %q", shown.String())
	}
	if err := d.write([]output{{}}, nil, func(io.Writer, string, reports.Options) error { return nil }); err != nil || d.progress.at.Load().name != "writing" {
		t.Errorf("%v; %s", err, d.progress.at.Load().name)
	}
}

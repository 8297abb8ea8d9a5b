package command

import (
	"context"
	"fmt"
	"math"
	"strings"
	"sync/atomic"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
)

// A run that lasts so long shows how far it is, and so often.
const (
	tooLongToWait = time.Second
	redrawn       = 200 * time.Millisecond
)

// phase is what a run is at.
type phase struct {
	name  string
	of    string // what is counted in it, if anything
	tally audit.Tally
}

// progress tells how far a run is. It is told the time, and asks no clock.
type progress struct {
	began time.Time
	at    atomic.Pointer[phase]

	// The phase whose speed is known, since when, and what was done by then.
	measured *phase
	since    time.Time
	already  int64
}

// enter is where a run begins to do something else.
func (p *progress) enter(name string) { p.at.Store(&phase{name: name}) }

// counting enters a phase in which things are counted, with the context for it.
func (p *progress) counting(ctx context.Context, name, of string) context.Context {
	entered := &phase{name: name, of: of}
	p.at.Store(entered)
	return audit.Counted(ctx, &entered.tally)
}

// line is what there is to tell at a moment: nothing, if it is too early.
func (p *progress) line(now time.Time) string {
	at, elapsed := p.at.Load(), now.Sub(p.began)
	if at == nil || elapsed <= tooLongToWait {
		return ""
	}
	done, due := at.tally.State()
	if due == 0 {
		return fmt.Sprintf("dcaudit: %s, %s so far", at.name, roughly(elapsed))
	}
	return fmt.Sprintf("dcaudit: %s, %s of %s %s%s", at.name, reports.Thousands(done), reports.Thousands(due), at.of, p.speed(at, now, done, due))
}

// speed is how fast a phase goes and when it will be done, as soon as that can
// be told.
func (p *progress) speed(at *phase, now time.Time, done, due int64) string {
	if p.measured != at {
		p.measured, p.since, p.already = at, now, done
	}
	rate := float64(done-p.already) / now.Sub(p.since).Seconds()
	if !(rate >= 1) || math.IsInf(rate, 0) { // no time may have passed yet
		return ""
	}
	left := time.Duration(float64(due-done) / rate * float64(time.Second))
	return fmt.Sprintf(", %s/s, %s left", reports.Thousands(inTwoDigits(rate)), roughly(left))
}

// inTwoDigits rounds a number to what of it can be read while it changes.
func inTwoDigits(n float64) int64 {
	unit := math.Pow(10, max(0, math.Floor(math.Log10(n))-1))
	return int64(math.Round(n/unit) * unit)
}

// roughly is a time in whole seconds or minutes, rounded up.
func roughly(d time.Duration) string {
	if d > 2*time.Minute {
		return fmt.Sprintf("%d min", int(math.Ceil(d.Minutes())))
	}
	return fmt.Sprintf("%d s", int(math.Ceil(d.Seconds())))
}

// follow draws the progress at each tick, until it is told to stop.
func (d *dcaudit) follow(ticks <-chan time.Time, done <-chan struct{}) {
	for {
		select {
		case now := <-ticks:
			d.out.draw(d.progress.line(now))
		case <-done:
			return
		}
	}
}

// draw puts a line in the place of the one before. Two columns are left for what
// a terminal shows of the keys that stop a run, and one for the cursor.
func (o *outlets) draw(line string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.undisturbed || o.stopped.Load() {
		return
	}
	if room := min(80, o.columns()) - 3; len(line) > room {
		line = line[:max(0, room)]
	}
	_, _ = fmt.Fprint(o.stderr.w, o.blank(), line)
	o.drawn = len(line)
}

// erase takes the line away, where there is one.
func (o *outlets) erase() {
	if o.drawn > 0 {
		_, _ = fmt.Fprint(o.stderr.w, o.blank())
		o.drawn = 0
	}
}

// blank is what to print over the line, to stand where it began: blanks do it on
// any terminal.
func (o *outlets) blank() string {
	if o.drawn == 0 {
		return ""
	}
	return "\r" + strings.Repeat(" ", o.drawn+2) + "\r"
}

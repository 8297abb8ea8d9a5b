// Package command is the command line: its commands and flags, what each of them
// reads and writes, and the exit codes. It judges nothing itself.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
)

// Version is the version of the program, which every assessment names.
const Version = "0.1.0"

var tool = audit.Tool{Name: "dcaudit", Version: Version}

// Run is the whole program but for the process around it. It alone prints
// errors. When the context ends it returns at once, whatever is still under way:
// nothing of that is written any more.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	collectRarely()
	d := newDcaudit(stdin, stdout, stderr)
	if onTerminal(stderr) {
		ticker, done := time.NewTicker(redrawn), make(chan struct{})
		defer ticker.Stop()
		defer close(done)
		go d.follow(ticker.C, done)
	}
	return d.run(ctx, func() error { return d.act(ctx, args) })
}

// dcaudit is the program with what it reads and writes.
type dcaudit struct {
	stdin          io.Reader
	stdout, stderr io.Writer // by way of out
	out            *outlets
	drafts         drafts // of what goes to files
	progress       progress
	now            func() time.Time
}

func newDcaudit(stdin io.Reader, stdout, stderr io.Writer) *dcaudit {
	d := &dcaudit{stdin: stdin, out: newOutlets(stdout, stderr), now: time.Now}
	d.stdout, d.stderr, d.progress.began = &d.out.stdout, &d.out.stderr, time.Now()
	return d
}

// run does something until it is done or stopped, and is its exit code.
func (d *dcaudit) run(ctx context.Context, act func() error) (code int) {
	if ctx.Err() != nil {
		return d.stop()
	}
	acted := make(chan error, 1)
	go func() { acted <- caught(act) }()
	select {
	case err := <-acted:
		if !errors.Is(err, context.Canceled) {
			d.out.close()
			return d.conclude(err)
		}
	case <-ctx.Done():
	}
	return d.stop()
}

// caught is the last net: a fault of the program is no verdict.
func caught(act func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("a fault of the program, please report it: " + reports.Line(fmt.Sprint(p)))
		}
	}()
	return act()
}

// act does what the command line asks for. Its error is the verdict, or what
// kept it from one.
func (d *dcaudit) act(ctx context.Context, args []string) error {
	app := d.app()
	args, err := flagsFirst(app, args)
	if err != nil {
		return err
	}
	return app.RunContext(ctx, args)
}

// conclude says what there is to say of an error, and is its exit code.
func (d *dcaudit) conclude(err error) (code int) {
	var usage usageError
	var ofLibrary cli.ExitCoder // the help command's word for a command that there is not
	switch {
	case err == nil:
		return ExitCompliant
	case errors.Is(err, errNotCompliant):
		return ExitNotCompliant
	case errors.Is(err, errNotProven):
		return ExitNotProven
	case errors.As(err, &usage):
		fmt.Fprintf(d.stderr, "dcaudit: %s\n%s", reports.Line(usage.problem), usage.help)
		return ExitUsage
	case errors.As(err, &ofLibrary):
		fmt.Fprintf(d.stderr, "dcaudit: %s\n", reports.Line(err.Error()))
		return ExitUsage
	}
	fmt.Fprintf(d.stderr, "dcaudit: %s\n", reports.Lines(err.Error()))
	return ExitNotAssessed
}

// stop ends everything at once, and says what there is to be seen of the report.
func (d *dcaudit) stop() (code int) {
	begun, left := d.out.stop(), "nothing was written"
	switch stages := d.drafts.drop(); {
	case begun || stages[reports.Begun] > 0:
		left = "the report is not whole"
	case stages[reports.Written] > 1:
		left = fmt.Sprintf("%d reports were written before", stages[reports.Written])
	case stages[reports.Written] == 1:
		left = "the report was written before"
	}
	d.out.last("dcaudit: stopped; " + left)
	return ExitInterrupted
}

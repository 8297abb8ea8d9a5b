// Package command is the command line: its commands and flags, what each of them
// reads and writes, and the exit codes. It judges nothing itself.
package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
	"github.com/urfave/cli/v2"
	"golang.org/x/term"
)

// Version is the version of the program, which every assessment names.
const Version = "0.1.0"

var tool = audit.Tool{Name: "dcaudit", Version: Version}

// Run is the whole program but for the process around it. It alone prints
// errors.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	collectRarely()
	defer func() { // the last net: a fault of the program is no verdict
		if p := recover(); p != nil {
			fmt.Fprintf(stderr, "dcaudit: a fault of the program, please report it: %s\n", reports.Line(fmt.Sprint(p)))
			code = ExitNotAssessed
		}
	}()
	d := &dcaudit{stdin: stdin, stdout: stdout, stderr: stderr, now: time.Now}
	app := d.app()
	args, err := flagsFirst(app, args)
	if err == nil {
		err = app.RunContext(ctx, args)
	}
	var usage usageError
	var ofLibrary cli.ExitCoder // the help command's word for a command that there is not
	switch {
	case err == nil:
		return ExitCompliant
	case errors.Is(err, errNotCompliant):
		return ExitNotCompliant
	case errors.Is(err, errNotProven):
		return ExitNotProven
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(stderr, "dcaudit: stopped; nothing was written")
		return ExitInterrupted
	case errors.As(err, &usage):
		fmt.Fprintf(stderr, "dcaudit: %s\n%s", reports.Line(usage.problem), usage.help)
		return ExitUsage
	case errors.As(err, &ofLibrary):
		fmt.Fprintf(stderr, "dcaudit: %s\n", reports.Line(err.Error()))
		return ExitUsage
	}
	fmt.Fprintf(stderr, "dcaudit: %s\n", reports.Lines(err.Error()))
	return ExitNotAssessed
}

// dcaudit is the program with what it reads and writes.
type dcaudit struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	now            func() time.Time
}

// colored reports whether a writer is a terminal whose reader wants colour.
func colored(w io.Writer) bool {
	file, isFile := w.(*os.File)
	return isFile && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(file.Fd()))
}

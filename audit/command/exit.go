package command

import (
	"errors"
	"fmt"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports"
)

// Exit codes. 3 beats 1 beats 4; no format and no report changes them.
const (
	ExitCompliant    = 0   // everything that was owed is proven
	ExitNotCompliant = 1   // something is not satisfied
	ExitUsage        = 2   // the command line was not understood
	ExitNotAssessed  = 3   // bad inventory, broken check, unknown id, nothing to judge, report not written
	ExitNotProven    = 4   // nothing is violated, but not everything is proven
	ExitInterrupted  = 130 // stopped by the user
)

// Outcomes of an assessment that are not errors of the program.
var (
	errNotCompliant = errors.New("not compliant")
	errNotProven    = errors.New("not proven")
)

// outcome turns a verdict into the error that decides the exit code.
func outcome(a audit.Assessment, allowUndetermined bool) error {
	switch {
	case len(a.Errors) > 0:
		first, times := a.Errors[0], "once"
		if len(a.Errors) > 1 {
			times = fmt.Sprintf("%d times; the first", len(a.Errors))
		}
		return fmt.Errorf("not everything was assessed: a check broke %s: %s on %s: %s", times, first.Check, first.Subject, reports.Line(first.Message))
	case a.Verdict == audit.NotProven && allowUndetermined:
		return nil
	}
	return exitOf(a.Verdict)
}

func exitOf(v audit.Verdict) error {
	switch v {
	case audit.Compliant:
		return nil
	case audit.NotCompliant:
		return errNotCompliant
	}
	return errNotProven
}

// usageError is a command line that was not understood.
type usageError struct {
	problem string
	help    string // what to read, or to run, instead
}

func (e usageError) Error() string { return e.problem }

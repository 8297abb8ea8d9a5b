// Command dcaudit judges an infrastructure inventory against what governments
// demand: would the service survive the loss of a data centre, and would we
// hear of it in time?
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/dcaudit/dcaudit/audit/command"
	"github.com/dcaudit/dcaudit/audit/foreign"
	"github.com/dcaudit/dcaudit/audit/sandbox"
)

func main() {
	if sandbox.Inside() { // started by this very program, to judge by foreign catalogs
		os.Exit(sandbox.Serve(foreign.Answer))
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // whoever is asked to end twice ends at once
	code := command.Run(ctx, os.Args, os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

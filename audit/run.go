package audit

import (
	"context"
	"runtime"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/topdown"
)

// judgeAll judges every use, in as many shares as there are processors. Each
// share compiles its own checks. The order of what comes back is that of the
// uses, whatever the shares.
func (a *assessor) judgeAll(ctx context.Context) error {
	a.prepare()
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	results := make([]judged, len(a.profile.uses))
	shares := min(runtime.GOMAXPROCS(0), len(results))
	failed := make([]error, shares)
	var wait sync.WaitGroup
	for share := range shares {
		wait.Go(func() { failed[share] = a.judgeShare(ctx, cancel, results, share, shares) })
	}
	wait.Wait()
	for _, err := range failed {
		if err != nil {
			return err
		}
	}
	for _, r := range results {
		a.findings = append(a.findings, r.findings...)
		a.errors = append(a.errors, r.errors...)
	}
	return nil
}

// judged is what came of one use.
type judged struct {
	findings []Finding
	errors   []CheckError
}

// prepare lists the subjects of every kind, so that shares only read them.
func (a *assessor) prepare() {
	for _, kind := range SubjectKind("").Values() {
		a.of(SubjectKind(kind))
	}
	a.operator = inputValue(a.of("operator")[0].declared)
}

// judgeShare judges every use whose turn it is among the shares.
func (a *assessor) judgeShare(ctx context.Context, cancel topdown.Cancel, results []judged, share, shares int) error {
	var checks []*Check
	for i := share; i < len(results); i += shares {
		if check := a.profile.uses[i].check; !allStandIn(a.of(check.Subject)) {
			checks = append(checks, check)
		}
	}
	compiler, err := a.profile.catalog.compilerFor(checks)
	if err != nil {
		return err
	}
	e := engine{compiler, a.store(), cancel}
	for i := share; i < len(results); i += shares {
		results[i] = a.judgeUse(ctx, e, a.profile.uses[i])
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

// allStandIn reports whether there is nothing to judge among the subjects.
func allStandIn(subjects []subject) bool {
	return !slices.ContainsFunc(subjects, func(s subject) bool { return s.standIn == "" })
}

// judgeUse puts one check to all its subjects.
func (a *assessor) judgeUse(ctx context.Context, e engine, u use) (j judged) {
	controls := a.controlsOf(u)
	for _, s := range a.of(u.check.Subject) {
		f := Finding{Check: u.check.ID, Params: u.shown, Subject: s.Subject, Severity: u.check.Severity, Controls: controls}
		if s.standIn != "" {
			a.standIn(&f, s)
		} else if r, err := e.judge(ctx, u.check, a.inputFor(u, s)); err != nil {
			f.Status, f.Message = Undetermined, "The check broke, so nothing is proven."
			j.errors = append(j.errors, CheckError{u.check.ID, s.Subject, err.Error()})
		} else {
			a.conclude(&f, u, s, r)
		}
		f.Fingerprint = fingerprint(f)
		j.findings = append(j.findings, f)
	}
	return j
}

package audit

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/open-policy-agent/opa/v1/ast"
)

// judgeAll judges every use, on all processors. The order of what comes back is
// that of the uses, whoever judged them.
func (a *assessor) judgeAll(ctx context.Context) error {
	a.prepare()
	engines, err := a.engines()
	if err != nil {
		return err
	}
	results := make([]judged, len(a.profile.uses))
	inParallel(len(results), func(i int) {
		if u := a.profile.uses[i]; ctx.Err() == nil {
			results[i] = a.judgeUse(ctx, engines[u.check], u)
		}
	})
	for _, r := range results {
		a.findings = append(a.findings, r.findings...)
		a.errors = append(a.errors, r.errors...)
	}
	return ctx.Err()
}

// inParallel does n things on all processors, each by whoever is free. A panic
// of one of them becomes one of the caller's, who may recover from it.
func inParallel(n int, do func(i int)) {
	var wait sync.WaitGroup
	var next atomic.Int64
	var failed atomic.Pointer[any]
	defer func() {
		if p := failed.Load(); p != nil {
			panic(*p)
		}
	}()
	for range min(runtime.GOMAXPROCS(0), n) {
		wait.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					failed.CompareAndSwap(nil, &p)
				}
			}()
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				do(i)
			}
		})
	}
	wait.Wait()
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

// engines compiles the checks that there is something to judge for, in as many
// shares as there are processors, and says which engine has which check.
func (a *assessor) engines() (map[*Check]engine, error) {
	var checks []*Check
	for _, u := range a.profile.uses {
		if !slices.Contains(checks, u.check) && !allStandIn(a.of(u.check.Subject)) {
			checks = append(checks, u.check)
		}
	}
	store := a.store()
	shares := runtime.GOMAXPROCS(0)
	compilers, failed := make([]*ast.Compiler, shares), make([]error, shares)
	inParallel(shares, func(share int) {
		compilers[share], failed[share] = a.profile.catalog.compilerFor(every(shares, checks[min(share, len(checks)):]))
	})
	engines := map[*Check]engine{}
	for i, check := range checks {
		engines[check] = engine{compiler: compilers[i%shares], data: store}
	}
	return engines, errors.Join(failed...)
}

// every is each nth check, from the first on.
func every(n int, checks []*Check) (some []*Check) {
	for i := 0; i < len(checks); i += n {
		some = append(some, checks[i])
	}
	return some
}

// allStandIn reports whether there is nothing to judge among the subjects.
func allStandIn(subjects []subject) bool {
	return !slices.ContainsFunc(subjects, func(s subject) bool { return s.standIn == "" })
}

// judgeUse puts one check to all its subjects.
func (a *assessor) judgeUse(ctx context.Context, e engine, u use) (j judged) {
	controls := a.controlsOf(u)
	e, watch := e.watched(ctx)
	defer watch.stop()
	for _, s := range a.of(u.check.Subject) {
		f := Finding{Check: u.check.ID, Params: u.shown, Subject: s.Subject, Severity: u.check.Severity, Controls: controls}
		if s.standIn != "" {
			a.standIn(&f, s)
		} else if r, err := watch.judge(func() (ruling, error) { return e.judge(ctx, u.check, a.inputFor(u, s)) }); err != nil {
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

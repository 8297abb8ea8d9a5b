package audit

import (
	"context"
	"errors"
	"maps"
	"runtime"
	"slices"

	"github.com/dcaudit/dcaudit/audit/parallel"
	"github.com/open-policy-agent/opa/v1/ast"
)

// judgeAll judges every subject by every use, on all processors. The order of
// what comes back is that of the uses and subjects, whoever judged them.
func (a *assessor) judgeAll(ctx context.Context) error {
	a.prepare()
	dockets, err := a.dockets()
	if err != nil {
		return err
	}
	sessions := a.sessions(dockets)
	free, end := vigils()
	defer end()
	parallel.Do(len(sessions), func(i int) {
		s := sessions[i]
		v := &view{subject: s.subject, inv: a.inv, vigil: <-free}
		v.vigil.subject.Add(1)
		defer func() { free <- v.vigil }()
		for _, d := range s.due {
			if ctx.Err() == nil {
				a.judgeBy(ctx, d, s.index, v)
			}
		}
	})
	a.collect(dockets)
	return ctx.Err()
}

// session is a subject with all that it is judged by.
type session struct {
	subject *subject
	index   int // of the subject among those of its kind
	due     []*docket
}

// sessions are those of all subjects that are judged by anything.
func (a *assessor) sessions(dockets map[SubjectKind][]*docket) (sessions []session) {
	for _, kind := range SubjectKind("").Values() {
		due := dockets[SubjectKind(kind)]
		if len(due) == 0 {
			continue
		}
		subjects := a.of(SubjectKind(kind))
		for i := range subjects {
			sessions = append(sessions, session{&subjects[i], i, due})
		}
	}
	return sessions
}

// prepare lists the subjects of every kind, so that shares only read them.
func (a *assessor) prepare() {
	for _, kind := range SubjectKind("").Values() {
		a.of(SubjectKind(kind))
	}
	a.operator = inputValue(document(a.inv.Operator))
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
	parallel.Do(shares, func(share int) {
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

// dockets are all uses, by the kind of subject that they judge.
func (a *assessor) dockets() (map[SubjectKind][]*docket, error) {
	engines, err := a.engines()
	dockets, programs := map[SubjectKind][]*docket{}, programs{}
	for _, u := range a.profile.uses {
		kind := u.check.Subject
		d := &docket{use: u, controls: a.controlsOf(u), assessor: a, engine: engines[u.check], subjects: a.of(kind)}
		d.exemption, d.whole = a.profile.catalog.footprint(u.check, "not_applicable"), a.profile.catalog.footprint(u.check, entryRules...)
		d.said = make([]*ruling, len(d.subjects))
		if len(d.subjects) >= directly && d.engine.compiler != nil {
			d.program = programs.of(a, d.engine, u)
		}
		dockets[kind] = append(dockets[kind], d)
	}
	return dockets, err
}

// judgeBy puts one check to one subject.
func (a *assessor) judgeBy(ctx context.Context, d *docket, i int, v *view) {
	if v.standIn != "" {
		return
	}
	said, err := a.judge(ctx, d, i, v)
	if err != nil {
		d.broke(i, err)
		return
	}
	d.said[i] = said
}

// collect puts what was found in the order of the uses and subjects.
func (a *assessor) collect(dockets map[SubjectKind][]*docket) {
	next := map[SubjectKind]int{}
	for _, u := range a.profile.uses {
		d := dockets[u.check.Subject][next[u.check.Subject]]
		next[u.check.Subject]++
		a.findings.judgements = append(a.findings.judgements, newJudgement(d.check.ID, d.shown, d.check.Severity, d.controls, d))
		for _, i := range slices.Sorted(maps.Keys(d.broken)) {
			a.errors = append(a.errors, CheckError{d.check.ID, d.subjects[i].Subject, d.broken[i].Error()})
		}
	}
}

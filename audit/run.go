package audit

import (
	"context"
	"maps"
	"slices"
	"sync"

	"github.com/dcaudit/dcaudit/audit/parallel"
)

// judgeAll judges every subject by every use, on all processors. The order of
// what comes back is that of the uses and subjects, whoever judged them.
func (a *assessor) judgeAll(ctx context.Context) error {
	a.prepare()
	dockets := a.dockets()
	sessions, count := a.sessions(dockets)
	tally := TallyOf(ctx)
	tally.Expect(count)
	watched := &vigils{}
	defer watched.watch()()
	parallel.Workers(count, func(next func() (int, bool)) {
		at := newDesk(watched.join(), len(a.profile.uses))
		for i, more := next(); more; i, more = next() {
			a.judgeOne(ctx, sessions, i, at)
			tally.Count()
		}
	})
	a.collect(dockets)
	return ctx.Err()
}

// session is the subjects of a kind, with all that each is judged by.
type session struct {
	subjects *roster
	due      []*docket
	first    int // the number of the first of them among those of all sessions
}

// sessions are those of all subjects that are judged by anything, and how many
// subjects that is.
func (a *assessor) sessions(dockets map[SubjectKind][]*docket) (sessions []session, count int) {
	for _, kind := range SubjectKind("").Values() {
		if subjects := a.of(SubjectKind(kind)); len(dockets[SubjectKind(kind)]) > 0 && subjects.declared() > 0 {
			sessions = append(sessions, session{subjects, dockets[SubjectKind(kind)], count})
			count += subjects.count
		}
	}
	return sessions, count
}

// judgeOne judges the subject with this number among those of all sessions by
// everything that is due.
func (a *assessor) judgeOne(ctx context.Context, sessions []session, number int, at *desk) {
	s := sessions[0]
	for _, s = range sessions {
		if number < s.first+s.subjects.count {
			break
		}
	}
	i := number - s.first
	v := at.open(s.subjects, i, a.inv)
	defer at.close(v)
	at.vigil.subject.Add(1)
	for _, d := range s.due {
		if ctx.Err() == nil {
			a.judgeBy(ctx, d, i, v)
		}
	}
}

// prepare lists the subjects of every kind, so that shares only read them.
func (a *assessor) prepare() {
	for _, kind := range SubjectKind("").Values() {
		a.of(SubjectKind(kind))
	}
}

// dockets are all uses, by the kind of subject that they judge. A use of a check
// differs from others in its parameters alone.
func (a *assessor) dockets() map[SubjectKind][]*docket {
	engines := a.engines()
	programs := a.programs(engines)
	dockets := map[SubjectKind][]*docket{}
	for number, u := range a.profile.uses {
		kind := u.check.Subject
		d := &docket{use: u, number: number, controls: a.controlsOf(u), assessor: a, engine: engines[u.check], subjects: a.of(kind)}
		d.said, d.paramsText = newSayings(d.len()), sync.OnceValue(func() string { return paramsText(u.shown) })
		d.exemption, d.whole = a.profile.catalog.footprints(u.check)
		if d.subjects.few() {
			d.worked = make([]*Finding, d.len())
		}
		if program := programs[u.check]; program != nil {
			d.program = program.With(u.params, a.inv.Operator, a.now)
		}
		dockets[kind] = append(dockets[kind], d)
	}
	return dockets
}

// judgeBy puts one check to one subject.
func (a *assessor) judgeBy(ctx context.Context, d *docket, i int, v *view) {
	said, err := a.judge(ctx, d, i, v)
	if err != nil {
		d.broke(i, err)
		return
	}
	d.said.keep(i, said)
	if status := said.status(); d.worked != nil && (status == NotSatisfied || status == Undetermined) {
		f := d.work(i, v) // which every report shows, while all that it takes is at hand
		d.worked[i] = &f
	}
}

// collect puts what was found in the order of the uses and subjects.
func (a *assessor) collect(dockets map[SubjectKind][]*docket) {
	next := map[SubjectKind]int{}
	for _, u := range a.profile.uses {
		d := dockets[u.check.Subject][next[u.check.Subject]]
		next[u.check.Subject]++
		a.findings.judgements = append(a.findings.judgements, newJudgement(d.check.ID, d.shown, d.check.Severity, d.controls, d))
		for _, i := range slices.Sorted(maps.Keys(d.broken)) {
			a.errors = append(a.errors, CheckError{d.check.ID, d.subject(i), d.broken[i].Error()})
		}
	}
}

package audit

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync/atomic"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/parallel"
)

// directly is from how many subjects of a kind on checks are evaluated directly that
// OPA has to compile first, which takes a small part of the time of its own
// evaluation: 100,000 services in seconds instead of minutes. Tests change it.
var directly = 256

// programs are the checks that are evaluated directly: those that were compiled
// before, and those with many subjects. What cannot be is left to OPA.
func (a *assessor) programs(engines map[*Check]maker) map[*Check]*direct.Program {
	var checks []*Check
	for check := range engines {
		if !a.profile.selection.ByOPA && (check.rules != nil || !a.of(check.Subject).few()) {
			checks = append(checks, check)
		}
	}
	made := make([]*direct.Program, len(checks))
	parallel.Do(len(checks), func(i int) { made[i] = a.program(checks[i], engines[checks[i]]) })
	programs := map[*Check]*direct.Program{}
	for i, check := range checks {
		programs[check] = made[i]
	}
	return programs
}

// program is a check as it is evaluated directly, or nil.
func (a *assessor) program(check *Check, engine maker) (program *direct.Program) {
	if check.rules != nil {
		if rules := check.rules(); rules != nil {
			program, _ = direct.Compile(rules, check.path(), entryRules...)
		}
	}
	if program != nil && !a.refereed(check) {
		return program
	}
	if e, err := engine(); err == nil && program == nil { // which prepares OPA, too
		program, _ = direct.Compile(e.rules, check.path(), entryRules...)
	}
	return program
}

// refereed says whether OPA judges some of the subjects, too: it does where it had to
// compile the check in any case, and where they are so many that to compile a packed
// one takes a hundredth of the time. Packed checks are those that tests hold to OPA.
func (a *assessor) refereed(check *Check) bool {
	return check.rules == nil || a.of(check.Subject).count >= manifold
}

// manifold is from how many subjects of a kind on. Tests change it.
var manifold = 1 << 15

// tried says which subjects are put to OPA nevertheless, so that every large run
// shows that both evaluations agree. Tests change it.
var tried = func(subject int) bool { return subject < 8 || subject%4096 == 0 }

// errDisagree is a fault of this program: which of the two is wrong is open, so
// that nothing is proven.
var errDisagree = errors.New("two evaluations of the check disagree, which is a fault of the program; please report it")

// judge finds the ruling on a subject.
func (a *assessor) judge(ctx context.Context, d *docket, i int, v *view) (*ruling, error) {
	if d.program == nil {
		return a.opine(ctx, d, v)
	}
	if d.subjects.few() {
		if said, err := a.answer(d, v, &d.late); err == nil {
			return &said, nil
		}
		return a.opine(ctx, d, v) // whose word counts where direct evaluation fails
	}
	recollected, err := a.recollect(d, v)
	if err == nil && !tried(i) {
		return recollected, nil
	}
	var said ruling
	if err == nil {
		said, err = a.answer(d, v, &d.late)
	}
	if err == nil && !a.refereed(d.check) {
		if recollected.status() != said.status() {
			return nil, errDisagree
		}
		return recollected, nil
	}
	stock, failed := a.opine(ctx, d, v) // whose word counts where direct evaluation looked too far
	switch {
	case failed != nil:
		return nil, failed
	case err == nil && !reflect.DeepEqual(v.own(*stock), v.own(said)), recollected != nil && recollected.status() != stock.status():
		return nil, errDisagree
	}
	return stock, nil
}

// answer is the ruling by direct evaluation, unless that fails or is stopped.
func (a *assessor) answer(d *docket, v *view, stop *atomic.Bool) (said ruling, err error) {
	defer recovered(&err)
	if v.desk != nil { // nobody watches what was answered before
		v.desk.vigil.check.Store(d)
		defer v.desk.vigil.check.Store(nil)
	}
	evaluation := d.program.Start(v.directly(), stop)
	defer evaluation.Close()
	return asker(evaluation.Ask).both()
}

// recollect is what came of the same situation before, or else what direct
// evaluation says.
func (a *assessor) recollect(d *docket, v *view) (said *ruling, err error) {
	defer recovered(&err)
	evaluation := d.program.Start(v.directly(), &d.late)
	defer evaluation.Close()
	before := v.desk.recall(d)
	if said, known := before.Of(evaluation); known {
		return said, nil
	}
	v.desk.vigil.check.Store(d)
	defer v.desk.vigil.check.Store(nil)
	answered, err := asker(evaluation.Ask).both()
	if err != nil {
		return nil, err
	}
	said = answered.kept()
	if said.says != saysMore {
		before.Learn(evaluation, said, d.blind(said))
	}
	return said, nil
}

// blind is the place in the input that a ruling does not depend on although the
// check looks there: the id of the subject, where that is only put into words.
func (d *docket) blind(said *ruling) string {
	if d.whole.nameless || said == unbound && d.exemption.nameless {
		return "input.subject.id"
	}
	return ""
}

// recovered makes an error of a panic. OPA may fail on the same too, which is then
// told.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("direct evaluation failed: %v", p)
	}
}

// directly is the subject as direct evaluation sees it. What one check has looked at
// is there for the next.
func (v *view) directly() *direct.Input {
	if v.opened.Subject == nil {
		v.open(v.room())
	}
	return &v.opened
}

func (v *view) open(in *direct.Room) {
	v.opened.Subject, v.opened.Facts = in.Opened(v.declared), in.Opened(parts{v})
}

// room is memory for direct evaluation; nil where what is looked at is to stay.
func (v *view) room() *direct.Room {
	if v.desk == nil || v != &v.desk.view {
		return nil
	}
	return &v.desk.room
}

// parts are the facts about a subject, derived as they are looked at.
type parts struct{ *view }

// Part derives one field.
func (p parts) Part(field string) any {
	p.facts(field)
	return p.derived
}

// Outline tells one field from that of other subjects.
func (p parts) Outline(field, column string, to []byte) (text []byte, ok bool) {
	if p.from.outline == nil {
		return nil, false
	}
	return p.from.outline(p.index, field, column, to)
}

// Rulings that need no more room than this, however many there are. What exempts
// a subject is asked for anew when somebody wants to read it.
var (
	proven  = &ruling{satisfied: true, says: saysProven}
	open    = &ruling{says: saysOpen}
	unbound = &ruling{exempt: []string{""}, says: saysUnbound}
)

// kept is a ruling as it is remembered.
func (r *ruling) kept() *ruling {
	switch {
	case len(r.exempt) > 0:
		return unbound
	case r.satisfied:
		return proven
	case len(r.violations)+len(r.doubts) == 0:
		return open
	}
	copied := *r // of the few: most rulings are made and forgotten
	return &copied
}

package audit

import (
	"context"
	"crypto/sha256"
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
)

// rulings remember what a check said of the situations that it was put to, so
// that each is judged once. Two goroutines may put the same one at once; they
// get the same answer.
type rulings struct {
	sync.Mutex
	of map[digest]*ruling
	// How often somebody asked, and how often it was known.
	asked, known int
}

// digest tells situations apart.
type digest [sha256.Size]byte

// Where hardly any situation comes up twice, remembering them costs more than
// it saves: after so many questions, one in so many must have been known.
const (
	enoughAsked = 10_000
	fewKnown    = 50
)

// recall is what was said of a situation, if it is remembered.
func (r *rulings) recall(key digest) *ruling {
	r.Lock()
	defer r.Unlock()
	r.asked++
	said := r.of[key]
	if said != nil {
		r.known++
	}
	return said
}

// remember keeps what was said of a situation.
func (r *rulings) remember(key digest, said *ruling) {
	r.Lock()
	defer r.Unlock()
	if r.asked > enoughAsked && r.known < r.asked/fewKnown {
		r.of = nil
		return
	}
	if r.of == nil {
		r.of = map[digest]*ruling{}
	}
	r.of[key] = said
}

// opine finds the ruling of OPA on a subject: whether it is exempt at all, which
// often takes little to know, and then what the check says.
func (a *assessor) opine(ctx context.Context, d *docket, v *view) (*ruling, error) {
	r, err := a.consult(ctx, d, v, d.exemption, &d.exempted, asker.exempt)
	if err == nil && len(r.exempt) == 0 {
		r, err = a.consult(ctx, d, v, d.whole, &d.ruled, asker.rule)
	}
	return r, err
}

// consult asks about the situation of a subject, unless it came up before.
func (a *assessor) consult(ctx context.Context, d *docket, v *view, f footprint, known *rulings,
	ask func(asker) (ruling, error)) (*ruling, error) {
	key := v.key(f)
	if said := known.recall(key); said != nil {
		return said, nil
	}
	said, err := d.ask(ctx, a.inputFor(d.use, v, f), ask)
	if err != nil {
		return nil, err
	}
	known.remember(key, &said)
	return &said, nil
}

// ask puts a question to the check, within the time limit.
func (d *docket) ask(ctx context.Context, input ast.Value, ask func(asker) (ruling, error)) (ruling, error) {
	if d.late.Load() {
		return ruling{}, tooLong()
	}
	e, err := d.engine()
	if err != nil {
		return ruling{}, err
	}
	e, done := e.watched(ctx, &d.late)
	defer done()
	q, err := e.question(ctx, d.check, input)
	if err != nil {
		return ruling{}, err
	}
	defer q.close(ctx)
	said, err := ask(func(rule string) (any, bool, error) { return q.ask(ctx, rule) })
	if err != nil && d.late.Load() {
		err = tooLong()
	}
	return said, err
}

// own is a ruling in the words for this subject.
func (v *view) own(said ruling) ruling {
	said.exempt = slices.Clone(said.exempt)
	for i, text := range said.exempt {
		said.exempt[i] = v.revealed(text)
	}
	slices.Sort(said.exempt)
	said.violations = slices.Clone(said.violations)
	for i := range said.violations {
		said.violations[i] = v.revealedIn(said.violations[i])
	}
	slices.SortStableFunc(said.violations, rawViolation.compare) // with the id in place of the placeholder
	said.doubts = slices.Clone(said.doubts)
	for i := range said.doubts {
		said.doubts[i].message = v.revealed(said.doubts[i].message)
	}
	slices.SortStableFunc(said.doubts, doubt.compare)
	return said
}

func (v *view) revealedIn(raw rawViolation) rawViolation {
	for _, text := range []*string{&raw.message, &raw.expected, &raw.found, &raw.fix} {
		*text = v.revealed(*text)
	}
	raw.because = slices.Clone(raw.because)
	for i, step := range raw.because {
		raw.because[i] = v.revealed(step)
	}
	return raw
}

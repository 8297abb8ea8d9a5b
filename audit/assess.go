package audit

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/storage"
)

// Date is the moment for which an assessment holds, and where it comes from.
type Date struct {
	Time time.Time
	// "--at", "as_of" or "today".
	From string
}

// DateOf is the date that was asked for, else the one that the inventory
// describes, else today's.
func DateOf(asked *inventory.Deadline, inv *inventory.Inventory, now time.Time) Date {
	switch {
	case asked != nil:
		return Date{asked.Time(), "--at"}
	case inv.AsOf != nil:
		return Date{inv.AsOf.Time(), "as_of"}
	}
	return Date{now.UTC().Truncate(time.Second), "today"}
}

// ErrNothingJudged says that a run owed nothing, which must not pass for a run
// in which everything was met.
var ErrNothingJudged = errors.New("there was nothing to judge: the profile has no check")

// Assess puts every check of the profile to every subject that it speaks about.
// A check that breaks does not keep the others from being judged: it is listed
// in the assessment's Errors. An error is returned where no assessment can be
// made at all.
func Assess(ctx context.Context, p *Profile, inv *inventory.Inventory, facts *drill.Facts, at Date, tool Tool) (Assessment, error) {
	a := assessor{profile: p, inv: inv, facts: facts, at: at, subjects: map[SubjectKind][]subject{}}
	if err := a.checkAttestations(); err != nil {
		return Assessment{}, err
	}
	if len(p.uses) == 0 {
		return Assessment{}, ErrNothingJudged
	}
	for _, u := range p.uses {
		if err := a.use(ctx, u); err != nil {
			return Assessment{}, err
		}
	}
	slices.SortStableFunc(a.findings, compareFindings)
	return a.assessment(tool), nil
}

func compareFindings(x, y Finding) int {
	return cmp.Or(strings.Compare(x.Check, y.Check), strings.Compare(string(canonical(x.Params)), string(canonical(y.Params))), strings.Compare(x.Subject.ID, y.Subject.ID))
}

// assessor is an assessment in the making.
type assessor struct {
	profile  *Profile
	inv      *inventory.Inventory
	facts    *drill.Facts
	at       Date
	subjects map[SubjectKind][]subject
	findings []Finding
	errors   []CheckError
	data     storage.Store
}

// of are the subjects of a kind.
func (a *assessor) of(kind SubjectKind) []subject {
	if _, done := a.subjects[kind]; !done {
		a.subjects[kind] = enumerate(kind, a.inv, a.facts)
	}
	return a.subjects[kind]
}

// use puts one check to all its subjects.
func (a *assessor) use(ctx context.Context, u use) error {
	evaluator, err := newEvaluator(ctx, a.profile.catalog.compiler, u.check, a.store())
	if err != nil {
		return err
	}
	controls := a.controlsOf(u)
	operator := a.of("operator")[0].declared
	for _, s := range a.of(u.check.Subject) {
		if err := ctx.Err(); err != nil {
			return err
		}
		f := Finding{Check: u.check.ID, Params: u.params, Subject: s.Subject, Severity: u.check.Severity, Controls: controls}
		if s.standIn != "" {
			a.standIn(&f, s)
		} else if r, err := evaluator.judge(ctx, s.input(u, operator, a.moment())); err != nil {
			f.Status, f.Message = Undetermined, "The check broke, so nothing is proven."
			a.errors = append(a.errors, CheckError{u.check.ID, s.Subject, err.Error()})
		} else {
			a.conclude(&f, u, s, r)
		}
		f.Fingerprint = fingerprint(f)
		a.findings = append(a.findings, f)
	}
	return nil
}

// moment is the date in the form that checks see.
func (a *assessor) moment() string { return a.at.Time.UTC().Format(time.RFC3339) }

// controlsOf are the controls that a finding of this use counts for.
func (a *assessor) controlsOf(u use) (controls []string) {
	for _, c := range a.profile.controls {
		if slices.ContainsFunc(c.uses, func(other use) bool { return other.key() == u.key() }) {
			controls = append(controls, c.id())
		}
	}
	return controls
}

func (a *assessor) standIn(f *Finding, s subject) {
	f.Status, f.Message = s.standIn, s.reason
	evidence, missing := split([]inventory.Path{s.path}, a.inv)
	f.Evidence, f.Missing = evidence, missing
}

// conclude turns a ruling into the status of a finding, with what it rests on.
func (a *assessor) conclude(f *Finding, u use, s subject, r ruling) {
	grounds := func(rules ...string) []inventory.Path {
		var reads []read
		for _, rule := range rules {
			reads = append(reads, u.check.readsOf(rule)...)
		}
		return ground(reads, s, u.params, a.inv)
	}
	switch {
	case len(r.exempt) > 0:
		f.Status, f.Message = NotApplicable, sentence(strings.Join(r.exempt, "; "))
		f.Evidence, _ = split(grounds("not_applicable"), a.inv)
	case len(r.violations) > 0:
		f.Status = NotSatisfied
		a.violated(f, s, r.violations)
	case r.satisfied:
		f.Status, f.Message = Satisfied, sentence(u.check.Title)
		f.Evidence, _ = split(grounds("satisfied"), a.inv)
	default:
		f.Status = Undetermined
		if f.Evidence, f.Missing = split(grounds("satisfied"), a.inv); len(f.Missing) == 0 {
			f.Evidence, f.Missing = split(grounds(entryRules...), a.inv)
		}
		f.Message = undetermined(len(f.Missing))
	}
}

func undetermined(missing int) string {
	switch missing {
	case 0:
		return "The declared facts prove neither that this is met nor that it is not."
	case 1:
		return "It cannot be proved either way: a fact is missing."
	}
	return fmt.Sprintf("It cannot be proved either way: %d facts are missing.", missing)
}

func (a *assessor) violated(f *Finding, s subject, violations []rawViolation) {
	for _, v := range violations {
		keys := v.at
		if len(keys) == 0 || keys[0] != "facts" {
			keys = append([]any{"subject"}, keys...)
		}
		evidence, missing := split(s.behind(keys, a.inv), a.inv)
		for _, absent := range missing { // a fact that is not there is shown by where it would be
			evidence = append(evidence, Evidence{Path: absent.Path, Location: absent.Location})
		}
		f.Violations = append(f.Violations, Violation{sentence(v.message), v.expected, v.found, v.because, v.fix, evidence})
	}
	f.Message = f.Violations[0].Message
	if more := len(violations) - 1; more > 0 {
		f.Message = fmt.Sprintf("%s (and %d more)", f.Message, more)
	}
}

// sentence begins with a capital and ends in a full stop.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

package audit

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Date is the moment for which an assessment holds, and where it comes from.
type Date struct {
	Time time.Time
	// "--at", "as_of" or "today".
	From string
}

// DateOf is the date that was asked for, else the one that the inventory
// describes, else today's. It is an error where the inventory records what lies
// after it.
func DateOf(asked *inventory.Deadline, inv *inventory.Inventory, now time.Time) (Date, error) {
	date := Date{now.UTC().Truncate(time.Second), "today"}
	switch {
	case asked != nil:
		date = Date{asked.Time(), "--at"}
	case inv.AsOf != nil:
		date = Date{inv.AsOf.Time(), "as_of"}
	}
	return date, inv.CheckDates(date.Time, date.From)
}

// ErrNothingJudged says that a run owed nothing, which must not pass for a run
// in which everything was met.
var ErrNothingJudged = errors.New("there was nothing to judge")

// Assess puts every check of the profile to every subject that it speaks about,
// by the demands that are in force at the date and bind the operator. Those that
// are not in force yet are judged beside these, in the assessment's Upcoming. A
// check that breaks does not keep the others from being judged: it is listed in
// the Errors. An error is returned where no assessment can be made at all.
func Assess(ctx context.Context, p *Profile, inv *inventory.Inventory, facts *drill.Facts, at Date, tool Tool) (Assessment, error) {
	a := newAssessor(p, inv, facts, at)
	if err := a.checkAttestations(); err != nil {
		return Assessment{}, err
	}
	if len(p.uses) == 0 {
		return Assessment{}, fmt.Errorf("%w: the profile has no check", ErrNothingJudged)
	}
	return a.assess(ctx, tool)
}

// assess judges what is in force, and what will be.
func (a *assessor) assess(ctx context.Context, tool Tool) (Assessment, error) {
	whole := a.profile
	a.profile = whole.during(running, a.at.Time)
	if err := a.judgeOwed(ctx); err != nil {
		return Assessment{}, err
	}
	made := a.assessment(tool)
	made.Scope.Lapsed, made.Scope.NotBinding = idsOf(whole.during(lapsed, a.at.Time).controls), a.profile.notBinding
	var err error
	if made.Upcoming, err = a.forecast(ctx, whole.upcoming(a.at.Time)); err == nil && len(made.Controls) == 0 && made.Upcoming == nil && len(a.profile.notBinding) > 0 {
		err = fmt.Errorf("%w: no framework binds %s", ErrNothingJudged, a.inv.Operator.ID)
	}
	return made, err
}

// judgeOwed judges by the controls of the profile that bind the operator.
func (a *assessor) judgeOwed(ctx context.Context) error {
	if err := a.bind(ctx); err != nil || len(a.profile.uses) == 0 {
		return err
	}
	return a.judgeAll(ctx)
}

// assessor is an assessment in the making.
type assessor struct {
	profile  *Profile
	inv      *inventory.Inventory
	facts    *drill.Facts
	at       Date
	rosters  map[SubjectKind]*roster
	findings Findings
	errors   []CheckError
	operator func() ast.Value // as OPA takes it
	now      string           // the date in the form that checks see
}

func newAssessor(p *Profile, inv *inventory.Inventory, facts *drill.Facts, at Date) *assessor {
	return &assessor{profile: p, inv: inv, facts: facts, at: at, now: at.Time.UTC().Format(time.RFC3339), rosters: map[SubjectKind]*roster{},
		operator: sync.OnceValue(func() ast.Value { return inputValue(document(inv.Operator)) })}
}

// of are the subjects of a kind.
func (a *assessor) of(kind SubjectKind) *roster {
	if _, done := a.rosters[kind]; !done {
		a.rosters[kind] = enumerate(kind, a.inv, a.facts)
	}
	return a.rosters[kind]
}

// controlsOf are the controls that a finding of this use counts for.
func (a *assessor) controlsOf(u use) (controls []string) {
	for _, c := range a.profile.controls {
		if slices.ContainsFunc(c.uses, func(other use) bool { return other.key == u.key }) {
			controls = append(controls, c.id())
		}
	}
	return controls
}

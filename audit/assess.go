package audit

import (
	"context"
	"errors"
	"slices"
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
var ErrNothingJudged = errors.New("there was nothing to judge: the profile has no check")

// Assess puts every check of the profile to every subject that it speaks about.
// A check that breaks does not keep the others from being judged: it is listed
// in the assessment's Errors. An error is returned where no assessment can be
// made at all.
func Assess(ctx context.Context, p *Profile, inv *inventory.Inventory, facts *drill.Facts, at Date, tool Tool) (Assessment, error) {
	a := newAssessor(p, inv, facts, at)
	if err := a.checkAttestations(); err != nil {
		return Assessment{}, err
	}
	if len(p.uses) == 0 {
		return Assessment{}, ErrNothingJudged
	}
	if err := a.judgeAll(ctx); err != nil {
		return Assessment{}, err
	}
	return a.assessment(tool), nil
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
	operator ast.Value // as checks see it
	now      string    // the date in the form that checks see
}

func newAssessor(p *Profile, inv *inventory.Inventory, facts *drill.Facts, at Date) *assessor {
	return &assessor{profile: p, inv: inv, facts: facts, at: at, now: at.Time.UTC().Format(time.RFC3339), rosters: map[SubjectKind]*roster{}}
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

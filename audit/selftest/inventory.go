package selftest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Audit is what is put to the test: an inventory, and what it is judged by.
type Audit struct {
	Profile   *audit.Profile
	Inventory *inventory.Inventory
	// The date that was asked for, if any, and today's.
	Asked *inventory.Deadline
	Now   time.Time

	sample int // tests try but one in so many mutants; all, if it is 0
}

// InventoryResult is what became of the mutants of an inventory. Each of them
// was refused, turned the verdict, withdrew a proof, or is among those that were
// not noticed: on a fact that no pass rests on, reviewed, or a survivor.
type InventoryResult struct {
	Mutants int `json:"mutants"`
	// The loader refused it.
	Refused int `json:"refused"`
	// It loaded, and the verdict was no longer compliant.
	Turned int `json:"turned"`
	// The verdict stayed, and a finding was no longer satisfied, or new.
	Withdrawn int `json:"withdrawn"`
	// It was not noticed, and no pass rests on the fact.
	OnUnread int `json:"on_unread"`
	// It was not noticed, although a pass rests on the fact.
	Survivors []InventoryMutant `json:"survivors"`
	// Like Survivors, but a person has looked at them and said why they are right
	// to survive.
	Reviewed []ReviewedMutant `json:"reviewed,omitempty"`
	// Facts that no pass rests on, in the order of the files.
	Unread []Fact `json:"unread"`
	// What became of the mutants of each operator.
	Operators []OperatorResult `json:"operators"`
}

// Caught is how many mutants were noticed.
func (r InventoryResult) Caught() int { return r.Refused + r.Turned + r.Withdrawn }

// InventoryMutant is an inventory with one change.
type InventoryMutant struct {
	Operator string `json:"operator"`
	Fact
	Change string `json:"change"`
	// What to think of it.
	Advice string `json:"advice"`
}

// ReviewedMutant is a survivor with the reason why it is right to survive.
type ReviewedMutant struct {
	InventoryMutant
	Reason string `json:"reason"`
}

// Fact is a fact of an inventory.
type Fact struct {
	Path inventory.Path `json:"path"`
	inventory.Location
}

// OperatorResult is what became of the mutants of one operator.
type OperatorResult struct {
	Operator  string `json:"operator"`
	Mutants   int    `json:"mutants"`
	Caught    int    `json:"caught"`
	OnUnread  int    `json:"on_unread"`
	Survivors int    `json:"survivors"`
}

// ErrNotCompliant says that there is no pass that could be put to the test.
var ErrNotCompliant = errors.New("a self-test damages what passes, so it needs an inventory that is compliant")

// Inventory damages an inventory that passes in every way that the operators
// know, and tells which damage was not noticed.
func Inventory(ctx context.Context, a Audit) (InventoryResult, error) {
	b, err := a.baseline(audit.Counted(ctx, nil))
	if err != nil {
		return InventoryResult{}, err
	}
	mutants := oneIn(mutantsOf(a.Inventory.Trees()), a.sample)
	ends, err := b.judgeAll(ctx, mutants)
	if err != nil {
		return InventoryResult{}, err
	}
	return b.result(mutants, ends), nil
}

// assess judges an inventory as the audit does.
func (a Audit) assess(ctx context.Context, inv *inventory.Inventory) (audit.Assessment, error) {
	documents, err := inventory.VerifyDocuments(inv)
	if err != nil {
		return audit.Assessment{}, err
	}
	return a.assessWith(ctx, inv, documents)
}

// assessWith is told what came of looking for the files of documents.
func (a Audit) assessWith(ctx context.Context, inv *inventory.Inventory, documents map[inventory.DocumentID]inventory.Verification) (audit.Assessment, error) {
	at, err := audit.DateOf(a.Asked, inv, a.Now)
	if err != nil {
		return audit.Assessment{}, err
	}
	return audit.Assess(ctx, a.Profile, inv, drill.Derive(inv, at.Time, documents), at, audit.Tool{})
}

// baseline is an audit with what it says of the undamaged inventory.
type baseline struct {
	Audit
	rows map[row]audit.Status
	read reading
}

// row is one check on one subject.
type row struct{ check, params, subject string }

func rowsOf(a audit.Assessment) map[row]audit.Status {
	rows := map[row]audit.Status{}
	for _, j := range a.Findings.Judgements() {
		params := fmt.Sprint(j.Params)
		for i := range j.Len() {
			rows[row{j.Check, params, j.Subject(i).String()}] = j.Status(i)
		}
	}
	return rows
}

// baseline judges the inventory as it is, and as it is when its files are
// written anew: a mutant must differ from it by the damage alone.
func (a Audit) baseline(ctx context.Context) (*baseline, error) {
	assessment, err := a.assess(ctx, a.Inventory)
	switch {
	case err != nil:
		return nil, err
	case assessment.Verdict != audit.Compliant || len(assessment.Errors) > 0:
		return nil, fmt.Errorf("%w; the verdict is: %s", ErrNotCompliant, assessment.Verdict)
	}
	b := &baseline{a, rowsOf(assessment), readingOf(assessment)}
	for i, root := range a.Inventory.Trees() {
		if end := b.judge(ctx, mutant{number: i, root: root}); end != survived && ctx.Err() == nil {
			return nil, fmt.Errorf("%s: written anew, the file is no longer the same", root.Location.File)
		}
	}
	return b, ctx.Err()
}

package selftest

import (
	"errors"
	"fmt"
	"os"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Review is a list of mutants that are right to survive, each with the reason.
type Review struct {
	// Mutants of an inventory.
	Survivors []Reviewed `json:"survivors,omitzero"`
	// Mutants of checks.
	Checks []ReviewedChange `json:"checks,omitzero"`
}

// ReviewedChange is a change to a check that is right to go unnoticed.
type ReviewedChange struct {
	// The file, as the catalog calls it.
	File string `json:"file" inv:"required"`
	// What was done, in the words of the report.
	Change string `json:"change" inv:"required"`
	// Why it changes nothing.
	Reason string `json:"reason" inv:"required"`
}

// Reviewed is one mutant that is right to survive.
type Reviewed struct {
	// Where the damage is in the inventory.
	Path string `json:"path" inv:"required"`
	// What the damage is, by the name of the operator.
	Operator string `json:"operator" inv:"required"`
	// Why it does no harm.
	Reason string `json:"reason" inv:"required"`
}

// LoadReview reads a list from a file.
func LoadReview(file string) (Review, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return Review{}, *inventory.NotReadable(file, err)
	}
	return ParseReview(file, text)
}

// ParseReview reads a list from the text of a file.
func ParseReview(file string, text []byte) (r Review, err error) {
	_, err = inventory.Decode(file, text, &r)
	return r, err
}

// mostReviewed is how many mutants a review may excuse, as a share of all.
const mostReviewed = 0.01

// Apply moves the survivors that a review knows from those that count to those
// that do not. A review that knows what is not among the survivors is out of
// date, and one that excuses too much is none; both are errors.
func (r Review) Apply(to *InventoryResult) error {
	var problems []error
	for _, known := range r.Survivors {
		is := func(m InventoryMutant) bool { return string(m.Path) == known.Path && m.Operator == known.Operator }
		excused, err := excuse(&to.Survivors, is, known.Path, known.Operator)
		for _, m := range excused {
			to.Reviewed = append(to.Reviewed, ReviewedMutant{m, known.Reason})
		}
		problems = append(problems, err)
	}
	return errors.Join(append(problems, tooMany(len(to.Reviewed), to.Mutants))...)
}

// ApplyToChecks does the same with mutants of checks. A change may be excused
// wherever in the file it was made.
func (r Review) ApplyToChecks(to *PolicyResult) error {
	var problems []error
	for _, known := range r.Checks {
		is := func(m PolicyMutant) bool { return m.File == known.File && m.Change == known.Change }
		excused, err := excuse(&to.Survivors, is, known.File, known.Change)
		for _, m := range excused {
			to.Reviewed = append(to.Reviewed, ReviewedPolicyMutant{m, known.Reason})
		}
		problems = append(problems, err)
	}
	return errors.Join(append(problems, tooMany(len(to.Reviewed), to.Mutants))...)
}

// excuse takes the mutants that are meant from the survivors. That there are none
// is an error.
func excuse[M any](survivors *[]M, is func(M) bool, where, what string) (excused []M, err error) {
	left := []M{}
	for _, m := range *survivors {
		if is(m) {
			excused = append(excused, m)
		} else {
			left = append(left, m)
		}
	}
	if *survivors = left; excused == nil {
		err = fmt.Errorf("the review excuses what is no survivor: %s, %s", where, what)
	}
	return excused, err
}

// tooMany is the error of a review that excuses more than it may.
func tooMany(excused, mutants int) error {
	if float64(excused) <= mostReviewed*float64(mutants) {
		return nil
	}
	return fmt.Errorf("the review excuses %d of %d mutants; expected at most 1 in 100", excused, mutants)
}

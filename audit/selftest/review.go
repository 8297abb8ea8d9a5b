package selftest

import (
	"errors"
	"fmt"
	"os"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Review is a list of mutants that are right to survive, each with the reason.
type Review struct {
	// The mutants.
	Survivors []Reviewed `json:"survivors" inv:"required"`
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
	var r Review
	text, err := os.ReadFile(file)
	if err != nil {
		return r, *inventory.NotReadable(file, err)
	}
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
		before := len(to.Survivors)
		var left []InventoryMutant
		for _, m := range to.Survivors {
			if string(m.Path) == known.Path && m.Operator == known.Operator {
				to.Reviewed = append(to.Reviewed, ReviewedMutant{m, known.Reason})
				continue
			}
			left = append(left, m)
		}
		if to.Survivors = append([]InventoryMutant{}, left...); len(left) == before {
			problems = append(problems, fmt.Errorf("the review excuses what is no survivor: %s, %s", known.Path, known.Operator))
		}
	}
	if excused := len(to.Reviewed); float64(excused) > mostReviewed*float64(to.Mutants) {
		problems = append(problems, fmt.Errorf("the review excuses %d of %d mutants; expected at most 1 in 100", excused, to.Mutants))
	}
	return errors.Join(problems...)
}

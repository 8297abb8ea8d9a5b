package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// prospect is what is known to become of one thing: its fate, and the paths
// that this rests on or, where it is unsure, that are missing.
type prospect struct {
	fate  fate
	basis []path
}

// joint is the prospect of what needs both: the worse decides.
func joint(a, b prospect) prospect {
	switch {
	case a.fate > b.fate:
		return a
	case a.fate < b.fate:
		return b
	}
	return prospect{a.fate, slices.Concat(a.basis, b.basis)}
}

// either is the prospect of what needs one of two: the better decides.
func either(a, b prospect) prospect {
	switch {
	case a.fate < b.fate:
		return a
	case a.fate > b.fate:
		return b
	}
	return prospect{a.fate, slices.Concat(a.basis, b.basis)}
}

// housed is the prospect of something that a facility holds; at is where it is
// declared which one.
func (r *drill) housed(id *inventory.FacilityID, at path) prospect {
	f := -1
	if id != nil {
		f = r.net.facility(*id)
	}
	switch {
	case f < 0:
		return prospect{unsure, []path{at}}
	case r.fates[f] == unsure:
		return prospect{unsure, r.basis(f)}
	}
	return prospect{r.fates[f], append([]path{at}, r.basis(f)...)}
}

// holds is the truth of the claim that the thing survives.
func (p prospect) holds() *bool {
	if p.fate == unsure {
		return nil
	}
	return pointer(p.fate == spared)
}

// claimed is the prospect whose truth is this.
func claimed(truth *bool, basis []path) prospect {
	switch {
	case truth == nil:
		return prospect{unsure, basis}
	case *truth:
		return prospect{spared, basis}
	}
	return prospect{taken, basis}
}

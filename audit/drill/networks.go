package drill

import (
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// differ says whether two networks are different ones; absent when either is not
// declared.
func differ(a, b *inventory.NetworkID) *bool {
	if a == nil || b == nil {
		return nil
	}
	return truth(*a != *b)
}

// restoredApart says whether data was last restored on other machines than those
// of the original and in another network: proven by both, disproven by either.
func restoredApart(dataset *inventory.Dataset, held *inventory.Copy) *bool {
	test := held.RestoreTest
	if test == nil {
		return nil
	}
	machines, network := test.OtherHardware, differ(dataset.Network, test.Network)
	switch {
	case machines != nil && !*machines, network != nil && !*network:
		return truth(false)
	case machines == nil || network == nil:
		return nil
	}
	return truth(true)
}

// holdings derives the sorts of data that the datasets hold.
func (d *derivation) holdings(facts *OperatorFacts) {
	held := map[inventory.DataKind]bool{}
	facts.DataKindsWhole = d.inv.Datasets != nil
	for _, dataset := range d.datasets {
		facts.DataKindsWhole = facts.DataKindsWhole && dataset.Holds != nil
		for _, kind := range dataset.Holds {
			held[kind] = true
		}
	}
	facts.DataKinds = slices.AppendSeq([]inventory.DataKind{}, maps.Keys(held))
	slices.Sort(facts.DataKinds)
}

// holdingsBasis is what that rests on.
func (d *derivation) holdingsBasis() []path {
	basis := []path{"datasets"}
	for _, dataset := range d.datasets {
		basis = append(basis, datasetPath(dataset.ID).Field("holds"))
	}
	return basis
}

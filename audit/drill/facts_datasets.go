package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// DatasetFacts are derived for a dataset.
type DatasetFacts struct {
	// Whether the service it belongs to is critical.
	Critical bool `json:"critical"`
	// The recovery point objective of that service, in seconds.
	RPO *float64 `json:"rpo,omitzero"`
	// One entry for each copy, in the order of the copies of the subject.
	Copies []CopyFacts `json:"copies,omitzero"`
	// What becomes of it when one thing is lost: one entry for each facility,
	// site, failure domain and building operator that could touch the original,
	// by kind and id. Left out are only those after which that is certainly
	// intact. A kind of loss of which the inventory does not say what would
	// strike the original has an entry without id.
	Losses []DatasetLossFacts `json:"losses"`

	Basis Basis `json:"-"`
}

// DatasetLossFacts are what becomes of a dataset when one thing is lost.
type DatasetLossFacts struct {
	// What is lost: facility, site, operator, or the kind of a failure domain.
	Kind LossKind `json:"kind"`
	// The id of what is lost. Absent when the inventory names no such thing for
	// the facility of the original: then all else is absent too.
	ID *string `json:"id,omitzero"`
	// Intact, restorable from a copy, or lost. Absent when it cannot be
	// determined.
	State *DataState `json:"state,omitzero"`
	// The copy to restore from: of those that certainly survive and can be read,
	// the one with the latest success. Absent unless restorable.
	Copy *inventory.CopyID `json:"copy,omitzero"`
	// The age of that copy in seconds: the recovery point that is achieved, at
	// worst. Absent unless restorable, and when its last success is not declared.
	RecoveryPointSeconds *float64 `json:"recovery_point_seconds,omitzero"`
	// The recovery point at best: the age of the latest copy that may survive, or
	// zero if one of these may follow the original at no interval. Absent unless
	// the original is lost, and when no copy may survive or it is not known how
	// old one of those is that may.
	LeastSeconds *float64 `json:"least_seconds,omitzero"`

	Basis Basis `json:"-"`
}

// CopyFacts are derived for a copy of a dataset.
type CopyFacts struct {
	// Whether it is held on another site than the original.
	OffSite *bool `json:"off_site,omitzero"`
	// Failure domains that can take it together with the original: fatal ones
	// that both facilities are in, substations or carriers that both hang on
	// alone. Absent when the inventory declares too little to know them all.
	SharedDomains []inventory.DomainID `json:"shared_domains,omitzero"`
	// Kilometres from the original, along the great circle.
	DistanceKM *float64 `json:"distance_km,omitzero"`
	// Whether it is in another network than the original. Absent when either is
	// not declared.
	OtherNetwork *bool `json:"other_network,omitzero"`
	// Whether it was last restored on other machines than those of the original,
	// and in another network.
	RestoredApart *bool `json:"restored_apart,omitzero"`
	// Seconds from the last check of its integrity to the date of the audit.
	LastIntegrityCheckAge *float64 `json:"last_integrity_check_age,omitzero"`
	// Seconds from the last success to the date of the audit.
	LastSuccessAge *float64 `json:"last_success_age,omitzero"`
	// Seconds from the last restore test to the date of the audit.
	LastRestoreTestAge *float64 `json:"last_restore_test_age,omitzero"`
	// Whether the key to it is held on another site than the original.
	KeyOffSite *bool `json:"key_off_site,omitzero"`

	Basis Basis `json:"-"`
}

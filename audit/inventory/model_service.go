package inventory

// Service is something that runs: a product that users see, or a tool, store or
// console that other services need.
type Service struct {
	// A short name.
	ID ServiceID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	// What the service is for.
	Kind ServiceKind `json:"kind" inv:"required"`
	// True: the demands on critical services bind it.
	Critical bool `json:"critical" inv:"required"`
	// The grade that it was given, 1 the most important; 0 says that it was given
	// none.
	Grade *int64 `json:"grade,omitzero" inv:"min=0"`
	// People who use it, in its country, at most.
	Users *int64 `json:"users,omitzero" inv:"min=0"`
	// Recovery time objective: the longest interruption that is accepted.
	RTO *Duration `json:"rto,omitzero"`
	// Recovery point objective: the longest stretch of data that may be lost.
	RPO *Duration `json:"rpo,omitzero"`
	// The longest interruption that its users, the operator and the market can
	// bear. Unlike the recovery time objective it is a limit of harm, not a plan.
	ImpactTolerance *Duration `json:"impact_tolerance,omitzero"`
	// What the last test of the recovery really achieved.
	Tested *RecoveryTest `json:"tested,omitzero"`
	// True: it keeps no data of its own, so that there is no dataset to copy.
	Stateless *bool `json:"stateless,omitzero"`
	// Services without which it does not run.
	Requires []Requirement `json:"requires,omitzero"`
	// Services without which it runs, but worse.
	Uses []ServiceID `json:"uses,omitzero"`
	// Where it runs, or could run.
	Deployments []Deployment `json:"deployments,omitzero"`
	Object
}

// Requirement is met while at least one of its services runs. In YAML it is
// one service id, or {any_of: [a, b]}.
type Requirement struct {
	// The services, of which one suffices.
	AnyOf []ServiceID `json:"any_of" inv:"required,min=1"`

	locus locus
}

// Deployment is one place where a service runs or could run.
type Deployment struct {
	// The facility.
	Facility FacilityID `json:"facility" inv:"required"`
	// Whether it serves now, waits, or must first be built up.
	Mode Mode `json:"mode" inv:"required"`
	// The load it can carry, as a share of the service's peak: 1 is all of it.
	Capacity *float64 `json:"capacity,omitzero" inv:"min=0"`
	// What it takes to bring a standby or cold deployment into service.
	Activation *Activation `json:"activation,omitzero"`
	// How it was last compared with the deployments that serve.
	Parity *Parity `json:"parity,omitzero"`
	Object
}

// Activation is the way from standby to serving.
type Activation struct {
	// Services that must be running for it.
	Requires []Requirement `json:"requires,omitzero"`
	// How long it takes, from the decision to serving.
	Takes *Duration `json:"takes,omitzero"`
	Object
}

// RecoveryTest is what a test of a service's recovery showed.
type RecoveryTest struct {
	// The day of the test.
	Date *Instant `json:"date,omitzero" inv:"past"`
	// The time it took until the service ran again.
	RTO *Duration `json:"rto,omitzero"`
	// The stretch of data that was lost.
	RPO *Duration `json:"rpo,omitzero"`
	Object
}

// Dataset is data that a service keeps, and its copies.
type Dataset struct {
	// A short name.
	ID DatasetID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	// The service that the data belongs to.
	Service ServiceID `json:"service" inv:"required"`
	// The facility where the data is read and written.
	Primary *FacilityID `json:"primary,omitzero"`
	// What sort of data it is, all that it holds.
	Holds []DataKind `json:"holds,omitzero"`
	// The network that the original is in.
	Network *NetworkID `json:"network,omitzero"`
	// True: it can be made anew from other data or from its users.
	Recreatable *bool `json:"recreatable,omitzero"`
	// All further copies of it.
	Copies []Copy `json:"copies,omitzero"`
	Object
}

// Copy is one further copy of a dataset.
type Copy struct {
	// A short name, unique in the dataset.
	ID CopyID `json:"id" inv:"required"`
	// Whether it follows the original or keeps a state of the past.
	Kind CopyKind `json:"kind" inv:"required"`
	// The facility that holds it.
	Facility *FacilityID `json:"facility,omitzero"`
	// The longest time between two states of it; 0s for synchronous replication.
	Interval *Duration `json:"interval,omitzero"`
	// When it was last known to be complete.
	LastSuccess *Instant `json:"last_success,omitzero" inv:"past"`
	// When data was last restored from it and found to be right.
	LastRestoreTest *Instant `json:"last_restore_test,omitzero" inv:"past"`
	// How that was done.
	RestoreTest *RestoreTest `json:"restore_test,omitzero"`
	// When its integrity was last checked.
	LastIntegrityCheck *Instant `json:"last_integrity_check,omitzero" inv:"past"`
	// The network that it is in.
	Network *NetworkID `json:"network,omitzero"`
	// True: nobody can change or delete it before its term.
	Immutable *bool `json:"immutable,omitzero"`
	// True: it cannot be reached over a network.
	Offline *bool `json:"offline,omitzero"`
	// True: a key is needed to read it.
	Encrypted *bool `json:"encrypted,omitzero"`
	// The facilities that hold that key.
	KeyHeldAt []FacilityID `json:"key_held_at,omitzero"`
	Object
}

package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// Loss is one thing that is lost in a scenario. (Lost is an outcome.)
type Loss struct {
	// What sort of thing it is: facility, site, operator (who runs buildings), or
	// the kind of a failure domain.
	Kind LossKind `json:"kind"`
	// Its id.
	ID string `json:"id"`
}

// String is kind:id, the form that ParseLost reads.
func (l Loss) String() string { return string(l.Kind) + ":" + l.ID }

// Scenario is what becomes of everything when some things are lost at once.
type Scenario struct {
	// What is lost, by kind and id.
	Lost []Loss `json:"lost"`
	// Every service, by id.
	Services []ServiceState `json:"services"`
	// Every dataset, by id.
	Datasets []DatasetState `json:"datasets"`
	// Every notice of the reporting plan, in the order of the plan.
	Notices []NoticeState `json:"notices"`
	// The users of the most used service that stops, for good or until it
	// recovers: at least so many people notice. Absent when no service that stops
	// declares its users.
	UsersAffected *int64 `json:"users_affected,omitzero"`
}

// ServiceState is what becomes of a service.
type ServiceState struct {
	// The service.
	ID inventory.ServiceID `json:"id"`
	// Whether the demands on critical services bind it.
	Critical bool `json:"critical"`
	// Its users. Absent when not declared.
	Users *int64 `json:"users,omitzero"`
	// What becomes of it, at worst. Absent when it cannot be determined.
	State *Outcome `json:"state,omitzero"`
	// Seconds until it serves again, along the slowest path of what must come
	// back first. Absent unless it recovers, and when a time on the way is not
	// declared.
	RecoverySeconds *float64 `json:"recovery_seconds,omitzero"`
	// The share of its peak that it can carry then. Absent when it is lost, when
	// that is not known, and when a deployment that serves does not declare it.
	Capacity *float64 `json:"capacity,omitzero"`
	// Why, a sentence for each step from the service to the root. Absent while it
	// runs.
	Because []string `json:"because,omitzero"`
	// The paths of the inventory that this rests on, or, where the state is
	// absent, that are missing.
	Paths []inventory.Path `json:"paths,omitzero"`
}

// DataState is what becomes of data.
type DataState string

// The states of data, best first.
const (
	// Intact: the original survives.
	Intact DataState = "intact"
	// Restorable: the original is lost, and a copy survives with its key.
	Restorable DataState = "restorable"
	// DataLost: neither the original nor a copy that can be read survives.
	DataLost DataState = "lost"
)

// DatasetState is what becomes of a dataset.
type DatasetState struct {
	// The dataset.
	ID inventory.DatasetID `json:"id"`
	// What becomes of it. Absent when it cannot be determined.
	State *DataState `json:"state,omitzero"`
	// The copy to restore from: of those that certainly survive and can be read,
	// the one with the latest success. Absent unless restorable.
	Copy *inventory.CopyID `json:"copy,omitzero"`
	// The age of that copy in seconds: the recovery point that is achieved.
	// Absent when its last success is not declared.
	Age *float64 `json:"age,omitzero"`
	// The facilities that still hold the key to that copy. Absent when it needs
	// none.
	KeyAt []inventory.FacilityID `json:"key_at,omitzero"`
	// The paths that this rests on, or that are missing.
	Paths []inventory.Path `json:"paths,omitzero"`
}

// NoticeState says whether a notice can still be sent.
type NoticeState struct {
	// The notice.
	ID inventory.NoticeID `json:"id"`
	// Who is to be told.
	To inventory.Recipient `json:"to"`
	// Whether a channel works and a person who can send it works elsewhere.
	// Absent when it cannot be determined.
	Deliverable *bool `json:"deliverable,omitzero"`
	// Why not, a sentence a step.
	Because []string `json:"because,omitzero"`
	// The paths that this rests on, or that are missing.
	Paths []inventory.Path `json:"paths,omitzero"`
}

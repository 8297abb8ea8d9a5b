package inventory

// Utility is a supply that a facility cannot do without, or what stands in for it.
type Utility struct {
	// A short name, unique in the facility.
	ID UtilityID `json:"id" inv:"required"`
	// What it supplies, or does.
	Kind UtilityKind `json:"kind" inv:"required"`
	// How many more of it there are than it takes: N is just that, N+1 one more, 2N
	// twice as many.
	Redundancy *RedundancyLevel `json:"redundancy,omitzero"`
	// True: it is watched all the time, and somebody is alarmed when it fails or
	// leaves its limits.
	Monitored *bool `json:"monitored,omitzero"`
	// When it was last tried out or inspected.
	LastTest *Instant `json:"last_test,omitzero" inv:"past"`
	// True: a contract secures its supply in an emergency.
	EmergencyContract *bool `json:"emergency_contract,omitzero"`
	Object
}

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

// Climate is a condition of a facility that must stay within limits.
type Climate struct {
	// What is measured.
	Parameter ClimateFigure `json:"parameter" inv:"required"`
	// The least value that is allowed, in the unit of the parameter: degrees
	// Celsius, or per cent of relative humidity.
	Min *float64 `json:"min,omitzero"`
	// The greatest value that is allowed, in the same unit.
	Max *float64 `json:"max,omitzero"`
	// True: it is measured all the time, and somebody is alarmed when it leaves
	// these limits.
	Alarmed *bool `json:"alarmed,omitzero"`
	Object
}

// Danger is something near a facility that can harm it.
type Danger struct {
	// What it is.
	Kind DangerKind `json:"kind" inv:"required"`
	// How far away the nearest one is, in kilometres.
	DistanceKM *float64 `json:"distance_km,omitzero" inv:"min=0"`
	Object
}

// FireProtection is how a building is kept from burning.
type FireProtection struct {
	// Means against a fire that are in place, all of them.
	Means []FireMeans `json:"means,omitzero"`
	// When it was last inspected.
	Inspected *Instant `json:"inspected,omitzero" inv:"past"`
	Object
}

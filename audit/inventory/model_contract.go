package inventory

// Contract is an arrangement with a provider about services or facilities that
// the operator uses.
type Contract struct {
	// A short name.
	ID ContractID `json:"id" inv:"required"`
	// The other party.
	Provider OrganisationID `json:"provider" inv:"required"`
	// The services of the inventory that it carries, all of them.
	Services []ServiceID `json:"services,omitzero"`
	// The facilities that it gives the operator the use of, all of them.
	Facilities []FacilityID `json:"facilities,omitzero"`
	// True: the operator's register of such contracts has an entry for it.
	Registered *bool `json:"registered,omitzero"`
	// When its risks were last assessed.
	RiskAssessed *Instant `json:"risk_assessed,omitzero" inv:"past"`
	// When it was last assessed how much hangs on this provider, and on those
	// that are connected with it.
	ConcentrationAssessed *Instant `json:"concentration_assessed,omitzero" inv:"past"`
	// True: another could soon take the provider's place.
	Substitutable *bool `json:"substitutable,omitzero"`
	// True: it is known who or what would take the provider's place.
	Alternative *bool `json:"alternative,omitzero"`
	// True: there is a plan for leaving the provider.
	ExitPlan *bool `json:"exit_plan,omitzero"`
	// When that plan was last reviewed or tried out.
	ExitReviewed *Instant `json:"exit_reviewed,omitzero" inv:"past"`
	Object
}

// Team is people who can stand in for each other in one duty.
type Team struct {
	// A short name.
	ID TeamID `json:"id" inv:"required"`
	// What they are there for.
	Duty Duty `json:"duty" inv:"required"`
	// How many they are.
	People *int64 `json:"people,omitzero" inv:"min=0"`
	// When one of them at least can be reached.
	Reachable *Reachability `json:"reachable,omitzero"`
	Object
}

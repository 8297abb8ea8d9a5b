package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// ContractFacts are derived for a contract with a provider.
type ContractFacts struct {
	// The id of the contract.
	ID inventory.ContractID `json:"id"`
	// The other party.
	Provider inventory.OrganisationID `json:"provider"`
	// Whether a critical service hangs on it: one that it carries, or one with a
	// deployment in a facility that it gives the use of. Absent when it is not
	// declared what it carries.
	Critical *bool `json:"critical,omitzero"`
	// How many critical services that are. Absent when it is not declared what it
	// carries.
	CriticalServices *int64 `json:"critical_services,omitzero"`
	// Whether the operator's register has an entry for it.
	Registered *bool `json:"registered,omitzero"`
	// Seconds since its risks were last assessed.
	RiskAssessedAge *float64 `json:"risk_assessed_age,omitzero"`
	// Seconds since it was last assessed how much hangs on the provider.
	ConcentrationAssessedAge *float64 `json:"concentration_assessed_age,omitzero"`
	// Whether another could soon take the provider's place.
	Substitutable *bool `json:"substitutable,omitzero"`
	// Whether it is known who or what would.
	Alternative *bool `json:"alternative,omitzero"`
	// Whether there is a plan for leaving the provider.
	ExitPlan *bool `json:"exit_plan,omitzero"`
	// Seconds since that plan was last reviewed or tried out.
	ExitReviewedAge *float64 `json:"exit_reviewed_age,omitzero"`

	Basis Basis `json:"-"`
}

// UncontractedFacility is a facility that a provider runs and that no contract
// gives the use of.
type UncontractedFacility struct {
	// The id of the facility.
	ID inventory.FacilityID `json:"id"`
	// Who runs it.
	Operator inventory.OrganisationID `json:"operator"`

	Basis Basis `json:"-"`
}

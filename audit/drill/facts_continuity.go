package drill

// ParityFacts are derived for a deployment of a service.
type ParityFacts struct {
	// Seconds from its last comparison with what serves to the date of the audit.
	Age *float64 `json:"age,omitzero"`

	Basis Basis `json:"-"`
}

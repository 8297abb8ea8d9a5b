package inventory

// Parity is a comparison of a deployment with those that serve: what is not the
// same in both places fails when one takes over from the other.
type Parity struct {
	// The day of the comparison.
	Compared *Instant `json:"compared,omitzero" inv:"past"`
	// True: the configuration was the same, or was made so that day.
	Configuration *bool `json:"configuration,omitzero"`
	// True: the same patches were installed, or were that day.
	Patches *bool `json:"patches,omitzero"`
	Object
}

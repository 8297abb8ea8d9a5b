package inventory

// Logs are the records that the systems of the operator keep of themselves.
type Logs struct {
	// How long they are kept: of all systems, the shortest time.
	Kept *Duration `json:"kept,omitzero"`
	// The countries in each of which all of them are held, ISO 3166-1 alpha-2.
	Countries []Country `json:"countries,omitzero"`
	Object
}

package inventory

// Network is a part of the operator's networks that an intruder, or a fault that
// spreads, does not leave by itself.
type Network struct {
	// A short name.
	ID NetworkID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	Object
}

// RestoreTest is how data was last restored from a copy, in the test that
// last_restore_test dates.
type RestoreTest struct {
	// The network of the systems that it was restored on.
	Network *NetworkID `json:"network,omitzero"`
	// True: these were other machines than those that hold the original.
	OtherHardware *bool `json:"other_hardware,omitzero"`
	// True: what came back was checked for integrity, as by checksums or by
	// reconciling it with another record.
	IntegrityChecked *bool `json:"integrity_checked,omitzero"`
	Object
}

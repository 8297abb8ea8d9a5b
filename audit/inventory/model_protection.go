package inventory

// Entry is how a facility keeps out who does not belong there.
type Entry struct {
	// True: every entrance is locked and opens only to who may enter.
	Locked *bool `json:"locked,omitzero"`
	// Cameras on the entrances and inside.
	CCTV *CCTV `json:"cctv,omitzero"`
	Object
}

// CCTV is the cameras of a facility, as good as the least of them.
type CCTV struct {
	// What a picture holds, in millions of pixels.
	Megapixels *float64 `json:"megapixels,omitzero" inv:"min=0"`
	// True: they record day and night.
	AroundTheClock *bool `json:"around_the_clock,omitzero"`
	// How long a recording is kept.
	Retention *Duration `json:"retention,omitzero"`
	Object
}

// ResponseOfficer is a person who answers for a facility when something happens.
type ResponseOfficer struct {
	// A short name, unique in the facility.
	ID ResponseOfficerID `json:"id" inv:"required"`
	// The person, by name or office.
	Name *string `json:"name,omitzero"`
	// The first in charge, or the one who stands in.
	Rank *OfficerRank `json:"rank,omitzero"`
	// The day of the appointment.
	Appointed *Instant `json:"appointed,omitzero" inv:"past"`
	// The day of the last training; leave it out while there was none.
	Trained *Instant `json:"trained,omitzero" inv:"past"`
	Object
}

// ResponseStaff is who can act in a facility at any hour.
type ResponseStaff struct {
	// Whose people they are in office hours.
	OfficeHours *Employment `json:"office_hours,omitzero"`
	// Whose people they are at all other hours.
	AfterHours *Employment `json:"after_hours,omitzero"`
	Object
}

// Flood is what water can do to a facility, and what keeps it out.
type Flood struct {
	// True: power or cooling equipment stands below ground.
	PlantBelowGround *bool `json:"plant_below_ground,omitzero"`
	// How high water is expected at worst, above the ground outside, in metres.
	ExpectedM *float64 `json:"expected_m,omitzero" inv:"min=0"`
	// How high the flood barriers reach, in metres; 0 where there are none.
	BarrierM *float64 `json:"barrier_m,omitzero" inv:"min=0"`
	// True: what gets in is pumped or led out.
	Drainage *bool `json:"drainage,omitzero"`
	Object
}

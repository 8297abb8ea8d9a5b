package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// FilingFacts are a filing with an authority, and how long it took.
type FilingFacts struct {
	// The id of the filing.
	ID inventory.FilingID `json:"id"`
	// What is filed.
	Kind inventory.FilingKind `json:"kind"`
	// The authority.
	To inventory.Recipient `json:"to"`
	// The year that it is for.
	Year *int64 `json:"year,omitzero"`
	// Whether it was filed by the date of the audit.
	Done bool `json:"done"`
	// The day on which it was filed, as 2026-09-30, by the clocks of the operator.
	// Absent while it is open, and when the time zone is needed and not declared.
	Day *string `json:"day,omitzero"`
	// Days from that of what prompted it to the day on which it was filed; while it
	// is open, to the day of the audit. Absent when one of these is not declared.
	TakenDays *int64 `json:"taken_days,omitzero"`
	// The least number of months that end on that day or later: a month ends on the
	// day of the same number, or on the last of a shorter month.
	TakenMonths *int64 `json:"taken_months,omitzero"`

	Basis Basis `json:"-"`
}

// InspectionFacts are an inspection and how long ago it was.
type InspectionFacts struct {
	// The id of the inspection.
	ID inventory.InspectionID `json:"id"`
	// Who looked, or at what.
	Kind inventory.InspectionKind `json:"kind"`
	// Whether nothing was found that is still to be mended.
	Passed *bool `json:"passed,omitzero"`
	// Seconds from the inspection to the date of the audit.
	Age *float64 `json:"age,omitzero"`

	Basis Basis `json:"-"`
}

// ResponseOfficerFacts are a response officer of a facility, and how far back
// appointment and training lie.
type ResponseOfficerFacts struct {
	// The id of the officer.
	ID inventory.ResponseOfficerID `json:"id"`
	// Seconds from the appointment to the date of the audit.
	AppointedAge *float64 `json:"appointed_age,omitzero"`
	// Seconds from the last training to the date of the audit. Absent when there
	// was none, or none is declared.
	TrainedAge *float64 `json:"trained_age,omitzero"`

	Basis Basis `json:"-"`
}

// BatteryEnergy is the energy of the batteries that one fire can reach.
type BatteryEnergy struct {
	// The fire compartment that holds them.
	Compartment inventory.CompartmentID `json:"compartment"`
	// What they hold in kilowatt-hours, at least: of rooms that declare it.
	AtLeast float64 `json:"at_least"`
	// True: no other battery room is known to be, or may be, in the compartment.
	Whole bool `json:"whole"`

	Basis Basis `json:"-"`
}

package inventory

// DisasterTeam is who in the operator's organisation works on disasters and on
// nothing else.
type DisasterTeam struct {
	// True: it is a department of its own.
	Department *bool `json:"department,omitzero"`
	// How many people work in it full time.
	DedicatedStaff *int64 `json:"dedicated_staff,omitzero" inv:"min=0"`
	Object
}

// Insurance is one policy that the operator holds.
type Insurance struct {
	// A short name, unique among the insurances.
	ID InsuranceID `json:"id" inv:"required"`
	// What it covers.
	Kind InsuranceKind `json:"kind" inv:"required"`
	// The first day of cover.
	From *Instant `json:"from,omitzero" inv:"past"`
	// The last day of cover.
	Until *Deadline `json:"until,omitzero" inv:"ahead"`
	Object
}

// Filing is something that an authority is to receive outside of the reporting
// of an incident: a plan, a notification, an answer to a recommendation.
type Filing struct {
	// A short name.
	ID FilingID `json:"id" inv:"required"`
	// What is filed.
	Kind FilingKind `json:"kind" inv:"required"`
	// The authority, by its usual abbreviation.
	To Recipient `json:"to" inv:"required"`
	// The year that it is for, if it is due every year.
	Year *int64 `json:"year,omitzero" inv:"min=1900,max=2199"`
	// The day of what it answers, if its time runs from that: a guideline, a
	// recommendation, the designation of an officer.
	Prompted *Instant `json:"prompted,omitzero" inv:"past"`
	// The day on which it was filed; leave it out while it is open.
	Filed *Instant `json:"filed,omitzero" inv:"past"`
	// What was filed.
	Document *DocumentID `json:"document,omitzero"`
	Object
}

// Inspection is a look at how things are, by the operator itself, an authority or
// whoever the law names.
type Inspection struct {
	// A short name, unique among the inspections of the operator or the facility.
	ID InspectionID `json:"id" inv:"required"`
	// Who looked, or at what.
	Kind InspectionKind `json:"kind" inv:"required"`
	// The day it was held.
	Date *Instant `json:"date,omitzero" inv:"past"`
	// True: nothing was found that must be mended, or all of it was.
	Passed *bool `json:"passed,omitzero"`
	Object
}

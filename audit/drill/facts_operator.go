package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// OperatorFacts are derived for the operator: what tells whether a law binds it,
// and its record of rehearsals and documents, which have no subject of their own.
type OperatorFacts struct {
	// The exercises that were held, in the order of the inventory. Absent when
	// the inventory does not say which were held.
	Exercises []ExerciseFacts `json:"exercises,omitzero"`
	// The documents on file. Absent when the inventory lists none.
	Documents []DocumentFacts `json:"documents,omitzero"`
	// The day of the audit, as 2026-09-30, by the clocks of the operator. Absent when
	// their time zone is not declared.
	Today *string `json:"today,omitzero"`
	// What was, or is to be, filed with authorities. Absent when the inventory
	// does not say.
	Filings []FilingFacts `json:"filings,omitzero"`
	// The inspections of the operator as a whole. Absent when the inventory does
	// not say which were held.
	Inspections []InspectionFacts `json:"inspections,omitzero"`
	// The contracts with providers. Absent when the inventory lists none.
	Contracts []ContractFacts `json:"contracts,omitzero"`
	// The facilities that a provider runs and no contract gives the use of. Absent
	// when it is not declared who runs each, or what each contract gives.
	Uncontracted []UncontractedFacility `json:"uncontracted,omitzero"`
	// The sorts of data that some dataset holds, in order.
	DataKinds []inventory.DataKind `json:"data_kinds"`
	// True: each dataset declares what it holds, so that there are no others.
	DataKindsWhole bool `json:"data_kinds_whole"`
	// The countries of its seat and of its markets, as far as declared, and EU
	// where one of them is a member state; in order.
	Jurisdictions []string `json:"jurisdictions"`
	// True: seat and markets are both declared, so that there are no others.
	JurisdictionsWhole bool `json:"jurisdictions_whole"`
	// How large it is by each of the measures that laws use, by their names.
	Sizes []SizeFacts `json:"sizes"`

	Basis Basis `json:"-"`
}

// SizeFacts are how large an operator is by one measure.
type SizeFacts struct {
	// The field of the operator or of a facility that holds the figure; of
	// facilities, that of the largest which the operator runs itself.
	Measure string `json:"measure"`
	// What the figure is at least. Absent when nothing is declared.
	AtLeast *float64 `json:"at_least,omitzero"`
	// What the figure is at most. Absent when it may be larger than anything that
	// is declared.
	AtMost *float64 `json:"at_most,omitzero"`

	Basis Basis `json:"-"`
}

// ExerciseFacts are an exercise and how long ago it was.
type ExerciseFacts struct {
	// The id of the exercise.
	ID inventory.ExerciseID `json:"id"`
	// What was assumed to have failed.
	Scenario inventory.Scenario `json:"scenario"`
	// Whether production was really switched.
	Live *bool `json:"live,omitzero"`
	// Whether it met its objectives.
	Passed *bool `json:"passed,omitzero"`
	// The facility that took over.
	To *inventory.FacilityID `json:"to,omitzero"`
	// Whether production then ran there for a whole working day.
	WorkingDay *bool `json:"working_day,omitzero"`
	// Who took part besides the operator's own staff. Absent when not declared.
	Participants []inventory.Participant `json:"participants,omitzero"`
	// Seconds from the exercise to the date of the audit. Like every age, absent
	// for a date that lies ahead; an inventory with such dates is refused before.
	Age *float64 `json:"age,omitzero"`

	Basis Basis `json:"-"`
}

// DocumentFacts are a document, whether it is what it was, and how old it is.
type DocumentFacts struct {
	// The id of the document.
	ID inventory.DocumentID `json:"id"`
	// What sort of document it is.
	Kind inventory.EvidenceKind `json:"kind"`
	// Whether a file and its digest are recorded, so that it can be produced.
	Filed bool `json:"filed"`
	// True: the file was read, and has the digest that is recorded. Absent
	// otherwise: what is not at hand, or was altered, proves nothing either way.
	Verified *bool `json:"verified,omitzero"`
	// Why the file is not verified. Absent if it is, and if it is not filed.
	Problem *string `json:"problem,omitzero"`
	// Seconds from its date to the date of the audit.
	Age *float64 `json:"age,omitzero"`
	// Of a plan: the failures that it provides for. Absent when not declared.
	Scenarios []inventory.Scenario `json:"scenarios,omitzero"`

	Basis Basis `json:"-"`
}

package audit

import "github.com/dcaudit/dcaudit/audit/inventory"

// Status is where a finding or a control ends.
type Status string

// The statuses, from the one that weighs most on a control to the lightest.
const (
	// NotSatisfied: it was proved that the demand is not met.
	NotSatisfied Status = "not-satisfied"
	// Undetermined: neither could be proved.
	Undetermined Status = "undetermined"
	// NotAssessed: a clause that no machine can judge, without a valid attestation.
	NotAssessed Status = "not-assessed"
	// Satisfied: it was proved that the demand is met.
	Satisfied Status = "satisfied"
	// NotApplicable: the demand does not bind the subject, for a stated reason.
	NotApplicable Status = "not-applicable"
)

// Severity is how much harm a demand that is not met can do.
type Severity string

// The severities, gravest first.
const (
	Critical Severity = "critical"
	High     Severity = "high"
	Medium   Severity = "medium"
	Low      Severity = "low"
)

// Finding is what one check found about one subject, whatever the status.
type Finding struct {
	// The id of the check.
	Check string `json:"check"`
	// The parameters that the check was given, durations as people write them;
	// absent when it takes none.
	Params map[string]any `json:"params,omitempty"`
	// What was judged.
	Subject Subject `json:"subject"`
	// Where it ended.
	Status Status `json:"status"`
	// The severity of the check.
	Severity Severity `json:"severity"`
	// The outcome in one sentence.
	Message string `json:"message"`
	// Each way in which the demand is not met; absent unless NotSatisfied.
	Violations []Violation `json:"violations,omitempty"`
	// The declared facts that the finding rests on; absent when there are none.
	Evidence []Evidence `json:"evidence,omitempty"`
	// The facts that would have to be declared, or declared otherwise; absent
	// unless Undetermined.
	Missing []Missing `json:"missing,omitempty"`
	// That it is accepted for a time; absent unless NotSatisfied, and where it is
	// not.
	Waiver *WaiverMark `json:"waiver,omitempty"`
	// The controls that the finding counts for, as framework/control.
	Controls []string `json:"controls"`
	// A digest of check, parameters, subject and cause, which stays the same
	// when lines move or lists are reordered.
	Fingerprint string `json:"fingerprint"`
}

// Subject is what a check judges.
type Subject struct {
	// The kind: operator, plan, facility, service, dataset, notice or incident.
	Kind string `json:"kind"`
	// The id. Where the inventory has no subject of the kind, one stands in for
	// all of them, with an empty id.
	ID string `json:"id"`
	// The full name; absent when not declared.
	Name string `json:"name,omitempty"`
}

// String is kind:id, or "every kind" for a stand-in.
func (s Subject) String() string {
	if s.ID == "" {
		return "every " + s.Kind
	}
	return s.Kind + ":" + s.ID
}

// Violation is one way in which a demand is not met.
type Violation struct {
	// What is wrong, in a sentence.
	Message string `json:"message"`
	// What would have met the demand.
	Expected string `json:"expected"`
	// What there is instead.
	Found string `json:"found"`
	// The steps that lead to it, from the subject to the root; absent when it is
	// plain.
	Because []string `json:"because,omitempty"`
	// What would clear it.
	Fix string `json:"fix"`
	// The facts that it rests on.
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Evidence is a declared fact.
type Evidence struct {
	// Where it stands in the inventory.
	Path inventory.Path `json:"path"`
	// Its value, as it reaches the checks: durations in seconds, instants in
	// RFC 3339. Absent for objects and lists of objects.
	Value any `json:"value,omitempty"`
	Location
	// The line of the file, without its indentation.
	Text string `json:"text,omitempty"`
}

// Missing is a fact that the inventory does not declare, or that proves nothing
// as it stands.
type Missing struct {
	// Where it would stand in the inventory.
	Path inventory.Path `json:"path"`
	// Why it proves nothing, though it is declared; absent where it is not.
	Reason string `json:"reason,omitempty"`
	// The innermost existing object that it is to be added to, or where it stands.
	Location
}

// Location is a place in a file.
type Location = inventory.Location

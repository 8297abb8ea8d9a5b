package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// PlanFacts are derived for the reporting plan.
type PlanFacts struct {
	// One entry for each notice of the plan. Absent when it lists none.
	Notices []PlannedNotice `json:"notices,omitzero"`

	Basis Basis `json:"-"`
}

// PlannedNotice is a notice and the latest moment at which it goes out.
type PlannedNotice struct {
	// The id of the notice.
	ID inventory.NoticeID `json:"id"`
	// Who is told.
	To inventory.Recipient `json:"to"`
	// Its place in the reporting.
	Kind inventory.NoticeKind `json:"kind"`
	// Seconds from the start of an outage until it is sent, at worst: detection,
	// classification and notice added up. Absent when one of them is.
	WorstCase *float64 `json:"worst_case,omitzero"`
	// How long after each event it is sent at worst, one entry for each.
	Since []PlannedTime `json:"since"`
	// What it says. Absent when not declared.
	Contents []inventory.ReportItem `json:"contents,omitzero"`

	Basis Basis `json:"-"`
}

// NoticeFacts are derived for a notice of the reporting plan.
type NoticeFacts struct {
	// What becomes of it when one facility is lost, one entry a facility.
	Losses []NoticeLoss `json:"losses"`

	Basis Basis `json:"-"`
}

// NoticeLoss is what becomes of a notice when a facility is lost.
type NoticeLoss struct {
	// The facility that is lost.
	Facility inventory.FacilityID `json:"facility"`
	// Whether at least one of its channels still works. Absent when it cannot
	// be determined.
	Channel *bool `json:"channel,omitzero"`
	// Whether at least one person who can send it works elsewhere. Absent when
	// it cannot be determined.
	Sender *bool `json:"sender,omitzero"`
	// Why a channel does not work, a sentence a step.
	Because []string `json:"because,omitzero"`

	Basis Basis `json:"-"`
}

// IncidentFacts are derived for an incident.
type IncidentFacts struct {
	// Seconds from its start until all services ran again. Absent when that lies
	// ahead, and when only the day of either is known.
	Duration *float64 `json:"duration,omitzero"`
	// The same where a day is all that is known of when it began or ended, or that
	// it was not over yet: at least and at most.
	DurationAtLeast *float64 `json:"duration_at_least,omitzero"`
	DurationAtMost  *float64 `json:"duration_at_most,omitzero"`
	// Seconds from its start to the date of the audit.
	Age float64 `json:"age"`
	// Seconds from the operator's knowledge until it was classified.
	ClassifiedAfterAtLeast *float64 `json:"classified_after_at_least,omitzero"`
	ClassifiedAfterAtMost  *float64 `json:"classified_after_at_most,omitzero"`
	// Whether one of the services that it interrupted is critical.
	Critical *bool `json:"critical,omitzero"`
	// How grave it was, one entry for each measure.
	Figures []FigureFacts `json:"figures"`
	// How much time passed since each start of a clock until the date of the audit,
	// one entry for each event, and for each recipient where the event is a report.
	Elapsed []ElapsedFacts `json:"elapsed"`
	// The outages that began before it or with it, by their start, as far back as
	// the next field says.
	EarlierOutages []EarlierOutage `json:"earlier_outages"`
	// How far back earlier outages are listed, in seconds.
	EarlierWithin float64 `json:"earlier_within"`
	// Seconds from its start until the inquiry into its cause was closed, at most: a
	// plain date may be the last second of that day.
	CauseAfter *float64 `json:"cause_after,omitzero"`
	// The least number of months after the day on which all services ran again that
	// end on the day on which the inquiry was closed or later, by the clocks of the
	// operator; 0 where it was closed before.
	CauseMonths *int64 `json:"cause_months,omitzero"`
	// One entry for each report, in the order of the reports of the subject.
	Reports []ReportFacts `json:"reports,omitzero"`
	// One entry for each corrective action, in the order of the subject.
	CorrectiveActions []ActionFacts `json:"corrective_actions,omitzero"`
	// Other incidents with the same category of cause that began before it, by
	// their start. Absent when the category of this one, or of one that began
	// before it, is not declared.
	SameCause []EarlierIncident `json:"same_cause,omitzero"`

	Basis Basis `json:"-"`
}

// ReportFacts are derived for a report about an incident.
type ReportFacts struct {
	// Seconds from the operator's knowledge to the report. Absent when the report
	// is dated earlier than that, and when only the day of either is known.
	Delay *float64 `json:"delay,omitzero"`
	// How much time passed since each start of a clock until it was sent, one entry
	// for each event. Where that is a report, it is one to the same recipient: the
	// first initial one, or the latest update before this one.
	Since []ElapsedFacts `json:"since"`

	Basis Basis `json:"-"`
}

// ActionFacts are derived for a corrective action.
type ActionFacts struct {
	// Whether it was done by the date of the audit.
	Done bool `json:"done"`
	// Whether its date has passed without it being done. Absent when it is open
	// and has no date.
	Overdue *bool `json:"overdue,omitzero"`

	Basis Basis `json:"-"`
}

// EarlierIncident is an incident before another one.
type EarlierIncident struct {
	// The id of the earlier incident.
	ID inventory.IncidentID `json:"id"`
	// Seconds between the starts of both.
	Before float64 `json:"before"`

	Basis Basis `json:"-"`
}

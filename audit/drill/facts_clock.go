package drill

import "github.com/dcaudit/dcaudit/audit/inventory"

// ElapsedFacts are how much time passed from the event from which a clock counts
// until a report was sent, or until the date of the audit. Where a moment is known
// by its day alone, the time lies between two bounds; a bound that cannot be known
// is absent.
type ElapsedFacts struct {
	// The event. From threshold on it is the start of the outage too: how long it
	// must have lasted is for the check to add.
	From inventory.ClockStart `json:"from"`
	// To whom the report that is the event went. Absent where the event is none.
	To *inventory.Recipient `json:"to,omitzero"`
	// Seconds. Less than zero where the report was sent before it was classified,
	// or before all services ran again.
	SecondsAtLeast *float64 `json:"seconds_at_least,omitzero"`
	SecondsAtMost  *float64 `json:"seconds_at_most,omitzero"`
	// The least number of calendar months that end on the day of the report or
	// later. Absent, like all that follow, without the time zone of the operator.
	MonthsAtLeast *int64 `json:"months_at_least,omitzero"`
	MonthsAtMost  *int64 `json:"months_at_most,omitzero"`
	// By how many weekdays one month less would be exceeded: those from its last
	// day on, before the day of the report. With none of them a weekend lies between.
	OverAtLeast *int64 `json:"over_at_least,omitzero"`
	OverAtMost  *int64 `json:"over_at_most,omitzero"`
	// The least number of weekdays that end on the day of the report or later. The
	// working days are fewer by the holidays among them, which are not known.
	WeekdaysAtLeast *int64 `json:"weekdays_at_least,omitzero"`
	WeekdaysAtMost  *int64 `json:"weekdays_at_most,omitzero"`

	Basis Basis `json:"-"`
}

// EarlierOutage is an outage that began before another one, or at the same time.
type EarlierOutage struct {
	// The id of the earlier incident.
	ID inventory.IncidentID `json:"id"`
	// Seconds between the starts of both.
	BeforeAtLeast float64 `json:"before_at_least"`
	BeforeAtMost  float64 `json:"before_at_most"`
	// Seconds that it lasted: at least until the other one began, at most in all.
	LastedAtLeast *float64 `json:"lasted_at_least,omitzero"`
	LastedAtMost  *float64 `json:"lasted_at_most,omitzero"`

	Basis Basis `json:"-"`
}

// FigureFacts are how grave an incident was by one measure.
type FigureFacts struct {
	// The field of the impact that holds the figure, or the duration.
	Measure string `json:"measure"`
	// What the measure tells of, which others may tell of too.
	Criterion string `json:"criterion"`
	// What the figure is at least and at most: 1 for true, 0 for false, seconds for
	// a time. Absent where it is not declared.
	AtLeast *float64 `json:"at_least,omitzero"`
	AtMost  *float64 `json:"at_most,omitzero"`

	Basis Basis `json:"-"`
}

// PlannedTime is how long after an event a notice of the plan goes out at worst.
type PlannedTime struct {
	// The event, see ElapsedFacts.
	From inventory.ClockStart `json:"from"`
	// Seconds. Absent where the plan says too little, or sets no end.
	Seconds *float64 `json:"seconds,omitzero"`
	// The least number of calendar months that are never shorter.
	Months *int64 `json:"months,omitzero"`
	// The least number of working days that are never shorter.
	WorkingDays *int64 `json:"working_days,omitzero"`

	Basis Basis `json:"-"`
}

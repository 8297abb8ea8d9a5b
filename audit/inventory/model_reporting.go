package inventory

// Reporting is the plan for telling authorities and users of an outage.
type Reporting struct {
	// Who is in charge of it.
	Officer *Officer `json:"officer,omitzero"`
	// How an outage is noticed.
	Detection *Detection `json:"detection,omitzero"`
	// How it is decided whom to tell.
	Classification *Classification `json:"classification,omitzero"`
	// People who send notices.
	Contacts []Contact `json:"contacts,omitzero"`
	// Who is told, by when, of what.
	Notices []Notice `json:"notices,omitzero"`
	Object
}

// Officer is the person in charge of reporting, and the one who stands in.
type Officer struct {
	// The officer, by name or office.
	Name *string `json:"name,omitzero"`
	// Who stands in.
	Deputy *string `json:"deputy,omitzero"`
	// When they can be reached.
	Reachable *Reachability `json:"reachable,omitzero"`
	Object
}

// Detection is how an outage is noticed.
type Detection struct {
	// The longest time from the start of an outage to its notice by the operator.
	Within *Duration `json:"within,omitzero"`
	// Services that detection needs: monitoring, paging.
	Requires []Requirement `json:"requires,omitzero"`
	Object
}

// Classification is the decision whether an outage must be reported.
type Classification struct {
	// The longest time from notice to decision.
	Within *Duration `json:"within,omitzero"`
	Object
}

// Contact is a person or post that sends notices.
type Contact struct {
	// A short name.
	ID ContactID `json:"id" inv:"required"`
	// The office held.
	Role *string `json:"role,omitzero"`
	// The facility they work in; leave it out if it is not known.
	Facility *FacilityID `json:"facility,omitzero"`
	// True: they work in no facility of the inventory.
	OffSite *bool `json:"off_site,omitzero"`
	// When they can be reached.
	Reachable *Reachability `json:"reachable,omitzero"`
	Object
}

// Notice is one message that the plan provides for.
type Notice struct {
	// A short name.
	ID NoticeID `json:"id" inv:"required"`
	// Who is told: an authority by its usual abbreviation, users, lessor, press.
	To Recipient `json:"to" inv:"required"`
	// Whether it opens, continues or closes the reporting of an incident.
	Kind NoticeKind `json:"kind" inv:"required"`
	// The longest time from the decision to report, or from what is said under
	// after, until it is sent.
	Within *Duration `json:"within,omitzero"`
	// The same in calendar months, where it is not a time.
	Months *int64 `json:"months,omitzero" inv:"min=1"`
	// The same in working days, where it is not a time.
	WorkingDays *int64 `json:"working_days,omitzero" inv:"min=1"`
	// From when its time counts, where that is not the decision to report.
	After *ClockStart `json:"after,omitzero"`
	// Ways to send it, any of which suffices.
	Channels []Channel `json:"channels,omitzero"`
	// People who can send it, any of whom suffices.
	SentBy []ContactID `json:"sent_by,omitzero"`
	// What it says.
	Contents []ReportItem `json:"contents,omitzero"`
	Object
}

// Channel is one way to send a notice.
type Channel struct {
	// What sort of channel it is.
	Kind ChannelKind `json:"kind" inv:"required"`
	// Services of the inventory that it needs.
	Requires []Requirement `json:"requires,omitzero"`
	Object
}

// Incident is an outage that happened.
type Incident struct {
	// A short name.
	ID IncidentID `json:"id" inv:"required"`
	// When the outage began.
	Began Instant `json:"began" inv:"required,past"`
	// When the operator knew of it.
	Aware *Instant `json:"aware,omitzero" inv:"past"`
	// When it was decided that it must be reported.
	Classified *Instant `json:"classified,omitzero" inv:"past"`
	// True: it was decided that it must be reported. False: that it need not be.
	Reportable *bool `json:"reportable,omitzero"`
	// When all services ran again.
	Restored *Instant `json:"restored,omitzero" inv:"past"`
	// True: at the moment that the inventory describes it was not over.
	Ongoing *bool `json:"ongoing,omitzero"`
	// True: the interruption was planned and announced beforehand.
	Planned *bool `json:"planned,omitzero"`
	// The facility where it began.
	Facility *FacilityID `json:"facility,omitzero"`
	// The services that it interrupted.
	Services []ServiceID `json:"services,omitzero"`
	// What it did, in figures.
	Impact *Impact `json:"impact,omitzero"`
	// What caused it.
	Cause *Cause `json:"cause,omitzero"`
	// An earlier incident that this one repeats.
	Repeats *IncidentID `json:"repeats,omitzero"`
	// Notices that were sent.
	Reports []Report `json:"reports,omitzero"`
	// What was decided so that it does not happen again.
	CorrectiveActions []CorrectiveAction `json:"corrective_actions,omitzero"`
	Object
}

// Cause is why an incident happened.
type Cause struct {
	// What sort of cause it was.
	Category *CauseCategory `json:"category,omitzero"`
	// The cause in a sentence.
	Summary *string `json:"summary,omitzero"`
	// When the inquiry into the cause was closed.
	Found *Instant `json:"found,omitzero" inv:"past"`
	Object
}

// Report is a notice that was sent about an incident.
type Report struct {
	// Who was told.
	To Recipient `json:"to" inv:"required"`
	// Whether it opened, continued or closed the reporting.
	Kind NoticeKind `json:"kind" inv:"required"`
	// When it was sent.
	At *Instant `json:"at,omitzero" inv:"past"`
	// What it said.
	Contents []ReportItem `json:"contents,omitzero"`
	Object
}

// CorrectiveAction is one measure against recurrence.
type CorrectiveAction struct {
	// A short name, unique in the incident.
	ID ActionID `json:"id" inv:"required"`
	// What is to be done.
	What string `json:"what" inv:"required"`
	// The day by which it is to be done.
	Due *Deadline `json:"due,omitzero" inv:"ahead"`
	// The day on which it was done; leave it out while it is open.
	Done *Instant `json:"done,omitzero" inv:"past"`
	Object
}

package inventory

// Inventory is everything that one operator declares, merged from all parts.
type Inventory struct {
	// The version of this model; always dcaudit/v1.
	APIVersion APIVersion `json:"apiVersion" inv:"required"`
	// The kind of document; always Inventory.
	Kind DocumentKind `json:"kind" inv:"required"`
	// The moment that the inventory describes. A plain date means the end of
	// that day in UTC. It is the date of the audit unless another is asked for.
	AsOf *Deadline `json:"as_of,omitzero" inv:"past"`
	// Who answers for the services. A part of an inventory may leave it out.
	Operator *Operator `json:"operator,omitzero"`
	// Companies other than the operator that run facilities or supply services.
	Providers []Provider `json:"providers,omitzero"`
	// Campuses: places so close that one fire, flood or cordon reaches all of
	// the facilities on them.
	Sites []Site `json:"sites,omitzero"`
	// Named causes that can take several facilities at once.
	FailureDomains []FailureDomain `json:"failure_domains,omitzero"`
	// Data centres, one building under one operator each.
	Facilities []Facility `json:"facilities,omitzero"`
	// Networks that data and its copies are kept in.
	Networks []Network `json:"networks,omitzero"`
	// Services that users see, and everything that these need in order to run:
	// log-in, storage, tools, consoles.
	Services []Service `json:"services,omitzero"`
	// The data of the services, and its copies.
	Datasets []Dataset `json:"datasets,omitzero"`
	// Arrangements with the providers.
	Contracts []Contract `json:"contracts,omitzero"`
	// Who is told what, by when, over which channel, when a service fails.
	Reporting *Reporting `json:"reporting,omitzero"`
	// Rehearsals that were held.
	Exercises []Exercise `json:"exercises,omitzero"`
	// Outages that happened.
	Incidents []Incident `json:"incidents,omitzero"`
	// What was, or is to be, filed with authorities apart from incidents.
	Filings []Filing `json:"filings,omitzero"`
	// Inspections of the operator as a whole; those of one facility are listed there.
	Inspections []Inspection `json:"inspections,omitzero"`
	// Plans, reports and contracts that serve as evidence.
	Documents []Document `json:"documents,omitzero"`
	// Dated statements of named persons about controls that no machine can judge.
	Attestations []Attestation `json:"attestations,omitzero"`
	Object

	sources
}

// Object is what every part of an inventory may carry.
type Object struct {
	// Where the facts of this part come from: a document, an address, a person.
	Source *string `json:"source,omitzero"`
	// A remark for the reader; no check reads it.
	Note *string `json:"note,omitzero"`

	locus locus
}

// Operator is the company or agency that answers for the services.
type Operator struct {
	// A short name that is used in reports.
	ID OrganisationID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	// The country whose law binds the operator, ISO 3166-1 alpha-2.
	Country *Country `json:"country,omitzero"`
	// Countries besides its own in which it offers its services, ISO 3166-1 alpha-2.
	Markets []Country `json:"markets,omitzero"`
	// The clock by which it counts days, months and working days: the name of a
	// time zone, as Asia/Seoul.
	TimeZone *TimeZone `json:"time_zone,omitzero"`
	// All that the operator is in the eyes of the law.
	Roles []Role `json:"roles,omitzero"`
	// Voluntary standards that it is held to, by a contract, a certificate or its
	// own word.
	Standards []Standard `json:"standards,omitzero"`
	// Average number of domestic users a day, over the period that the law names.
	DailyUsers *int64 `json:"daily_users,omitzero" inv:"min=0"`
	// Average share of the domestic traffic, from 0 to 1.
	TrafficShare *float64 `json:"traffic_share,omitzero" inv:"min=0,max=1"`
	// Revenue of the year before, in Korean won.
	RevenueKRW *int64 `json:"revenue_krw,omitzero" inv:"min=0"`
	// The part of that revenue which comes from information and communication
	// services, in Korean won.
	ServiceRevenueKRW *int64 `json:"service_revenue_krw,omitzero" inv:"min=0"`
	// Subscribers to its telecommunications services.
	Subscribers *int64 `json:"subscribers,omitzero" inv:"min=0"`
	// Lines of its telecommunications network.
	Lines *int64 `json:"lines,omitzero" inv:"min=0"`
	// Total assets, in Korean won.
	AssetsKRW *int64 `json:"assets_krw,omitzero" inv:"min=0"`
	// Payments that it carried out in the year before, in Korean won.
	TransactionsKRW *int64 `json:"transactions_krw,omitzero" inv:"min=0"`
	// People who work for it.
	Employees *int64 `json:"employees,omitzero" inv:"min=0"`
	// True: users pay for at least one of its services.
	PaidServices *bool `json:"paid_services,omitzero"`
	// True: fewer than ten people, and turnover and balance sheet of at most 2
	// million euros (Article 3(60) of Regulation (EU) 2022/2554).
	Microenterprise *bool `json:"microenterprise,omitzero"`
	// Who works on disasters and on nothing else.
	DisasterTeam *DisasterTeam `json:"disaster_team,omitzero"`
	// Insurance that it holds.
	Insurances []Insurance `json:"insurances,omitzero"`
	// What it keeps of the logs of its systems.
	Logs *Logs `json:"logs,omitzero"`
	// People who stand in for each other, by their duty.
	Teams []Team `json:"teams,omitzero"`
	Object
}

// Provider is a company other than the operator that runs a facility or supplies
// services.
type Provider struct {
	// A short name, unique among the providers and the operator.
	ID OrganisationID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	Object
}

// Site is a campus: one place with one or more facilities on it.
type Site struct {
	// A short name.
	ID SiteID `json:"id" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	// The jurisdiction or geography that the site lies in.
	Region *string `json:"region,omitzero"`
	Object
}

// FailureDomain is a cause that can take several facilities at once.
type FailureDomain struct {
	// A short name.
	ID DomainID `json:"id" inv:"required"`
	// What sort of cause it is.
	Kind DomainKind `json:"kind" inv:"required"`
	// The full name.
	Name *string `json:"name,omitzero"`
	Object
}

// Exercise is a rehearsal that was held, whatever came of it.
type Exercise struct {
	// A short name.
	ID ExerciseID `json:"id" inv:"required"`
	// The day it was held.
	Date *Instant `json:"date,omitzero" inv:"past"`
	// What was assumed to have failed.
	Scenario Scenario `json:"scenario" inv:"required"`
	// True: production was really switched. False: it was gone through on paper.
	Live *bool `json:"live,omitzero"`
	// True: the exercise met its objectives.
	Passed *bool `json:"passed,omitzero"`
	// How long it took until the objectives were met.
	Duration *Duration `json:"duration,omitzero"`
	// The facility that was assumed to be lost.
	From *FacilityID `json:"from,omitzero"`
	// The facility that took over.
	To *FacilityID `json:"to,omitzero"`
	// True: production then ran there from the beginning of a working day to its
	// end, closing included.
	WorkingDay *bool `json:"working_day,omitzero"`
	// Who took part besides the operator's own staff, all of them.
	Participants []Participant `json:"participants,omitzero"`
	Object
}

// Document is a plan, report or contract that serves as evidence.
type Document struct {
	// A short name.
	ID DocumentID `json:"id" inv:"required"`
	// What sort of document it is.
	Kind EvidenceKind `json:"kind" inv:"required"`
	// The title as printed.
	Title *string `json:"title,omitzero"`
	// Where the file is, from the folder of the inventory file that says so, and
	// nowhere else but below it.
	Path *FilePath `json:"path,omitzero"`
	// The SHA-256 digest of the file, in hexadecimal. A file with another one is
	// not the document.
	SHA256 *Digest `json:"sha256,omitzero"`
	// The day it was issued or last reviewed.
	Dated *Instant `json:"dated,omitzero" inv:"past"`
	// Of a plan: the failures that it provides for, all of them.
	Scenarios []Scenario `json:"scenarios,omitzero"`
	Object
}

// Attestation is a named person's dated statement that a control which no
// machine can judge is met.
type Attestation struct {
	// The control it speaks about, as framework/control.
	Control ControlID `json:"control" inv:"required"`
	// The person who states it, by name and office.
	By string `json:"by" inv:"required"`
	// The day of the statement.
	Date Instant `json:"date" inv:"required,past"`
	// The last day on which the statement may be relied on.
	ValidUntil Deadline `json:"valid_until" inv:"required,ahead"`
	// What exactly is stated.
	Statement string `json:"statement" inv:"required"`
	// The document that backs the statement.
	Document *DocumentID `json:"document,omitzero"`
	Object
}

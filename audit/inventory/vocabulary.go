package inventory

import "reflect"

// Ids are declared once, by the object that carries them as `id`, and referred
// to everywhere else. The Go type of a reference says what it may refer to.
type (
	// OrganisationID names the operator or a provider.
	OrganisationID string
	// SiteID names a site.
	SiteID string
	// DomainID names a failure domain.
	DomainID string
	// FacilityID names a facility.
	FacilityID string
	// CompartmentID names a fire compartment of a facility.
	CompartmentID string
	// UPSID names an uninterruptible power supply of a facility.
	UPSID string
	// BatteryRoomID names a battery room of a facility.
	BatteryRoomID string
	// ServiceID names a service.
	ServiceID string
	// DatasetID names a dataset.
	DatasetID string
	// CopyID names a copy of a dataset.
	CopyID string
	// ContactID names a contact of the reporting plan.
	ContactID string
	// NoticeID names a notice of the reporting plan.
	NoticeID string
	// ExerciseID names an exercise.
	ExerciseID string
	// IncidentID names an incident.
	IncidentID string
	// ActionID names a corrective action of an incident.
	ActionID string
	// DocumentID names a document.
	DocumentID string
	// FilingID names a filing with an authority.
	FilingID string
	// InspectionID names an inspection of the operator or of a facility.
	InspectionID string
	// InsuranceID names an insurance of the operator.
	InsuranceID string
	// UtilityID names a utility of a facility.
	UtilityID string
	// ResponseOfficerID names a response officer of a facility.
	ResponseOfficerID string
	// NetworkID names a network.
	NetworkID string
	// ContractID names a contract with a provider.
	ContractID string
	// TeamID names a team of the operator.
	TeamID string
)

// Names with a fixed form, or with a closed list of values (see vocabulary).
type (
	// APIVersion is the version of the model.
	APIVersion string
	// DocumentKind is the kind of a document as a whole.
	DocumentKind string
	// Country is an ISO 3166-1 alpha-2 code.
	Country string
	// Digest is a SHA-256 digest in hexadecimal.
	Digest string
	// FilePath is where a file lies below a folder.
	FilePath string
	// ControlID is framework/control.
	ControlID string
	// Recipient is who a notice goes to.
	Recipient string
	// Role is what an operator is in the eyes of the law.
	Role string
	// Standard is a voluntary standard that an operator can be held to.
	Standard string
	// DomainKind is a sort of failure domain.
	DomainKind string
	// Tenure is owned or leased.
	Tenure string
	// CutoffLevel is a level at which power can be cut.
	CutoffLevel string
	// Chemistry is what batteries are made of.
	Chemistry string
	// Detector is a means to notice a fire early.
	Detector string
	// RoomContent is what may share a room with batteries.
	RoomContent string
	// Suppression is a means to put a fire out.
	Suppression string
	// ServiceKind is what a service is for.
	ServiceKind string
	// Mode is how a deployment takes part.
	Mode string
	// CopyKind is how a copy relates to its original.
	CopyKind string
	// Reachability is when a person can be reached.
	Reachability string
	// NoticeKind is the place of a notice in the reporting of an incident.
	NoticeKind string
	// ClockStart is an event from which the time for a report counts.
	ClockStart string
	// ChannelKind is a sort of channel.
	ChannelKind string
	// ReportItem is something that a notice says.
	ReportItem string
	// Scenario is what an exercise assumes to have failed.
	Scenario string
	// CauseCategory is a sort of cause of an incident.
	CauseCategory string
	// EvidenceKind is a sort of document.
	EvidenceKind string
	// FilingKind is a sort of filing with an authority.
	FilingKind string
	// InspectionKind is a sort of inspection.
	InspectionKind string
	// InsuranceKind is what an insurance covers.
	InsuranceKind string
	// Grade is how important an authority holds a facility to be.
	Grade string
	// Hazard is something that a building can be protected against.
	Hazard string
	// OfficerRank is the place of a response officer.
	OfficerRank string
	// Employment is whose people somebody is one of.
	Employment string
	// DataKind is a sort of data.
	DataKind string
	// Duty is what a team is there for.
	Duty string
	// Participant is a sort of those who take part in an exercise.
	Participant string
	// UtilityKind is a sort of supply.
	UtilityKind string
	// RedundancyLevel is how many more there are than it takes.
	RedundancyLevel string
	// ClimateFigure is a condition of a facility.
	ClimateFigure string
	// DangerKind is something near a facility that can harm it.
	DangerKind string
	// FireMeans is a means against a fire in a building.
	FireMeans string
)

// Modes of a deployment.
const (
	Active  Mode = "active"
	Standby Mode = "standby"
	Cold    Mode = "cold"
)

// Kinds of failure domains that other parts of the model refer to by kind.
const (
	SubstationDomain  DomainKind = "substation"
	CarrierDomain     DomainKind = "carrier"
	CloudRegionDomain DomainKind = "cloud-region"
)

// Kinds of notices that other parts of the model refer to by kind.
const (
	InitialNotice NoticeKind = "initial"
	UpdateNotice  NoticeKind = "update"
	FinalNotice   NoticeKind = "final"
)

// Events from which the time for a report counts. The last two are that a report
// of that kind was sent to the same recipient: the first initial one, or the
// latest update.
const (
	FromBegan      ClockStart = "began"
	FromAware      ClockStart = "aware"
	FromClassified ClockStart = "classified"
	FromRestored   ClockStart = "restored"
	FromInitial    ClockStart = "initial"
	FromUpdate     ClockStart = "update"
)

// roles are those that the frameworks tell apart. An operator names all that it
// has: a bank is a credit institution and a financial entity.
var roles = []string{
	"value-added-telecom", "telecom", "data-centre", "own-data-centre", "public-institution", "administrative-agency",
	"financial-entity", "credit-institution", "insurer", "payment-service-provider", "central-counterparty", "central-securities-depository", "trading-venue",
	"bank-service-provider", "cloud-provider", "content-delivery", "dns-provider", "managed-service-provider", "online-marketplace", "search-engine",
	"social-network", "trust-service-provider", "critical-entity",
	"lessee", "exclusive-lessee", "investment-firm", "credit-finance-company", "savings-bank", "electronic-finance", "enhanced-scope-firm", "core-clearing-organisation", "critical-market-firm", "rbi-regulated-entity",
	"essential-entity", "important-entity", "domain-registry", "managed-security-provider", "threat-led-testing",
}

// scenarios are what exercises assume and plans provide for.
var scenarios = []string{
	"facility-loss", "facility-fire", "network-loss", "power-loss", "component-failure", "restore", "cyber-attack",
	"switch-over", "provider-failure", "premises-loss", "staff-loss", "natural-disaster", "physical-attack", "insider-attack", "political-instability",
	"wide-power-outage", "service-deterioration", "crisis-communication", "incident-response", "threat-led-penetration-test", "other",
}

// evidenceKinds are the sorts of documents that laws ask for.
var evidenceKinds = []string{
	"recovery-plan", "incident-manual", "exercise-report", "restore-report", "contract", "compensation-plan", "business-impact-analysis", "dependency-map",
	"self-assessment", "third-party-register", "asset-inventory", "continuity-policy", "backup-policy", "restore-procedure", "crisis-plan",
	"risk-assessment", "resilience-plan", "site-concept", "other",
}

// reportItems are what laws want to read in reports.
var reportItems = []string{
	"when_where", "cause_damage", "emergency", "recovery", "future", "fact", "cause", "measures", "contact",
	"claim_who", "claim_standard", "claim_procedure",
	"reference", "detection", "classification", "criteria", "severity", "origin", "malicious", "cross_border", "indicators",
	"continuity_plan", "resolution", "costs", "recurring",
}

// vocabulary lists the values of every closed type, in the order of the schema.
var vocabulary = map[reflect.Type][]string{
	reflect.TypeFor[APIVersion]():      {"dcaudit/v1"},
	reflect.TypeFor[DocumentKind]():    {"Inventory"},
	reflect.TypeFor[Role]():            roles,
	reflect.TypeFor[Standard]():        {"bsi-availability", "bsi-c5", "secnumcloud", "nist-800-53-moderate", "nist-800-53-high", "iso-27001", "iso-22301", "isms-p"},
	reflect.TypeFor[DomainKind]():      {"power-grid", "substation", "carrier", "provider", "cooling", "flood-plain", "seismic-zone", "cloud-region", "other"},
	reflect.TypeFor[Tenure]():          {"owned", "leased"},
	reflect.TypeFor[CutoffLevel]():     {"equipment", "group", "floor", "building"},
	reflect.TypeFor[Chemistry]():       {"lithium-ion", "lead-acid", "other"},
	reflect.TypeFor[Detector]():        {"bms", "off-gas", "thermal-imaging", "smoke", "heat", "cctv"},
	reflect.TypeFor[RoomContent]():     {"ups", "power-cable", "server", "battery", "other"},
	reflect.TypeFor[Suppression]():     {"gas", "water", "built-in-agent", "foam"},
	reflect.TypeFor[ServiceKind]():     {"product", "identity", "object-storage", "metadata", "key-store", "cache", "database", "network", "failover", "deployment", "image-registry", "monitoring", "console", "collaboration", "status-page", "tool"},
	reflect.TypeFor[Mode]():            {string(Active), string(Standby), string(Cold)},
	reflect.TypeFor[CopyKind]():        {"replica", "backup", "snapshot", "archive"},
	reflect.TypeFor[Reachability]():    {"24x7", "office-hours"},
	reflect.TypeFor[NoticeKind]():      {string(InitialNotice), string(UpdateNotice), string(FinalNotice)},
	reflect.TypeFor[ClockStart]():      {string(FromBegan), string(FromAware), string(FromClassified), string(FromRestored), string(FromInitial), string(FromUpdate)},
	reflect.TypeFor[ChannelKind]():     {"phone", "sms", "e-mail", "web-form", "fax", "letter", "status-page", "app", "social", "press"},
	reflect.TypeFor[ReportItem]():      reportItems,
	reflect.TypeFor[Scenario]():        scenarios,
	reflect.TypeFor[CauseCategory]():   {"fire", "power", "cooling", "network", "hardware", "software", "change", "capacity", "attack", "natural-hazard", "third-party"},
	reflect.TypeFor[FilingKind]():      {"disaster-plan", "facility-grades", "officer", "stability-plan", "failure-plan", "action-plan", "other"},
	reflect.TypeFor[InspectionKind]():  {"self", "disaster-plan", "protective-measures", "electrical-safety", "other"},
	reflect.TypeFor[InsuranceKind]():   {"liability", "property", "interruption", "other"},
	reflect.TypeFor[Grade]():           {"A", "B", "C", "D", "none"},
	reflect.TypeFor[Hazard]():          {"fire", "flood", "earthquake", "attack", "storm", "other"},
	reflect.TypeFor[OfficerRank]():     {"primary", "deputy"},
	reflect.TypeFor[Employment]():      {"own", "contract", "none"},
	reflect.TypeFor[UtilityKind]():     {"ups", "battery", "generator", "fuel", "cooling", "water", "power-lines", "telecom-lines"},
	reflect.TypeFor[RedundancyLevel](): {"none", "N", "N+1", "2N", "2N+1"},
	reflect.TypeFor[EvidenceKind]():    evidenceKinds,
	reflect.TypeFor[DataKind]():        {"business", "configuration", "software", "logs", "keys"},
	reflect.TypeFor[Duty]():            {"operations", "recovery", "incident-response", "crisis-management", "communication", "liaison"},
	reflect.TypeFor[Participant]():     {"provider", "customer", "clearing-member", "linked-institution", "utility", "authority"},
	reflect.TypeFor[ClimateFigure]():   {"temperature", "humidity"},
	reflect.TypeFor[DangerKind]():      {"nuclear-plant", "nuclear-site", "chemical-plant", "hazardous-store", "fuel-station", "hazardous-transport-route"},
	reflect.TypeFor[FireMeans]():       {"early-detection", "power-release", "extinguishing", "oxygen-reduction", "brigade-alarm"},
}

// Vocabulary lists the values that a closed type of the model may have, by a value
// of that type; nil for any other type.
func Vocabulary(of any) []string { return valuesOf(reflect.TypeOf(of)) }

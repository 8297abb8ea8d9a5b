package drill

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Basis says what a field of derived facts rests on, by its JSON name: the paths
// of the inventory that were read for it. Where a fact is absent, the paths that
// the inventory does not have are what is missing. It is worked out when it is
// asked for, which is of few facts.
type Basis func(field string) []inventory.Path

// rests is a basis that is known.
func rests(on map[string][]path) Basis { return func(field string) []path { return on[field] } }

// Facts are what is derived for the subjects of one inventory, when it is asked
// for: most of an inventory is never looked at closely. Any number of
// goroutines may ask at once.
type Facts struct{ d *derivation }

// Operator derives the facts of the operator.
func (f *Facts) Operator() OperatorFacts { return f.d.ofOperator() }

// Plan derives the facts of the reporting plan.
func (f *Facts) Plan() PlanFacts { return f.d.plan() }

// Facility derives the facts of a facility of the inventory.
func (f *Facts) Facility(facility *inventory.Facility) FacilityFacts { return f.d.facility(facility) }

// Service derives the facts of a service of the inventory: of the fields with
// these JSON names, or all of them. Others are as if they could not be derived.
func (f *Facts) Service(service *inventory.Service, fields ...string) (facts ServiceFacts) {
	f.AddService(&facts, service, fields...)
	return facts
}

// AddService derives these fields and adds them to those that were derived before.
func (f *Facts) AddService(facts *ServiceFacts, service *inventory.Service, fields ...string) {
	f.d.service(facts, f.d.net.service(service.ID), asked(fields))
}

// Reset forgets the facts and keeps the memory of the longest lists, for the next.
func (f *ServiceFacts) Reset() {
	*f = ServiceFacts{Losses: f.Losses[:0], Dependencies: f.Dependencies[:0]}
}

// Reset forgets the facts and keeps the memory of the longest list, for the next.
func (f *DatasetFacts) Reset() { *f = DatasetFacts{Losses: f.Losses[:0]} }

// Dataset derives the facts of a dataset of the inventory, likewise.
func (f *Facts) Dataset(dataset *inventory.Dataset, fields ...string) (facts DatasetFacts) {
	f.AddDataset(&facts, dataset, fields...)
	return facts
}

// AddDataset derives these fields and adds them to those that were derived before.
func (f *Facts) AddDataset(facts *DatasetFacts, dataset *inventory.Dataset, fields ...string) {
	f.d.dataset(facts, dataset, asked(fields))
}

// Notice derives the facts of a notice of the reporting plan.
func (f *Facts) Notice(notice *inventory.Notice) NoticeFacts { return f.d.notice(notice) }

// Incident derives the facts of an incident of the inventory.
func (f *Facts) Incident(incident *inventory.Incident) IncidentFacts { return f.d.incident(incident) }

// asked are the fields to derive; none stands for all.
type asked []string

// anyOf says whether one of these fields is asked for.
func (a asked) anyOf(fields ...string) bool {
	return len(a) == 0 || slices.ContainsFunc(fields, func(field string) bool { return slices.Contains(a, field) })
}

// FacilityFacts are derived for a facility.
type FacilityFacts struct {
	// Each UPS that takes over for another, and whether one fire reaches both.
	// Absent when the UPS are not declared.
	UPSPairs []UPSPair `json:"ups_pairs,omitzero"`
	// Its inspections. Absent when the inventory does not say which were held.
	Inspections []InspectionFacts `json:"inspections,omitzero"`
	// Its response officers. Absent when the inventory does not say who they are.
	ResponseOfficers []ResponseOfficerFacts `json:"response_officers,omitzero"`
	// The energy of the batteries in each fire compartment that is declared to
	// hold some. Absent when battery rooms are not declared.
	BatteryEnergy []BatteryEnergy `json:"battery_energy,omitzero"`
	// The energy of all its batteries, in kilowatt-hours. Absent when that of one
	// battery room is not declared.
	BatteryKWh *float64 `json:"battery_kwh,omitzero"`
	// Seconds since each of its utilities was last tried out, in their order.
	// Absent when the utilities are not declared.
	Utilities []UtilityFacts `json:"utilities,omitzero"`
	// Seconds since its protection against fire was last inspected.
	FireInspectedAge *float64 `json:"fire_inspected_age,omitzero"`

	Basis Basis `json:"-"`
}

// UtilityFacts are derived for a utility of a facility.
type UtilityFacts struct {
	// Seconds from the last test to the date of the audit.
	LastTestAge *float64 `json:"last_test_age,omitzero"`

	Basis Basis `json:"-"`
}

// UPSPair is a UPS and the one that takes over its load.
type UPSPair struct {
	// The UPS that takes over.
	ID inventory.UPSID `json:"id"`
	// The UPS whose load it takes over.
	Partner inventory.UPSID `json:"partner"`
	// Whether both stand in one fire compartment. Absent when either place is
	// not declared.
	SameCompartment *bool `json:"same_compartment,omitzero"`

	Basis Basis `json:"-"`
}

// ServiceFacts are derived for a service.
type ServiceFacts struct {
	// The sites where it runs or stands by (cold deployments do not count), in
	// order and without repetition. Absent when deployments are not declared.
	Sites []inventory.SiteID `json:"sites,omitzero"`
	// Deployments (not cold) in facilities whose site is not declared.
	Unplaced *int64 `json:"unplaced,omitzero"`
	// The sites where it is active. Absent when deployments are not declared.
	ActiveSites []inventory.SiteID `json:"active_sites,omitzero"`
	// Active deployments in facilities whose site is not declared.
	UnplacedActive *int64 `json:"unplaced_active,omitzero"`
	// Whichever of the facilities where it runs or stands by is lost, there is
	// another at least so many kilometres away: the least, over these, of the
	// distance to the one that is farthest; 0 where there is one only. Absent when
	// it is not declared where each of them stands.
	RetreatKM *float64 `json:"retreat_km,omitzero"`
	// What becomes of it when one thing is lost: one entry for each facility,
	// site, failure domain and building operator that could touch it, by kind and
	// id. Left out are only those without which it certainly runs on unchanged.
	// A kind of loss that its facilities do not declare has an entry without id.
	Losses []LossFacts `json:"losses"`
	// Everything it cannot run or be activated without, however many steps away.
	Dependencies []DependencyFacts `json:"dependencies"`
	// True: it and each of the dependencies declare their own and where they are
	// deployed, so that the list is whole.
	DependenciesWhole bool `json:"dependencies_whole"`
	// Its standby and cold deployments, and whether they can take over. Absent
	// when deployments are not declared.
	Standbys []StandbyFacts `json:"standbys,omitzero"`
	// What is left of its capacity when one of its facilities is lost, by
	// facility. Absent when deployments are not declared.
	Remaining []RemainingFacts `json:"remaining,omitzero"`
	// The datasets that belong to it. Absent when the inventory has no list of
	// datasets.
	Datasets []inventory.DatasetID `json:"datasets,omitzero"`
	// Seconds from the last recovery test to the date of the audit.
	TestedAge *float64 `json:"tested_age,omitzero"`
	// Seconds that it was away unplanned in the worst twelve months on record, at
	// least. Absent when the inventory does not say which incidents there were.
	DowntimeAtLeast *float64 `json:"downtime_at_least,omitzero"`
	// The same at most. Absent also while an incident that may have interrupted it
	// is not known to be over, or does not say what it interrupted.
	DowntimeAtMost *float64 `json:"downtime_at_most,omitzero"`
	// One entry for each deployment, in the order of the deployments of the subject.
	Parities []ParityFacts `json:"parities,omitzero"`

	Basis Basis `json:"-"`
}

// LossFacts are what becomes of a service when one thing is lost.
type LossFacts struct {
	// What is lost: facility, site, operator, or the kind of a failure domain.
	Kind LossKind `json:"kind"`
	// The id of what is lost. Absent when the inventory names no such thing for
	// a facility of the service: then the outcome is absent too.
	ID *string `json:"id,omitzero"`
	// What becomes of the service: the worst that may, where it serves in any
	// case; lost, where it is lost in any case. Absent in between.
	Outcome *Outcome `json:"outcome,omitzero"`
	// Seconds until it serves again at the latest. Absent unless it recovers, and
	// when a time on the way is not declared.
	RecoverySeconds *float64 `json:"recovery_seconds,omitzero"`
	// Why it is lost, a sentence for each step from the service to the root, or
	// why it is degraded. Absent unless it is one of these.
	Because []string `json:"because,omitzero"`

	Basis Basis `json:"-"`
}

// DependencyFacts are one service that another cannot do without.
type DependencyFacts struct {
	// The service that is needed.
	ID inventory.ServiceID `json:"id"`
	// What it is for.
	Kind inventory.ServiceKind `json:"kind"`
	// The services from the one that needs it, exclusive, to it, inclusive. Absent
	// unless it is on one site at most, which somebody will want explained.
	Via []inventory.ServiceID `json:"via,omitzero"`
	// The sites where it runs or stands by. Absent when its deployments are not
	// declared.
	Sites []inventory.SiteID `json:"sites,omitzero"`
	// Its deployments (not cold) in facilities whose site is not declared.
	Unplaced *int64 `json:"unplaced,omitzero"`

	Basis Basis `json:"-"`
}

// StandbyFacts are one standby or cold deployment of a service.
type StandbyFacts struct {
	// The facility of the deployment.
	Facility inventory.FacilityID `json:"facility"`
	// The facility whose loss it stands by for: one with an active deployment.
	For inventory.FacilityID `json:"for"`
	// Whether it survives that loss, with everything that its activation
	// requires. Absent when it cannot be determined.
	Activatable *bool `json:"activatable,omitzero"`
	// Why not, a sentence a step.
	Because []string `json:"because,omitzero"`

	Basis Basis `json:"-"`
}

// RemainingFacts are the capacity that survives the loss of a facility.
type RemainingFacts struct {
	// The facility that is lost.
	Facility inventory.FacilityID `json:"facility"`
	// The capacity of its active and standby deployments elsewhere, as a share of
	// the peak. Absent when one of these is not declared.
	Capacity *float64 `json:"capacity,omitzero"`

	Basis Basis `json:"-"`
}

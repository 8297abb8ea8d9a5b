// Package exhibit works out what the pictures of a report are drawn from: what
// each loss does to the services, where data and its copies are, what a failing
// service hangs on, and how incidents ran against their clocks.
//
// An exhibit judges nothing and counts for nothing: statuses and verdict come
// from the checks alone. Every list is bounded, so that a picture can be looked
// at; what is left out of it is counted.
package exhibit

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
)

// Exhibits are those of one assessment.
type Exhibits struct {
	// What becomes of services when one thing is lost; absent where the inventory
	// declares nothing that can be lost, or no service.
	Losses *Matrix `json:"losses,omitempty"`
	// Where data is and how far its copies are; absent where no facility is
	// declared.
	Places *Map `json:"places,omitempty"`
	// What services that do not survive hang on: one graph for a service and the
	// loss that stops it, the worst first; absent where none is certain to stop.
	Failures []Graph `json:"failures,omitempty"`
	// Incidents, the latest first; absent where none is declared.
	Incidents []Incident `json:"incidents,omitempty"`
	// How many incidents are left out of the list.
	MoreIncidents int `json:"more_incidents,omitempty"`
}

// Outcome is what becomes of a service, at worst.
type Outcome string

// The outcomes, best first. What cannot be determined is no outcome of a drill,
// but must be shown as plainly as one.
const (
	Running      = Outcome(drill.Running)
	Degraded     = Outcome(drill.Degraded)
	Recovers     = Outcome(drill.Recovers)
	Lost         = Outcome(drill.Lost)
	Undetermined = Outcome("undetermined")
)

// Outcomes are all outcomes, best first. What may be lost weighs more than what is
// certain to come back.
var Outcomes = []Outcome{Running, Degraded, Recovers, Undetermined, Lost}

// Badness is the place of an outcome among Outcomes, from 0; -1 of one that is none.
func (o Outcome) Badness() int { return slices.Index(Outcomes, o) }

// Tally counts services by what becomes of them.
type Tally map[Outcome]int

// Matrix holds losses, each of one thing alone, against services.
type Matrix struct {
	// The losses shown, the worst first, each a column. Those that harm no service
	// are the last.
	Losses []Loss `json:"losses"`
	// How many losses are left out; none of them is worse than those shown.
	MoreLosses int `json:"more_losses,omitempty"`
	// The services shown, each a row: critical ones first, and of these those worst
	// off.
	Services []Row `json:"services"`
	// How many services are left out, by their worst outcome in any loss; absent
	// when none are.
	MoreServices Tally `json:"more_services,omitempty"`
}

// Loss is the loss of one thing, and what it does to all services, also to those
// that are not shown.
type Loss struct {
	// What is lost: facility, site, operator (who runs buildings) or the kind of a
	// failure domain, and its id.
	Kind string `json:"kind"`
	ID   string `json:"id"`
	// Its full name; absent when not declared.
	Name string `json:"name,omitempty"`
	// All services, by outcome.
	Services Tally `json:"services"`
	// The users of the most used service that stops: at least so many people
	// notice. Absent when no service that stops declares its users.
	UsersAffected *int64 `json:"users_affected,omitempty"`
}

// Row is a service, and what becomes of it in each loss.
type Row struct {
	// The service, and its full name; absent when not declared.
	ID   string `json:"id"`
	Name string `json:"name,omitempty"`
	// Whether the demands on critical services bind it.
	Critical bool `json:"critical"`
	// Its users; absent when not declared.
	Users *int64 `json:"users,omitempty"`
	// One outcome for each loss shown, in their order.
	Outcomes []Outcome `json:"outcomes"`
}

// Map is where facilities stand and what data they hold.
type Map struct {
	// The facilities shown, those that most rests on first.
	Facilities []Facility `json:"facilities"`
	// How many are left out.
	MoreFacilities int `json:"more_facilities,omitempty"`
	// From where data is copied to where, among the facilities shown: the pairs
	// with most datasets first.
	Links []Link `json:"links,omitempty"`
	// How many pairs are left out, of all facilities.
	MoreLinks int `json:"more_links,omitempty"`
	// Datasets of which no copy on another facility is declared, and those whose
	// original or a copy stands at a place that is not declared.
	Uncopied int `json:"uncopied,omitempty"`
	Unplaced int `json:"unplaced,omitempty"`
}

// Facility is a building and what is in it.
type Facility struct {
	ID string `json:"id"`
	// Absent when not declared.
	Name    string `json:"name,omitempty"`
	Site    string `json:"site,omitempty"`
	Country string `json:"country,omitempty"`
	// Degrees north and east; both absent when not declared.
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
	// How many services are deployed there, in whatever mode.
	Services int `json:"services"`
	// How many datasets have their original there, and how many copies it holds.
	Originals int `json:"originals"`
	Copies    int `json:"copies"`
}

// Link is a way that data is copied.
type Link struct {
	// The facilities of the original and of the copy.
	From string `json:"from"`
	To   string `json:"to"`
	// Along the great circle; absent when not known.
	KM *float64 `json:"km,omitempty"`
	// Whether they stand on different sites; absent when not known.
	OffSite *bool `json:"off_site,omitempty"`
	// How many datasets are copied this way, and the ids of the first of them.
	Count    int      `json:"count"`
	Datasets []string `json:"datasets"`
}

// Graph is what a service hangs on, and what a loss takes of it.
type Graph struct {
	// The service, and what is lost.
	Service string `json:"service"`
	Kind    string `json:"loss_kind"`
	ID      string `json:"loss_id"`
	// Why it stops, a sentence for each step from the service to the root.
	Because []string `json:"because,omitempty"`
	// The services and facilities shown: the service first, then by how many
	// steps they are away.
	Nodes []Node `json:"nodes"`
	// How many that the service hangs on are left out.
	MoreNodes int `json:"more_nodes,omitempty"`
	// What hangs on what, from the one that needs.
	Edges []Edge `json:"edges"`
}

// Node is a service or a facility of a graph.
type Node struct {
	// "service" or "facility", and its id; unique together.
	Kind string `json:"kind"`
	ID   string `json:"id"`
	// Absent when not declared.
	Name string `json:"name,omitempty"`
	// How many steps it is away from the service.
	Depth int `json:"depth"`
	// What becomes of it: of a facility Running, Lost or Undetermined.
	Outcome Outcome `json:"outcome"`
}

// Edge is a need of one node for another.
type Edge struct {
	// The indexes of the nodes, from 0.
	From int `json:"from"`
	To   int `json:"to"`
	// What sort of need it is.
	Kind EdgeKind `json:"kind"`
	// The mode of a deployment; absent of others.
	Mode string `json:"mode,omitempty"`
}

// EdgeKind is a sort of need.
type EdgeKind string

// The sorts of needs.
const (
	// Requires: without it the service does not run.
	Requires EdgeKind = "requires"
	// AnyOf: without it and all its alternatives the service does not run.
	AnyOf EdgeKind = "any-of"
	// Uses: without it the service runs, but worse.
	Uses EdgeKind = "uses"
	// Activates: without it a standby of the service cannot take over.
	Activates EdgeKind = "activates"
	// RunsAt: the service is deployed in the facility.
	RunsAt EdgeKind = "runs-at"
)

// Incident is an outage as it ran, with the reports about it. Moments are as
// declared: RFC 3339, or a day alone.
type Incident struct {
	ID string `json:"id"`
	// Absent when not declared.
	Facility   string `json:"facility,omitempty"`
	Began      string `json:"began"`
	Aware      string `json:"aware,omitempty"`
	Classified string `json:"classified,omitempty"`
	Restored   string `json:"restored,omitempty"`
	// True: it was not over at the moment of the assessment.
	Ongoing bool `json:"ongoing,omitempty"`
	// Reports that were sent, in the order of their time, those without one last.
	Reports []Report `json:"reports,omitempty"`
	// How the clocks of the frameworks ran; absent where none has one.
	Clocks []Clock `json:"clocks,omitempty"`
}

// Report is one that was sent.
type Report struct {
	To   string `json:"to"`
	Kind string `json:"kind"`
	// Absent when not declared.
	At string `json:"at,omitempty"`
}

// Clock is the time that a law allows for a report.
type Clock struct {
	// To whom which report goes, from which event its time counts, and how long
	// it is, in words.
	To    string `json:"to"`
	Kind  string `json:"kind"`
	From  string `json:"from"`
	Limit string `json:"limit"`
	// RFC 3339 in the time zone of the operator; absent where not known.
	Start string `json:"start,omitempty"`
	Due   string `json:"due,omitempty"`
	Sent  string `json:"sent,omitempty"`
	// How it ended: met, missed, open, unknown or not-due.
	Outcome string `json:"outcome"`
	// The finding that says so, and the controls that demand it, as
	// framework/control.
	Fingerprint string   `json:"fingerprint"`
	Controls    []string `json:"controls"`
}

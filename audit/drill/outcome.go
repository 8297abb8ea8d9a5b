package drill

import "slices"

// Outcome is what becomes of a service when something is lost.
type Outcome string

// The endings, best first.
const (
	// Running: it serves on, with all that it requires.
	Running Outcome = "running"
	// Degraded: it serves on, without something that it uses but can do without,
	// or with deployments that are not declared to carry all of its load.
	Degraded Outcome = "degraded"
	// Recovers: it stops, and a deployment that waits elsewhere can take over,
	// because all that the take-over needs lives.
	Recovers Outcome = "recovers"
	// Lost: it stops, and nothing that is left can bring it back.
	Lost Outcome = "lost"
)

// endings are all outcomes. Facts point to these by the million, and nobody
// changes what a fact points to.
var endings = [...]Outcome{Running, Degraded, Recovers, Lost}

// ending is a pointer to an outcome.
func ending(outcome Outcome) *Outcome { return &endings[slices.Index(endings[:], outcome)] }

// truths are what facts that are true or false point to, likewise.
var truths = struct{ yes, no bool }{yes: true}

// truth is a pointer to whether something holds.
func truth(holds bool) *bool {
	if holds {
		return &truths.yes
	}
	return &truths.no
}

// LossKind is the sort of thing that is lost: facility, site, operator, or the
// kind of a failure domain (power-grid, substation, carrier, …).
type LossKind string

// Kinds of losses that are not kinds of failure domains.
const (
	FacilityLoss LossKind = "facility"
	SiteLoss     LossKind = "site"
	OperatorLoss LossKind = "operator"
)

package drill

// Outcome is what becomes of a service when something is lost.
type Outcome string

// The outcomes, best first.
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

// LossKind is the sort of thing that is lost: facility, site, operator, or the
// kind of a failure domain (power-grid, substation, carrier, …).
type LossKind string

// Kinds of losses that are not kinds of failure domains.
const (
	FacilityLoss LossKind = "facility"
	SiteLoss     LossKind = "site"
	OperatorLoss LossKind = "operator"
)

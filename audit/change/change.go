// Package change compares two assessments: what got worse from one to the other,
// what got better, and what is no longer there to be judged.
//
// Nothing that vanishes counts as mended. A violation whose subject, check or
// facts are gone is told as such, and one that cannot be proved any more counts
// as worse: otherwise a fact that is left out would silence it.
package change

import "github.com/dcaudit/dcaudit/audit"

// Schema is the version of a Comparison's JSON form.
const Schema = "dcaudit.diff/v1"

// Comparison is what changed from one assessment, the base, to another, the head.
type Comparison struct {
	// Always the constant Schema.
	Schema string `json:"schema"`
	// The program that made it.
	Tool audit.Tool `json:"tool"`
	// Both sides.
	Base Side `json:"base"`
	Head Side `json:"head"`
	// Whether anything got worse.
	Worse bool `json:"worse"`
	// Findings that are not what they were, those that got worse first.
	Changes []Change `json:"changes"`
	// Findings that are what they were, by status, and new ones that ask for
	// nothing.
	Unchanged map[audit.Status]int `json:"unchanged"`
	Added     map[audit.Status]int `json:"added,omitempty"`
	// Controls whose status changed, or that are on one side only.
	Controls []ControlChange `json:"controls,omitempty"`
	// Services that end otherwise when something is lost.
	Services []ServiceChange `json:"services,omitempty"`
	// Why services were not compared, or not all of them; absent if they were.
	ServicesNote string `json:"services_note,omitempty"`
	// Subjects that have another id, as far as can be told.
	Renamed []Rename `json:"renamed,omitempty"`
	// Subjects that are on one side only.
	Gone []audit.Subject `json:"gone,omitempty"`
	New  []audit.Subject `json:"new,omitempty"`
	// Checks that were run on one side only, or that say something else now.
	Checks []CheckChange `json:"checks,omitempty"`

	assessed audit.Assessment
}

// Assessed is the assessment of the head.
func (c Comparison) Assessed() audit.Assessment { return c.assessed }

// Of are the changes of a kind.
func (c Comparison) Of(k Kind) (some []Change) {
	for _, change := range c.Changes {
		if change.Kind == k {
			some = append(some, change)
		}
	}
	return some
}

// Side is what was compared.
type Side struct {
	// As it was named.
	Name string `json:"name"`
	// The moment for which it holds, and where that comes from.
	At     string `json:"at"`
	AtFrom string `json:"at_from"`
	// The digest of the catalog.
	Catalog string `json:"catalog_sha256"`
	// The outcome, and whether checks broke or were left out.
	Verdict audit.Verdict `json:"verdict"`
	Summary audit.Summary `json:"summary"`
	Broken  int           `json:"broken,omitempty"`
	Partial bool          `json:"partial,omitempty"`
}

// Kind is what became of a finding.
type Kind string

// The kinds. The first five are worse.
const (
	// Regressed: it was better before, or less was wrong.
	Regressed Kind = "regressed"
	// Appeared: nothing was judged there before, and it does not pass.
	Appeared Kind = "new"
	// Obscured: it was proved that the demand is not met, and now nothing is.
	Obscured Kind = "obscured"
	// Unwaived: a waiver accepted it, and none does any more.
	Unwaived Kind = "no-longer-waived"
	// Gone: it did not pass, and is not judged any more.
	Gone Kind = "gone"
	// Exempted: it did not pass, and the demand does not bind any more.
	Exempted Kind = "exempted"
	// Waived: it is not met as before, and a waiver accepts that now.
	Waived Kind = "waived"
	// Eased: it is not met as before, and less is wrong.
	Eased Kind = "eased"
	// Fixed: it is met now.
	Fixed Kind = "fixed"
)

// Kinds are all kinds, in the order in which they are told.
var Kinds = []Kind{Regressed, Appeared, Obscured, Unwaived, Gone, Exempted, Waived, Eased, Fixed}

// Worse says whether findings of the kind got worse. What is gone is not, and is
// told apart from what is fixed.
func (k Kind) Worse() bool {
	return k == Regressed || k == Appeared || k == Obscured || k == Unwaived
}

// Cause is why a finding is not what it was.
type Cause string

// The causes.
const (
	// Infrastructure: what is declared changed, or grew older.
	Infrastructure Cause = "infrastructure"
	// Catalog: the demand or the check is new, gone or another.
	Catalog Cause = "catalog"
)

// Change is a finding that is not what it was.
type Change struct {
	Kind  Kind  `json:"kind"`
	Cause Cause `json:"cause"`
	// The status on each side; absent where nothing was judged.
	Before audit.Status `json:"before,omitempty"`
	After  audit.Status `json:"after,omitempty"`
	// What is wrong, or missing, on the one side alone; absent where the status
	// says all.
	Less []string `json:"less,omitempty"`
	More []string `json:"more,omitempty"`
	// The finding of the head, or of the base where there is none.
	Finding audit.Finding `json:"finding"`
}

// ControlChange is a control that ends otherwise.
type ControlChange struct {
	// As framework/control, with its title.
	Control string `json:"control"`
	Title   string `json:"title"`
	// The status on each side; absent where it was not a part of it.
	Before audit.Status `json:"before,omitempty"`
	After  audit.Status `json:"after,omitempty"`
	// Whether that is worse by itself: where findings decide, they do.
	Worse bool `json:"worse,omitempty"`
}

// ServiceChange is a service that ends otherwise when something is lost.
type ServiceChange struct {
	Service string `json:"service"`
	// What is lost, as kind:id.
	Loss string `json:"loss"`
	// The outcomes on each side.
	Before string `json:"before"`
	After  string `json:"after"`
	Worse  bool   `json:"worse,omitempty"`
}

// Rename is a subject that has another id.
type Rename struct {
	Kind string `json:"kind"`
	From string `json:"from"`
	To   string `json:"to"`
}

// CheckChange is a check that is not what it was.
type CheckChange struct {
	Check string `json:"check"`
	// "new", "gone" or "changed".
	Change string `json:"change"`
}

package audit

import (
	"maps"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Framework is one document of a government, as its controls.
type Framework struct {
	// A short name, unique in the catalog and never used again.
	ID FrameworkID `json:"id" inv:"required"`
	// The title of the document.
	Title string `json:"title" inv:"required"`
	// Who issued it.
	Authority string `json:"authority" inv:"required"`
	// Where it holds.
	Jurisdiction string `json:"jurisdiction" inv:"required"`
	// What it is.
	Kind InstrumentKind `json:"kind" inv:"required"`
	// Where it can be read.
	URL *string `json:"url,omitzero"`
	// When it holds; absent, it is a yardstick for any day.
	InForce *Period `json:"in_force,omitzero"`
	// Whom it binds: whoever fits any of these. Absent, it binds nobody by itself,
	// and is judged where it is asked for.
	Binds []Binding `json:"binds,omitzero" inv:"min=1"`
	// Its clauses, in the order of the document.
	Controls []Control `json:"controls" inv:"required,min=1"`
	inventory.Object

	whom [][]use // what Binds comes to
}

// Control is one clause of a framework: what it demands, and the checks that
// judge whether that is met.
type Control struct {
	// The number as printed, or a short name where none is; unique in the framework.
	ID FrameworkID `json:"id" inv:"required"`
	// The clause in a few words.
	Title string `json:"title" inv:"required"`
	// What it demands, in our own words.
	Text string `json:"text" inv:"required"`
	// The instrument and article that it comes from.
	Citation string `json:"citation" inv:"required"`
	// What that instrument is.
	Kind InstrumentKind `json:"kind" inv:"required"`
	// Whether the wording itself was read, or an account of it.
	Confidence Confidence `json:"confidence" inv:"required"`
	// Where it can be read.
	URL *string `json:"url,omitzero"`
	// When it holds, where that differs from the framework; an end that is not
	// given does not differ. An id may come again for another version of the
	// clause, if no two of them hold at once.
	InForce *Period `json:"in_force,omitzero"`
	// Whom it binds, where that differs from the framework.
	Binds []Binding `json:"binds,omitzero" inv:"min=1"`
	// The checks that judge it; all must be met.
	Checks []CheckUse `json:"checks,omitzero" inv:"min=1"`
	// Why no machine can judge it; only without checks.
	Manual *string `json:"manual,omitzero"`
	// How old an attestation, and the document behind it, may be; only with manual.
	MaxAge *inventory.Duration `json:"max_age,omitzero"`
	inventory.Object
}

// Binding is a sort of operators, by checks of the operator: those for whom all of
// them are satisfied. One that is not applicable says why an operator is of
// another sort.
type Binding struct {
	All []CheckUse `json:"all" inv:"required,min=1"`
	inventory.Object
}

// CheckUse is a check with the parameters that a control gives it.
type CheckUse struct {
	// The id of the check.
	Check string `json:"check" inv:"required"`
	// The parameters that differ from their default, or have none.
	Params map[string]inventory.Literal `json:"params,omitzero"`
	inventory.Object
}

// FrameworkID is the id of a framework or of a control.
type FrameworkID string

// InstrumentKind is what a document of a government is.
type InstrumentKind string

// Values are the kinds, from the most binding to the least.
func (InstrumentKind) Values() []string {
	return []string{"law", "notice", "plan", "order", "guide", "standard", string(bill)}
}

// bill is the kind of what is only proposed.
const bill InstrumentKind = "bill"

// Confidence is how a clause is known: "text", the wording itself was read, or
// "secondary", an account of it.
type Confidence string

// Values are both.
func (Confidence) Values() []string { return []string{"text", "secondary"} }

// control is a control in its place: the framework it belongs to, and the
// checks it uses with their parameters complete.
type control struct {
	*Control
	framework *Framework
	uses      []use
	binds     [][]use // it binds whoever fits all of any; empty: whoever is judged by it
	unbound   Status  // not-applicable or undetermined where its uses are those of binds that stand in the way
}

// id is framework/control.
func (c control) id() string { return string(c.framework.ID) + "/" + string(c.ID) }

// cites are the ids of the checks that it names, each once.
func (c control) cites() (ids []string) {
	for _, u := range slices.Concat(slices.Concat(c.binds...), c.uses) {
		if !slices.Contains(ids, u.check.ID) {
			ids = append(ids, u.check.ID)
		}
	}
	return ids
}

// The letters of ids, without which an attestation could not name a control.
const (
	frameworkLetters = "abcdefghijklmnopqrstuvwxyz0123456789-"
	controlLetters   = frameworkLetters + "ABCDEFGHIJKLMNOPQRSTUVWXYZ()."
)

// isOf reports whether an id is made of some letters.
func (id FrameworkID) isOf(letters string) bool {
	return id != "" && strings.Trim(string(id), letters) == ""
}

// use is a check with complete parameters. Two controls that use a check with
// the same parameters share its findings.
type use struct {
	check  *Check
	params map[string]any // as the check sees them
	shown  map[string]any // as people write them: durations with their unit
	value  ast.Value      // as the policy engine takes them
	key    string         // tells uses apart, and orders them
}

func newUse(check *Check, params map[string]any) use {
	shown := maps.Clone(params)
	for _, p := range check.Params {
		shown[p.Name] = p.written(shown[p.Name])
	}
	return use{check, params, shown, inputValue(params), check.ID + " " + string(canonical(params))}
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

package audit

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Check is one Rego package that judges subjects of one kind.
type Check struct {
	// The package path without "checks", joined by dots: backup.offsite.
	ID string
	// What holds where the check is satisfied.
	Title string
	// Why that matters.
	Description string
	// The kind of subjects that it judges.
	Subject SubjectKind
	// How much harm it does where it does not hold.
	Severity Severity
	// What an operator does about it.
	Remediation string
	// What the check can be told, by name.
	Params []Param
	// Where more can be read.
	References []Reference
	// The file that holds it.
	File string
	// The digest of its text and of the libraries that it imports, in hexadecimal.
	SHA256 string

	source  *catalogFile
	anatomy func() *anatomy
	// Whether it looks beyond its subject.
	wholeInventory bool
	// The packages whose texts its digest is of.
	packages []string
	// Its rules as OPA compiled them before, nil if they are damaged; itself nil where
	// nobody did.
	rules func() *direct.Rules
}

// Param is something that a check can be told.
type Param struct {
	Name        string
	Type        ParamType
	Default     any // in the form that the check sees; nil: every control gives it
	Description string
	Source      string // whose number the default is; empty when there is none
}

// Reference is a source for further reading.
type Reference struct{ URL, Description string }

// SubjectKind is a kind of subjects.
type SubjectKind string

// Values are the kinds, in the order in which they are reported.
func (SubjectKind) Values() []string {
	return []string{"operator", "plan", "facility", "service", "dataset", "notice", "incident"}
}

// Values are the severities, gravest first.
func (Severity) Values() []string {
	return []string{string(Critical), string(High), string(Medium), string(Low)}
}

// rank orders severities: 0 is the gravest.
func (s Severity) rank() int { return slices.Index(s.Values(), string(s)) }

// ParamType is the type of a parameter.
type ParamType string

// Values are the types.
func (ParamType) Values() []string {
	return []string{"number", "duration", "string", "strings", "boolean"}
}

// newCheck reads what a module says of itself.
func newCheck(file string, module *ast.Module) (*Check, inventory.Faults) {
	check := &Check{File: file, ID: idOf(module), wholeInventory: looksBeyond(module)}
	check.anatomy = sync.OnceValue(func() *anatomy { return anatomyOf(module) })
	about, faults := readMetadata(file, module)
	check.describe(about)
	return check, append(faults, checkRules(module)...)
}

// path is the package of the check.
func (c *Check) path() ast.Ref {
	path := ast.Ref{ast.DefaultRootDocument, ast.StringTerm("checks")}
	for part := range strings.SplitSeq(c.ID, ".") {
		path = append(path, ast.StringTerm(part))
	}
	return path
}

// idOf is the id of a check: its package, and where it must stand.
func idOf(module *ast.Module) string {
	return strings.TrimPrefix(strings.TrimPrefix(module.Package.Path.String(), "data."), "checks.")
}

// entryRules are the rules by which a check answers; it defines no others but
// helpers, whose names begin with an underscore.
var entryRules = []string{"not_applicable", "satisfied", "violations", "unproven"}

// checkRules refuses a misspelt rule, which would never be asked, and a check
// that cannot answer.
func checkRules(module *ast.Module) (faults inventory.Faults) {
	defined := map[string]bool{}
	for _, rule := range module.Rules {
		name := string(rule.Head.Ref()[0].Value.(ast.Var))
		defined[name] = true
		if !slices.Contains(entryRules, name) && !strings.HasPrefix(name, "_") {
			hint := inventory.DidYouMean(name, entryRules)
			faults = append(faults, inventory.Fault{Location: locationOf(rule.Location), Problem: fmt.Sprintf("the rule %q is never asked", name),
				Expected: "a check answers by " + strings.Join(entryRules, ", ") + "; names of helpers begin with _", Hint: hint})
		}
	}
	if !defined["satisfied"] {
		faults = append(faults, inventory.Fault{Location: locationOf(module.Package.Location), Problem: "the check has no rule satisfied", Hint: "a pass must be proven; without that rule nothing can pass"})
	}
	return faults
}

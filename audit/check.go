package audit

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"

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

	module *ast.Module
	// The fields of the input that each entry rule refers to, worked out when
	// they are first asked for.
	reads struct {
		sync.Mutex
		of map[string][]read
	}
	// Whether it looks beyond its subject.
	wholeInventory bool
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

// metadata is the custom part of a check's METADATA.
type metadata struct {
	Subject     SubjectKind              `json:"subject" inv:"required"`
	Severity    Severity                 `json:"severity" inv:"required"`
	Remediation string                   `json:"remediation" inv:"required"`
	Params      map[string]paramMetadata `json:"params,omitzero"`
}

type paramMetadata struct {
	Type        ParamType          `json:"type" inv:"required"`
	Default     *inventory.Literal `json:"default,omitzero"`
	Description string             `json:"description" inv:"required"`
	Source      *string            `json:"source,omitzero"`
}

// newCheck reads what a module says of itself.
func newCheck(file string, module *ast.Module) (*Check, inventory.Faults) {
	check := &Check{File: file, module: module, ID: idOf(module)}
	check.wholeInventory = check.looksBeyond()
	at := func(l *ast.Location) inventory.Location {
		return inventory.Location{File: file, Line: l.Row, Column: l.Col}
	}
	about := annotation(module)
	if about == nil {
		return check, inventory.Faults{{Location: at(module.Package.Location), Problem: "the check has no METADATA",
			Hint: "put a METADATA comment with scope package before the package clause"}}
	}
	var faults inventory.Faults
	for _, required := range []struct{ key, value string }{{"title", about.Title}, {"description", about.Description}} {
		if required.value == "" {
			faults = append(faults, inventory.Fault{Location: at(about.Location), Problem: fmt.Sprintf("the METADATA has no %s", required.key)})
		}
	}
	check.Title, check.Description = about.Title, about.Description
	for _, r := range about.RelatedResources {
		check.References = append(check.References, Reference{r.Ref.String(), r.Description})
	}
	for _, problem := range check.readCustom(about.Custom) {
		problem.Location = at(about.Location)
		faults = append(faults, problem)
	}
	return check, append(faults, check.checkRules()...)
}

// idOf is the id of a check: its package, and where it must stand.
func idOf(module *ast.Module) string {
	return strings.TrimPrefix(strings.TrimPrefix(module.Package.Path.String(), "data."), "checks.")
}

// annotation is the METADATA of the package.
func annotation(module *ast.Module) *ast.Annotations {
	for _, a := range module.Annotations {
		if a.Scope == "package" {
			return a
		}
	}
	return nil
}

// readCustom reads subject, severity, remediation and params.
func (c *Check) readCustom(custom map[string]any) inventory.Faults {
	if custom == nil {
		custom = map[string]any{}
	}
	text, err := json.Marshal(custom)
	if err != nil {
		return inventory.Faults{{Problem: "the METADATA is not plain data: " + err.Error()}}
	}
	var m metadata
	if _, err := inventory.Decode("METADATA", text, &m); err != nil {
		return err.(inventory.Faults)
	}
	c.Subject, c.Severity, c.Remediation = m.Subject, m.Severity, m.Remediation
	var faults inventory.Faults
	for _, name := range sortedKeys(m.Params) {
		declared := m.Params[name]
		param := Param{Name: name, Type: declared.Type, Description: declared.Description}
		if declared.Default != nil {
			if param.Default, err = param.convert(*declared.Default); err != nil {
				faults = append(faults, inventory.Fault{Problem: fmt.Sprintf("the default of the param %s: %v", name, err)})
			}
			if declared.Source == nil {
				faults = append(faults, inventory.Fault{Problem: fmt.Sprintf("the param %s does not say whose default it has", name), Hint: "name the instrument under source, or that it is this project's"})
			} else {
				param.Source = *declared.Source
			}
		}
		c.Params = append(c.Params, param)
	}
	return faults
}

// entryRules are the rules by which a check answers; it defines no others but
// helpers, whose names begin with an underscore.
var entryRules = []string{"not_applicable", "satisfied", "violations"}

// checkRules refuses a misspelt rule, which would never be asked, and a check
// that cannot answer.
func (c *Check) checkRules() (faults inventory.Faults) {
	defined := map[string]bool{}
	for _, rule := range c.module.Rules {
		name := string(rule.Head.Ref()[0].Value.(ast.Var))
		defined[name] = true
		if !slices.Contains(entryRules, name) && !strings.HasPrefix(name, "_") {
			hint := inventory.DidYouMean(name, entryRules)
			faults = append(faults, inventory.Fault{Location: locationOf(rule.Location), Problem: fmt.Sprintf("the rule %q is never asked", name),
				Expected: "a check answers by " + strings.Join(entryRules, ", ") + "; names of helpers begin with _", Hint: hint})
		}
	}
	if !defined["satisfied"] {
		faults = append(faults, inventory.Fault{Location: locationOf(c.module.Package.Location), Problem: "the check has no rule satisfied", Hint: "a pass must be proven; without that rule nothing can pass"})
	}
	return faults
}

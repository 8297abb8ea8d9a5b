package audit

import (
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// metadata is what a check says of itself, in the METADATA comment before its
// package clause. It is read as strictly as an inventory, and a fault in it has
// its own line and column.
type metadata struct {
	Title            string              `json:"title" inv:"required"`
	Description      string              `json:"description" inv:"required"`
	RelatedResources []referenceMetadata `json:"related_resources,omitzero"`
	Custom           customMetadata      `json:"custom" inv:"required"`

	at inventory.Location
}

type referenceMetadata struct {
	Ref         string  `json:"ref" inv:"required"`
	Description *string `json:"description,omitzero"`
}

type customMetadata struct {
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

// readMetadata reads the comment. Its lines are YAML once the number signs are
// taken off, and the blank behind these.
func readMetadata(file string, module *ast.Module) (m metadata, faults inventory.Faults) {
	comments := metadataComments(module)
	if len(comments) == 0 {
		return m, inventory.Faults{{Location: locationOf(module.Package.Location), Problem: "the check has no METADATA",
			Hint: "put a METADATA comment right before the package clause"}}
	}
	m.at = locationOf(comments[0].Location)
	text, before := uncommented(comments[1:])
	if _, err := inventory.Decode(file, text, &m); err != nil {
		for _, fault := range err.(inventory.Faults) {
			fault.Location = within(comments, before, fault.Location)
			faults = append(faults, fault)
		}
	}
	return m, append(faults, m.defaults()...)
}

// uncommented is what comments say, and how many characters are before it on each of
// its lines.
func uncommented(comments []*ast.Comment) (text []byte, before int) {
	before = len("# ")
	for _, comment := range comments {
		if len(comment.Text) > 0 && comment.Text[0] != ' ' {
			before = len("#")
		}
	}
	for _, comment := range comments {
		text = append(text, comment.Text[min(before-len("#"), len(comment.Text)):]...)
		text = append(text, '\n')
	}
	return text, before
}

// metadataComments are the comment lines of the METADATA, its first line
// included.
func metadataComments(module *ast.Module) []*ast.Comment {
	for i, comment := range module.Comments {
		if strings.TrimSpace(string(comment.Text)) != "METADATA" {
			continue
		}
		last := i
		for last+1 < len(module.Comments) && module.Comments[last+1].Location.Row == module.Comments[last].Location.Row+1 {
			last++
		}
		if module.Comments[last].Location.Row+1 == module.Package.Location.Row {
			return module.Comments[i : last+1]
		}
	}
	return nil
}

// within turns a place in the YAML, before which there is something on each line,
// into one in the file.
func within(comments []*ast.Comment, before int, at inventory.Location) inventory.Location {
	line := comments[min(at.Line, len(comments)-1)].Location
	at.Line = line.Row
	if at.Column > 0 {
		at.Column += line.Col - 1 + before
	}
	return at
}

// defaults reports defaults that do not fit, or that nobody answers for.
func (m metadata) defaults() (faults inventory.Faults) {
	for _, name := range sortedKeys(m.Custom.Params) {
		declared := m.Custom.Params[name]
		if declared.Default == nil || declared.Type == "" { // a type that does not fit was reported
			continue
		}
		if _, err := (Param{Type: declared.Type}).convert(*declared.Default); err != nil {
			faults = append(faults, inventory.Fault{Location: m.at, Problem: fmt.Sprintf("the default of the param %s: %v", name, err)})
		}
		if declared.Source == nil {
			faults = append(faults, inventory.Fault{Location: m.at, Problem: fmt.Sprintf("the param %s does not say whose default it has", name),
				Hint: "name the instrument under source, or that it is this project's"})
		}
	}
	return faults
}

// describe takes over what the METADATA says.
func (c *Check) describe(m metadata) {
	c.Title, c.Description = m.Title, m.Description
	c.Subject, c.Severity, c.Remediation = m.Custom.Subject, m.Custom.Severity, m.Custom.Remediation
	for _, r := range m.RelatedResources {
		c.References = append(c.References, Reference{r.Ref, text(r.Description)})
	}
	for _, name := range sortedKeys(m.Custom.Params) {
		declared := m.Custom.Params[name]
		p := Param{Name: name, Type: declared.Type, Description: declared.Description, Source: text(declared.Source)}
		if declared.Default != nil {
			p.Default, _ = p.convert(*declared.Default) // what does not fit was reported
		}
		c.Params = append(c.Params, p)
	}
}

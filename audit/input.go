package audit

import (
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// Inputs are the documents that the checks of a run receive, so that anyone can
// run them again with stock OPA: data.json from Data, input.json from an Input,
// and the query that the Input names.
type Inputs struct {
	Data   map[string]any `json:"data"`
	Inputs []Input        `json:"inputs"`
}

// Input is what one check receives about one subject.
type Input struct {
	Check   string         `json:"check"`
	Subject Subject        `json:"subject"`
	Query   string         `json:"query"`
	Input   map[string]any `json:"input"`
}

// InputsOf are the documents of every check × subject that Assess would judge.
// Stand-ins for absent subjects have none.
func InputsOf(p *Profile, inv *inventory.Inventory, facts *drill.Facts, at Date) Inputs {
	a := newAssessor(p, inv, facts, at)
	operator := document(inv.Operator)
	result := Inputs{Data: map[string]any{"inventory": Document(inv)}, Inputs: []Input{}}
	for _, u := range p.uses {
		for _, s := range a.of(u.check.Subject) {
			if v := (&view{subject: &s}); s.standIn == "" {
				result.Inputs = append(result.Inputs, Input{u.check.ID, s.Subject, u.check.module.Package.Path.String(), v.input(u, operator, a.moment())})
			}
		}
	}
	return result
}

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

// Question is a check of a run with its parameters, which is put to every
// subject of its kind.
type Question struct {
	Check   string         `json:"check"`
	Subject SubjectKind    `json:"subject"`
	Query   string         `json:"query"`
	Params  map[string]any `json:"params"`
}

// Questions are all that the checks of the profile are asked.
func (p *Profile) Questions() (questions []Question) {
	for _, u := range p.uses {
		questions = append(questions, Question{u.check.ID, u.check.Subject, u.check.path().String(), u.params})
	}
	return questions
}

// InputsOf are the documents of every check × subject that Assess would judge.
// Stand-ins for absent subjects have none.
func InputsOf(questions []Question, inv *inventory.Inventory, facts *drill.Facts, at Date) Inputs {
	a := newAssessor(nil, inv, facts, at)
	operator := document(inv.Operator)
	result := Inputs{Data: map[string]any{"inventory": Document(inv)}, Inputs: []Input{}}
	for _, q := range questions {
		for i := range a.of(q.Subject).declared() {
			v := &view{subject: a.of(q.Subject).at(i)}
			result.Inputs = append(result.Inputs, Input{q.Check, v.Subject, q.Query, v.input(q.Params, operator, a.now)})
		}
	}
	return result
}

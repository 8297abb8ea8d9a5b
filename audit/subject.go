package audit

import (
	"reflect"
	"strings"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// subject is something to be judged, in the forms that judging needs.
type subject struct {
	Subject
	// Where it stands in the inventory.
	path inventory.Path
	// What was declared and what was derived, as checks see them.
	declared, derived any
	// Both, as the policy engine takes them.
	values [2]ast.Value
	// What was derived, with its basis.
	facts reflect.Value
	// For a stand-in: where it ended without being judged, and why.
	standIn Status
	reason  string
}

// enumerate lists the subjects of a kind. Where there are none, one stands in
// for them, so that a demand about them is answered: not applicable if the
// inventory declares that there are none, undetermined if it is silent.
func enumerate(kind SubjectKind, inv *inventory.Inventory, facts *drill.Facts) []subject {
	switch kind {
	case "operator":
		return []subject{newSubject(kind, string(inv.Operator.ID), inv.Operator.Name, "operator", inv.Operator, facts.Operator)}
	case "plan":
		plan := inv.Reporting
		if plan == nil {
			plan = &inventory.Reporting{}
		}
		return []subject{newSubject(kind, "reporting", nil, "reporting", plan, facts.Plan)}
	case "facility":
		return each(kind, "facilities", inv.Facilities, func(f *inventory.Facility) (string, *string, any) {
			return string(f.ID), f.Name, facts.Facilities[f.ID]
		})
	case "service":
		return each(kind, "services", inv.Services, func(s *inventory.Service) (string, *string, any) { return string(s.ID), s.Name, facts.Services[s.ID] })
	case "dataset":
		return each(kind, "datasets", inv.Datasets, func(d *inventory.Dataset) (string, *string, any) { return string(d.ID), d.Name, facts.Datasets[d.ID] })
	case "incident":
		return each(kind, "incidents", inv.Incidents, func(i *inventory.Incident) (string, *string, any) { return string(i.ID), nil, facts.Incidents[i.ID] })
	}
	var notices []inventory.Notice
	if inv.Reporting != nil {
		notices = inv.Reporting.Notices
	}
	return each(kind, "reporting.notices", notices, func(n *inventory.Notice) (string, *string, any) { return string(n.ID), nil, facts.Notices[n.ID] })
}

// each turns a list into subjects, or into the one that stands in for them.
func each[T any](kind SubjectKind, path inventory.Path, list []T, about func(*T) (id string, name *string, facts any)) []subject {
	if len(list) == 0 {
		what := string(path[strings.LastIndex(string(path), ".")+1:])
		standIn := subject{Subject: Subject{Kind: string(kind)}, path: path, standIn: Undetermined, reason: "The inventory does not say what " + what + " there are."}
		if list != nil {
			standIn.standIn, standIn.reason = NotApplicable, "The inventory declares that there are no "+what+"."
		}
		return []subject{standIn}
	}
	subjects := make([]subject, len(list))
	for i := range list {
		id, name, facts := about(&list[i])
		subjects[i] = newSubject(kind, id, name, path.Item(id), &list[i], facts)
	}
	return subjects
}

func newSubject(kind SubjectKind, id string, name *string, path inventory.Path, declared, facts any) subject {
	s := subject{Subject: Subject{Kind: string(kind), ID: id}, path: path, declared: document(declared), derived: document(facts), facts: reflect.ValueOf(facts)}
	s.values = [2]ast.Value{inputValue(s.declared), inputValue(s.derived)}
	if name != nil {
		s.Name = *name
	}
	return s
}

// input is the document that a check receives about the subject.
func (s subject) input(params map[string]any, operator any, at string) map[string]any {
	return map[string]any{"subject": s.declared, "facts": s.derived, "params": params, "operator": operator, "at": at}
}

// inputFor is the same document, as the policy engine takes it.
func (a *assessor) inputFor(u use, s subject) ast.Value {
	return ast.NewObject(
		ast.Item(ast.StringTerm("subject"), ast.NewTerm(s.values[0])),
		ast.Item(ast.StringTerm("facts"), ast.NewTerm(s.values[1])),
		ast.Item(ast.StringTerm("params"), ast.NewTerm(u.value)),
		ast.Item(ast.StringTerm("operator"), ast.NewTerm(a.operator)),
		ast.Item(ast.StringTerm("at"), ast.StringTerm(a.moment())),
	)
}

// inputValue is a document as the policy engine takes it.
func inputValue(document any) ast.Value {
	value, err := ast.InterfaceToValue(document)
	if err != nil {
		panic("audit: " + err.Error()) // documents are plain data
	}
	return value
}

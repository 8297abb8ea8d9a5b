package audit

import (
	"crypto/sha256"
	"reflect"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// view is a subject that is looked at closely: what was declared and derived is
// turned into what checks see when somebody asks for it, and then kept.
type view struct {
	*subject
	// The fields of the facts that are derived; none stands for all.
	wanted []string

	declaredForm, derivedForm any
	derivedFacts              reflect.Value
	parts                     map[string]part
	inv                       *inventory.Inventory
	looked                    map[inventory.Path]inventory.Fact
}

// fact looks up a path of the inventory; many findings on a subject rest on the
// same.
func (v *view) fact(path inventory.Path) inventory.Fact {
	if known, seen := v.looked[path]; seen {
		return known
	}
	if v.looked == nil {
		v.looked = map[inventory.Path]inventory.Fact{}
	}
	v.looked[path] = v.inv.Fact(path)
	return v.looked[path]
}

// part is a field of a subject or of its facts, as checks see it.
type part struct {
	value  any // nil where the field is absent
	digest digest
}

// facts is what was derived, with its basis.
func (v *view) facts() reflect.Value {
	if !v.derivedFacts.IsValid() {
		v.derivedFacts = reflect.ValueOf(v.derive(v.wanted...))
	}
	return v.derivedFacts
}

// factsWith is what was derived, with the field that the keys lead to even if no
// check looks at it: an answer may point at anything.
func (v *view) factsWith(keys []any) reflect.Value {
	if len(v.wanted) == 0 || len(keys) > 0 && slices.ContainsFunc(v.wanted, func(field string) bool { return field == keys[0] }) {
		return v.facts()
	}
	return reflect.ValueOf(v.derive())
}

// subjectForm is what was declared, as checks see it.
func (v *view) subjectForm() any {
	if v.declaredForm == nil {
		v.declaredForm = document(v.declared)
	}
	return v.declaredForm
}

// factsForm is what was derived, as checks see it.
func (v *view) factsForm() any {
	if v.derivedForm == nil {
		v.derivedForm = plain(v.facts())
	}
	return v.derivedForm
}

// input is the document that a check receives about the subject.
func (v *view) input(params map[string]any, operator any, at string) map[string]any {
	return map[string]any{"subject": v.subjectForm(), "facts": v.factsForm(), "params": params, "operator": operator, "at": at}
}

// part is a field of the subject or of its facts.
func (v *view) part(name string, field string, form func() any) part {
	key := name + "." + field
	if known, seen := v.parts[key]; seen {
		return known
	}
	p := part{value: form().(map[string]any)[field]}
	p.digest = sha256.Sum256(canonical(p.value))
	if v.parts == nil {
		v.parts = map[string]part{}
	}
	v.parts[key] = p
	return p
}

// key tells the situation of the subject, as far as a footprint goes, from all
// others. The id is no part of it where the check never looks at it.
func (v *view) key(f footprint) digest {
	sum := sha256.New()
	if !f.nameless {
		sum.Write([]byte(v.ID))
	}
	if f.whole {
		sum.Write(canonical([]any{v.subjectForm(), v.factsForm()}))
	}
	for _, field := range f.subject {
		if field != "id" {
			p := v.part("subject", field, v.subjectForm)
			sum.Write(p.digest[:])
		}
	}
	for _, field := range f.facts {
		p := v.part("facts", field, v.factsForm)
		sum.Write(p.digest[:])
	}
	return digest(sum.Sum(nil))
}

// in is what a check with the footprint can look at: the subject, and its facts.
// Where the check puts the id only into texts, a placeholder stands for it.
func (v *view) in(f footprint) (subject, facts map[string]any) {
	if f.whole {
		return v.subjectForm().(map[string]any), v.factsForm().(map[string]any)
	}
	subject, facts = v.chosen("subject", f.subject, v.subjectForm), v.chosen("facts", f.facts, v.factsForm)
	if f.nameless && slices.Contains(f.subject, "id") {
		subject["id"] = placeholder
	}
	return subject, facts
}

// chosen are the fields of a form that are named and there.
func (v *view) chosen(name string, fields []string, form func() any) map[string]any {
	chosen := map[string]any{}
	for _, field := range fields {
		if value := v.part(name, field, form).value; value != nil {
			chosen[field] = value
		}
	}
	return chosen
}

// placeholder stands for the id of a subject. No inventory can contain it.
const placeholder = "\x00"

// revealed puts the id of the subject where the placeholder is.
func (v *view) revealed(text string) string { return strings.ReplaceAll(text, placeholder, v.ID) }

// inputFor is the input of a check with the footprint, as the policy engine
// takes it.
func (a *assessor) inputFor(u use, v *view, f footprint) ast.Value {
	subject, facts := v.in(f)
	return ast.NewObject(
		ast.Item(ast.StringTerm("subject"), ast.NewTerm(inputValue(subject))),
		ast.Item(ast.StringTerm("facts"), ast.NewTerm(inputValue(facts))),
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

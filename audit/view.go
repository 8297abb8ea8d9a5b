package audit

import (
	"crypto/sha256"
	"reflect"
	"slices"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// view is a subject that is looked at closely: what was declared and derived is
// turned into what checks see when somebody asks for it, and then kept. One
// goroutine looks at a time; whoever may not be the only one locks it.
type view struct {
	sync.Mutex
	subject
	inv  *inventory.Inventory
	desk *desk // where it is judged; nil once it is

	declaredForm any
	derived      any      // a pointer to what was derived so far
	asked        []string // the fields of that
	parts        map[string]*part
	looked       map[inventory.Path]inventory.Fact
	opened       direct.Input // for direct evaluation
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
	value  any     // nil where the field is absent
	digest *digest // once somebody asked
}

// sum is the digest of the value.
func (p *part) sum() *digest {
	if p.digest == nil {
		d := digest(sha256.Sum256(canonical(p.value)))
		p.digest = &d
	}
	return p.digest
}

// everything stands for all fields of the facts.
const everything = ""

// facts is what was derived, with its basis, as far as a field goes.
func (v *view) facts(field string) reflect.Value {
	if !slices.Contains(v.asked, field) {
		v.asked = append(v.asked, field)
		if field == everything {
			v.derived = v.from.derive(v.index, v.derived)
		} else {
			v.derived = v.from.derive(v.index, v.derived, v.asked[len(v.asked)-1:]...)
		}
	}
	return reflect.ValueOf(v.derived).Elem()
}

// subjectForm is what was declared, as checks see it.
func (v *view) subjectForm() any {
	if v.declaredForm == nil {
		v.declaredForm = document(v.declared)
	}
	return v.declaredForm
}

// input is the document that a check receives about the subject.
func (v *view) input(params map[string]any, operator any, at string) map[string]any {
	return map[string]any{"subject": v.subjectForm(), "facts": plain(v.facts(everything)), "params": params, "operator": operator, "at": at}
}

// declaredPart is a field of the subject.
func (v *view) declaredPart(field string) *part {
	return v.part("subject."+field, func() any { return v.subjectForm().(map[string]any)[field] })
}

// derivedPart is a field of its facts.
func (v *view) derivedPart(field string) *part {
	return v.part("facts."+field, func() any { return plain(v.facts(field)).(map[string]any)[field] })
}

func (v *view) part(key string, form func() any) *part {
	if known, seen := v.parts[key]; seen {
		return known
	}
	if v.parts == nil {
		v.parts = map[string]*part{}
	}
	v.parts[key] = &part{value: form()}
	return v.parts[key]
}

// key tells the situation of the subject, as far as a footprint goes, from all
// others. The id is no part of it where the check never looks at it.
func (v *view) key(f footprint) digest {
	sum := sha256.New()
	if !f.nameless {
		sum.Write([]byte(v.ID))
	}
	if f.whole {
		sum.Write(canonical([]any{v.subjectForm(), plain(v.facts(everything))}))
	}
	for _, field := range f.subject {
		if field != "id" {
			sum.Write(v.declaredPart(field).sum()[:])
		}
	}
	for _, field := range f.facts {
		sum.Write(v.derivedPart(field).sum()[:])
	}
	return digest(sum.Sum(nil))
}

// in is what a check with the footprint can look at: the subject, and its facts.
// Where the check puts the id only into texts, a placeholder stands for it.
func (v *view) in(f footprint) (subject, facts map[string]any) {
	if f.whole {
		return v.subjectForm().(map[string]any), plain(v.facts(everything)).(map[string]any)
	}
	subject, facts = chosen(f.subject, v.declaredPart), chosen(f.facts, v.derivedPart)
	if f.nameless && slices.Contains(f.subject, "id") {
		subject["id"] = placeholder
	}
	return subject, facts
}

// chosen are the fields that are named and there.
func chosen(fields []string, of func(string) *part) map[string]any {
	chosen := map[string]any{}
	for _, field := range fields {
		if value := of(field).value; value != nil {
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
		ast.Item(ast.StringTerm("operator"), ast.NewTerm(a.operator())),
		ast.Item(ast.StringTerm("at"), ast.StringTerm(a.now)),
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

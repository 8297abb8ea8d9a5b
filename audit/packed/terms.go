package packed

import (
	"fmt"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// form is what a term is.
type form = int

const (
	knownForm form = iota // as one before
	nullForm
	falseForm
	trueForm
	numberForm
	textForm
	varForm
	refForm
	arrayForm
	setForm
	objectForm
	listForm    // an array comprehension
	choiceForm  // a set comprehension
	mappingForm // an object comprehension
)

// term writes a term. Most come up many times, and are written once.
func (w *rulesWriter) term(t *ast.Term) {
	if !isShared(t) {
		w.value(t.Value)
		return
	}
	key := keyOf(t)
	if at, known := w.known[key]; known {
		w.Number(knownForm)
		w.Number(at)
		return
	}
	w.value(t.Value)
	w.known[key] = len(w.known)
}

// isShared reports whether a term is written once: a single value, a variable, or a
// reference all of whose steps are such.
func isShared(t *ast.Term) bool {
	ref, isRef := t.Value.(ast.Ref)
	return isSingle(t) || isRef && !slices.ContainsFunc(ref, func(step *ast.Term) bool { return !isSingle(step) })
}

func isSingle(t *ast.Term) bool {
	_, isVar := t.Value.(ast.Var)
	return isVar || ast.IsScalar(t.Value)
}

// keyOf tells a term that is shared from all others.
func keyOf(t *ast.Term) (key string) {
	switch x := t.Value.(type) {
	case ast.Ref:
		for _, step := range x {
			key += "." + keyOf(step)
		}
		return key
	case ast.Var:
		return fmt.Sprintf("var %q", string(x)) // String calls all that have no name the same
	}
	return fmt.Sprintf("%T %q", t.Value, t.Value.String())
}

func (w *rulesWriter) value(v ast.Value) {
	switch x := v.(type) {
	case ast.Null:
		w.Number(nullForm)
	case ast.Boolean:
		w.Number(map[bool]form{false: falseForm, true: trueForm}[bool(x)])
	case ast.Number:
		w.Number(numberForm)
		w.Text(string(x))
	case ast.String:
		w.Number(textForm)
		w.Text(string(x))
	case ast.Var:
		w.Number(varForm)
		w.Text(string(x))
	case ast.Ref:
		w.Number(refForm)
		w.terms(x)
	case *ast.Array:
		w.Number(arrayForm)
		w.terms(itemsOf(x))
	case ast.Set:
		w.Number(setForm)
		w.terms(x.Slice())
	case ast.Object:
		w.object(x)
	default:
		w.comprehension(v)
	}
}

func (w *rulesWriter) terms(list []*ast.Term) {
	w.Number(len(list))
	for _, t := range list {
		w.term(t)
	}
}

func itemsOf(array *ast.Array) (items []*ast.Term) {
	array.Foreach(func(item *ast.Term) { items = append(items, item) })
	return items
}

func (w *rulesWriter) object(x ast.Object) {
	w.Number(objectForm)
	w.Number(x.Len())
	x.Foreach(func(key, item *ast.Term) { // a key may be given twice
		w.term(key)
		w.term(item)
	})
}

func (w *rulesWriter) comprehension(v ast.Value) {
	switch x := v.(type) {
	case *ast.ArrayComprehension:
		w.Number(listForm)
		w.term(x.Term)
		w.body(x.Body)
	case *ast.SetComprehension:
		w.Number(choiceForm)
		w.term(x.Term)
		w.body(x.Body)
	case *ast.ObjectComprehension:
		w.Number(mappingForm)
		w.term(x.Key)
		w.term(x.Value)
		w.body(x.Body)
	default:
		panic(fmt.Sprintf("a term of type %T", v))
	}
}

// term reads a term.
func (r *rulesReader) term() *ast.Term {
	form := r.Number()
	if form == knownForm {
		at := r.Number()
		if at >= len(r.known) {
			r.damaged()
			return nothing
		}
		return r.known[at]
	}
	t := &ast.Term{Value: r.value(form)}
	if isShared(t) {
		r.known = append(r.known, t)
	}
	return t
}

// nothing stands for what could not be read.
var nothing = ast.NullTerm()

func (r *rulesReader) value(form form) ast.Value {
	switch form {
	case falseForm, trueForm:
		return ast.Boolean(form == trueForm)
	case numberForm:
		return ast.Number(r.Text())
	case textForm:
		return ast.String(r.Text())
	case varForm:
		return ast.Var(r.Text())
	case refForm:
		return ast.Ref(r.terms())
	case arrayForm:
		return ast.NewArray(r.terms()...)
	case setForm:
		return ast.NewSet(r.terms()...)
	case objectForm:
		return r.object()
	case listForm:
		return &ast.ArrayComprehension{Term: r.term(), Body: r.body()}
	case choiceForm:
		return &ast.SetComprehension{Term: r.term(), Body: r.body()}
	case mappingForm:
		return &ast.ObjectComprehension{Key: r.term(), Value: r.term(), Body: r.body()}
	case nullForm:
	default:
		r.damaged()
	}
	return ast.Null{}
}

func (r *rulesReader) terms() []*ast.Term {
	return ListOf(r.Reader, r.term)
}

func (r *rulesReader) object() ast.Value {
	return ast.NewObject(ListOf(r.Reader, func() [2]*ast.Term { return ast.Item(r.term(), r.term()) })...)
}

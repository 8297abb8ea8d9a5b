package direct

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// plan says how a check sees the values of a Go type, worked out once: as JSON
// would have them, without the text in between.
type plan struct {
	form   form
	elem   *plan   // of what a pointer or a list holds
	fields []field // of a struct, in order of their names
}

type form uint8

const (
	textForm form = iota
	spokenForm
	digitsForm
	truthForm
	wholeForm
	floatForm
	pointerForm
	anyForm
	listForm
	mapForm
	structForm
	partsForm
)

// field is a field of a struct, or of one embedded in it.
type field struct {
	name     string
	index    []int
	omitZero bool
	plan     *plan
}

// of is the field in a struct, and whether it is there.
func (f *field) of(in reflect.Value) (reflect.Value, bool) {
	for _, i := range f.index {
		in = in.Field(i)
	}
	return in, !f.omitZero || !in.IsZero()
}

// index is the place of a field, or -1.
func (p *plan) index(name string) int {
	return slices.IndexFunc(p.fields, func(f field) bool { return f.name == name })
}

var plans sync.Map // reflect.Type → *plan

func planOf(t reflect.Type) *plan {
	if known, ok := plans.Load(t); ok {
		return known.(*plan)
	}
	made := drafts{}
	p := made.plan(t)
	for t, p := range made {
		plans.LoadOrStore(t, p)
	}
	return p
}

// drafts are plans in the making. A type that holds itself finds its own among
// them.
type drafts map[reflect.Type]*plan

func (d drafts) plan(t reflect.Type) *plan {
	if known := d[t]; known != nil {
		return known
	}
	p := &plan{form: formOf(t)}
	d[t] = p
	switch p.form {
	case pointerForm, listForm:
		p.elem = d.plan(t.Elem())
	case structForm:
		d.addFields(p, t, nil)
		slices.SortFunc(p.fields, func(a, b field) int { return strings.Compare(a.name, b.name) })
	}
	return p
}

var (
	marshaler = reflect.TypeFor[json.Marshaler]()
	jsonText  = reflect.TypeFor[json.Number]()
	plainMap  = reflect.TypeFor[map[string]any]()
)

func formOf(t reflect.Type) form {
	forms := map[reflect.Kind]form{reflect.String: textForm, reflect.Bool: truthForm, reflect.Int: wholeForm, reflect.Int64: wholeForm,
		reflect.Float64: floatForm, reflect.Interface: anyForm, reflect.Slice: listForm, reflect.Struct: structForm}
	f, known := forms[t.Kind()]
	switch {
	case t.Kind() == reflect.Pointer:
		return pointerForm
	case t == jsonText:
		return digitsForm
	case t == plainMap:
		return mapForm
	case t.Kind() != reflect.Interface && t.Implements(marshaler):
		return spokenForm
	case !known:
		panic(fmt.Sprintf("direct: %s has no plain form", t)) // neither the model nor plain data has others
	}
	return f
}

func (d drafts) addFields(p *plan, t reflect.Type, above []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(slices.Clone(above), i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.IsExported():
			d.addFields(p, f.Type, index)
		case name != "" && name != "-":
			p.fields = append(p.fields, field{name, index, options == "omitzero", d.plan(f.Type)})
		}
	}
}

// Parts is an object of which a field is worked out when a check looks at it.
type Parts interface {
	// Part is a struct that has the field with a JSON name, if there is one; of the
	// empty name, one that has all.
	Part(name string) any
}

var byParts = &plan{form: partsForm}

// whole is an object of which all fields are worked out.
func (v *value) whole() value { return view(v.in.Interface().(Parts).Part("")) }

// view is a Go value as checks see it.
func view(x any) value {
	switch x := x.(type) {
	case nil:
		return value{}
	case string:
		return word(x)
	case bool:
		return truth(x)
	case float64:
		return float(x)
	case Parts:
		return value{kind: object, plan: byParts, in: reflect.ValueOf(x)}
	}
	v := reflect.ValueOf(x)
	return planOf(v.Type()).view(v)
}

func (p *plan) view(v reflect.Value) value {
	switch p.form {
	case textForm:
		return word(v.String())
	case truthForm:
		return truth(v.Bool())
	case wholeForm:
		return integer(v.Int())
	case floatForm:
		return float(v.Float())
	case digitsForm:
		return digits(v.String())
	case spokenForm:
		return word(v.Interface().(fmt.Stringer).String())
	case pointerForm:
		if v.IsNil() {
			return value{}
		}
		return p.elem.view(v.Elem())
	case anyForm:
		return view(v.Interface())
	case listForm:
		return value{kind: array, plan: p, in: v}
	}
	return value{kind: object, plan: p, in: v}
}

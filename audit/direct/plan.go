package direct

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// plan says how a check sees the values of a Go type, worked out once: as JSON
// would have them, without the text in between.
type plan struct {
	form   form
	elem   *plan   // of what a pointer or a list holds
	fields []field // of a struct, in order of their names
	shape  *shape  // of a struct
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
)

// field is a field of a struct, or of one embedded in it.
type field struct {
	name     string
	index    []int
	omitZero bool
	plan     *plan
}

// put puts the field of a struct where it is wanted.
func (f *field) put(in reflect.Value, into *value, room *Room) {
	for _, i := range f.index {
		in = in.Field(i)
	}
	if f.omitZero && f.plan.isZero(in) {
		into.kind = absent
		return
	}
	f.plan.put(in, into, room)
}

// isZero is that of reflect, which takes a while, for values of this form.
func (p *plan) isZero(in reflect.Value) bool {
	switch p.form {
	case pointerForm, listForm:
		return in.IsNil()
	case textForm:
		return in.Len() == 0
	}
	return in.IsZero()
}

var plans sync.Map // reflect.Type → *plan

var shapes atomic.Uint32 // numbers those of types

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
		p.shape = &shape{fixed: true, number: shapes.Add(1)}
		for _, f := range p.fields {
			p.shape.keys = append(p.shape.keys, word(f.name))
		}
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

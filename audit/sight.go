package audit

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"
)

// sight is a value of the model, or a derived fact, that is looked into where it is:
// what it shows is what document would make of it. The zero value shows nothing.
type sight struct{ value reflect.Value }

func sightOf(x any) sight { return seen(reflect.ValueOf(x)) }

// seen is what pointers lead to.
func seen(v reflect.Value) sight {
	for v.Kind() == reflect.Pointer {
		v = v.Elem() // invalid where it is nil
	}
	return sight{v}
}

// isThere reports whether there is anything.
func (s sight) isThere() bool { return s.value.IsValid() }

// list is the number of entries of a list; false if it is none.
func (s sight) list() (entries int, is bool) {
	if !s.isThere() || s.value.Kind() != reflect.Slice || outlookOf(s.value.Type()).single {
		return 0, false
	}
	return s.value.Len(), true
}

func (s sight) entry(i int) sight { return seen(s.value.Index(i)) }

// field is the field with this JSON name.
func (s sight) field(name string) sight {
	if !s.isThere() {
		return sight{}
	}
	prospect, known := outlookOf(s.value.Type()).fields[name]
	if !known {
		return sight{}
	}
	v := s.value.FieldByIndex(prospect.index)
	if prospect.omitZero && v.IsZero() {
		return sight{}
	}
	return seen(v)
}

// plain is the value as plain data.
func (s sight) plain() any { return plain(s.value) }

// outlook is how values of a type are looked into.
type outlook struct {
	single bool // it is one value, whatever it is made of
	// Of a struct, by JSON name, those of embedded ones with them.
	fields map[string]prospect
	basis  []int // where a struct says what it rests on; nil where it does not
}

type prospect struct {
	index    []int
	omitZero bool
}

var (
	outlooks  sync.Map // reflect.Type → *outlook
	marshaler = reflect.TypeFor[json.Marshaler]()
)

func outlookOf(t reflect.Type) *outlook {
	if known, ok := outlooks.Load(t); ok {
		return known.(*outlook)
	}
	o := &outlook{single: t.Implements(marshaler)}
	if !o.single && t.Kind() == reflect.Struct {
		o.fields = map[string]prospect{}
		o.add(t, nil)
		if f, has := t.FieldByName("Basis"); has && f.Type == basisType {
			o.basis = f.Index
		}
	}
	outlooks.Store(t, o)
	return o
}

func (o *outlook) add(t reflect.Type, above []int) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(above[:len(above):len(above)], i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.IsExported():
			o.add(f.Type, index)
		case name != "" && name != "-":
			o.fields[name] = prospect{index, options == "omitzero"}
		}
	}
}

package audit

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// document is a value of the model, or a derived fact, as plain data: what it
// is in JSON, without the text in between. This is the form in which checks see
// it, and a test holds it to what JSON would give.
func document(value any) any { return plain(reflect.ValueOf(value)) }

func plain(v reflect.Value) any {
	switch {
	case v.Kind() == reflect.Pointer && v.IsNil():
		return nil
	case v.Kind() == reflect.Pointer:
		return plain(v.Elem())
	}
	if _, special := v.Interface().(json.Marshaler); special {
		return v.Interface().(fmt.Stringer).String()
	}
	switch v.Kind() {
	case reflect.String:
		return v.String()
	case reflect.Bool:
		return v.Bool()
	case reflect.Int64:
		return v.Int()
	case reflect.Float64:
		return v.Float()
	case reflect.Slice:
		list := make([]any, v.Len())
		for i := range list {
			list[i] = plain(v.Index(i))
		}
		return list
	case reflect.Struct:
		object := map[string]any{}
		plainFields(v, object)
		return object
	}
	panic(fmt.Sprintf("audit: %s has no plain form", v.Type())) // the model has no others
}

// plainFields adds the fields of a struct, and of those embedded in it, that
// are there.
func plainFields(v reflect.Value, object map[string]any) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && name == "" && f.IsExported():
			plainFields(v.Field(i), object)
		case name == "" || name == "-" || options == "omitzero" && v.Field(i).IsZero():
		default:
			object[name] = plain(v.Field(i))
		}
	}
}

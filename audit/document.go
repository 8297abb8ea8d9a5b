package audit

import (
	"fmt"
	"reflect"
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
	shown := outlookOf(v.Type())
	if shown.single {
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
		object := make(map[string]any, len(shown.fields))
		for name, at := range shown.fields {
			if field := v.FieldByIndex(at.index); !at.omitZero || !field.IsZero() {
				object[name] = plain(field)
			}
		}
		return object
	}
	panic(fmt.Sprintf("audit: %s has no plain form", v.Type())) // the model has no others
}

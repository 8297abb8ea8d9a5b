package audit

import (
	"encoding/json"
	"reflect"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

var basisType = reflect.TypeFor[drill.Basis]()

// basisOf is the basis of a derived fact: of the field that the keys name, in
// the innermost struct on the way that says what it rests on.
func basisOf(facts reflect.Value, keys []any) []inventory.Path {
	var paths []inventory.Path
	for i := 0; facts.IsValid(); i++ {
		facts = reflect.Indirect(facts)
		if facts.Kind() == reflect.Struct {
			paths = pathsIn(facts, keys[min(i, len(keys)):])
		}
		if i == len(keys) {
			break
		}
		facts = child(facts, keys[i])
	}
	return paths
}

// pathsIn are the paths that a struct's basis gives for a field, or for all of
// them if no field is named.
func pathsIn(v reflect.Value, keys []any) (paths []inventory.Path) {
	at := outlookOf(v.Type()).basis
	if at == nil {
		return nil
	}
	basis := v.FieldByIndex(at).Interface().(drill.Basis)
	if basis == nil {
		return nil
	}
	if len(keys) > 0 {
		name, _ := keys[0].(string)
		return basis(name)
	}
	for _, name := range sortedKeys(fieldsOf(v.Type())) {
		paths = append(paths, basis(name)...)
	}
	return paths
}

// child is the field with this JSON name, or the entry with this index.
func child(v reflect.Value, key any) reflect.Value {
	switch key := key.(type) {
	case string:
		if v.Kind() == reflect.Struct {
			if i, known := fieldsOf(v.Type())[key]; known {
				return v.Field(i)
			}
		}
	case json.Number:
		i, err := key.Int64()
		if err == nil && v.Kind() == reflect.Slice && int(i) < v.Len() {
			return v.Index(int(i))
		}
	case int:
		if v.Kind() == reflect.Slice && key < v.Len() {
			return v.Index(key)
		}
	}
	return reflect.Value{}
}

var fieldIndexes sync.Map // reflect.Type → map[string]int

// fieldsOf are the indexes of the fields of a struct, by JSON name.
func fieldsOf(t reflect.Type) map[string]int {
	if known, ok := fieldIndexes.Load(t); ok {
		return known.(map[string]int)
	}
	fields := map[string]int{}
	for i := range t.NumField() {
		name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		if name != "-" {
			fields[name] = i
		}
	}
	fieldIndexes.Store(t, fields)
	return fields
}

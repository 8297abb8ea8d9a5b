package audit

import (
	"encoding/json"
	"reflect"

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
	for _, name := range sortedKeys(outlookOf(v.Type()).fields) {
		paths = append(paths, basis(name)...)
	}
	return paths
}

// child is the field with this JSON name, or the entry with this index.
func child(v reflect.Value, key any) reflect.Value {
	switch key := key.(type) {
	case string:
		if v.Kind() == reflect.Struct {
			if at, known := outlookOf(v.Type()).fields[key]; known {
				return v.FieldByIndex(at.index)
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

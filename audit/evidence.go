package audit

import (
	"encoding/json"
	"reflect"
	"slices"

	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// ground finds the inventory paths behind what a check reads of a subject: the
// subject's own fields, and the basis of what was derived for it.
func ground(reads []read, s subject, params map[string]any, inv *inventory.Inventory) []inventory.Path {
	g := grounding{document: map[string]any{"subject": s.declared, "facts": s.derived}, params: params}
	for _, r := range reads {
		g.expand(r, nil, 0, g.document, map[variable]int{})
	}
	var paths []inventory.Path
	for _, keys := range g.found {
		paths = append(paths, s.behind(keys, inv)...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// behind are the inventory paths behind a path of the input.
func (s subject) behind(keys []any, inv *inventory.Inventory) []inventory.Path {
	if len(keys) > 0 && keys[0] == "facts" {
		return basisOf(s.facts, keys[1:])
	}
	if len(keys) > 0 && keys[0] == "subject" {
		return []inventory.Path{inv.Follow(s.path, keys[1:])}
	}
	return nil
}

// grounding expands reads over the entries of the lists that they go through.
type grounding struct {
	document any
	params   map[string]any
	found    [][]any
}

// expand walks on from value, which keys led to, and tries every entry where
// the path has a variable.
func (g *grounding) expand(r read, keys []any, depth int, value any, entries map[variable]int) {
	if depth == len(r.path) || value == nil {
		g.find(r, keys, depth)
		return
	}
	index, isEntry := r.path[depth].(variable)
	list, isList := value.([]any)
	if !isEntry || !isList {
		object, _ := value.(map[string]any)
		name, _ := r.path[depth].(string)
		g.expand(r, extend(keys, r.path[depth]), depth+1, object[name], entries)
		return
	}
	for i, entry := range list {
		if chosen, fixed := entries[index]; fixed && chosen != i {
			continue
		}
		entries[index] = i
		if g.allows(r.guards, entries) {
			g.expand(r, extend(keys, i), depth+1, entry, entries)
		}
		delete(entries, index)
	}
}

// find notes a path that was walked as far as it exists. Of an absent fact the
// keys that would follow are kept, up to the next list.
func (g *grounding) find(r read, keys []any, depth int) {
	for _, key := range r.path[depth:] {
		if _, isEntry := key.(variable); isEntry {
			break
		}
		keys = extend(keys, key)
	}
	g.found = append(g.found, keys)
}

// allows reports whether no guard is known to fail for the chosen entries.
func (g *grounding) allows(guards []guard, entries map[variable]int) bool {
	for _, guard := range guards {
		value, known := g.value(guard.path, entries)
		if known && !guard.admits(value, g.params) {
			return false
		}
	}
	return true
}

// value is the value at a path, with entries chosen for its variables.
func (g *grounding) value(path []any, entries map[variable]int) (any, bool) {
	value := g.document
	for _, key := range path {
		switch key := key.(type) {
		case string:
			object, _ := value.(map[string]any)
			value = object[key]
		case variable:
			list, _ := value.([]any)
			i, chosen := entries[key]
			if !chosen || i >= len(list) {
				return nil, false
			}
			value = list[i]
		}
	}
	return value, value != nil
}

// admits reports whether a value meets the guard.
func (g guard) admits(value any, params map[string]any) bool {
	allowed := g.allowed
	switch param := params[g.param].(type) {
	case []string:
		for _, text := range param {
			allowed = append(allowed, text)
		}
	case nil:
	default:
		allowed = append(allowed, param)
	}
	return slices.Contains(allowed, value)
}

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
	field := v.FieldByName("Basis")
	if !field.IsValid() || field.Type() != basisType {
		return nil
	}
	basis := field.Interface().(drill.Basis)
	for _, name := range sortedKeys(basis) {
		if len(keys) == 0 || keys[0] == name {
			paths = append(paths, basis[name]...)
		}
	}
	return paths
}

// child is the field with this JSON name, or the entry with this index.
func child(v reflect.Value, key any) reflect.Value {
	switch key := key.(type) {
	case string:
		if v.Kind() != reflect.Struct {
			return reflect.Value{}
		}
		for i := range v.NumField() {
			if jsonName(v.Type().Field(i)) == key {
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

func jsonName(f reflect.StructField) string {
	name := f.Tag.Get("json")
	for i, r := range name {
		if r == ',' {
			return name[:i]
		}
	}
	return name
}

// split tells the facts that are there from those that are missing.
func split(paths []inventory.Path, inv *inventory.Inventory) (evidence []Evidence, missing []Missing) {
	for _, path := range paths {
		fact := inv.Fact(path)
		if fact.Present {
			evidence = append(evidence, Evidence{Path: path, Value: fact.Value, Location: fact.Location, Text: fact.Text})
		} else {
			missing = append(missing, Missing{Path: path, Location: fact.Location})
		}
	}
	return evidence, missing
}

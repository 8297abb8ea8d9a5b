package audit

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// ground finds the inventory paths behind what a check reads of a subject: the
// subject's own fields, and the basis of what was derived for it.
func ground(reads []read, v *view, params map[string]any, inv *inventory.Inventory) []inventory.Path {
	var fields []string
	for _, r := range reads {
		fields = append(fields, r.facts()...)
	}
	g := grounding{document: map[string]any{"subject": v.subjectForm(), "facts": v.factsForm(fields)}, params: params}
	for _, r := range reads {
		g.expand(r, nil, 0, g.document, map[variable]int{})
	}
	var paths []inventory.Path
	for _, keys := range g.found {
		paths = append(paths, v.behind(keys, inv)...)
	}
	slices.Sort(paths)
	return slices.Compact(paths)
}

// behind are the inventory paths behind a path of the input.
func (v *view) behind(keys []any, inv *inventory.Inventory) []inventory.Path {
	if len(keys) > 0 && keys[0] == "facts" {
		return basisOf(v.facts(fieldOf(keys)), keys[1:])
	}
	if len(keys) > 0 && keys[0] == "subject" {
		return []inventory.Path{inv.Follow(v.path(), keys[1:])}
	}
	return nil
}

// fieldOf is the field of the facts that the keys of a path lead to.
func fieldOf(keys []any) string {
	if len(keys) < 2 {
		return everything
	}
	field, _ := keys[1].(string)
	return field
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

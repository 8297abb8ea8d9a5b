package audit

import (
	"slices"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// ground finds the inventory paths behind what a check reads of a subject: the
// subject's own fields, and the basis of what was derived for it.
func ground(reads []read, v *view, params map[string]any, inv *inventory.Inventory) []inventory.Path {
	g := grounding{params: params, entries: map[variable]int{}}
	for _, r := range reads {
		for _, field := range r.facts() {
			v.facts(field) // which sees to it that it is there to be looked at
		}
	}
	g.subject, g.facts = sightOf(v.declared), sightOf(v.derived)
	for _, r := range reads {
		g.expand(r)
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
	subject, facts sight
	params         map[string]any
	keys           []any            // that led to where it is
	entries        map[variable]int // that were chosen on the way
	found          [][]any
}

// root is what the first step of a path leads to.
func (g *grounding) root(path []any) sight {
	switch path[0] {
	case "subject":
		return g.subject
	case "facts":
		return g.facts
	}
	return sight{}
}

// expand walks along a path as far as there is something, and tries every entry where
// the path has a variable.
func (g *grounding) expand(r read) {
	g.keys = append(g.keys[:0], r.path[0])
	g.walk(r, 1, g.root(r.path))
}

// walk goes on from what the first steps of a path lead to.
func (g *grounding) walk(r read, depth int, at sight) {
	if depth == len(r.path) || !at.isThere() {
		g.find(r, depth)
		return
	}
	index, isEntry := r.path[depth].(variable)
	count, isList := at.list()
	if !isEntry || !isList {
		name, _ := r.path[depth].(string)
		g.step(r, depth, r.path[depth], at.field(name))
		return
	}
	if chosen, fixed := g.entries[index]; fixed {
		if chosen < count {
			g.step(r, depth, chosen, at.entry(chosen))
		}
		return
	}
	for i := range count {
		g.entries[index] = i
		if g.allows(r.guards) {
			g.step(r, depth, i, at.entry(i))
		}
	}
	delete(g.entries, index)
}

// step goes on behind a key.
func (g *grounding) step(r read, depth int, key any, to sight) {
	g.keys = append(g.keys, key)
	g.walk(r, depth+1, to)
	g.keys = g.keys[:len(g.keys)-1]
}

// find notes a path that was walked as far as it exists. Of an absent fact the
// keys that would follow are kept, up to the next list.
func (g *grounding) find(r read, depth int) {
	keys := slices.Clone(g.keys)
	for _, key := range r.path[depth:] {
		if _, isEntry := key.(variable); isEntry {
			break
		}
		keys = append(keys, key)
	}
	g.found = append(g.found, keys)
}

// allows reports whether no guard is known to fail for the chosen entries.
func (g *grounding) allows(guards []guard) bool {
	for _, guard := range guards {
		if at := g.at(guard.path); at.isThere() && !guard.admits(at.plain(), g.params) {
			return false
		}
	}
	return true
}

// at is what is at a path, with entries chosen for its variables.
func (g *grounding) at(path []any) sight {
	at := g.root(path)
	for _, key := range path[1:] {
		switch key := key.(type) {
		case string:
			at = at.field(key)
		case variable:
			i, chosen := g.entries[key]
			count, _ := at.list()
			if !chosen || i >= count {
				return sight{}
			}
			at = at.entry(i)
		}
	}
	return at
}

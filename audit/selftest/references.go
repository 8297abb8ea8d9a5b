package selftest

import "github.com/dcaudit/dcaudit/audit/inventory"

func dangle(p place) *inventory.Value {
	if p.Sort != inventory.IsReference {
		return nil
	}
	return text("no-such-" + p.Text)
}

// referElsewhere exchanges a reference with the next one of another kind.
func referElsewhere(p place) (damage, bool) {
	other := p.file.next(p, func(v *inventory.Value) bool { return v.Of != p.Of })
	if p.Sort != inventory.IsReference || other == nil {
		return damage{}, false
	}
	return damage{instead{p.Value: other, other: p.Value}, p.Text + " ↔ " + other.Text}, true
}

// collapse makes a reference the same as the next one of its kind in the same
// list, or in the next entry of the list around it: where there were two, there
// is one.
func collapse(p place) (damage, bool) {
	if p.Sort != inventory.IsReference {
		return damage{}, false
	}
	for depth := len(p.within) - 1; depth >= 0; depth-- {
		around := p.within[depth]
		if around.Form != inventory.List || around.Named && p.Key != "backs_up" {
			continue
		}
		if other := nextBelow(around, p.Value); other != nil {
			return damage{instead{p.Value: other}, p.Text + " → " + other.Text}, true
		}
	}
	return damage{}, false
}

// nextBelow is the reference of the same kind, under the same key and to
// something else, that follows a value within another; the first of them where
// none follows.
func nextBelow(around, after *inventory.Value) *inventory.Value {
	var first, next *inventory.Value
	passed := false
	each(around, func(v *inventory.Value) {
		fits := v.Sort == inventory.IsReference && v.Of == after.Of && v.Key == after.Key && v.Holder == after.Holder && v.Text != after.Text
		passed = passed || v == after
		if fits && first == nil {
			first = v
		}
		if fits && passed && next == nil {
			next = v
		}
	})
	if next == nil {
		return first
	}
	return next
}

// repeatID gives a thing the id of the next in its list.
func repeatID(p place) (damage, bool) {
	if p.Sort != inventory.IsIdentity || len(p.within) < 2 {
		return damage{}, false
	}
	for _, beside := range p.within[len(p.within)-2].Children {
		for _, field := range beside.Value.Children {
			if field.Key == "id" && field.Value != p.Value {
				return damage{instead{p.Value: field.Value}, p.Text + " → " + field.Value.Text}, true
			}
		}
	}
	return damage{}, false
}

// file is what a value may need to know of the rest of its file.
type file struct{ references []*inventory.Value }

// next is the next reference that meets a condition, from the first on after
// the last.
func (f *file) next(p place, meets func(*inventory.Value) bool) *inventory.Value {
	at := 0
	for i, v := range f.references {
		if v == p.Value {
			at = i
		}
	}
	for step := 1; step < len(f.references); step++ {
		if v := f.references[(at+step)%len(f.references)]; meets(v) {
			return v
		}
	}
	return nil
}

// each visits a value and all that it holds, in the order of the file.
func each(v *inventory.Value, visit func(*inventory.Value)) {
	visit(v)
	for _, child := range v.Children {
		each(child.Value, visit)
	}
}

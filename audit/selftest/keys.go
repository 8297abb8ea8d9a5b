package selftest

import (
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func deleteKey(p place) (damage, bool) {
	if !p.isField() {
		return damage{}, false
	}
	return damage{p.among(), "no " + p.Key}, true
}

func repeatKey(p place) (damage, bool) {
	if !p.isField() {
		return damage{}, false
	}
	child := inventory.Child{Key: p.Key, Value: p.Value}
	return damage{p.among(child, child), p.Key + " twice"}, true
}

// misspelt leaves out the second letter, or doubles the only one.
func misspelt(key string) string {
	if len(key) < 2 {
		return key + key
	}
	return key[:1] + key[2:]
}

// alike are letters of another script that look the same.
var alike = strings.NewReplacer("a", "а", "c", "с", "e", "е", "i", "і", "o", "о", "p", "р", "s", "ѕ", "x", "х", "y", "у")

// lookAlike exchanges all letters for which another script has the same, or adds
// a character without width where there is none.
func lookAlike(key string) string {
	if other := alike.Replace(key); other != key {
		return other
	}
	return key + "\u200b"
}

func capitals(key string) string {
	if upper := strings.ToUpper(key); upper != key {
		return upper
	}
	return strings.ToLower(key)
}

// moveUp gives the value under the same key to the mapping around its own.
func moveUp(p place) (damage, bool) {
	if !p.isField() {
		return damage{}, false
	}
	for i := len(p.within) - 2; i >= 0; i-- {
		if around := p.within[i]; around.Form == inventory.Mapping {
			other := p.among()
			other[around] = holding(around, len(around.Children), 0, inventory.Child{Key: p.Key, Value: p.Value})
			return damage{other, p.Key + " is given to " + nameOf(around)}, true
		}
	}
	return damage{}, false
}

// moveAside gives the value to the next mapping beside its own, be it the next
// entry of a list or the next field.
func moveAside(p place) (damage, bool) {
	if !p.isField() || len(p.within) < 2 {
		return damage{}, false
	}
	around := p.within[len(p.within)-2]
	own := slices.IndexFunc(around.Children, func(c inventory.Child) bool { return c.Value == p.parent() })
	for step := 1; step < len(around.Children); step++ {
		if beside := around.Children[(own+step)%len(around.Children)].Value; beside.Form == inventory.Mapping {
			other := p.among()
			other[beside] = holding(beside, len(beside.Children), 0, inventory.Child{Key: p.Key, Value: p.Value})
			return damage{other, p.Key + " is given to " + nameOf(beside)}, true
		}
	}
	return damage{}, false
}

func nameOf(v *inventory.Value) string {
	if v.Path == "" {
		return "the document"
	}
	return string(v.Path)
}

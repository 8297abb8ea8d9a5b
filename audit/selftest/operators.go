package selftest

import "github.com/dcaudit/dcaudit/audit/inventory"

// operator is one way in which a fact gets damaged.
type operator struct {
	name string
	// Whether it breaks the form, so that the loader alone must refuse it; else
	// what is left is well formed and says something else.
	form bool
	// What to think of a mutant that survives.
	advice string
	// The damage to a value where it stands; ok is false where it makes no sense.
	damage func(place) (damage, bool)
}

// damage is what is written instead, and what of it a reader is told.
type damage struct {
	instead instead
	change  string
}

// place is a value in its surroundings.
type place struct {
	*inventory.Value
	// What holds the value, innermost last, and its index within the innermost.
	within []*inventory.Value
	index  int
	file   *file
}

// Advice on survivors.
const (
	adviceMissing  = "a control reads this fact, and is as content without it"
	adviceForm     = "the loader took it, and no control minded"
	adviceEmpty    = "the list is declared empty, and a control that reads it is content with none"
	adviceWeaker   = "a control reads this fact, and is content however weak it gets; is there a demand on its size?"
	adviceOld      = "a control reads this moment, and is content however long ago it was; is there a demand on its age?"
	adviceAhead    = "a moment that lies ahead proves nothing yet, and a control took it"
	adviceRefer    = "a control reads whom this refers to, and is content with another"
	adviceReversed = "a control reads this fact, and is as content with its opposite"
	adviceRepeated = "the same was counted twice, and no control minded"
)

// operators are all of them, in the order in which they are reported.
var operators = []operator{
	{"key deleted", false, adviceMissing, deleteKey},
	{"value left empty", true, adviceForm, replaced(leaveEmpty)},
	{"key misspelt", true, adviceForm, renamed(misspelt)},
	{"key in look-alike letters", true, adviceForm, renamed(lookAlike)},
	{"key in capitals", true, adviceForm, renamed(capitals)},
	{"key given twice", true, adviceForm, repeatKey},
	{"moved to the parent", false, adviceMissing, moveUp},
	{"moved to a sibling", false, adviceMissing, moveAside},
	{"wrapped in a list", true, adviceForm, replaced(wrap)},
	{"unwrapped", true, adviceForm, replaced(unwrap)},
	{"of another type", true, adviceForm, replaced(retype)},
	{"empty text", true, adviceForm, replaced(emptyText)},
	{"empty list", false, adviceEmpty, replaced(emptyList)},
	{"empty mapping", false, adviceMissing, replaced(emptyMapping)},
	{"entry without a value", true, adviceForm, replaced(addNothing)},
	{"entry given twice", true, adviceRepeated, replaced(repeatEntry)},
	{"in quotes", true, adviceForm, replaced(quote)},
	{"not a number", true, adviceForm, replaced(notANumber)},
	{"infinite", true, adviceForm, replaced(infinite)},
	{"negative", true, adviceForm, replaced(negative)},
	{"in another notation", true, adviceForm, replaced(otherNotation)},
	{"no longer whole", true, adviceForm, replaced(fraction)},
	{"unit dropped", true, adviceForm, replaced(dropUnit)},
	{"unit not known", true, adviceForm, replaced(unknownUnit)},
	{"unit changed", false, adviceWeaker, replaced(changeUnit)},
	{"far too little", false, adviceWeaker, replaced(tooLittle)},
	{"far too much", false, adviceWeaker, replaced(tooMuch)},
	{"no such date", true, adviceForm, replaced(noSuchDate)},
	{"date without its form", true, adviceForm, replaced(foreignDate)},
	{"ten years old", false, adviceOld, replaced(longAgo)},
	{"ten years ahead", false, adviceAhead, replaced(ahead)},
	{"true and false exchanged", false, adviceReversed, replaced(flip)},
	{"value misspelt", true, adviceForm, replaced(misspeltValue)},
	{"value in another case", true, adviceForm, replaced(otherCase)},
	{"reference to nothing", true, adviceForm, replaced(dangle)},
	{"reference to something else", true, adviceForm, referElsewhere},
	{"reference like its neighbour", false, adviceRefer, collapse},
	{"id given twice", true, adviceForm, repeatID},
	{"control character in it", true, adviceForm, replaced(control)},
	{"invisible character in it", true, adviceForm, replaced(invisible)},
	{"blank after it", true, adviceForm, replaced(blank)},
}

// replaced damages a value by writing another one in its place.
func replaced(by func(place) *inventory.Value) func(place) (damage, bool) {
	return func(p place) (damage, bool) {
		other := by(p)
		if other == nil {
			return damage{}, false
		}
		return damage{instead{p.Value: other}, shown(p.Value) + " → " + shown(other)}, true
	}
}

// renamed damages the key that a value is given under.
func renamed(by func(string) string) func(place) (damage, bool) {
	return func(p place) (damage, bool) {
		if !p.isField() {
			return damage{}, false
		}
		key := by(p.Key)
		return damage{p.among(inventory.Child{Key: key, Value: p.Value}), p.Key + " → " + key}, true
	}
}

// isField reports whether the value is given under a key of its own, rather
// than as an entry of a list.
func (p place) isField() bool {
	return len(p.within) > 0 && p.parent().Form == inventory.Mapping
}

func (p place) parent() *inventory.Value { return p.within[len(p.within)-1] }

// among writes other children in the place of the value.
func (p place) among(children ...inventory.Child) instead {
	return instead{p.parent(): holding(p.parent(), p.index, 1, children...)}
}

// holding is a value with some of its children exchanged for others.
func holding(v *inventory.Value, from, count int, children ...inventory.Child) *inventory.Value {
	other := *v
	other.Children = append(append(append([]inventory.Child{}, v.Children[:from]...), children...), v.Children[from+count:]...)
	return &other
}

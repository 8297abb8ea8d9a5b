package terraform

import "github.com/dcaudit/dcaudit/audit/imports"

// Reasons why something is not known.
const (
	afterApply = "it is known only after apply"
	hidden     = "it is marked as sensitive, and not copied"
	unsaid     = "the file does not say it"
	modeUnsaid = "who serves and who waits is not certain"
	partly     = "it covers a part of the data, or something else than is certain"
	typesLeft  = "types of resources that are not read"
	notWhole   = "the plan is not whole"
	noService  = "which service it belongs to is not certain, and it is left out"
)

// view is a value of a resource, with what a plan tells of it besides. What is
// sensitive or not known is not there, whoever asks.
type view struct {
	value     *imports.JSON
	unknown   *imports.JSON // shaped like the value; true where it is known after apply
	sensitive *imports.JSON // the same, where it is secret
	expr      *imports.JSON // the expression in the configuration
}

func isTrue(v *imports.JSON) bool { return v != nil && v.Is == imports.True }

// get is the value under a path of keys.
func (v view) get(path ...string) view {
	for _, key := range path {
		next := view{v.value.Get(key), v.unknown.Get(key), v.sensitive.Get(key), v.expr.Get(key)}
		if isTrue(v.unknown) {
			next.unknown = v.unknown
		}
		if isTrue(v.sensitive) {
			next.sensitive = v.sensitive
		}
		v = next
	}
	if isTrue(v.sensitive) || isTrue(v.unknown) {
		v.value = nil
	}
	return v
}

// entries are the entries of a list, or the blocks of one kind.
func (v view) entries() []view {
	if isTrue(v.sensitive) || isTrue(v.unknown) {
		return nil
	}
	var entries []view
	for i, value := range v.value.Entries() {
		entry := view{value: value, unknown: at(v.unknown, i), sensitive: at(v.sensitive, i)}
		if isTrue(entry.sensitive) || isTrue(entry.unknown) {
			entry.value = nil
		}
		entry.expr = v.exprOf(i, value, len(v.value.Entries()))
		entries = append(entries, entry)
	}
	return entries
}

func at(list *imports.JSON, i int) *imports.JSON {
	if entries := list.Entries(); i < len(entries) {
		return entries[i]
	}
	return nil
}

// exprOf is the expression of an entry: a set has no order, so it is the only one
// whose constants are those of the entry. A list of plain values has one
// expression for all.
func (v view) exprOf(i int, value *imports.JSON, count int) *imports.JSON {
	if v.expr == nil || v.expr.Is != imports.List {
		return v.expr
	}
	if count == 1 && len(v.expr.Entries()) == 1 {
		return v.expr.First()
	}
	var found *imports.JSON
	for _, candidate := range v.expr.Entries() {
		if contradicts(candidate, value) {
			continue
		}
		if found != nil {
			return nil
		}
		found = candidate
	}
	return found
}

// contradicts reports whether a block of the configuration has a constant that an
// entry has not.
func contradicts(expr, value *imports.JSON) bool {
	if expr == nil || expr.Is != imports.Object {
		return true
	}
	for i, key := range expr.Keys {
		constant := expr.Values[i].Get("constant_value")
		if constant != nil && (constant.Is != value.Get(key).Shape() || constant.Text != value.Get(key).Written()) {
			return true
		}
	}
	return false
}

// first is the first block of a kind; nothing where there is none.
func (v view) first() view {
	if entries := v.entries(); len(entries) > 0 {
		return entries[0]
	}
	return view{unknown: v.unknown, sensitive: v.sensitive}
}

func (v view) text() string {
	if isTrue(v.sensitive) {
		return ""
	}
	return v.value.String()
}

func (v view) bool() *bool {
	if isTrue(v.sensitive) {
		return nil
	}
	return v.value.Bool()
}

// is reports whether the value is known to be true.
func (v view) is() bool { return v.bool() != nil && *v.bool() }

// isNot reports whether the value is known to be false.
func (v view) isNot() bool { return v.bool() != nil && !*v.bool() }

func (v view) int() *int64 {
	if isTrue(v.sensitive) {
		return nil
	}
	return v.value.Int()
}

// texts are the texts of a list, and whether these are all of them.
func (v view) texts() (texts []string, whole bool) {
	if v.value == nil || v.value.Is != imports.List {
		return nil, false
	}
	for _, entry := range v.entries() {
		if entry.text() == "" {
			return nil, false
		}
		texts = append(texts, entry.text())
	}
	return texts, true
}

// there reports whether something is said, be it an empty list.
func (v view) there() bool { return v.value != nil && v.value.Is != imports.Null }

// why is the reason why a value is not there.
func (v view) why() string {
	switch {
	case holdsTrue(v.sensitive):
		return hidden
	case holdsTrue(v.unknown):
		return afterApply
	}
	return unsaid
}

// holdsTrue reports whether a mask covers any of a value.
func holdsTrue(mask *imports.JSON) bool {
	if mask == nil || isTrue(mask) {
		return isTrue(mask)
	}
	for _, part := range mask.Values {
		if holdsTrue(part) {
			return true
		}
	}
	return false
}

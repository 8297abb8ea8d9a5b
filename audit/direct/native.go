package direct

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// native is a built-in of one or two arguments, written for the values at hand.
// What it leaves undone, failures among it, is left to topdown. A built-in of one
// argument gets it twice.
type native func(a, b *value) (result value, done bool)

var natives = map[string]native{
	"sprintf": sprintf,
	"count":   count,
	"plus":    onIntegers(func(x, y int64) (int64, bool) { return x + y, true }),
	"minus":   onIntegers(func(x, y int64) (int64, bool) { return x - y, true }),
	"mul":     onIntegers(func(x, y int64) (int64, bool) { return x * y, true }),
	"rem":     onIntegers(func(x, y int64) (int64, bool) { return x % max(y, 1), y > 0 }),
	"div":     div,
	"ceil":    rounded(1),
	"floor":   rounded(0),
	"round":   onIntegers(func(x, _ int64) (int64, bool) { return x, true }),
	"concat":  joined,

	"array.concat": appended,
}

// predicate is a built-in that is true or false, and never fails. One of one
// argument gets it twice.
type predicate func(a, b *value) bool

var predicates = map[string]predicate{
	"equal": equal,
	"neq":   func(a, b *value) bool { return !equal(a, b) },
	"lt":    func(a, b *value) bool { return compare(a, b) < 0 },
	"lte":   func(a, b *value) bool { return compare(a, b) <= 0 },
	"gt":    func(a, b *value) bool { return compare(a, b) > 0 },
	"gte":   func(a, b *value) bool { return compare(a, b) >= 0 },

	"internal.member_2": member,

	"is_array":   func(a, _ *value) bool { return a.kind == array },
	"is_object":  func(a, _ *value) bool { return a.kind == object },
	"is_string":  func(a, _ *value) bool { return a.kind == text },
	"is_number":  func(a, _ *value) bool { return a.isNumber() },
	"is_boolean": func(a, _ *value) bool { return a.kind == boolean },
}

// infallible are the built-ins that have a result whatever their arguments are.
var infallible = map[string]bool{"equal": true, "neq": true, "lt": true, "lte": true, "gt": true, "gte": true,
	"internal.member_2": true, "internal.member_3": true}

// onIntegers is arithmetic on integers that are so small that no result overflows;
// of such topdown makes integers, too.
func onIntegers(f func(x, y int64) (int64, bool)) native {
	return func(a, b *value) (value, bool) {
		if a.kind != whole || b.kind != whole || !isSmall(a.num) || !isSmall(b.num) {
			return value{}, false
		}
		n, done := f(a.num, b.num)
		return integer(n), done
	}
}

// div divides positive integers.
func div(a, b *value) (value, bool) {
	if a.kind != whole || b.kind != whole || !isSmall(a.num) || !isSmall(b.num) || a.num <= 0 || b.num <= 0 {
		return value{}, false
	}
	return quotient(a.num, b.num), true
}

// rounded is a ratio without its fraction, and what is added for that. The digits of
// a ratio are so many that topdown, which rounds these, never meets an integer.
func rounded(add int64) native {
	return func(a, _ *value) (value, bool) {
		if a.kind == ratio {
			x, y := a.terms()
			return integer(x.num/y.num + add), true
		}
		return *a, a.kind == whole && isSmall(a.num)
	}
}

// joined is the texts of a list or set, with another between them.
func joined(a, b *value) (value, bool) {
	if a.kind != text || b.kind != array && b.kind != set {
		return value{}, false
	}
	var texts []string
	for i := range b.built.items {
		if b.built.items[i].kind != text {
			return value{}, false
		}
		texts = append(texts, b.built.items[i].text)
	}
	return word(strings.Join(texts, a.text)), true
}

// appended is a list with the items of another behind its own.
func appended(a, b *value) (value, bool) {
	if a.kind != array || b.kind != array {
		return value{}, false
	}
	return value{kind: array, built: &built{items: slices.Concat(a.built.items, b.built.items)}}, true
}

// few items are looked through in no time.
const few = 8

func isSmall(n int64) bool { return math.MinInt32 <= n && n <= math.MaxInt32 }

// member reports whether a is among the values of b.
func member(a, b *value) bool {
	switch {
	case !b.isCollection():
		return false
	case b.kind == object:
		for _, item, i := b.next(0); i >= 0; _, item, i = b.next(i) {
			if equal(a, item) {
				return true
			}
		}
		return false
	case b.kind == set && len(b.built.items) > few:
		return b.find(a) != nil
	}
	for i := range b.built.items {
		if equal(a, &b.built.items[i]) {
			return true
		}
	}
	return false
}

func count(a, _ *value) (value, bool) {
	if !a.isCollection() {
		return value{}, false
	}
	return integer(int64(a.size())), true
}

// sprintf puts texts and integers into a text. All but %s and %v is left undone.
func sprintf(a, b *value) (value, bool) {
	if a.kind != text || b.kind != array {
		return value{}, false
	}
	var room [128]byte
	out, rest, args := room[:0], a.text, b.built.items
	for i := strings.IndexByte(rest, '%'); i >= 0; i = strings.IndexByte(rest, '%') {
		if i+1 == len(rest) || len(args) == 0 {
			return value{}, false
		}
		out = append(out, rest[:i]...)
		switch arg, verb := &args[0], rest[i+1]; {
		case arg.kind == text && (verb == 's' || verb == 'v'):
			out = append(out, arg.text...)
		case arg.kind == whole && verb == 'v':
			out = strconv.AppendInt(out, arg.num, 10)
		default:
			return value{}, false
		}
		rest, args = rest[i+2:], args[1:]
	}
	return word(string(append(out, rest...))), len(args) == 0
}

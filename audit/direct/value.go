package direct

import (
	"cmp"
	"encoding/json"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/topdown/builtins"
)

// kind is what a value is, in the order in which OPA sorts values.
type kind uint8

const (
	pending kind = iota // a field that nobody has looked at
	absent              // a field that is not there
	null
	boolean
	whole   // a number in plain digits
	real    // a number that is a float64
	ratio   // of two positive integers, and no integer
	numeral // any other number: its text counts
	text
	array
	object
	set
)

// value is a value as a check sees it. Once made it never changes, so that variables
// and collections share what a pointer leads to.
type value struct {
	kind   kind
	number uint32 // of those that are alike; of a census, once it has counted it
	num    int64  // a boolean, a whole number, the bits of a real one, the terms of a ratio, or which row it is
	text   string // of texts and numerals
	built  *built // of collections
}

var nothing = value{kind: null}

func truth(b bool) value {
	if b {
		return value{kind: boolean, num: 1}
	}
	return value{kind: boolean}
}

func integer(n int64) value { return value{kind: whole, num: n} }

func word(s string) value { return value{kind: text, text: s} }

// float is a number as OPA writes it: short ones in plain digits, so that they are
// the same as integers.
func float(x float64) value {
	if n := int64(x); x > -1e6 && x < 1e6 && float64(n) == x && (n != 0 || !math.Signbit(x)) {
		return integer(n)
	}
	return value{kind: real, num: int64(math.Float64bits(x))}
}

// digits is a number that is given as text.
func digits(s string) value {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil && s[0] != '+' && (s == "0" || s[0] != '0' && !strings.HasPrefix(s, "-0")) {
		return integer(n)
	}
	return value{kind: numeral, text: s}
}

func (v *value) isNumber() bool { return v.kind >= whole && v.kind <= numeral }

func (v *value) isCollection() bool { return v.kind >= array }

// fails reports whether a value that stands alone is no reason to go on.
func (v *value) fails() bool { return v.kind == boolean && v.num == 0 }

func (v *value) float() float64 {
	if v.kind == real {
		return math.Float64frombits(uint64(v.num))
	}
	return float64(v.num)
}

// quotient is what two small integers give. To write that in digits takes a while,
// and most are only rounded up, which the terms are enough for.
func quotient(x, y int64) value {
	if x%y == 0 {
		return integer(x / y)
	}
	return value{kind: ratio, num: x<<32 | y}
}

// terms are those of a ratio.
func (v *value) terms() (x, y value) { return integer(v.num >> 32), integer(v.num & math.MaxUint32) }

// number is a number in the form of OPA.
func (v *value) digits() ast.Number {
	switch v.kind {
	case whole:
		return ast.Number(strconv.FormatInt(v.num, 10))
	case real:
		return ast.Number(strconv.FormatFloat(v.float(), 'g', -1, 64))
	case ratio:
		x, y := v.terms()
		return builtins.FloatToNumber(new(big.Float).Quo(builtins.NumberToFloat(x.digits()), builtins.NumberToFloat(y.digits())))
	}
	return ast.Number(json.Number(v.text))
}

// compare puts values in the order of OPA.
func compare(a, b *value) int {
	if a.kind == whole && b.kind == whole {
		return cmp.Compare(a.num, b.num)
	}
	if a.isNumber() && b.isNumber() {
		return compareNumbers(a, b)
	}
	if a.kind != b.kind {
		return cmp.Compare(a.kind, b.kind)
	}
	switch a.kind {
	case null:
		return 0
	case boolean:
		return cmp.Compare(a.num, b.num)
	case text:
		return strings.Compare(a.text, b.text)
	}
	return compareCollections(a, b)
}

func equal(a, b *value) bool {
	if a.kind == text || b.kind == text {
		return a.kind == b.kind && a.text == b.text
	}
	return compare(a, b) == 0
}

// exactly is up to where each integer is a float64, and the shortest text of a
// float64 that is one says just that integer.
const exactly = 1 << 53

func compareNumbers(a, b *value) int {
	if a.isExact() && b.isExact() {
		return cmp.Compare(a.float(), b.float())
	}
	return ast.NumberCompare(a.digits(), b.digits())
}

func (v *value) isExact() bool {
	return v.kind == real || v.kind == whole && v.num > -exactly && v.num < exactly
}

// compareCollections compares entry by entry, keys before what they lead to; if all
// are the same, the shorter comes first.
func compareCollections(a, b *value) int {
	if a.built == b.built && a.num == b.num {
		return 0
	}
	for i, j := 0, 0; ; {
		var key, item, otherKey, other *value
		key, item, i = a.next(i)
		otherKey, other, j = b.next(j)
		if i < 0 || j < 0 {
			return cmp.Compare(max(i, 0), max(j, 0))
		}
		if a.kind == object && key != otherKey {
			if c := compare(key, otherKey); c != 0 {
				return c
			}
		}
		if c := compare(item, other); c != 0 {
			return c
		}
	}
}

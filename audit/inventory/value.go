package inventory

import (
	"encoding"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// Literal is a value whose type the document itself does not fix: a parameter
// of a check.
type Literal struct {
	// A string, a float64, a bool or a []string.
	Value any
}

// form is what texts of a type are like: as a pattern for the schema, as a function,
// which takes a fraction of the time and means the same, and in words.
type form struct {
	pattern  string
	fits     func(text string) bool
	expected string
}

// forms are the string types with a form of their own, and its description.
var forms = map[reflect.Type]form{
	reflect.TypeFor[Country]():   {`^[A-Z]{2}$`, isCountry, "a country code of two capital letters, as KR"},
	reflect.TypeFor[Digest]():    {`^[0-9a-f]{64}$`, isDigest, "a SHA-256 digest of 64 hexadecimal digits, in lower case"},
	reflect.TypeFor[FilePath]():  {filePattern, matching(filePattern), "a file below the folder of the inventory, as documents/plan.pdf"},
	reflect.TypeFor[ControlID](): {controlPattern, matching(controlPattern), "a control, as framework/control"},
	reflect.TypeFor[Recipient](): {idPattern, isIDText, "a short name, as MSIT or users"},
}

// matching tells whether a text is like a pattern, which is compiled when somebody
// first asks: most runs meet no such text.
func matching(pattern string) func(text string) bool {
	compiled := sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(pattern) })
	return func(text string) bool { return compiled().MatchString(text) }
}

const (
	idPattern      = `^[A-Za-z0-9][A-Za-z0-9._-]*$`
	controlPattern = `^[a-z0-9-]+/[A-Za-z0-9().-]+$`
	// Names with slashes between them, none of which is . or .. or holds what some
	// system takes for a separator.
	filePattern = `^` + namePattern + `(/` + namePattern + `)*$`
	namePattern = `([^./\\:][^/\\:]*|\.[^./\\:][^/\\:]*|\.\.[^/\\:]+)`
)

const idForm = "an id: letters, digits, dots, hyphens and underscores, as auth-cache"

func (d *decoder) text(n *node, into any, f *field) {
	var err error
	switch into := into.(type) {
	case selfReader:
		err = into.read(n.text)
	case encoding.TextUnmarshaler:
		err = into.UnmarshalText([]byte(n.text))
	}
	if err != nil {
		d.mismatch(n, f, strings.TrimPrefix(err.Error(), "expected "))
	}
}

func (d *decoder) scalar(r *reader, n *node, v reflect.Value, f *field) {
	switch r.shape {
	case aString:
		d.string(r, n, v, f)
	case aBool:
		if n.kind != wordNode || (n.text != "true" && n.text != "false") {
			d.mismatch(n, f, "true or false")
			return
		}
		v.SetBool(n.text == "true")
	case anInteger:
		d.number(n, f, "a whole number", func(x float64) bool {
			v.SetInt(int64(x))
			return isWhole(n.text) && math.Abs(x) < 1<<53
		})
	case aNumber:
		d.number(n, f, "a plain decimal number", func(x float64) bool { v.SetFloat(x); return true })
	}
}

func (d *decoder) number(n *node, f *field, expected string, set func(float64) bool) {
	x, err := strconv.ParseFloat(n.text, 64)
	if n.kind != wordNode || !isDecimal(n.text) || x == 0 && n.text[0] == '-' || err != nil || !set(x) {
		d.mismatch(n, f, expected)
		return
	}
	if low := f.limits.min; low != nil && x < *low {
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.text), fmt.Sprintf("expected at least %v", *low), "")
	}
	if high := f.limits.max; high != nil && x > *high {
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.text), fmt.Sprintf("expected at most %v", *high), "")
	}
}

func (d *decoder) string(r *reader, n *node, v reflect.Value, f *field) {
	text := n.text
	if v.Type() == reflect.TypeFor[string]() {
		text = strings.TrimRight(text, "\n") // a block of text ends in one
	}
	if n.kind == textNode && isVisibleASCII(text) && r.fits(text) {
		v.SetString(text)
		return
	}
	expected := "expected " + r.expected
	switch {
	case n.kind == wordNode && !r.fits(n.text):
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.describe()), expected, DidYouMean(n.text, r.values))
	case n.kind == wordNode:
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.describe()), expected, "put it in quotes if it is meant as text")
	case n.kind != textNode:
		d.mismatch(n, f, r.expected)
	case oddRunes(text) != "":
		d.fault(n, fmt.Sprintf("%s contains %s", f.key, oddRunes(text)), "expected characters that can be seen", "")
	case !r.fits(text) && r.fits(strings.TrimSpace(text)):
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.describe()), expected, "leave out the blanks around it")
	case !r.fits(text):
		d.fault(n, fmt.Sprintf("%s is %s", f.key, n.describe()), expected, DidYouMean(text, r.values))
	default:
		v.SetString(text)
	}
}

func (d *decoder) literal(n *node, into *Literal, f *field) {
	switch {
	case n.kind == wordNode && (n.text == "true" || n.text == "false"):
		into.Value = n.text == "true"
	case n.kind == wordNode:
		d.number(n, f, "a plain decimal number", func(x float64) bool { into.Value = x; return true })
	case n.kind == textNode:
		into.Value = n.text
	case n.kind == listNode:
		var entries []string
		d.list(readerOf(reflect.TypeFor[[]string]()), n, reflect.ValueOf(&entries).Elem(), f)
		into.Value = entries
	default:
		d.mismatch(n, f, "a single value or a list of words")
	}
}

// Closed is a string type with a fixed list of values, for models outside this
// package.
type Closed interface {
	// Values are all that the type may be, in the order in which to list them.
	Values() []string
}

// valuesOf are the values of a closed type, or nil.
func valuesOf(t reflect.Type) []string {
	if closed, ok := reflect.Zero(t).Interface().(Closed); ok {
		return closed.Values()
	}
	return vocabulary[t]
}

// oddRunes names the first character of a text that cannot be seen.
func oddRunes(text string) string {
	for _, r := range text {
		seen := r == '\n' || r == '\t' || r <= unicode.MaxLatin1 && unicode.IsGraphic(r) // quicker than the tables
		if !seen && unicode.In(r, unicode.C, unicode.Zl, unicode.Zp) {
			return fmt.Sprintf("the character U+%04X, which cannot be seen", r)
		}
	}
	return ""
}

// printable is text as it may be shown in a message: on one line, and without
// what could steer a terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsGraphic(r):
			return r
		case r == '\n', r == '\t':
			return ' '
		}
		return unicode.ReplacementChar
	}, text)
}

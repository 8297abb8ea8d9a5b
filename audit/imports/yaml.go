package imports

import (
	"bytes"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// encoder writes values of the model as YAML, in the order of their fields, in
// the plain style that inventories are read fast in.
type encoder struct{ bytes.Buffer }

// object writes the fields of a struct that are there, each on lines of its own.
// The first goes on the line that was begun.
func (e *encoder) object(v reflect.Value, indent int, begun bool) {
	for _, f := range reflect.VisibleFields(v.Type()) {
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		value := v.FieldByIndex(f.Index)
		if key == "" || f.Anonymous || options == "omitzero" && value.IsZero() {
			continue
		}
		if !begun {
			e.WriteString(strings.Repeat(" ", indent))
		}
		begun = false
		e.WriteString(key + ":")
		e.field(value, indent)
	}
}

// field writes what follows the colon of a key.
func (e *encoder) field(v reflect.Value, indent int) {
	v = reflect.Indirect(v)
	switch {
	case v.Kind() == reflect.Slice && v.Len() > 0 && isMapping(v.Type().Elem()):
		e.WriteByte('\n')
		for i := range v.Len() {
			e.WriteString(strings.Repeat(" ", indent+2) + "- ")
			e.object(v.Index(i), indent+4, true)
		}
	case isMapping(v.Type()):
		e.WriteByte('\n')
		e.object(v, indent+2, false)
	default:
		e.WriteString(" " + scalar(v) + "\n")
	}
}

// isMapping reports whether values of a type have fields of their own.
func isMapping(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && !t.Implements(reflect.TypeFor[fmt.Stringer]())
}

// scalar is a value, or a list of values, on one line.
func scalar(v reflect.Value) string {
	if stringer, ok := v.Interface().(fmt.Stringer); ok {
		return word(stringer.String())
	}
	switch v.Kind() {
	case reflect.Slice:
		words := make([]string, v.Len())
		for i := range words {
			words[i] = scalar(v.Index(i))
		}
		return "[" + strings.Join(words, ", ") + "]"
	case reflect.Bool:
		return strconv.FormatBool(v.Bool())
	case reflect.Int64:
		return strconv.FormatInt(v.Int(), 10)
	case reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'f', -1, 64)
	}
	return word(v.String())
}

// word is a text, in quotes unless it is a word that means nothing else, in YAML
// 1.1 either.
func word(text string) string {
	plain := len(text) > len("false") && unicode.IsLetter(rune(text[0])) && !strings.ContainsFunc(text, func(r rune) bool {
		return r >= 0x80 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("._-/", r)
	})
	if plain || isDuration(text) {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

func isDuration(text string) bool {
	var d inventory.Duration
	return d.UnmarshalText([]byte(text)) == nil
}

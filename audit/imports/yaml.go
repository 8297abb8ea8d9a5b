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
type encoder struct {
	bytes.Buffer
	keys map[reflect.Type][]key
}

// object writes the fields of a struct that are there, each on lines of its own.
// The first goes on the line that was begun.
func (e *encoder) object(v reflect.Value, indent int, begun bool) {
	for _, f := range e.keysOf(v.Type()) {
		value := v.FieldByIndex(f.index)
		if f.optional && value.IsZero() {
			continue
		}
		if !begun {
			e.WriteString(strings.Repeat(" ", indent))
		}
		begun = false
		e.WriteString(f.name + ":")
		e.field(value, indent)
	}
}

// key is a field of the model.
type key struct {
	name     string
	index    []int
	optional bool
}

// keysOf are the fields of a type, in the order of the model.
func (e *encoder) keysOf(t reflect.Type) []key {
	if keys, known := e.keys[t]; known {
		return keys
	}
	var keys []key
	for _, f := range reflect.VisibleFields(t) {
		if name, options, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && !f.Anonymous {
			keys = append(keys, key{name, f.Index, options == "omitzero"})
		}
	}
	e.keys[t] = keys
	return keys
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
	return `"` + escape.Replace(text) + `"`
}

var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`)

func isDuration(text string) bool {
	var d inventory.Duration
	return d.UnmarshalText([]byte(text)) == nil
}

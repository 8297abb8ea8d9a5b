package inventory

import (
	"reflect"
	"regexp"
	"sync"

	"gopkg.in/yaml.v3"
)

var syntaxLine = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^yaml: (line \d+: )?`) })

// syntaxFault gives an error of the YAML library our form. The line in its text
// is often that before the error, or that where a whole mapping begins.
func syntaxFault(file string, decoder *yaml.Decoder, err error) Fault {
	line, column := stoppedAt(decoder)
	problem := "this is not YAML: " + printable(syntaxLine().ReplaceAllString(err.Error(), ""))
	return Fault{Location: Location{file, line, column}, Problem: problem}
}

// stoppedAt is where the decoder met an error. The library knows it exactly and
// keeps it in fields that it does not export; should they change, a fault names
// the file alone.
func stoppedAt(decoder *yaml.Decoder) (line, column int) {
	inner := func(v reflect.Value, name string) reflect.Value {
		if v = reflect.Indirect(v); v.Kind() != reflect.Struct {
			return reflect.Value{}
		}
		return v.FieldByName(name)
	}
	parser := inner(reflect.ValueOf(decoder), "parser")
	mark := inner(inner(parser, "event"), "start_mark") // for an alias without an anchor
	if code := inner(inner(parser, "parser"), "error"); code.IsValid() && !code.IsZero() {
		mark = inner(inner(parser, "parser"), "problem_mark")
	}
	l, c := inner(mark, "line"), inner(mark, "column")
	if !l.CanInt() || !c.CanInt() {
		return 0, 0
	}
	return int(l.Int()) + 1, int(c.Int()) + 1
}

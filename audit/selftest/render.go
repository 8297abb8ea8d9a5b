package selftest

import (
	"encoding/json"
	"path/filepath"
	"strconv"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// instead says which values of a file are written as others.
type instead map[*inventory.Value]*inventory.Value

// render writes a file anew, as YAML, or as JSON where it was that, on one line:
// nobody reads it but the loader.
func render(root *inventory.Value, other instead) []byte {
	w := writer{instead: other, isJSON: filepath.Ext(root.Location.File) == ".json"}
	if !w.isJSON {
		w.text = append(w.text, "---\n"...)
	}
	w.value(root)
	return append(w.text, '\n')
}

type writer struct {
	instead instead
	isJSON  bool
	text    []byte
}

func (w *writer) value(v *inventory.Value) {
	if other, ok := w.instead[v]; ok {
		v = other
	}
	switch v.Form {
	case inventory.Mapping:
		w.children(v, '{', '}')
	case inventory.List:
		w.children(v, '[', ']')
	case inventory.Text:
		w.quoted(v.Text)
	case inventory.Nothing:
		w.text = append(w.text, "null"...)
	default:
		w.text = append(w.text, v.Text...)
	}
}

func (w *writer) children(v *inventory.Value, begin, end byte) {
	w.text = append(w.text, begin)
	for i, child := range v.Children {
		if i > 0 {
			w.text = append(w.text, ", "...)
		}
		if v.Form == inventory.Mapping {
			w.quoted(child.Key)
			w.text = append(w.text, ": "...)
		}
		w.value(child.Value)
	}
	w.text = append(w.text, end)
}

func (w *writer) quoted(text string) {
	if !w.isJSON {
		w.text = strconv.AppendQuoteToASCII(w.text, text)
		return
	}
	quoted, err := json.Marshal(text)
	if err != nil {
		panic("selftest: " + err.Error()) // a string can always be written
	}
	w.text = append(w.text, quoted...)
}

package inventory

import (
	"embed"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"reflect"
	"strings"
	"sync"
)

// The doc comments of the model are the descriptions of the schema, so that
// each is written once.
//
//go:embed model*.go
var modelSource embed.FS

// Schema is a JSON Schema, draft 7.
type Schema map[string]any

// JSONSchema is the schema of an inventory as people write it, for editors. It
// says of a document what Load demands of its shape; what only the whole shows
// (references, repeated ids) is left to Load.
func JSONSchema() Schema {
	w := schemaWriter{written: true, definitions: Schema{}}
	schema := w.object(reflect.TypeFor[Inventory]())
	schema["$schema"] = "http://json-schema.org/draft-07/schema#"
	schema["title"] = "dcaudit inventory"
	schema["definitions"] = w.definitions
	return schema
}

// SchemaOf is the schema of the values of a type as checks see them: durations
// in seconds, shorthands spelt out. The type is a struct of this package, or
// one made of such.
func SchemaOf(t reflect.Type) Schema {
	w := schemaWriter{}
	return w.of(t, field{})
}

// schemaWriter turns types into schemas.
type schemaWriter struct {
	// True: the form that people write, with descriptions, objects by reference.
	// False: the form that checks see, in one piece.
	written     bool
	definitions Schema
}

func (w schemaWriter) of(t reflect.Type, f field) Schema {
	switch {
	case t.Kind() == reflect.Pointer:
		return w.of(t.Elem(), f)
	case t == reflect.TypeFor[Duration]() && !w.written:
		return Schema{"type": "number"}
	case t == reflect.TypeFor[Duration]():
		return Schema{"type": "string", "pattern": "^(0|[1-9][0-9]*)[smhd]$"}
	case isObject(t):
		return w.reference(t)
	case t.Kind() == reflect.Slice:
		list := withLimits(Schema{"type": "array", "items": w.of(t.Elem(), field{})}, f.limits, "Items")
		if w.written && !named(t.Elem()) {
			list["uniqueItems"] = true
		}
		return list
	case t.Kind() == reflect.Bool:
		return Schema{"type": "boolean"}
	case t.Kind() == reflect.Int64:
		return withLimits(Schema{"type": "integer"}, f.limits, "imum")
	case t.Kind() == reflect.Float64:
		return withLimits(Schema{"type": "number"}, f.limits, "imum")
	}
	return w.text(t)
}

func withLimits(s Schema, l limits, suffix string) Schema {
	if l.min != nil {
		s["min"+suffix] = *l.min
	}
	if l.max != nil {
		s["max"+suffix] = *l.max
	}
	return s
}

func (w schemaWriter) text(t reflect.Type) Schema {
	s := Schema{"type": "string"}
	if values := valuesOf(t); values != nil {
		s["enum"] = values
	} else if form, ok := forms[t]; ok && w.written {
		s["pattern"] = form.pattern
	} else if isID(t) && w.written {
		s["pattern"] = idPattern
	} else if isMoment(t) && w.written {
		s["pattern"] = momentForm
	} else if t == reflect.TypeFor[TimeZone]() && w.written {
		s["enum"] = zoneNames()
	} else if w.written {
		s["minLength"] = 1
	}
	return s
}

func isMoment(t reflect.Type) bool {
	return t == reflect.TypeFor[Instant]() || t == reflect.TypeFor[Deadline]()
}

// reference defines an object once and refers to it. The type checker of the
// policy language does not follow references, so for checks it is spelt out.
func (w schemaWriter) reference(t reflect.Type) Schema {
	if !w.written {
		return w.object(t)
	}
	if _, done := w.definitions[t.Name()]; !done {
		w.definitions[t.Name()] = nil // keeps a type that holds itself from looping
		w.definitions[t.Name()] = w.object(t)
	}
	ref := Schema{"$ref": "#/definitions/" + t.Name()}
	if key, ok := shorthands[t]; ok {
		items := planOf(t).fields[planOf(t).byKey[key]]
		return Schema{"oneOf": []any{w.of(elementType(t, items), field{}), ref}}
	}
	return ref
}

func elementType(t reflect.Type, f field) reflect.Type { return t.FieldByIndex(f.index).Type.Elem() }

func (w schemaWriter) object(t reflect.Type) Schema {
	properties, required := Schema{}, []string{}
	for _, f := range planOf(t).fields {
		property := w.of(t.FieldByIndex(f.index).Type, f)
		if w.written {
			property = described(property, description(t, f))
		}
		properties[f.key] = property
		if f.required {
			required = append(required, f.key)
		}
	}
	s := Schema{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		s["required"] = required
	}
	return s
}

// described adds a description beside a reference in the way that draft 7
// allows.
func described(s Schema, text string) Schema {
	if _, isRef := s["$ref"]; isRef {
		return Schema{"description": text, "allOf": []any{s}}
	}
	s["description"] = text
	return s
}

func description(t reflect.Type, f field) string {
	text, ok := descriptions()[t.Name()+"."+f.name]
	if !ok {
		text = descriptions()["Object."+f.name]
	}
	return text + tenses[f.time]
}

// descriptions are the doc comments of the model's fields, by Type.Field.
var descriptions = sync.OnceValue(func() map[string]string {
	result := map[string]string{}
	entries, _ := fs.ReadDir(modelSource, ".")
	for _, entry := range entries {
		source, _ := modelSource.ReadFile(entry.Name())
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), source, parser.ParseComments)
		if err != nil {
			panic("inventory: " + err.Error()) // the source was compiled, so it parses
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok {
				describeFields(result, spec)
			}
			return true
		})
	}
	return result
})

func describeFields(result map[string]string, spec *ast.TypeSpec) {
	structType, ok := spec.Type.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range structType.Fields.List {
		for _, name := range f.Names {
			result[spec.Name.Name+"."+name.Name] = strings.Join(strings.Fields(f.Doc.Text()), " ")
		}
	}
}

// MarshalIndent is the schema as a file: keys in order, two spaces.
func (s Schema) MarshalIndent() []byte {
	text, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		panic("inventory: " + err.Error()) // only strings, numbers and maps of them
	}
	return append(text, '\n')
}

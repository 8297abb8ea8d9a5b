package inventory

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestModel holds every field of the model to the rules in the comment of the
// package.
func TestModel(t *testing.T) {
	key := regexp.MustCompile(`^[a-z][a-z0-9]*(_[a-z0-9]+)*$`)
	for _, model := range modelTypes() {
		if _, ok := reflect.New(model).Interface().(located); !ok {
			t.Errorf("%s does not remember its positions", model)
		}
		for _, f := range planOf(model).fields {
			name, field := model.Name()+"."+f.name, model.FieldByIndex(f.index)
			nilable := field.Type.Kind() == reflect.Pointer || field.Type.Kind() == reflect.Slice
			omitted := strings.HasSuffix(field.Tag.Get("json"), ",omitzero")
			switch {
			case !f.required && (!nilable || !omitted):
				t.Errorf("%s can be unknown: make it a pointer or a slice with omitzero", name)
			case f.required && (field.Type.Kind() == reflect.Pointer || omitted):
				t.Errorf("%s cannot be unknown: make it a value without omitzero", name)
			case !key.MatchString(f.key) && f.key != "apiVersion":
				t.Errorf("%s: the key %q is not in lower case with underscores", name, f.key)
			case f.key == "id" && (!f.required || !isID(field.Type)):
				t.Errorf("%s is not a required id", name)
			case (f.limits.min != nil || f.limits.max != nil) && !limited(field.Type):
				t.Errorf("%s has limits, but is neither a number nor a list", name)
			case (f.time == timeless) == instantaneous(field.Type):
				t.Errorf("%s: an instant, and nothing else, is past or ahead", name)
			case description(model, f) == "" || !strings.HasSuffix(description(model, f), "."):
				t.Errorf("%s has no comment of whole sentences", name)
			}
		}
	}
}

func instantaneous(t reflect.Type) bool {
	return isMoment(t) || t.Kind() == reflect.Pointer && isMoment(t.Elem())
}

func limited(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return slices.Contains([]reflect.Kind{reflect.Slice, reflect.Int64, reflect.Float64}, t.Kind()) && t != reflect.TypeFor[Duration]()
}

// TestTypesOfTheModel holds every type of a single value to be known as an id, a
// closed list or a form, and none of these to be left over.
func TestTypesOfTheModel(t *testing.T) {
	used, declared := map[reflect.Type]bool{}, map[reflect.Type]string{}
	for _, model := range modelTypes() {
		for _, f := range planOf(model).fields {
			field := model.FieldByIndex(f.index).Type
			for field.Kind() == reflect.Pointer || field.Kind() == reflect.Slice {
				field = field.Elem()
			}
			used[field] = true
			if f.key == "id" && model != reflect.TypeFor[Provider]() { // which has the operator's
				if other := declared[field]; other != "" {
					t.Errorf("%s and %s have ids of one type", model.Name(), other)
				}
				declared[field] = model.Name()
			}
		}
	}
	for known := range used {
		_, hasForm := forms[known]
		isText := known.Kind() == reflect.String && known != reflect.TypeFor[string]()
		if isText && !isID(known) && !hasForm && valuesOf(known) == nil {
			t.Errorf("%s is neither an id nor a closed list nor a form", known)
		}
		if strings.HasSuffix(known.Name(), "ID") && known != reflect.TypeFor[ControlID]() && declared[known] == "" {
			t.Errorf("nothing declares a %s", known)
		}
	}
	for known := range idTypes {
		if declared[known] == "" {
			t.Errorf("%s is an id of nothing", known)
		}
	}
	for known, values := range vocabulary {
		if !used[known] || len(values) == 0 || len(slices.Compact(slices.Sorted(slices.Values(values)))) != len(values) {
			t.Errorf("%s: is not used, or has no values, or one twice", known)
		}
	}
	for known := range forms {
		if !used[known] {
			t.Errorf("%s has a form and is not used", known)
		}
	}
}

// TestExportedIsDocumented parses the package.
func TestExportedIsDocumented(t *testing.T) {
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") || strings.HasSuffix(entry.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), entry.Name(), nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.GenDecl:
				for _, spec := range n.Specs {
					if spec, ok := spec.(*ast.TypeSpec); ok && spec.Name.IsExported() && n.Doc.Text()+spec.Doc.Text() == "" {
						t.Errorf("%s: the type %s has no comment", entry.Name(), spec.Name)
					}
				}
			case *ast.FuncDecl:
				if n.Name.IsExported() && n.Doc.Text() == "" {
					t.Errorf("%s: the function %s has no comment", entry.Name(), n.Name)
				}
			case *ast.Field:
				if len(n.Names) > 0 && n.Names[0].IsExported() && n.Doc.Text() == "" && n.Comment.Text() == "" {
					t.Errorf("%s: the field %s has no comment", entry.Name(), n.Names[0])
				}
			}
			return true
		})
	}
}

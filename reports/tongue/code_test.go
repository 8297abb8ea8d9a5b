package tongue_test

import (
	"go/ast"
	"go/constant"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

const home = "github.com/dcaudit/dcaudit/reports"

// readCode finds what the packages of reports say. It checks their types with
// what the compiler keeps of the packages that they import.
func readCode(t *testing.T) spoken {
	said := spoken{map[string]token.Position{}, map[string]token.Position{}}
	fset, exports := token.NewFileSet(), map[string]string{}
	var packages [][2]string
	for line := range strings.Lines(goList(t)) {
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		exports[fields[0]] = fields[1]
		if fields[0] == home || strings.HasPrefix(fields[0], home+"/") {
			packages = append(packages, [2]string{fields[0], fields[2]})
		}
	}
	imports := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })
	for _, p := range packages {
		if p[0] == home+"/tongue" {
			continue
		}
		var files []*ast.File
		for _, name := range strings.Fields(p[1]) {
			file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			files = append(files, file)
		}
		info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
		if _, err := (&types.Config{Importer: imports}).Check(p[0], fset, files, info); err != nil {
			t.Fatal(err)
		}
		said.read(t, fset, info)
	}
	said.readTemplates(t)
	if len(said.texts) < 100 || len(said.things) < 10 {
		t.Fatalf("%d texts and %d names of things are found", len(said.texts), len(said.things))
	}
	return said
}

// goList lists the packages of reports and all that they import: path, what the
// compiler keeps of it, and its files.
func goList(t *testing.T) string {
	command := exec.Command("go", "list", "-deps", "-export", "-f",
		`{{.ImportPath}}{{"\t"}}{{.Export}}{{"\t"}}{{$dir := .Dir}}{{range .GoFiles}}{{$dir}}/{{.}} {{end}}`, home+"/...")
	command.Stderr = os.Stderr
	list, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(list)
}

// read finds the texts of a package, and refuses what is not a constant.
func (s spoken) read(t *testing.T, fset *token.FileSet, info *types.Info) {
	for expression, of := range info.Types {
		at := fset.Position(expression.Pos())
		if set := s.set(of.Type); set != nil && of.Value != nil && constant.StringVal(of.Value) != "" { // which says nothing
			set[constant.StringVal(of.Value)] = at
		}
		call, isCall := expression.(*ast.CallExpr)
		if !isCall {
			continue
		}
		if made := info.Types[call.Fun]; made.IsType() && s.set(made.Type) != nil && of.Value == nil {
			t.Errorf("%s: a text is made of what is no constant", at)
		}
		checkArguments(t, at, info, call)
	}
}

// set is where constants of a type belong; nil for all other types.
func (s spoken) set(of types.Type) map[string]token.Position {
	switch types.TypeString(of, nil) {
	case home + "/tongue.Text":
		return s.texts
	case home + "/tongue.Many":
		return s.things
	}
	return nil
}

// checkArguments holds that a constant text, given to a function that puts the
// rest of its arguments in, has a verb for each of them, and %d for numbers alone.
func checkArguments(t *testing.T, at token.Position, info *types.Info, call *ast.CallExpr) {
	signature, isFunction := info.Types[call.Fun].Type.(*types.Signature)
	if !isFunction || !signature.Variadic() || signature.Params().Len() != 2 || len(call.Args) == 0 || call.Ellipsis.IsValid() {
		return
	}
	text := info.Types[call.Args[0]]
	if text.Value == nil || types.TypeString(text.Type, nil) != home+"/tongue.Text" || types.TypeString(signature.Params().At(0).Type(), nil) != home+"/tongue.Text" {
		return
	}
	if types.TypeString(signature.Params().At(1).Type(), nil) == "[]"+home+"/tongue.Text" {
		return // a list of texts
	}
	wanted := verbs(t, constant.StringVal(text.Value))
	if len(wanted) != len(call.Args)-1 {
		t.Errorf("%s: %s has %d verbs for %d arguments", at, text.Value, len(wanted), len(call.Args)-1)
		return
	}
	for i, arg := range call.Args[1:] {
		basic, isBasic := info.Types[arg].Type.Underlying().(*types.Basic)
		if isNumber := isBasic && basic.Info()&types.IsInteger != 0; isNumber != (wanted[i+1] == "d") {
			t.Errorf("%s: argument %d of %s is put in by %%%s", at, i+1, text.Value, wanted[i+1])
		}
	}
}

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
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"gopkg.in/yaml.v3"
)

const home = "github.com/dcaudit/dcaudit/reports"

// spoken is what the code says: the constants that are texts, and those that name
// several things, with the place of one of each.
type spoken struct {
	texts, things map[string]token.Position
}

// TestCatalogues holds that a catalogue has all that the code says, with the same
// arguments, and nothing else.
func TestCatalogues(t *testing.T) {
	said := readCode(t)
	for _, folder := range []string{"ko"} {
		there := readCatalogue(t, folder)
		for text, at := range said.texts {
			switch translation, known := there[text]; {
			case !known:
				t.Errorf("%s: %q is not in the catalogue %s", at, text, folder)
			case !sameVerbs(verbs(t, text), verbs(t, translation)):
				t.Errorf("%s: %q has other arguments than %q", folder, translation, text)
			}
		}
		for text, at := range said.things {
			translation, known := there[text]
			if verbs := verbs(t, translation); !known || len(verbs) != 1 || verbs[1] != "d" {
				t.Errorf("%s: the catalogue %s has %q for several %q, want one with %%d", at, folder, translation, text)
			}
		}
		for text, translation := range there {
			_, isText := said.texts[text]
			_, isThing := said.things[text]
			if !isText && !isThing {
				t.Errorf("%s: nothing says %q", folder, text)
			}
			checkWording(t, text, translation)
		}
	}
}

// checkWording holds that a translation has no marks that could act in a report and
// that the text does without, and that no particle depends on what is put in
// before it.
func checkWording(t *testing.T, text, translation string) {
	t.Helper()
	bare := verb.ReplaceAllString(translation, "")
	for _, mark := range bare {
		if (strings.ContainsRune("\\`*_~[]<>&|$@#\"%", mark) || unicode.IsControl(mark)) && !strings.ContainsRune(text, mark) {
			t.Errorf("%q has %q, which can act in a report", translation, mark)
		}
	}
	if strings.TrimSpace(translation) != translation {
		t.Errorf("%q has space around it", translation)
	}
	if particle := regexp.MustCompile(verb.String() + `(은|는|이|가|을|를|와|과|로|으로|이나|나)([^\p{L}(]|$)`).FindString(translation); particle != "" {
		t.Errorf("%q: the particle of %q depends on the word before it; write both, or phrase it without", translation, particle)
	}
	if !strings.ContainsFunc(translation, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
		t.Errorf("%q is not in the language", translation)
	}
}

// verb is one as fmt has it, with the number of its argument where that is given.
var verb = regexp.MustCompile(`%(?:\[([1-9])\])?([sd])`)

// verbs are the verbs of a text, by the number of their argument.
func verbs(t *testing.T, text string) map[int]string {
	t.Helper()
	all := map[int]string{}
	for i, match := range verb.FindAllStringSubmatch(text, -1) {
		number := i + 1
		if match[1] != "" {
			number = int(match[1][0] - '0')
		}
		if all[number] != "" {
			t.Errorf("%q puts argument %d in twice", text, number)
		}
		all[number] = match[2]
	}
	return all
}

func sameVerbs(a, b map[int]string) bool {
	for number, verb := range a {
		if b[number] != verb {
			return false
		}
	}
	return len(a) == len(b)
}

// readCatalogue reads all files of a catalogue, of which none may have what
// another has.
func readCatalogue(t *testing.T, folder string) map[string]string {
	files, err := filepath.Glob(folder + "/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %d files", folder, err, len(files))
	}
	all, from := map[string]string{}, map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		entries := map[string]string{}
		if err := yaml.Unmarshal(text, &entries); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		for english, translation := range entries {
			if from[english] != "" {
				t.Errorf("%s: %q stands in %s too", file, english, from[english])
			}
			all[english], from[english] = translation, file
		}
	}
	return all
}

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
		if set := s.set(of.Type); set != nil && of.Value != nil {
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

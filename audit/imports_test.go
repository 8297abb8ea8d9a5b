package audit_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	home = "github.com/dcaudit/dcaudit"
	opa  = "github.com/open-policy-agent/opa/v1"
	yml  = "gopkg.in/yaml.v3"
)

// mayImport says, for each folder, what of this module and of the two named
// libraries its code may import. Imports run one way.
var mayImport = map[string][]string{
	".": {home + "/audit/command", home + "/audit/foreign", home + "/audit/sandbox"},
	"audit/command": {home + "/audit", home + "/audit/change", home + "/audit/drill", home + "/audit/foreign", home + "/audit/imports", home + "/audit/imports/kubernetes", home + "/audit/imports/netbox", home + "/audit/imports/terraform", home + "/audit/inventory", home + "/audit/sandbox", home + "/audit/selftest",
		home + "/policies", home + "/reports", home + "/reports/tongue"},
	"reports": {home + "/audit", home + "/audit/change", home + "/audit/drill", home + "/audit/exhibit", home + "/audit/inventory", home + "/audit/parallel", home + "/audit/selftest",
		home + "/reports/inert", home + "/reports/picture", home + "/reports/tongue"}, // what is rendered, whoever made it
	"reports/inert":            {}, // what any report may show anything with
	"reports/picture":          {home + "/audit/exhibit", home + "/reports/inert", home + "/reports/tongue"},
	"reports/tongue":           {yml}, // of its own catalogues
	"audit":                    {home + "/audit/direct", home + "/audit/drill", home + "/audit/exhibit", home + "/audit/inventory", home + "/audit/packed", home + "/audit/parallel", opa},
	"audit/change":             {home + "/audit", home + "/audit/drill", home + "/audit/exhibit", home + "/audit/inventory"},
	"audit/exhibit":            {home + "/audit/drill", home + "/audit/inventory"},
	"audit/direct":             {home + "/audit/packed", opa}, // neither the model nor the checks: it takes both as they come
	"audit/selftest":           {home + "/audit", home + "/audit/drill", home + "/audit/inventory", home + "/audit/parallel", opa},
	"audit/packed":             {opa}, // what is packed, and not what for
	"audit/parallel":           {},
	"audit/fuzzing":            {}, // which tests alone import
	"audit/drill":              {home + "/audit/inventory", home + "/audit/parallel"},
	"audit/imports":            {home + "/audit/inventory", yml}, // of other tools
	"audit/imports/kubernetes": {home + "/audit/imports", home + "/audit/inventory"},
	"audit/imports/netbox":     {home + "/audit/imports", home + "/audit/inventory"},
	"audit/imports/terraform":  {home + "/audit/imports", home + "/audit/inventory"},
	"audit/inventory":          {home + "/audit/parallel", yml},
	"audit/synthetic":          {}, // text, so that whatever reads inventories can be tried on it
	"audit/sandbox":            {}, // what runs in it is not its business
	"audit/foreign": {home + "/audit", home + "/audit/drill", home + "/audit/inventory", home + "/audit/sandbox", home + "/policies",
		home + "/reports"}, // which reads saved assessments
	"policies": {},
}

func TestImportsRunOneWay(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	eachGoFile(t, func(folder, name string) {
		if strings.HasSuffix(name, "_test.go") {
			return
		}
		allowed, known := mayImport[folder]
		if !known {
			t.Errorf("%s: Go code has no business in %s", name, folder)
		}
		seen[folder] = true
		for _, imported := range importsOf(t, name) {
			if watched(imported) && !slices.ContainsFunc(allowed, func(a string) bool { return isOrBelow(imported, a) }) {
				t.Errorf("%s must not import %s", name, imported)
			}
			if folder == "audit/drill" && strings.Contains(imported, ".") && !strings.HasPrefix(imported, home) {
				t.Errorf("%s must not import %s: a drill is pure computation", name, imported)
			}
		}
	})
	if len(seen) != len(mayImport) {
		t.Errorf("Go code was found in %v only", seen)
	}
}

// watched reports whether the rule speaks of an import.
func watched(imported string) bool {
	return slices.ContainsFunc([]string{home, "github.com/open-policy-agent", "gopkg.in/yaml", "go.yaml.in/yaml", "github.com/goccy/go-yaml", "sigs.k8s.io/yaml"},
		func(prefix string) bool { return strings.HasPrefix(imported, prefix) })
}

// isOrBelow reports whether an import is the allowed one, or a package of the
// allowed library.
func isOrBelow(imported, allowed string) bool {
	return imported == allowed || (allowed == opa && strings.HasPrefix(imported, opa+"/"))
}

// eachGoFile calls visit with every Go file of the module and its folder.
func eachGoFile(t *testing.T, visit func(folder, name string)) {
	t.Helper()
	root := ".."
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() && name != root && strings.HasPrefix(entry.Name(), ".") {
			return filepath.SkipDir
		}
		if err == nil && filepath.Ext(name) == ".go" {
			folder, _ := filepath.Rel(root, filepath.Dir(name))
			visit(filepath.ToSlash(folder), name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func importsOf(t *testing.T, name string) (paths []string) {
	t.Helper()
	file := must(parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly))(t)
	for _, spec := range file.Imports {
		paths = append(paths, must(strconv.Unquote(spec.Path.Value))(t))
	}
	return paths
}

package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Catalog is all frameworks and checks that were loaded.
type Catalog struct {
	// The frameworks, by id.
	Frameworks []*Framework
	// The checks, by id.
	Checks []*Check
	// The SHA-256 digest of everything that was loaded, in hexadecimal.
	SHA256 string

	controls map[FrameworkID][]control
	compiler *ast.Compiler
}

// Source is a folder of frameworks, checks and libraries.
type Source struct {
	// How the folder is called in messages; empty for the one that is built in.
	Name string
	// Its contents: frameworks/*.yaml, checks/**/*.rego, lib/*.rego.
	FS fs.FS
}

// LoadCatalog reads everything in the sources. It fails on whatever is
// incomplete, misspelt or given twice; the error is then of type
// inventory.Faults and lists all of it.
func LoadCatalog(sources ...Source) (*Catalog, error) {
	l := loader{catalog: &Catalog{controls: map[FrameworkID][]control{}}, digest: sha256.New(),
		checks: map[string]*Check{}, modules: map[string]*ast.Module{}}
	for _, source := range sources {
		if err := l.walk(source); err != nil {
			return nil, err
		}
	}
	for _, f := range l.frameworks {
		l.resolve(f)
	}
	l.requireCited()
	if err := l.faults.Err(); err != nil {
		return nil, err
	}
	return l.finish()
}

// loader gathers a catalog.
type loader struct {
	catalog *Catalog
	digest  interface {
		Write([]byte) (int, error)
		Sum([]byte) []byte
	}
	faults     inventory.Faults
	frameworks []frameworkFile
	checks     map[string]*Check
	modules    map[string]*ast.Module // by file
}

// frameworkFile is a framework and where its parts stand.
type frameworkFile struct {
	*Framework
	positions *inventory.Positions
}

func (l *loader) fault(file string, problem, hint string) {
	l.faults = append(l.faults, inventory.Fault{Location: inventory.Location{File: file}, Problem: problem, Hint: hint})
}

// walk reads every file of a source, in the order of names.
func (l *loader) walk(source Source) error {
	found := false
	err := fs.WalkDir(source.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		file := path.Join(source.Name, name)
		switch {
		case err != nil:
			return fmt.Errorf("%s: cannot be read: %w", file, err)
		case name != "." && strings.HasPrefix(path.Base(name), ".") && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir() || strings.HasPrefix(path.Base(name), ".") || path.Ext(name) == ".md" || strings.HasSuffix(name, "_test.rego"):
			return nil
		}
		text, err := fs.ReadFile(source.FS, name)
		if err != nil {
			return fmt.Errorf("%s: cannot be read: %w", file, err)
		}
		found = true
		fmt.Fprintf(l.digest, "%s %d\n%s", name, len(text), text)
		l.file(file, name, text)
		return nil
	})
	if err == nil && !found {
		err = inventory.Fault{Location: inventory.Location{File: source.Name}, Problem: "the folder holds no catalog", Expected: "expected frameworks/*.yaml, checks/**/*.rego, lib/*.rego"}
	}
	return err
}

// file reads one file by what its place says it is.
func (l *loader) file(file, name string, text []byte) {
	folder, _, _ := strings.Cut(name, "/")
	switch folder + path.Ext(name) {
	case "frameworks.yaml":
		framework := &Framework{}
		positions, err := inventory.Decode(file, text, framework)
		if err != nil {
			l.faults = append(l.faults, err.(inventory.Faults)...)
			return
		}
		l.frameworks = append(l.frameworks, frameworkFile{framework, positions})
	case "checks.rego", "lib.rego":
		l.module(file, name, text)
	default:
		l.fault(file, "this file is not a part of a catalog", "a catalog has frameworks/*.yaml, checks/**/*.rego and lib/*.rego")
	}
}

// module parses one Rego file, whose package must be its path.
func (l *loader) module(file, name string, text []byte) {
	module, faults := parseModule(file, text)
	l.faults = append(l.faults, faults...)
	if module == nil {
		return
	}
	want := "data." + strings.ReplaceAll(strings.TrimSuffix(name, ".rego"), "/", ".")
	if module.Package.Path.String() != want {
		l.fault(file, fmt.Sprintf("the package is %s", module.Package), fmt.Sprintf("its place asks for: package %s", strings.TrimPrefix(want, "data.")))
	}
	l.modules[file] = module
	if strings.HasPrefix(name, "lib/") {
		return
	}
	check, faults := newCheck(file, module)
	l.faults = append(l.faults, faults...)
	if first, taken := l.checks[check.ID]; taken {
		l.fault(file, fmt.Sprintf("the check %q is given twice", check.ID), "it stands in "+first.File+" already")
		return
	}
	l.checks[check.ID] = check
	l.catalog.Checks = append(l.catalog.Checks, check)
}

// resolve adds a framework to the catalog.
func (l *loader) resolve(f frameworkFile) {
	at := func(path inventory.Path) inventory.Location { return f.positions.Locate(f.Framework, path) }
	if _, taken := l.catalog.controls[f.ID]; taken {
		l.faults = append(l.faults, inventory.Fault{Location: at("id"), Problem: fmt.Sprintf("the framework %q is given twice", f.ID)})
		return
	}
	controls, faults := f.Framework.resolve(l.checks, at)
	l.faults = append(l.faults, faults...)
	l.catalog.controls[f.ID] = controls
	l.catalog.Frameworks = append(l.catalog.Frameworks, f.Framework)
}

// requireCited refuses checks that no control uses, since they would never run.
func (l *loader) requireCited() {
	cited := map[string]bool{}
	for _, controls := range l.catalog.controls {
		for _, control := range controls {
			for _, used := range control.Checks {
				cited[used.Check] = true
			}
		}
	}
	for _, check := range l.catalog.Checks {
		if !cited[check.ID] {
			l.fault(check.File, fmt.Sprintf("no control uses the check %q", check.ID), "name it in a framework")
		}
	}
}

// finish orders the catalog and compiles its checks.
func (l *loader) finish() (*Catalog, error) {
	c := l.catalog
	slices.SortFunc(c.Frameworks, func(a, b *Framework) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(c.Checks, func(a, b *Check) int { return strings.Compare(a.ID, b.ID) })
	c.SHA256 = hex.EncodeToString(l.digest.Sum(nil))
	var err error
	c.compiler, err = compile(l.modules, c.Checks)
	return c, err
}

// Framework is the framework with this id.
func (c *Catalog) framework(id string) *Framework {
	for _, f := range c.Frameworks {
		if string(f.ID) == id {
			return f
		}
	}
	return nil
}

// Check is the check with this id, or nil.
func (c *Catalog) Check(id string) *Check {
	for _, check := range c.Checks {
		if check.ID == id {
			return check
		}
	}
	return nil
}

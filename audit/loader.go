package audit

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/parallel"
	"github.com/open-policy-agent/opa/v1/ast"
)

// loader gathers a catalog.
type loader struct {
	catalog    *Catalog
	files      []*catalogFile
	faults     inventory.Faults
	frameworks []frameworkFile
	checks     map[string]*Check
	packages   map[string]string                  // the file of each package
	places     map[FrameworkID]inventory.Location // of each framework
	inPart     bool                               // a text is read when it is needed
	unparsed   bool                               // whether a file could not be read as what it is
}

func newLoader() *loader {
	return &loader{catalog: &Catalog{controls: map[FrameworkID][]control{}, modules: map[string]*ast.Module{}},
		checks: map[string]*Check{}, packages: map[string]string{}, places: map[FrameworkID]inventory.Location{}}
}

// load makes a catalog of what was gathered.
func (l *loader) load() (*Catalog, error) {
	l.shelve()
	l.readFiles()
	for _, f := range l.frameworks {
		l.resolve(f)
	}
	l.requireCited()
	if err := l.faults.Err(); err != nil {
		return nil, err
	}
	return l.catalog, l.finish()
}

// catalogFile is one file of a catalog, and what it was parsed into.
type catalogFile struct {
	file, name string // as it is called in messages, and within its source
	text       []byte
	folder     fs.FS // where the text is to be read; nil once it was
	typed      bool  // whether it will be compiled with its types
	rego       func() (*ast.Module, inventory.Faults)
	made       *packedCheck // what was made of the check before; nil where nobody did
	module     *ast.Module  // nil where that is enough
	check      *Check
	framework  frameworkFile
	faults     inventory.Faults
}

// frameworkFile is a framework and where its parts stand.
type frameworkFile struct {
	*Framework
	positions *inventory.Positions
}

// fault reports what is wrong with a Rego file as a whole, at its package clause.
func (l *loader) fault(f *catalogFile, problem, hint string) {
	at := inventory.Location{File: f.file}
	if f.module != nil {
		at = locationOf(f.module.Package.Location)
	}
	l.faults = append(l.faults, inventory.Fault{Location: at, Problem: problem, Hint: hint})
}

// readFiles parses all files, side by side, and then takes them in by order.
func (l *loader) readFiles() {
	largestFirst := slices.Clone(l.files) // so that no processor is left waiting for a large one at the end
	slices.SortStableFunc(largestFirst, func(a, b *catalogFile) int { return cmp.Compare(len(b.text), len(a.text)) })
	parallel.Do(len(largestFirst), func(i int) { largestFirst[i].parse() })
	for _, f := range l.files {
		l.faults = append(l.faults, f.faults...)
		l.unparsed = l.unparsed || f.module == nil && f.made == nil && f.framework.positions == nil
		switch {
		case f.framework.positions != nil && len(f.faults) == 0:
			l.frameworks = append(l.frameworks, f.framework)
		case f.made != nil:
			if l.claim(f, f.path()) {
				l.check(f.check)
			}
		case f.module != nil:
			l.module(f)
		}
	}
}

// parse reads a file by what its place says it is.
func (f *catalogFile) parse() {
	switch part := partOf(f.name); part {
	case frameworkPart:
		f.framework.Framework = &Framework{}
		positions, err := inventory.Decode(f.file, f.text, f.framework.Framework)
		f.framework.positions = positions
		if err != nil {
			f.faults = err.(inventory.Faults)
		}
	case checkPart, libraryPart:
		if f.made != nil {
			f.check = f.made.check(f)
			return
		}
		f.module, f.faults = f.rego()
		if f.module != nil && part == checkPart {
			var faults inventory.Faults
			f.check, faults = newCheck(f.file, f.module)
			f.check.source = f
			f.faults = append(f.faults, faults...)
		}
	default:
		f.faults = inventory.Faults{noPart(f.file)}
	}
}

// module takes in one Rego file, whose package must be its path.
func (l *loader) module(f *catalogFile) {
	is, want := f.module.Package.Path.String(), f.path()
	if is != want {
		l.fault(f, "the package is "+strings.TrimPrefix(is, "data."), "its place asks for: package "+strings.TrimPrefix(want, "data."))
	}
	if !l.claim(f, is) {
		return
	}
	l.catalog.modules[f.file] = f.module
	if f.check == nil {
		l.catalog.libraryLooks = l.catalog.libraryLooks || refersToInput(f.module)
		return
	}
	l.check(f.check)
}

func (l *loader) check(c *Check) {
	l.checks[c.ID] = c
	l.catalog.Checks = append(l.catalog.Checks, c)
}

// parsed is the module of a Rego file, which somebody needs now.
func (f *catalogFile) parsed() (*ast.Module, error) {
	module, faults := f.rego()
	return module, faults.Err()
}

// resolve adds a framework to the catalog.
func (l *loader) resolve(f frameworkFile) {
	id := f.positions.Locate(f.Framework, "id")
	if first, taken := l.places[f.ID]; taken {
		l.faults = append(l.faults, inventory.Fault{Location: id, Problem: fmt.Sprintf("the framework %q is given twice", f.ID),
			Hint: "it stands in " + first.String() + " already"})
		return
	}
	l.places[f.ID] = id
	controls, faults := f.Framework.resolve(l.checks, !l.unparsed, f.positions.Locate)
	l.faults = append(l.faults, faults...)
	l.catalog.controls[f.ID] = controls
	l.catalog.Frameworks = append(l.catalog.Frameworks, f.Framework)
}

// requireCited refuses checks that no control uses, since they would never run.
func (l *loader) requireCited() {
	cited := map[string]bool{}
	for _, controls := range l.catalog.controls {
		for _, control := range controls {
			for _, id := range control.cites() {
				cited[id] = true
			}
		}
	}
	for _, check := range l.catalog.Checks {
		if !cited[check.ID] {
			l.fault(check.source, fmt.Sprintf("no control uses the check %q", check.ID), "name it in a framework")
		}
	}
}

// finish orders the catalog, and compiles what of it nobody has verified.
func (l *loader) finish() error {
	c := l.catalog
	slices.SortFunc(c.Frameworks, func(a, b *Framework) int { return strings.Compare(string(a.ID), string(b.ID)) })
	slices.SortFunc(c.Checks, func(a, b *Check) int { return strings.Compare(a.ID, b.ID) })
	l.digestChecks()
	return l.compileTyped()
}

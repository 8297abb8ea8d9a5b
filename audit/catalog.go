package audit

import (
	"io/fs"

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
	modules  map[string]*ast.Module  // all checks and libraries, by file
	compiler *ast.Compiler           // of those that nobody has verified; nil where all are
	unread   map[string]*catalogFile // what a selection does not ask for, by name

	shelved []*catalogFile // libraries that nobody needed yet

	libraryLooks bool // a library refers to the input by itself
}

// Source is a folder of frameworks, checks and libraries.
type Source struct {
	// How the folder is called in messages; empty for the one that is built in.
	Name string
	// Its contents: frameworks/*.yaml, checks/**/*.rego, lib/*.rego.
	FS fs.FS
	// The same, where it was read before; FS is then nil.
	Files []SourceFile
	// Whether it was compiled with all types checked before, so that this need
	// not be done at every start. Tests do so for the catalog that is built in.
	Verified bool
	// What Pack made of it before; empty where nobody did.
	Packed string
}

// SourceFile is a file of a source, by its path within it, with slashes.
type SourceFile struct {
	Name string
	Text []byte
}

// LoadCatalog reads everything in the sources. It fails on whatever is
// incomplete, misspelt or given twice; the error is then of type
// inventory.Faults and lists all of it.
func LoadCatalog(sources ...Source) (*Catalog, error) {
	l := newLoader()
	if err := l.gather(sources); err != nil {
		return nil, err
	}
	var err error
	if l.catalog.SHA256, err = l.digest()(); err != nil {
		return nil, err
	}
	return l.load()
}

// compilerFor compiles some of the verified checks, with the libraries.
func (c *Catalog) compilerFor(checks []*Check) (compiler *ast.Compiler, err error) {
	modules := c.libraries()
	for _, f := range c.shelved {
		if modules[f.file], err = f.parsed(); err != nil {
			return nil, err
		}
	}
	for _, check := range checks {
		if modules[check.File], err = check.source.parsed(); err != nil {
			return nil, err
		}
	}
	return compile(modules, true)
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

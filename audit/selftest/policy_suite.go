package selftest

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/open-policy-agent/opa/v1/ast"
)

// policySuite is the Rego of a catalog together with its tests.
type policySuite struct {
	catalog *audit.Catalog
	modules []*policyModule
	// What is compiled and run to test a file: first the modules with the tests
	// that refer to it, then, if any, those that reach it through others. None:
	// no test that ran does.
	rounds map[string][]map[string]*ast.Module
}

// policyModule is one Rego file.
type policyModule struct {
	file   string // as it is called in messages
	text   []byte
	parsed *ast.Module
	isTest bool
	isBase bool            // of a source that is built on, and left alone
	uses   []*policyModule // what it refers to, without what that refers to
	// The defaults of the params of a check, as Rego, by the quoted name.
	defaults map[string]string
}

// name is the id of a check, or the package of a library.
func (m *policyModule) name() string {
	return strings.TrimPrefix(strings.TrimPrefix(m.parsed.Package.Path.String(), "data."), "checks.")
}

// newPolicySuite reads the sources, after those that they build on, and makes
// sure that all their tests pass.
func newPolicySuite(ctx context.Context, base, sources []audit.Source) (*policySuite, error) {
	checked := slices.Concat(base, sources)
	for i := range checked {
		checked[i].Verified = false // so that mutants are met with all types
	}
	catalog, err := audit.LoadCatalog(checked...)
	if err != nil {
		return nil, err
	}
	s := &policySuite{catalog: catalog, rounds: map[string][]map[string]*ast.Module{}}
	for i, source := range checked {
		if err := s.read(source, i < len(base)); err != nil {
			return nil, err
		}
	}
	for _, m := range s.modules {
		m.findUses(s.modules)
		m.findDefaults(catalog)
	}
	ran, err := s.runOriginal(ctx)
	if err == nil {
		s.plan(ran)
	}
	return s, err
}

// read parses the Rego files of a source, its tests among them. It passes over
// what the catalog passes over.
func (s *policySuite) read(source audit.Source, isBase bool) error {
	return fs.WalkDir(source.FS, ".", func(name string, entry fs.DirEntry, err error) error {
		hidden := name != "." && strings.HasPrefix(path.Base(name), ".")
		switch {
		case err != nil:
			return err
		case hidden && entry.IsDir():
			return fs.SkipDir
		case hidden || entry.IsDir() || path.Ext(name) != ".rego", isBase && strings.HasSuffix(name, "_test.rego"):
			return nil
		}
		m := &policyModule{file: path.Join(source.Name, name), isTest: strings.HasSuffix(name, "_test.rego"), isBase: isBase}
		if m.text, err = fs.ReadFile(source.FS, name); err == nil {
			m.parsed, err = parsePolicy(m.file, m.text)
		}
		s.modules = append(s.modules, m)
		return err
	})
}

func parsePolicy(file string, text []byte) (*ast.Module, error) {
	return ast.ParseModuleWithOpts(file, string(text), ast.ParserOptions{RegoVersion: ast.RegoV1, Capabilities: audit.Capabilities()})
}

// findUses follows the references of a module to the packages of others. Where
// a reference leaves open which package it leads into, all of them count.
func (m *policyModule) findUses(all []*policyModule) {
	seen := map[*policyModule]bool{}
	note := func(ref ast.Ref) {
		for _, other := range all {
			if at := other.parsed.Package.Path; ref.HasPrefix(at) || at.HasPrefix(ref.GroundPrefix()) {
				seen[other] = true
			}
		}
	}
	note(m.parsed.Package.Path) // a package may stand in several files
	for _, i := range m.parsed.Imports {
		if ref, isRef := i.Path.Value.(ast.Ref); isRef && ref.HasPrefix(ast.DefaultRootRef) {
			note(ref)
		}
	}
	for _, rule := range m.parsed.Rules {
		ast.WalkRefs(rule, func(ref ast.Ref) bool {
			if ref.HasPrefix(ast.DefaultRootRef) {
				note(ref)
			}
			return false
		})
	}
	for _, other := range all {
		if seen[other] {
			m.uses = append(m.uses, other)
		}
	}
}

// findDefaults notes what the params of a check are when no one says.
func (m *policyModule) findDefaults(catalog *audit.Catalog) {
	m.defaults = map[string]string{}
	check := catalog.Check(m.name())
	if check == nil || check.File != m.file {
		return
	}
	for _, p := range check.Params {
		if p.Default != nil {
			m.defaults[strconv.Quote(p.Name)] = written(p.Default)
		}
	}
}

// written is a plain value in Rego. A large number is written out.
func written(value any) string {
	if n, isNumber := value.(float64); isNumber {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return ast.MustInterfaceToValue(value).String()
}

// reach adds all that a module needs to compile, itself included.
func (m *policyModule) reach(into map[*policyModule]bool) {
	if into[m] {
		return
	}
	into[m] = true
	for _, used := range m.uses {
		used.reach(into)
	}
}

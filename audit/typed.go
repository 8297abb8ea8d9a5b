package audit

import (
	"maps"

	"github.com/open-policy-agent/opa/v1/ast"
)

// compileTyped compiles what is to be compiled with its types, and what that may refer
// to: the libraries, and the other checks where it speaks of any.
func (l *loader) compileTyped() (err error) {
	c := l.catalog
	typed, modules := map[string]*ast.Module{}, c.libraries()
	for _, f := range l.files {
		if f.typed && f.module != nil {
			typed[f.file], modules[f.file] = f.module, f.module
		}
	}
	if len(typed) == 0 {
		return nil
	}
	for _, module := range typed {
		if refersTo(module, checksRef) {
			if modules, err = l.allModules(); err != nil {
				return err
			}
			break
		}
	}
	for _, check := range c.Checks {
		if check.source.typed {
			check.typed(check.source.module)
		}
	}
	c.compiler, err = compile(modules, false)
	return err
}

// checksRef is where the checks are.
var checksRef = ast.Ref{ast.DefaultRootDocument, ast.StringTerm("checks")}

// allModules are those of all Rego files.
func (l *loader) allModules() (map[string]*ast.Module, error) {
	modules := maps.Clone(l.catalog.modules)
	for _, f := range l.files {
		if f.made != nil {
			module, err := f.parsed()
			if err != nil {
				return nil, err
			}
			modules[f.file] = module
		}
	}
	return modules, nil
}

package audit

import (
	"maps"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
)

// Refuses is why the catalog would not load if one of its Rego files, called as
// in messages, had another text; nil if it would. The catalog must have been
// loaded with all types checked, not as verified.
func (c *Catalog) Refuses(file string, text []byte) error {
	module, faults := parseModule(file, text, true)
	if module == nil {
		return faults.Err()
	}
	modules := maps.Clone(c.modules)
	if strings.HasPrefix(module.Package.Path.String(), "data.checks.") {
		check, more := newCheck(file, module)
		if faults = append(faults, more...); len(faults) == 0 {
			check.typed(module)
			if !refersTo(module, checksRef) {
				modules = c.libraries() // nothing else can be amiss, and this is faster
			}
		}
	}
	if err := faults.Err(); err != nil {
		return err
	}
	modules[file] = module
	_, err := compile(modules, false)
	return err
}

// refersTo reports whether the rules or imports of a module lead below a path.
func refersTo(module *ast.Module, path ast.Ref) (found bool) {
	note := func(ref ast.Ref) bool {
		found = found || ref.HasPrefix(path)
		return found
	}
	for _, i := range module.Imports {
		ast.WalkRefs(i, note)
	}
	for _, rule := range module.Rules {
		ast.WalkRefs(rule, note)
	}
	return found
}

// libraries are the modules that checks share, by file.
func (c *Catalog) libraries() map[string]*ast.Module {
	modules := maps.Clone(c.modules)
	maps.DeleteFunc(modules, func(_ string, module *ast.Module) bool {
		return !strings.HasPrefix(module.Package.Path.String(), "data.lib.")
	})
	return modules
}

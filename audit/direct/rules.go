package direct

import (
	"maps"
	"slices"

	"github.com/dcaudit/dcaudit/audit/packed"
	"github.com/open-policy-agent/opa/v1/ast"
)

// Rules are rules that OPA has compiled.
type Rules struct {
	definitions packed.Definitions
	compiler    *ast.Compiler // nil where it worked out no comprehension for all variables at once
}

// RulesOf are the rules of all modules that a compiler has compiled.
func RulesOf(compiler *ast.Compiler) *Rules {
	r := &Rules{packed.Definitions{}, compiler}
	for _, module := range compiler.Modules {
		for _, rule := range module.Rules {
			path := rule.Ref()[:len(module.Package.Path)+1].String()
			r.definitions[path] = append(r.definitions[path], rule)
		}
	}
	return r
}

// Pack writes what it takes to compile these rules of a package without OPA, unless
// this package does not know how to.
func (r *Rules) Pack(w *packed.Writer, pkg ast.Ref, names ...string) error {
	b := newBuilder(r)
	if err := b.enter(pkg, names); err != nil {
		return err
	}
	return w.Rules(slices.Sorted(maps.Keys(b.made)), r.definitions)
}

// Unpack reads rules that were packed.
func Unpack(r *packed.Reader) *Rules { return &Rules{definitions: r.Rules()} }

package audit

import (
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// digestChecks gives each check the digest of all that it is made of.
func (l *loader) digestChecks() {
	texts, imports := textsOf(l.files), map[string][]string{}
	for _, m := range l.catalog.modules {
		imports[m.Package.Path.String()] = importedBy(m)
	}
	for _, check := range l.catalog.Checks {
		if check.source.made == nil {
			check.packages = closure(check.path().String(), imports)
			check.SHA256 = digestOf(check.packages, texts)
		}
	}
}

// importedBy are the packages that a module imports.
func importedBy(m *ast.Module) (names []string) {
	for _, i := range m.Imports {
		names = append(names, i.Path.String())
	}
	return names
}

// closure is a package and all that it imports, however many steps away, in order.
func closure(name string, imports map[string][]string) []string {
	found := []string{name}
	for at := 0; at < len(found); at++ {
		for _, next := range imports[found[at]] {
			if !slices.Contains(found, next) {
				found = append(found, next)
			}
		}
	}
	slices.Sort(found)
	return found
}

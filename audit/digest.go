package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
)

// digestChecks gives each check the digest of all that it is made of.
func (l *loader) digestChecks() {
	texts := map[string][]byte{} // of the modules, by package
	for _, f := range l.files {
		if f.module != nil {
			texts[f.module.Package.Path.String()] = f.text
		}
	}
	imports := map[string][]string{}
	for _, m := range l.catalog.modules {
		imports[m.Package.Path.String()] = importedBy(m)
	}
	for _, check := range l.catalog.Checks {
		digest := sha256.New()
		for _, name := range closure(check.module.Package.Path.String(), imports) {
			digest.Write(texts[name])
			digest.Write([]byte{0})
		}
		check.SHA256 = hex.EncodeToString(digest.Sum(nil))
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

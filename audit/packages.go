package audit

import (
	"fmt"
	"slices"
	"strings"
)

// claim takes a package for a file, unless it is taken.
func (l *loader) claim(f *catalogFile, name string) bool {
	first, taken := l.packages[name]
	if taken {
		l.fault(f, twice(f, name), "it stands in "+first+" already")
		return false
	}
	if above := l.withRule(name); above != "" {
		l.fault(f, "the package "+strings.TrimPrefix(name, "data.")+" has the name of a rule", "the rule may stand in "+above+"; call the file something else")
		return false
	}
	l.packages[name] = f.file
	return true
}

// withRule is the file of a package that may have a rule where another package is to
// be: Rego would take the one for the other.
func (l *loader) withRule(name string) string {
	for above := name; strings.Contains(above, "."); {
		last := strings.LastIndexByte(above, '.')
		step := above[last+1:]
		above = above[:last]
		if file := l.packages[above]; file != "" && (strings.HasPrefix(step, "_") || slices.Contains(entryRules, step)) {
			return file
		}
	}
	return ""
}

// twice says of what there are two. Rego would make one package of them, and
// either could change what the other says.
func twice(f *catalogFile, name string) string {
	if f.check != nil {
		return fmt.Sprintf("the check %q is given twice", f.check.ID)
	}
	return fmt.Sprintf("the package %s is given twice", strings.TrimPrefix(name, "data."))
}

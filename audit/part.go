package audit

import (
	"path"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// LoadPart reads of a source what a selection asks for: its frameworks, and the
// checks that they name. The source must be verified, and each of its frameworks
// stand in a file of its own that is called after it: what is not read is known by
// its name alone, and taken to be without a fault.
func LoadPart(source Source, s Selection) (*Catalog, error) {
	l := newLoader()
	l.inPart = true
	if err := l.gather([]Source{source}); err != nil {
		return nil, err
	}
	digest := l.digest()
	go digest() // of all that is there, while a part of it is read
	if !slices.Contains(s.frameworks(), Applicable) {
		if err := l.leaveOut(s.frameworks()); err != nil {
			return nil, err
		}
	}
	for _, f := range l.files {
		if err := f.read(); err != nil {
			return nil, err
		}
	}
	l.unpack(source, l.files)
	c, err := l.load()
	if err == nil {
		c.SHA256, err = digest()
	}
	return c, err
}

// leaveOut sets aside the files that these frameworks do not need.
func (l *loader) leaveOut(frameworks []string) error {
	needed := map[string]bool{}
	for _, f := range l.files {
		if f.part() == frameworkPart && slices.Contains(frameworks, f.stem()) {
			if err := f.read(); err != nil {
				return err
			}
			needed[f.name] = true
			for _, id := range namedChecks(string(f.text)) {
				needed["checks/"+strings.ReplaceAll(id, ".", "/")+".rego"] = true
			}
		}
	}
	l.catalog.unread = map[string]*catalogFile{}
	var read []*catalogFile
	for _, f := range l.files {
		if needed[f.name] || f.part() == libraryPart {
			read = append(read, f)
		} else {
			l.catalog.unread[f.name] = f
		}
	}
	l.files = read
	return nil
}

// namedChecks are the checks that the text of a framework names.
func namedChecks(text string) (ids []string) {
	for _, behind := range strings.Split(text, "check:")[1:] {
		behind = strings.TrimLeft(behind, " ")
		ids = append(ids, behind[:len(behind)-len(strings.TrimLeft(behind, "abcdefghijklmnopqrstuvwxyz0123456789_."))])
	}
	return ids
}

func (f *catalogFile) part() string { return partOf(f.name) }

// stem is the name of the file without folder and ending.
func (f *catalogFile) stem() string {
	return strings.TrimSuffix(path.Base(f.name), path.Ext(f.name))
}

// setAside are the ids of the frameworks and of the checks that were not read.
func (c *Catalog) setAside() (frameworks, checks []string) {
	for _, f := range c.unread {
		if f.part() == frameworkPart {
			frameworks = append(frameworks, f.stem())
			continue
		}
		checks = append(checks, f.id())
	}
	return frameworks, checks
}

// id is that of the check which the file must hold.
func (f *catalogFile) id() string {
	return strings.ReplaceAll(strings.TrimSuffix(strings.TrimPrefix(f.name, "checks/"), ".rego"), "/", ".")
}

// clauses are all controls, by framework/control. Frameworks that were not read
// are, where one of the attestations speaks about a framework that is none of the
// others.
func (c *Catalog) clauses(attestations []inventory.Attestation) map[string]*Control {
	frameworks := slices.Clone(c.Frameworks)
	if slices.ContainsFunc(attestations, c.isForeign) {
		for _, f := range c.unread {
			if f.part() == frameworkPart {
				read := *f // others may assess by the catalog at the same time
				if read.read() != nil {
					continue
				}
				read.parse()
				frameworks = append(frameworks, read.framework.Framework)
			}
		}
	}
	known := map[string]*Control{}
	for _, f := range frameworks {
		for i := range f.Controls {
			known[string(f.ID)+"/"+string(f.Controls[i].ID)] = &f.Controls[i]
		}
	}
	return known
}

// isForeign reports whether an attestation speaks about none of the frameworks
// that were read.
func (c *Catalog) isForeign(a inventory.Attestation) bool {
	framework, _, _ := strings.Cut(string(a.Control), "/")
	return c.controls[FrameworkID(framework)] == nil
}

package audit

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/packed"
)

// Pack is what it takes long to make of the checks of a source at every start: their
// rules as OPA compiles them, and what their syntax trees show. Each check is known
// by the digest of its text, so that what was made of another is never taken for it.
// The error names a check that cannot be packed.
func Pack(source Source) ([]byte, error) {
	c, err := LoadCatalog(source)
	if err != nil {
		return nil, err
	}
	var all packed.Writer
	all.Number(len(c.Checks))
	for _, check := range c.Checks {
		text, err := c.pack(check)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", check.File, err)
		}
		all.Text(check.source.name)
		all.Text(check.SHA256)
		all.Texts(check.packages)
		all.Text(string(text))
	}
	return all.Bytes(), nil
}

// pack packs a check, which is compiled with the libraries alone, so that another
// check changes nothing of it.
func (c *Catalog) pack(check *Check) ([]byte, error) {
	if c.libraryLooks || check.wholeInventory {
		return nil, errors.New("it looks beyond its subject")
	}
	modules := c.libraries()
	modules[check.File] = check.source.module
	compiler, err := compile(modules, false)
	if err != nil {
		return nil, err
	}
	var w packed.Writer
	if err := errors.Join(check.packStory(&w), check.anatomy().pack(&w)); err != nil {
		return nil, err
	}
	err = direct.RulesOf(compiler).Pack(&w, check.path(), entryRules...)
	return w.Bytes(), err
}

// packedCheck is what was made of a check.
type packedCheck struct {
	digest   string
	packages []string // whose texts that is of
	text     string
}

// unpack finds what was made of the checks of a source, of just these texts.
func (l *loader) unpack(source Source, files []*catalogFile) {
	if source.Packed == "" {
		return
	}
	known, from := map[string]*packedCheck{}, packed.NewReader(source.Packed)
	for range from.Count() {
		known[from.Text()] = &packedCheck{from.Text(), from.Texts(), from.Text()}
	}
	if !from.Ended() {
		return
	}
	texts := textsOf(files)
	for _, f := range files {
		if made := known[f.name]; made != nil && made.digest == digestOf(made.packages, texts) {
			f.made = made
		}
	}
}

// shelve sets the libraries aside where something was made of all checks, and nothing
// has to be compiled with its types: nobody needs them before OPA compiles the checks.
func (l *loader) shelve() {
	needed := func(f *catalogFile) bool {
		return f.part() == checkPart && f.made == nil || f.part() == libraryPart && f.typed
	}
	if slices.ContainsFunc(l.files, needed) {
		return
	}
	l.files = slices.DeleteFunc(l.files, func(f *catalogFile) bool {
		if f.part() == libraryPart {
			l.catalog.shelved = append(l.catalog.shelved, f)
		}
		return f.part() == libraryPart
	})
}

// textsOf are the texts of the Rego files, by their packages.
func textsOf(files []*catalogFile) map[string][]byte {
	texts := map[string][]byte{}
	for _, f := range files {
		if strings.HasSuffix(f.name, ".rego") {
			texts[f.path()] = f.text
		}
	}
	return texts
}

// path is the package that a Rego file must have.
func (f *catalogFile) path() string {
	return "data." + strings.ReplaceAll(strings.TrimSuffix(f.name, ".rego"), "/", ".")
}

// digestOf is the digest of the texts of packages, in hexadecimal.
func digestOf(packages []string, texts map[string][]byte) string {
	digest := sha256.New()
	for _, name := range packages {
		digest.Write(texts[name])
		digest.Write([]byte{0})
	}
	return hex.EncodeToString(digest.Sum(nil))
}

// check is the check of a file, of which nothing is read any more.
func (p *packedCheck) check(f *catalogFile) *Check {
	from := packed.NewReader(p.text)
	check := &Check{File: f.file, ID: f.id(), SHA256: p.digest, source: f}
	check.unpackStory(from)
	a := unpackAnatomy(from)
	check.anatomy = func() *anatomy { return a }
	check.rules = sync.OnceValue(func() *direct.Rules { return unpackRules(from) })
	return check
}

// unpackRules are the rules at the end of what was packed; nil if that is damaged.
func unpackRules(from *packed.Reader) *direct.Rules {
	if rules := direct.Unpack(from); from.Ended() {
		return rules
	}
	return nil
}

package audit_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
)

// program is what tests enter as the maker of an assessment.
var program = audit.Tool{Name: "dcaudit", Version: "test"}

// strictly, verified and packed are the shipped catalog, compiled with every type
// checked, taken as checked before, and as compiled before. All are only read.
var (
	strictly = sync.OnceValues(func() (*audit.Catalog, error) { return audit.LoadCatalog(audit.Source{FS: policies.FS}) })
	verified = sync.OnceValues(func() (*audit.Catalog, error) {
		return audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
	})
	packed = sync.OnceValues(func() (*audit.Catalog, error) { return audit.LoadCatalog(builtin) })
)

// shipped is the catalog that is built in, fully checked.
func shipped(t testing.TB) *audit.Catalog { return must(strictly())(t) }

// must is the value, or the end of the test.
func must[T any](value T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

// sample is a shipped inventory: the parts that it is read from, and the date
// to judge it at where that is not its own.
type sample struct{ at, first, second string }

var samples = map[string]sample{
	"model-operator":     {first: "model-operator.yaml"},
	"kakao-2022":         {first: "kakao-2022.yaml"},
	"kakao-with-outages": {first: "kakao-2022.yaml", second: "kakao-2022-incident.yaml", at: "2022-12-07"},
	"naver-2022":         {first: "naver-2022.yaml"},
	"sk-cnc-pangyo-2022": {first: "sk-cnc-pangyo-2022.yaml"},
}

func (s sample) files() []string {
	folder := filepath.Join("..", "inventories")
	if s.second == "" {
		return []string{filepath.Join(folder, s.first)}
	}
	return []string{filepath.Join(folder, s.first), filepath.Join(folder, s.second)}
}

func (s sample) read(t testing.TB) subjectMatter {
	t.Helper()
	inv := must(inventory.Load(s.files(), nil))(t)
	if s.at == "" {
		return derive(t, inv, nil)
	}
	return derive(t, inv, deadline(t, s.at))
}

// deadline reads a date as the command line gives it.
func deadline(t testing.TB, text string) *inventory.Deadline {
	t.Helper()
	d := &inventory.Deadline{}
	if err := d.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return d
}

// subjectMatter is an inventory that was loaded, with what was derived from it.
type subjectMatter struct {
	inventory *inventory.Inventory
	facts     *drill.Facts
	date      audit.Date
}

// today is the date of an inventory that has none.
var today = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// derive works out the facts at a date, or at the inventory's own.
func derive(t testing.TB, inv *inventory.Inventory, at *inventory.Deadline) subjectMatter {
	t.Helper()
	date := must(audit.DateOf(at, inv, today))(t)
	documents := must(inventory.VerifyDocuments(inv))(t)
	return subjectMatter{inv, drill.Derive(inv, date.Time, documents), date}
}

// written loads an inventory from a text.
func written(t testing.TB, text string) subjectMatter {
	t.Helper()
	file := filepath.Join(t.TempDir(), "inventory.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return derive(t, must(inventory.Load([]string{file}, nil))(t), nil)
}

// assess judges by the default framework of a catalog.
func assess(t testing.TB, c *audit.Catalog, m subjectMatter) audit.Assessment {
	t.Helper()
	return must(assessBy(must(c.Profile(audit.Selection{}))(t), m))(t)
}

func assessBy(p *audit.Profile, m subjectMatter) (audit.Assessment, error) {
	return audit.Assess(context.Background(), p, m.inventory, m.facts, m.date, program)
}

// files is a catalog in memory.
type files map[string]string

func (f files) source(name string) audit.Source {
	folder := fstest.MapFS{}
	for path, text := range f {
		folder[path] = &fstest.MapFile{Data: []byte(text)}
	}
	return audit.Source{Name: name, FS: folder}
}

// with is the catalog with some files changed; an empty text removes a file.
func (f files) with(changes files) files {
	changed := files{}
	for _, from := range []files{f, changes} {
		for path, text := range from {
			if changed[path] = text; text == "" {
				delete(changed, path)
			}
		}
	}
	return changed
}

// about is the METADATA of a check of the given subject, in eight lines.
func about(subject string) string {
	return fmt.Sprintf(`# METADATA
# title: It holds
# description: Why it matters
# custom:
#   subject: %s
#   severity: high
#   remediation: Make it hold.
`, subject)
}

// framework is a framework whose controls, numbered from 1, use a check each.
func framework(id string, checks ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "id: %s\ntitle: T\nauthority: A\njurisdiction: KR\nkind: law\ncontrols:\n", id)
	for i, check := range checks {
		fmt.Fprintf(&b, "  - id: c%d\n    title: T\n    text: D\n    citation: Article 1\n    kind: law\n    confidence: text\n    checks: [{check: %s}]\n", i+1, check)
	}
	return b.String()
}

// single is a catalog of one check, try.it, with these rules.
func single(subject, rules string) files {
	return files{
		"frameworks/kr-2022.yaml": framework("kr-2022", "try.it"),
		"checks/try/it.rego":      about(subject) + "package checks.try.it\n\n" + rules,
	}
}

// load reads a catalog that must be right.
func (f files) load(t testing.TB) *audit.Catalog {
	t.Helper()
	return must(audit.LoadCatalog(f.source("")))(t)
}

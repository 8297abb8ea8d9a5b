package direct_test

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/direct"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/synthetic"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/open-policy-agent/opa/v1/ast"
)

// answers are the rules by which a check answers.
var answers = []string{"not_applicable", "violations", "satisfied", "unproven"}

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

// compiled compiles modules as the audit does those that it checks.
func compiled(modules map[string]string, stages ...ast.StageID) (*ast.Compiler, error) {
	parsed := map[string]*ast.Module{}
	for file, text := range modules {
		m, err := ast.ParseModuleWithOpts(file, text, ast.ParserOptions{RegoVersion: ast.RegoV1})
		if err != nil {
			return nil, err
		}
		parsed[file] = m
	}
	c := ast.NewCompiler().WithCapabilities(audit.Capabilities()).WithSkipStages(stages...)
	if c.Compile(parsed); c.Failed() {
		return nil, c.Errors
	}
	return c, nil
}

// shipped are the modules of the checks that are built in.
var shipped = sync.OnceValue(func() map[string]string {
	modules := map[string]string{}
	err := fs.WalkDir(policies.FS, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".rego") || strings.HasSuffix(path, "_test.rego") {
			return err
		}
		text, err := fs.ReadFile(policies.FS, path)
		modules[path] = string(text)
		return err
	})
	if err != nil {
		panic(err)
	}
	return modules
})

// catalog is that of the same checks.
var catalog = sync.OnceValues(func() (*audit.Catalog, error) {
	return audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
})

// situation is a check that is put to a subject: the input as plain data, and as
// the values of the model that it came from.
type situation struct {
	check string
	name  string
	plain map[string]any
	given direct.Input
	// The same, of which all checks of a subject share what they looked at.
	shared direct.Input
}

// situations are all of kr-2022 for an inventory.
func situations(t testing.TB, inv estate) (all []situation) {
	t.Helper()
	date := must(audit.DateOf(inv.at, inv.Inventory, time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)))(t)
	facts := drill.Derive(inv.Inventory, date.Time, must(inventory.VerifyDocuments(inv.Inventory))(t))
	subjects := subjectsOf(inv.Inventory, facts)
	shared := map[string][2]*direct.Value{}
	var kept *direct.Room
	questions := must(must(catalog())(t).Profile(audit.Selection{}))(t).Questions()
	for _, in := range audit.InputsOf(questions, inv.Inventory, facts, date).Inputs {
		key := in.Subject.Kind + " " + in.Subject.ID
		of := subjects[key]
		if shared[key] == [2]*direct.Value{} {
			shared[key] = [2]*direct.Value{kept.Opened(of[0]), kept.Opened(fields{of[1]})}
		}
		given := direct.Input{Subject: of[0], Facts: of[1], Params: in.Input["params"], Operator: inv.Operator, At: in.Input["at"].(string)}
		all = append(all, situation{in.Query, in.Check + " of " + in.Subject.ID, in.Input, given, direct.Input{
			Subject: shared[key][0], Facts: shared[key][1], Params: direct.Of(given.Params), Operator: direct.Of(given.Operator), At: given.At}})
	}
	return all
}

// fields are the facts of a subject, field by field.
type fields struct{ of any }

func (f fields) Part(string) any { return f.of }

// subjectsOf are the declared and the derived side of each subject.
func subjectsOf(inv *inventory.Inventory, facts *drill.Facts) map[string][2]any {
	of := map[string][2]any{"operator " + string(inv.Operator.ID): {inv.Operator, facts.Operator()}}
	if inv.Reporting != nil {
		of["plan reporting"] = [2]any{inv.Reporting, facts.Plan()}
		for i := range inv.Reporting.Notices {
			n := &inv.Reporting.Notices[i]
			of["notice "+string(n.ID)] = [2]any{n, facts.Notice(n)}
		}
	} else {
		of["plan reporting"] = [2]any{&inventory.Reporting{}, facts.Plan()}
	}
	for i := range inv.Facilities {
		of["facility "+string(inv.Facilities[i].ID)] = [2]any{&inv.Facilities[i], facts.Facility(&inv.Facilities[i])}
	}
	for i := range inv.Services {
		of["service "+string(inv.Services[i].ID)] = [2]any{&inv.Services[i], facts.Service(&inv.Services[i])}
	}
	for i := range inv.Datasets {
		of["dataset "+string(inv.Datasets[i].ID)] = [2]any{&inv.Datasets[i], facts.Dataset(&inv.Datasets[i])}
	}
	for i := range inv.Incidents {
		of["incident "+string(inv.Incidents[i].ID)] = [2]any{&inv.Incidents[i], facts.Incident(&inv.Incidents[i])}
	}
	return of
}

// made is a synthetic inventory.
func made(t testing.TB, o synthetic.Options) estate {
	t.Helper()
	var document bytes.Buffer
	if err := synthetic.WriteYAML(&document, o); err != nil {
		t.Fatal(err)
	}
	return estate{must(inventory.Load([]string{"-"}, &document))(t), nil}
}

// estate is an inventory and the moment to judge it at, where that is not its own.
type estate struct {
	*inventory.Inventory
	at *inventory.Deadline
}

// estates are the inventories that ship, by name.
func estates(t testing.TB) map[string]estate {
	t.Helper()
	all := map[string]estate{}
	for _, file := range must(filepath.Glob(filepath.Join("..", "..", "inventories", "*.yaml")))(t) {
		if base, more := strings.CutSuffix(file, "-incident.yaml"); more {
			at := &inventory.Deadline{}
			if err := at.UnmarshalText([]byte("2022-12-07")); err != nil {
				t.Fatal(err)
			}
			all[file] = estate{must(inventory.Load([]string{base + ".yaml", file}, nil))(t), at}
			continue
		}
		all[file] = estate{must(inventory.Load([]string{file}, nil))(t), nil}
	}
	return all
}

package reports

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// schemas are the files of the official schemas of formats. They are no part of
// this repository.
var schemas = map[string]string{"sarif": "sarif-2.1.0.json", "oscal": "oscal_assessment-results_schema.json"}

// official is the schema of a format. The test is skipped where it is not there.
func official(t *testing.T, format string) *jsonschema.Schema {
	t.Helper()
	file, err := os.Open(filepath.Join("../../shared/schemas", schemas[format]))
	if err != nil {
		t.Skip(err)
	}
	defer file.Close()
	document, err := jsonschema.UnmarshalJSON(file)
	if err != nil {
		t.Fatal(err)
	}
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("schema.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile("schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func checkSchema(t *testing.T, schema *jsonschema.Schema, report string) {
	t.Helper()
	document, err := jsonschema.UnmarshalJSON(strings.NewReader(report))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(document); err != nil {
		t.Error(err)
	}
}

func TestSchemasOfSamples(t *testing.T) {
	for format := range schemas {
		schema := official(t, format)
		for name, a := range odd() {
			t.Run(name+"."+format, func(t *testing.T) { checkSchema(t, schema, written(t, format, a, Options{})) })
		}
		for name, s := range hostile {
			for sample, a := range samples() {
				infest(&a, s)
				t.Run(name+"/"+sample+"."+format, func(t *testing.T) { checkSchema(t, schema, written(t, format, a, Options{})) })
			}
		}
	}
}

// odd are the samples, and assessments in which a list that a schema wants filled
// is empty.
func odd() map[string]audit.Assessment {
	all := samples()
	none := compliant()
	none.Controls, none.Findings, none.Checks, none.Verdict = nil, audit.Findings{}, nil, audit.NotProven
	none.Catalog.Frameworks = nil
	none.Summary = tally(none)
	all["no control in force"] = none
	later := none
	later.Upcoming = upcoming().Upcoming
	all["only later"] = later
	nameless := none
	nameless.Inventory.Files = []audit.FileRef{{Path: "-", SHA256: digest("x")}}
	all["standard input"] = nameless
	all["waived"] = waivedOne()
	attested := none
	for _, c := range sample().Controls {
		if c.Manual != "" && c.Status == audit.Satisfied {
			attested.Controls = append(attested.Controls, c)
		}
	}
	attested.Verdict = audit.Compliant
	all["only attested"] = attested
	return all
}

// waivedOne is an assessment in which nothing but what is waived stands against a
// pass, and in which another waiver has expired.
func waivedOne() audit.Assessment {
	a := compliant()
	a.Controls = append(a.Controls, control("2.1", "Copies can be read after a fire", "Keys are held elsewhere.", "Section 2.1", audit.NotSatisfied))
	add(&a, audit.High, audit.Finding{
		Check: "backup.offsite", Subject: audit.Subject{Kind: "dataset", ID: "photos"}, Status: audit.NotSatisfied, Message: "All copies are in one place.",
		Violations: []audit.Violation{{Message: "All copies are in one place.", Expected: "two places", Found: "one", Fix: "Copy it"}},
		Waiver:     &audit.WaiverMark{Reason: "The copy is [on its way](x).", ApprovedBy: "Lee Example", Expires: "2023-03-01T23:59:59Z"},
	}, "2.1")
	a.Summary = tally(a)
	a.Summary.Waived = 1
	a.Waivers = []audit.WaiverRef{
		{Check: "backup.offsite", Subject: "dataset:photos", Reason: "The copy is on its way.", Dated: "2022-12-01T00:00:00Z", Expires: "2023-03-01T23:59:59Z", State: audit.Applied, Findings: 1},
		{Check: "backup.key", Subject: "dataset:photos", Reason: "None.", Dated: "2021-12-01T00:00:00Z", Expires: "2022-03-01T23:59:59Z", State: audit.Expired, Problem: "it has expired"},
	}
	return a
}

// Every shipped inventory of an operator, by the default framework and by all that
// may bind.
func TestSchemasOfInventories(t *testing.T) {
	for format := range schemas {
		schema := official(t, format)
		for name, a := range shippedAssessments(t) {
			t.Run(name+"."+format, func(t *testing.T) { checkSchema(t, schema, written(t, format, a, Options{})) })
		}
	}
}

// shippedAssessments judges every shipped inventory that stands by itself.
func shippedAssessments(t *testing.T) map[string]audit.Assessment {
	t.Helper()
	catalog := shippedCatalog(t)
	all := map[string]audit.Assessment{}
	for _, pattern := range []string{"*.yaml", "cases/*.yaml", "frameworks/*.yaml"} {
		files, err := filepath.Glob("../inventories/" + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %d inventories, %v", pattern, len(files), err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "-incident.yaml") {
				continue // which is a second part
			}
			for _, framework := range []string{audit.DefaultFramework, audit.Applicable} {
				a, err := judgedBy(catalog, framework, file)
				if err != nil {
					t.Fatalf("%s by %s: %v", file, framework, err)
				}
				all[filepath.Base(file)+" by "+framework] = a
			}
		}
	}
	return all
}

func shippedCatalog(t *testing.T) *audit.Catalog {
	t.Helper()
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

// judgedBy judges an inventory by a framework.
func judgedBy(catalog *audit.Catalog, framework string, files ...string) (a audit.Assessment, err error) {
	inv, err := inventory.Load(files, nil)
	if err != nil {
		return a, err
	}
	profile, err := catalog.Profile(audit.Selection{Frameworks: []string{framework}})
	if err != nil {
		return a, err
	}
	date, err := audit.DateOf(nil, inv, inv.AsOf.Time())
	if err != nil {
		return a, err
	}
	return audit.Assess(context.Background(), profile, inv, drill.Derive(inv, date.Time, nil), date, audit.Tool{Name: "dcaudit", Version: "0.1.0"})
}

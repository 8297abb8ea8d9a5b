package reports

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
)

// Every shipped inventory, judged by all frameworks that may bind and with what
// is not in force yet, is read by each machine for what it is, and so is the same
// assessment after it was saved.
func TestShippedInventoriesForMachines(t *testing.T) {
	var files []string
	for _, folder := range []string{"", "cases", "frameworks"} {
		found, err := filepath.Glob(filepath.Join("..", "inventories", folder, "*.yaml"))
		if err != nil || len(found) < 5 {
			t.Fatal(found, err)
		}
		if files = append(files, found...); testing.Short() {
			break
		}
	}
	profile := applicable(t)
	for _, file := range files {
		if strings.HasSuffix(file, "-incident.yaml") {
			continue // a part, which is judged with the whole
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			inv, err := inventory.Load([]string{file}, nil)
			if err != nil {
				t.Fatal(err)
			}
			date, err := audit.DateOf(nil, inv, inv.AsOf.Time())
			if err != nil {
				t.Fatal(err)
			}
			a, err := audit.Assess(context.Background(), profile, inv, drill.Derive(inv, date.Time, nil), date, audit.Tool{Name: "dcaudit"})
			if err != nil {
				t.Fatal(err)
			}
			saved, err := Read(bytes.NewReader([]byte(written(t, "json", a, Options{}))))
			if err != nil {
				t.Fatal(err)
			}
			for _, format := range Formats() {
				report := written(t, format, a, Options{})
				checkCharacters(t, withoutReturns(format, report))
				checkPipelines(t, format, report, a)
				if written(t, format, saved, Options{}) != report {
					t.Errorf("%s: the report of the saved assessment is another", format)
				}
			}
		})
	}
}

// applicable is the profile of all frameworks that may bind an operator.
func applicable(t *testing.T) *audit.Profile {
	t.Helper()
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true})
	if err != nil {
		t.Fatal(err)
	}
	profile, err := catalog.Profile(audit.Selection{Frameworks: []string{"applicable"}})
	if err != nil {
		t.Fatal(err)
	}
	return profile
}

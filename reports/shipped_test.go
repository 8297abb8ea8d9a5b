package reports

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/dcaudit/dcaudit/reports/tongue"
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
	profile, golden := applicable(t), readDigests(t)
	defer golden.update(t)
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
			facts := drill.Derive(inv, date.Time, nil)
			a, err := audit.Assess(context.Background(), profile, inv, facts, date, audit.Tool{Name: "dcaudit"})
			if err != nil {
				t.Fatal(err)
			}
			a = audit.Illustrated(a, inv, facts, date)
			saved, err := Read(bytes.NewReader([]byte(written(t, "json", a, Options{}))))
			if err != nil {
				t.Fatal(err)
			}
			for _, format := range Formats() {
				report := written(t, format, a, Options{})
				checkCharacters(t, withoutReturns(format, report))
				checkPipelines(t, format, report, a)
				golden.check(t, filepath.Base(file)+" "+format, report)
				if written(t, format, saved, Options{}) != report {
					t.Errorf("%s: the report of the saved assessment is another", format)
				}
			}
		})
	}
}

// shippedDigests has the SHA-256 of every report of a shipped inventory, since the
// reports themselves would take many megabytes.
const shippedDigests = "testdata/shipped.sha256"

// digests are golden digests, by what they are of.
type digests map[string]string

func readDigests(t *testing.T) digests {
	t.Helper()
	all := digests{}
	text, err := os.ReadFile(shippedDigests)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		digest, of, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		all[of] = digest
	}
	return all
}

func (d digests) check(t *testing.T, of, report string) {
	t.Helper()
	digest := fmt.Sprintf("%x", sha256.Sum256([]byte(report)))
	if *update {
		d[of] = digest
	}
	if d[of] != digest {
		t.Errorf("%s: the report is not what it was; compare what dcaudit check --framework applicable prints now and before, and rewrite the digests with -update", of)
	}
}

// update rewrites the digests, if that was asked for and all were worked out.
func (d digests) update(t *testing.T) {
	t.Helper()
	if !*update || testing.Short() {
		return
	}
	var text strings.Builder
	for _, of := range slices.Sorted(maps.Keys(d)) {
		fmt.Fprintf(&text, "%s  %s\n", d[of], of)
	}
	if err := os.WriteFile(shippedDigests, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestSamples holds the sample reports of the README to what the program prints:
// Kakao, judged after the fire, in every format, and for people in Korean too.
func TestSamples(t *testing.T) {
	paths := []string{filepath.Join("..", "inventories", "kakao-2022.yaml"), filepath.Join("..", "inventories", "kakao-2022-incident.yaml")}
	inv, err := inventory.LoadAs(paths, func(path string) string { return strings.TrimPrefix(filepath.ToSlash(path), "../") })
	if err != nil {
		t.Fatal(err)
	}
	var at inventory.Deadline
	if err := at.UnmarshalText([]byte("2022-12-07")); err != nil {
		t.Fatal(err)
	}
	date := audit.Date{Time: at.Time(), From: "--at"}
	catalog, err := audit.LoadPart(audit.Source{FS: policies.FS, Verified: true}, audit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	profile, err := catalog.Profile(audit.Selection{})
	if err != nil {
		t.Fatal(err)
	}
	facts := drill.Derive(inv, date.Time, nil)
	a, err := audit.Assess(context.Background(), profile, inv, facts, date, audit.Tool{Name: "dcaudit", Version: "sample"})
	if err != nil {
		t.Fatal(err)
	}
	a = audit.Illustrated(a, inv, facts, date)
	for _, format := range Formats() {
		checkSample(t, sampleNames[format], written(t, format, a, Options{}))
	}
	for _, format := range []string{"html", "markdown"} {
		checkSample(t, "ko."+sampleNames[format], written(t, format, a, Options{Language: tongue.Korean}))
	}
}

// sampleNames are how the files of samples end.
var sampleNames = map[string]string{
	"compact": "compact.txt", "csv": "csv", "github": "github.txt", "github-summary": "github-summary.md", "gitlab": "gitlab.json", "html": "html", "json": "json",
	"junit": "junit.xml", "markdown": "md", "oscal": "oscal.json", "sarif": "sarif", "text": "txt",
}

func checkSample(t *testing.T, ending, report string) {
	t.Helper()
	path := filepath.Join("samples", "kakao-2022."+ending)
	if *update {
		if err := os.WriteFile(path, []byte(report), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(path); err != nil || string(want) != report {
		t.Errorf("%s is not what the program prints (%v); go test ./reports -update rewrites it", path, err)
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

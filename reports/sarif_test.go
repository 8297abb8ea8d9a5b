package reports

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// console runs only in the building whose loss it is for. A line holds characters
// of one, two and four bytes before the facts that count.
var consoleLines = []string{
	`apiVersion: dcaudit/v1`,
	`kind: Inventory`,
	`as_of: 2026-09-30`,
	`operator: {id: acme, country: KR}`,
	`sites: [{id: hill}, {id: river}]`,
	`facilities:`,
	`  - {id: north, site: hill}`,
	`  - {id: south, site: river}`,
	`services:`,
	`  - id: mail`,
	`    kind: product`,
	`    critical: true`,
	`    requires: [log-in]`,
	`    deployments:`,
	`      - {facility: north, mode: active}`,
	`      - {facility: south, mode: standby, activation: {requires: [console], takes: 15m}}`,
	`  - {id: log-in, name: "로그인 😀 é", kind: identity, critical: true, requires: [], deployments: [{facility: north, mode: active}]}`,
	`  - {id: console, name: "콘솔 😀", kind: failover, critical: false, requires: [], deployments: [{facility: north, mode: active}]}`,
}

// logOf is the report of an inventory that stands in a file of this name.
func logOf(t *testing.T, lines []string) sarifRun {
	t.Helper()
	t.Chdir(t.TempDir())
	const file = "인벤 토리#1%.yaml"
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := judgedBy(shippedCatalog(t), audit.DefaultFramework, filepath.Join(".", file))
	if err != nil {
		t.Fatal(err)
	}
	return runOf(t, a)
}

// runOf is the report of an assessment, read back.
func runOf(t *testing.T, a audit.Assessment) sarifRun {
	t.Helper()
	var log sarifLog
	if err := json.Unmarshal([]byte(written(t, "sarif", a, Options{})), &log); err != nil {
		t.Fatal(err)
	}
	return log.Runs[0]
}

// A region begins at the key of the fact, or, where a fact is missing, at the
// object that it is to be added to.
func TestRegionsAreWhereTheFactsStand(t *testing.T) {
	run := logOf(t, consoleLines)
	facts, gaps := 0, 0
	for _, r := range run.Results {
		for _, l := range r.Related {
			if l.Physical == nil || l.Physical.Region == nil {
				continue
			}
			if uri := l.Physical.File.URI; uri != "%EC%9D%B8%EB%B2%A4%20%ED%86%A0%EB%A6%AC%231%25.yaml" {
				t.Fatalf("the file is %q", uri)
			}
			line := []rune(consoleLines[l.Physical.Region.Line-1])
			there := string(line[l.Physical.Region.Column-1:])
			if path, missing := strings.CutPrefix(l.Message.Text, "to be added here: "); missing {
				gaps++
				holdsObject(t, path, there, l.Physical.Region.Line)
				continue
			}
			facts++
			path, _, _ := strings.Cut(l.Message.Text, " = ")
			if key := lastKey(path); !strings.HasSuffix(path, "]") && !strings.HasPrefix(there, key) {
				t.Errorf("%s is said to be at %q", l.Message.Text, there)
			}
		}
	}
	if facts < 10 || gaps < 10 {
		t.Errorf("%d facts and %d that are missing: the test holds nothing", facts, gaps)
	}
}

// holdsObject holds that what stands in a place is the object that a path leads
// into, for paths of a service or a facility.
func holdsObject(t *testing.T, path, there string, line int) {
	t.Helper()
	list, rest, listed := strings.Cut(path, "[")
	id, rest, _ := strings.Cut(rest, "]")
	if !listed || list != "services" && list != "facilities" || strings.Contains(rest, "[") {
		return
	}
	if !strings.HasPrefix(strings.TrimLeft(there, "- {"), "id: "+id) {
		t.Errorf("%s is to be added at %q, line %d", path, there, line)
	}
}

// A result has its first place among those of its facts.
func TestFirstPlaceIsOneOfTheFacts(t *testing.T) {
	for _, r := range logOf(t, consoleLines).Results {
		if r.Rule == "dependence.standby" && r.Kind == "fail" {
			if at := r.Locations[0].Physical.Region; at == nil || !strings.Contains(consoleLines[at.Line-1], "id: console") && !strings.Contains(consoleLines[at.Line-1], "activation:") {
				t.Errorf("the standby of mail fails at %v", at)
			}
			return
		}
	}
	t.Error("the standby of mail does not fail")
}

func prints(run sarifRun) (all []string) {
	for _, r := range run.Results {
		all = append(all, r.Rule+" "+r.Fingerprints.V1)
	}
	slices.Sort(all)
	return all
}

func TestFingerprintsOutliveMovedLines(t *testing.T) {
	moved := append([]string{"# a comment", "", "# another"}, consoleLines...)
	reordered := slices.Clone(consoleLines)
	reordered[6], reordered[7] = reordered[7], reordered[6]
	reordered[14], reordered[15] = reordered[15], reordered[14]
	reordered[16], reordered[17] = reordered[17], reordered[16]
	plain := logOf(t, consoleLines)
	if len(slices.Compact(prints(plain))) != len(plain.Results) {
		t.Error("two results have one fingerprint")
	}
	for name, lines := range map[string][]string{"moved": moved, "reordered": reordered} {
		if run := logOf(t, lines); !slices.Equal(prints(run), prints(plain)) {
			t.Errorf("%s: the fingerprints change", name)
		}
	}
	for i, r := range logOf(t, moved).Results {
		was, is := plain.Results[i].Locations[0].Physical.Region, r.Locations[0].Physical.Region
		if was != nil && (is.Line != was.Line+3 || is.Column != was.Column) {
			t.Errorf("%s moved from %v to %v, by 3 lines", r.Message.Text, was, is)
		}
		if r.Message.Text != plain.Results[i].Message.Text {
			t.Errorf("the message %q changes with the lines", r.Message.Text)
		}
	}
}

// What is not satisfied, and only that, has failed; nothing that stands against a
// pass has no result; and where the outcome is no plain pass there is a result.
func TestResultsAddUp(t *testing.T) {
	for name, a := range odd() {
		t.Run(name, func(t *testing.T) {
			run, kinds, suppressed := runOf(t, a), map[string]int{}, 0
			for _, r := range run.Results {
				kinds[r.Kind]++
				suppressed += len(r.Suppressions)
				if (r.Kind == "fail") == (r.Level == "none") {
					t.Errorf("%s is of the kind %s and of the level %s", r.Rule, r.Kind, r.Level)
				}
				if rule := run.Tool.Driver.Rules[r.Index]; rule.ID != r.Rule {
					t.Errorf("the rule of %s is %s", r.Rule, rule.ID)
				}
			}
			if suppressed != a.Summary.Waived {
				t.Errorf("%d results are suppressed, and %d findings waived", suppressed, a.Summary.Waived)
			}
			open := 0
			for _, c := range a.Controls {
				if unsettled(c) {
					open++
				}
			}
			if kinds["fail"] != a.Summary.NotSatisfied || kinds["open"]+kinds["review"] < a.Summary.Undetermined+open {
				t.Errorf("the results are %v of %+v", kinds, a.Summary)
			}
			if plain := a.Verdict == audit.Compliant && a.Summary.Waived == 0 && partial(tongue.English, a.Scope) == ""; plain != (len(run.Results) == 0) {
				t.Errorf("%d results although the outcome is %s", len(run.Results), headline(tongue.English, a))
			}
			if run.Invocations[0].Successful != (len(a.Errors) == 0) {
				t.Error("a check broke, or none did, and the log says otherwise")
			}
			if text := run.Invocations[0].Notifications[0].Message.Text; !strings.Contains(text, ledger(tongue.English, a)) {
				t.Errorf("the outcome is told as %q", text)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for file, want := range map[string]string{
		"inventories/a.yaml":  "inventories/a.yaml",
		"./a.yaml":            "a.yaml",
		"a//b/../c.yaml":      "a/c.yaml",
		"../a.yaml":           "../a.yaml",
		"/srv/in ventory/a#b": "file:///srv/in%20ventory/a%23b",
		`C:\data\a.yaml`:      "file:///C:/data/a.yaml",
		`parts\a.yaml`:        "parts/a.yaml",
		"mailto:x@y?z":        "mailto%3Ax%40y%3Fz",
		"가.yaml":              "%EA%B0%80.yaml",
		"a\xff\u202e":         "a%FF%E2%80%AE",
		"-":                   "",
		"":                    "",
	} {
		if got := address(file); got != want {
			t.Errorf("%q is at %q, want %q", file, got, want)
		}
	}
}

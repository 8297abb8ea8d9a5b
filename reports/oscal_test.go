package reports

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

func oscalOf(t *testing.T, a audit.Assessment) (oscalAssessment, string) {
	t.Helper()
	var document oscalDocument
	report := written(t, "oscal", a, Options{})
	if err := json.Unmarshal([]byte(report), &document); err != nil {
		t.Fatal(err)
	}
	return document.Results, report
}

// Only what is proved passes, every control has a finding, and none is left that is
// not satisfied exactly where the verdict is compliant.
func TestOnlyWhatIsProvedPasses(t *testing.T) {
	reasons := map[audit.Status]oscalStatus{
		audit.NotSatisfied: {State: "not-satisfied", Reason: "fail"}, audit.Undetermined: {State: "not-satisfied", Reason: "other"},
		audit.NotAssessed: {State: "not-satisfied", Reason: "other"}, audit.Satisfied: {State: "satisfied", Reason: "pass"},
		audit.NotApplicable: {State: "satisfied", Reason: "not-applicable"},
	}
	all := odd()
	for name, a := range shippedAssessments(t) {
		all[name] = a
	}
	for name, a := range all {
		document, _ := oscalOf(t, a)
		findings, failed := document.Results[0].Findings, 0
		if len(findings) != len(a.Controls) {
			t.Fatalf("%s: %d findings of %d controls", name, len(findings), len(a.Controls))
		}
		for i, f := range findings {
			status, want := f.Target.Status, reasons[a.Controls[i].Status]
			if status.State != want.State || status.Reason != want.Reason {
				t.Errorf("%s: %s is %s, and in OSCAL %+v", name, controlID(a.Controls[i]), a.Controls[i].Status, status)
			}
			if status.Reason != "pass" && status.Reason != "fail" && !strings.Contains(status.Remarks, "no pass") {
				t.Errorf("%s: of %s it is said: %q", name, controlID(a.Controls[i]), status.Remarks)
			}
			if status.State == "not-satisfied" {
				failed++
			}
			if waived := a.Summary.Waived > 0 && a.Controls[i].Status == audit.NotSatisfied; waived != strings.Contains(status.Remarks, "waived") {
				t.Errorf("%s: of what is waived it is said: %q", name, status.Remarks)
			}
		}
		if len(findings) > 0 && a.Summary.Waived == 0 && (failed == 0) != (a.Verdict == audit.Compliant) {
			t.Errorf("%s: %s with %d findings that are not satisfied", name, a.Verdict, failed)
		}
		if r := document.Results[0]; !strings.Contains(r.Description, string(prose(ledger(tongue.English, a)))) || (r.Log != nil) != (len(a.Errors)+len(a.Waivers) > 0) {
			t.Errorf("%s: the outcome is told as %q, with the log %v", name, r.Description, r.Log)
		}
	}
}

var (
	declares = regexp.MustCompile(`"uuid": "([0-9a-f-]{36})"`)
	refers   = regexp.MustCompile(`"(?:[a-z]+-uuid|href)": "#?([0-9a-f-]{36})"|^\s*"([0-9a-f-]{36})",?$`)
)

// What is referred to is there, once.
func TestReferencesOfOSCAL(t *testing.T) {
	all := samples()
	for name, a := range shippedAssessments(t) {
		all[name] = a
	}
	for name, a := range all {
		document, report := oscalOf(t, a)
		declared, used, objectives := map[string]int{}, 0, map[string]bool{}
		for _, match := range declares.FindAllStringSubmatch(report, -1) {
			declared[match[1]]++
		}
		for id, n := range declared {
			if n > 1 {
				t.Errorf("%s: %s is given %d times", name, id, n)
			}
		}
		for line := range strings.Lines(report) {
			if match := refers.FindStringSubmatch(strings.TrimRight(line, "\n")); match != nil {
				used++
				if declared[match[1]+match[2]] == 0 {
					t.Errorf("%s: nothing has the UUID %s", name, match[1]+match[2])
				}
			}
		}
		if used == 0 {
			t.Errorf("%s: nothing is referred to", name)
		}
		if document.Definitions != nil {
			for _, o := range document.Definitions.Objectives {
				objectives[o.Parts[0].ID] = true
			}
		}
		for _, f := range document.Results[0].Findings {
			if !objectives[f.Target.ID] {
				t.Errorf("%s: there is no objective %s", name, f.Target.ID)
			}
		}
		if len(objectives) != len(document.Results[0].Findings) {
			t.Errorf("%s: two controls have one objective", name)
		}
	}
}

// A document is another when anything is that it reports.
func TestIdentity(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(a *audit.Assessment){
		"itself":           func(*audit.Assessment) {},
		"another day":      func(a *audit.Assessment) { a.At = "2022-10-15T23:59:59Z" },
		"another file":     func(a *audit.Assessment) { a.Inventory.Files[0].SHA256 = digest("other") },
		"another catalog":  func(a *audit.Assessment) { a.Catalog.SHA256 = digest("other") },
		"another program":  func(a *audit.Assessment) { a.Tool.Version = "0.2.0" },
		"another operator": func(a *audit.Assessment) { a.Inventory.Operator.ID = "other" },
		"another part":     func(a *audit.Assessment) { a.Scope.LeftOut = 3 },
	} {
		a := sample()
		change(&a)
		id := identity(a).String()
		if other, twice := seen[id]; twice {
			t.Errorf("%s and %s have one UUID", name, other)
		}
		seen[id] = name
		if again := identity(a).String(); again != id || id[14] != '5' {
			t.Errorf("%s: the UUIDs are %s and %s", name, id, again)
		}
	}
}

func TestTokens(t *testing.T) {
	controls := []audit.ControlResult{
		{Framework: "eu-nis2", ID: "21(2)(c)"}, {Framework: "eu-nis2", ID: "21.2.c"}, {Framework: "eu-nis2", ID: "21[2][c]"}, {Framework: "1", ID: "2"}, {Framework: "(", ID: ")"},
	}
	want := []string{"eu-nis2_21_2_c", "eu-nis2_21.2.c", "eu-nis2_21_2_c_", "_1_2", "_"}
	tokens := oscalTokens(controls)
	for i, c := range controls {
		if got := tokens[controlID(c)]; got != want[i] {
			t.Errorf("%s is %s, want %s", controlID(c), got, want[i])
		}
	}
}

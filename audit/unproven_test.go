package audit_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// What is declared and proves nothing is named, with the reason, beside what is
// missing; and it changes nothing where there is a proof.
func TestUnproven(t *testing.T) {
	t.Parallel()
	const doubt = "\nunproven contains {\"at\": [\"roles\"], \"message\": \"the roles are old\"} if input.subject.roles == []\n"
	for name, test := range map[string]struct {
		rules, message string
		status         audit.Status
		missing        string
	}{
		"alone":                      {"satisfied if count(input.subject.roles) > 0\n", "It cannot be proved either way: the roles are old.", audit.Undetermined, "operator.roles (the roles are old)"},
		"beside an absence":          {"satisfied if {\n\tcount(input.subject.roles) > 0\n\tinput.subject.country == \"KR\"\n}\n", "It cannot be proved either way: the roles are old; a fact is missing.", audit.Undetermined, "operator.country () operator.roles (the roles are old)"},
		"beside what no proof needs": {"satisfied if input.subject.country == \"KR\"\n\nnot_applicable contains \"N\" if input.subject.name == \"none\"\n", "It cannot be proved either way: the roles are old; a fact is missing.", audit.Undetermined, "operator.country () operator.roles (the roles are old)"},
		"of what is proven":          {"satisfied if input.subject.roles == []\n", "It holds.", audit.Satisfied, ""},
		"broken, of what is proven":  {"satisfied if input.subject.roles == []\n\nunproven contains {\"at\": [\"id\"], \"message\": \"no number\"} if to_number(input.subject.id) > 0\n", "It holds.", audit.Satisfied, ""},
		"of what is broken":          {"satisfied if input.subject.country == \"KR\"\n\nviolations contains {\"at\": [], \"message\": \"W\", \"expected\": \"E\", \"found\": \"F\", \"fix\": \"X\"} if input.subject.roles == []\n", "W.", audit.NotSatisfied, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := written(t, strings.Replace(someone, "id: hanbit", "id: hanbit, roles: []", 1))
			f := assess(t, single("operator", test.rules+doubt).load(t), m).Findings.Judgements()[0].Finding(0)
			var missing []string
			for _, m := range f.Missing {
				missing = append(missing, string(m.Path)+" ("+m.Reason+")")
			}
			if f.Status != test.status || f.Message != test.message || strings.Join(missing, " ") != test.missing {
				t.Errorf("%s, %q, missing %v", f.Status, f.Message, missing)
			}
			checkFinding(t, f)
		})
	}
}

// planned is an inventory with a recovery plan, which is the file plan.txt.
const planned = someone + `documents:
  - id: plan
    kind: recovery-plan
    path: plan.txt
    sha256: 64879f7d6b960a01909762d911a32d4582c20010c5641ee90278b644a9e3b525
    dated: 2026-09-01
`

// A plan counts while its file is at hand, unaltered and young enough; else it is
// undetermined, with the reason, and neither a pass nor a violation.
func TestAPlanOnFile(t *testing.T) {
	t.Parallel()
	profile := must(shipped(t).Profile(audit.Selection{Only: []string{"recovery.documented"}}))(t)
	without := func(line string) string { return strings.Replace(planned, line, "", 1) }
	for name, test := range map[string]struct {
		inventory, file string
		status          audit.Status
		missing, reason string
	}{
		"as it was":        {planned, "plan", audit.Satisfied, "", ""},
		"altered":          {planned, "Plan", audit.Undetermined, "documents[plan].path", "plan: plan.txt was altered: its SHA-256 is "},
		"missing":          {planned, "", audit.Undetermined, "documents[plan].path", "plan: there is no file plan.txt"},
		"too old":          {strings.Replace(planned, "dated: 2026", "dated: 2025", 1), "plan", audit.Undetermined, "documents[plan].dated", "plan is 395 days old, 365 days at most count"},
		"without a date":   {without("    dated: 2026-09-01\n"), "plan", audit.Undetermined, "documents[plan].dated", ""},
		"without a path":   {without("    path: plan.txt\n"), "plan", audit.Undetermined, "documents[plan].path", ""},
		"without a digest": {without("    sha256: 64879f7d6b960a01909762d911a32d4582c20010c5641ee90278b644a9e3b525\n"), "plan", audit.Undetermined, "documents[plan].sha256", ""},
		"of another kind":  {strings.Replace(planned, "recovery-plan", "contract", 1), "plan", audit.NotSatisfied, "", ""},
		"an empty list":    {someone + "documents: []\n", "plan", audit.NotSatisfied, "", ""},
		"no list":          {someone, "plan", audit.Undetermined, "documents", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := must(assessBy(profile, beside(t, map[string]string{"inventory.yaml": test.inventory, "plan.txt": test.file})))(t)
			for f := range a.Findings.All() {
				checkFinding(t, f)
				if f.Params["kind"] != "recovery-plan" {
					continue
				}
				if f.Status != test.status {
					t.Fatalf("%s: %s; expected %s", f.Status, f.Message, test.status)
				}
				if test.missing == "" {
					continue
				}
				if len(f.Missing) != 1 || string(f.Missing[0].Path) != test.missing || !strings.HasPrefix(f.Missing[0].Reason, test.reason) || (f.Missing[0].Reason == "") != (test.reason == "") {
					t.Errorf("missing is %+v; expected %s, %s", f.Missing, test.missing, test.reason)
				}
			}
		})
	}
}

// Without any one of its documents as it was, the model operator is no longer
// compliant.
func TestEveryDocumentIsNeeded(t *testing.T) {
	t.Parallel()
	text := must(os.ReadFile(samples["model-operator"].files()[0]))(t)
	profile := must(shipped(t).Profile(audit.Selection{}))(t)
	folder := besideDocuments(t)
	files := must(filepath.Glob(filepath.Join(folder, "documents", "*")))(t)
	if v := verdictOn(t, profile, folder, text); v != audit.Compliant || len(files) < 2 {
		t.Fatalf("with %d documents the model operator is %s", len(files), v)
	}
	for _, file := range files {
		was := must(os.ReadFile(file))(t)
		for name, now := range map[string][]byte{"altered": append(slices.Clone(was), '\n'), "emptied": {}, "gone": nil} {
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
			if now != nil {
				must(0, os.WriteFile(file, now, 0o600))(t)
			}
			if v := verdictOn(t, profile, folder, text); v != audit.NotProven {
				t.Errorf("with %s %s the model operator is %s", filepath.Base(file), name, v)
			}
			must(0, os.WriteFile(file, was, 0o600))(t)
		}
	}
}

package audit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// manual is a catalog with a control that a check judges and one that none can.
func manual() files {
	f := single("operator", "satisfied if input.subject.id != \"\"\n")
	return f.with(files{"frameworks/kr-2022.yaml": f["frameworks/kr-2022.yaml"] + strings.NewReplacer("id: c1", "id: m", "checks: [{check: x}]", "manual: No machine can").
		Replace(strings.Split(framework("", "x"), "controls:\n")[1])})
}

// stated is an inventory with one attestation, which stands at line 6.
func stated(control, date, until string) string {
	return someone + "attestations:\n  - {control: " + control + ", by: Min Garam, date: " + date + ", valid_until: " + until + ", statement: It is so}\n"
}

func TestAttestations(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		inventory string
		status    audit.Status
	}{
		"valid":                {stated("kr-2022/m", "2026-01-01", "2026-12-31"), audit.Satisfied},
		"made that day":        {stated("kr-2022/m", "2026-09-30", "2026-12-31"), audit.Satisfied},
		"valid until that day": {stated("kr-2022/m", "2026-01-01", "2026-09-30"), audit.Satisfied},
		"lapsed the day ago":   {stated("kr-2022/m", "2026-01-01", "2026-09-29"), audit.NotAssessed},
		"made never":           {someone, audit.NotAssessed},
		"lapsed, then renewed": {stated("kr-2022/m", "2025-01-01", "2025-12-31") + strings.Split(stated("kr-2022/m", "2026-01-01", "2026-12-31"), "attestations:\n")[1], audit.Satisfied},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := assess(t, manual().load(t), written(t, test.inventory))
			control, verdict := a.Controls[1], map[audit.Status]audit.Verdict{audit.Satisfied: audit.Compliant, audit.NotAssessed: audit.NotProven}[test.status]
			if control.Status != test.status || a.Verdict != verdict || control.Manual != "No machine can" {
				t.Errorf("%+v, verdict %s; expected %s", control, a.Verdict, test.status)
			}
			if (control.Attestation != nil) != (test.status == audit.Satisfied) || a.Summary.NotAssessed != map[audit.Status]int{audit.NotAssessed: 1}[test.status] {
				t.Errorf("%+v, %+v", control.Attestation, a.Summary)
			}
			if ref := control.Attestation; ref != nil && (ref.By != "Min Garam" || ref.Statement != "It is so" || ref.Line < 6 || ref.Column != 5 || ref.Date > a.At || ref.ValidUntil < a.At) {
				t.Errorf("%+v", ref)
			}
		})
	}
}

// An attestation that rests on a document holds while that is what it was, and
// young enough for the control; else the control is undetermined.
func TestAttestationsThatRestOnADocument(t *testing.T) {
	t.Parallel()
	const sum = "64879f7d6b960a01909762d911a32d4582c20010c5641ee90278b644a9e3b525" // of "plan"
	document := func(facts string) string { return "documents:\n  - {id: d, kind: other" + facts + "}\n" }
	const filed, dated = ", path: plan.txt, sha256: " + sum, ", dated: 2026-01-01"
	for name, test := range map[string]struct{ file, documents, maxAge, made, problem string }{
		"as it was":                        {"plan", document(filed + dated), "365d", "2026-01-01", ""},
		"as old as may be":                 {"plan", document(filed + dated), "273d", "2026-01-01", ""},
		"without a limit and a date":       {"plan", document(filed), "", "2026-01-01", ""},
		"of a day too old":                 {"plan", document(filed + dated), "271d", "2026-09-30", "documents[d] is 273 days old, 271 at most count"},
		"altered":                          {"Plan", document(filed + dated), "365d", "2026-01-01", "documents[d]: plan.txt was altered: its SHA-256 is "},
		"missing":                          {"", document(filed + dated), "365d", "2026-01-01", "documents[d]: there is no file plan.txt"},
		"not filed":                        {"plan", document(dated), "", "2026-01-01", "documents[d]: it has no path and sha256 on record"},
		"without a digest":                 {"plan", document(", path: plan.txt" + dated), "", "2026-01-01", "documents[d]: it has no path and sha256 on record"},
		"without a date where one counts":  {"plan", document(filed), "365d", "2026-01-01", "documents[d]: it has no date on record"},
		"though the statement is too old":  {"plan", document(filed + ", dated: 2026-09-30"), "271d", "2026-01-01", "the statement is 273 days old, 271 at most count"},
		"behind one that does not, second": {"plan", document(filed+dated) + "  - {id: e, kind: other}\n", "365d", "2026-01-01", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			text := strings.Replace(stated("kr-2022/m", test.made, "2026-12-31"), "statement: It is so}", "statement: It is so, document: d}", 1) + test.documents
			if strings.Contains(text, "id: e,") {
				text = strings.Replace(text, "attestations:\n", "attestations:\n  - {control: kr-2022/m, by: Bae Noeul, date: 2026-01-01, valid_until: 2026-12-31, statement: It is so, document: e}\n", 1)
			}
			m := beside(t, map[string]string{"inventory.yaml": text, "plan.txt": test.file})
			catalog := manual()
			if test.maxAge != "" {
				catalog = catalog.with(files{"frameworks/kr-2022.yaml": catalog["frameworks/kr-2022.yaml"] + "    max_age: " + test.maxAge + "\n"})
			}
			a := assess(t, catalog.load(t), m)
			status, verdict := audit.Satisfied, audit.Compliant
			if test.problem != "" {
				status, verdict = audit.Undetermined, audit.NotProven
			}
			control := a.Controls[1]
			if control.Status != status || a.Verdict != verdict || control.Attestation == nil || a.Summary.NotAssessed != 0 || a.Summary.Undetermined != 0 {
				t.Fatalf("%+v, verdict %s; expected %s", control, a.Verdict, status)
			}
			if got := control.Attestation.Problem; !strings.HasPrefix(got, test.problem) || (got == "") != (test.problem == "") {
				t.Errorf("the problem is %q; expected %q", got, test.problem)
			}
		})
	}
}

// beside loads an inventory that lies in a folder with other files; those
// without text are left out.
func beside(t *testing.T, texts map[string]string) subjectMatter {
	t.Helper()
	folder := t.TempDir()
	for name, text := range texts {
		if text == "" {
			continue
		}
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return derive(t, must(inventory.Load([]string{filepath.Join(folder, "inventory.yaml")}, nil))(t), nil)
}

// A limit on the age of attestations is for controls that have them.
func TestMaxAgeOfAControlWithChecks(t *testing.T) {
	t.Parallel()
	f := single("operator", "satisfied if input.subject.id != \"\"\n")
	_, err := audit.LoadCatalog(f.with(files{"frameworks/kr-2022.yaml": f["frameworks/kr-2022.yaml"] + "    max_age: 1d\n"}).source(""))
	if err == nil || !strings.Contains(err.Error(), `:14:5: the control "c1" is judged by checks, which max_age does not reach; hint: give it to a check, under params`) {
		t.Error(err)
	}
}

// An attestation that would count for nothing is refused.
func TestIdleAttestations(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ control, want string }{
		"an unknown control":     {"kr-2022/mm", `inventory.yaml:6:6: there is no control "kr-2022/mm"; hint: did you mean "kr-2022/m"?`},
		"of another framework":   {"eu-2022/m", `inventory.yaml:6:6: there is no control "eu-2022/m"`},
		"a control with a check": {"kr-2022/c1", `inventory.yaml:6:6: the control "kr-2022/c1" is judged by checks`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			profile := must(manual().load(t).Profile(audit.Selection{}))(t)
			_, err := assessBy(profile, written(t, stated(test.control, "2026-01-01", "2026-12-31")))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("the error is %v; expected %s", err, test.want)
			}
		})
	}
}

// A check cannot be attested away, and no attestation outlives its control.
func TestAttestationOfAControlThatIsLeftOut(t *testing.T) {
	t.Parallel()
	profile := must(manual().load(t).Profile(audit.Selection{Only: []string{"try.it"}}))(t)
	a := must(assessBy(profile, written(t, stated("kr-2022/m", "2026-01-01", "2026-12-31"))))(t)
	if len(a.Controls) != 1 || a.Controls[0].ID != "c1" {
		t.Errorf("%+v", a.Controls)
	}
}

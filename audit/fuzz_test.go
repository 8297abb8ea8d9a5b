package audit_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

// FuzzAssess judges whatever loads by the shipped catalog, as a run does and by OPA
// alone. Both say the same, no check may break on it, and the verdict is no better than
// the worst of what was owed.
func FuzzAssess(f *testing.F) {
	for _, s := range samples {
		f.Add(string(must(os.ReadFile(s.files()[0]))(f)))
	}
	for _, text := range []string{someone, chat} {
		f.Add(text)
	}
	catalog := must(audit.LoadPart(builtin, audit.Selection{}))(f)
	profile := must(catalog.Profile(audit.Selection{}))(f)
	stock := must(catalog.Profile(audit.Selection{ByOPA: true}))(f)
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		m, loads := loaded(t, text)
		if !loads {
			return
		}
		ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
		defer stop()
		a, err := audit.Assess(ctx, profile, m.inventory, m.facts, m.date, program)
		if faults := (inventory.Faults)(nil); errors.As(err, &faults) {
			return // an attestation of a control that there is not
		}
		if err != nil {
			t.Fatal(err)
		}
		proven(t, a)
		if b := must(audit.Assess(ctx, stock, m.inventory, m.facts, m.date, program))(t); string(jsonOf(t, a)) != string(jsonOf(t, b)) {
			t.Error("OPA alone comes to something else")
		}
	})
}

// loaded loads a text, if it can be loaded.
func loaded(t *testing.T, text string) (subjectMatter, bool) {
	if len(text) > 64<<10 {
		return subjectMatter{}, false // what takes long because it is large proves nothing
	}
	file := filepath.Join(t.TempDir(), "x.yaml")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	inv, err := inventory.Load([]string{file}, nil)
	if err != nil {
		return subjectMatter{}, false
	}
	if _, err := audit.DateOf(nil, inv, today); err != nil {
		return subjectMatter{}, false
	}
	if _, err := inventory.VerifyDocuments(inv); err != nil {
		return subjectMatter{}, false
	}
	return derive(t, inv, nil), true
}

// proven holds an assessment to the promise: compliant only if every finding
// and every control says so, and nothing broke.
func proven(t *testing.T, a audit.Assessment) {
	t.Helper()
	if len(a.Errors) > 0 {
		t.Fatalf("a check broke: %+v", a.Errors[0])
	}
	whole := a.Findings.Len() > 0
	for f := range a.Findings.All() {
		whole = whole && (f.Status == audit.Satisfied || f.Status == audit.NotApplicable)
		if f.Status == audit.NotSatisfied && a.Verdict != audit.NotCompliant {
			t.Fatalf("%s, although %s on %s is %s", a.Verdict, f.Check, f.Subject, f.Status)
		}
	}
	for _, c := range a.Controls {
		whole = whole && (c.Status == audit.Satisfied || c.Status == audit.NotApplicable)
	}
	if a.Verdict == audit.Compliant && !whole {
		t.Fatal("compliant, although not everything is proven")
	}
}

// FuzzDrill plays every loss, and every two, of whatever loads.
func FuzzDrill(f *testing.F) {
	for _, s := range samples {
		f.Add(string(must(os.ReadFile(s.files()[0]))(f)))
	}
	f.Add(chat)
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		m, loads := loaded(t, text)
		if !loads || len(drill.Losable(m.inventory)) > 24 {
			return
		}
		for _, s := range drill.PlayEach(m.inventory, m.date.Time) {
			if _, err := json.Marshal(s); err != nil || len(s.Services) != len(m.inventory.Services) {
				t.Fatalf("%v: %d of %d services, %v", s.Lost, len(s.Services), len(m.inventory.Services), err)
			}
			for _, service := range s.Services {
				if r := service.RecoverySeconds; r != nil && *r < 0 {
					t.Fatalf("%s is back after %v seconds", service.ID, *r)
				}
			}
		}
		drill.PlayPairs(m.inventory)
	})
}

// FuzzCatalog loads whatever comes as a check and as a framework: it loads, or its
// faults say where.
func FuzzCatalog(f *testing.F) {
	for _, name := range []string{"checks/backup/offsite.rego", "checks/dependence/standby.rego"} {
		f.Add(string(must(os.ReadFile(filepath.Join("..", "policies", name)))(f)), framework("kr-2022", "try.it"))
	}
	f.Add(good[check], framework("kr-2022", "try.it"))
	f.Add("\ufeff"+good[check], good["frameworks/kr-2022.yaml"])
	f.Add("", "")
	f.Fuzz(func(t *testing.T, rego, yaml string) {
		defer fuzzing.Within(t)()
		_, err := audit.LoadCatalog(files{check: rego, "frameworks/kr-2022.yaml": yaml}.source("mine"))
		if err == nil {
			return
		}
		var faults inventory.Faults
		if !errors.As(err, &faults) || len(faults) == 0 {
			t.Fatalf("the error is %T %v", err, err)
		}
		for _, fault := range faults {
			if fault.File == "" || fault.Problem == "" {
				t.Fatalf("%+v", fault)
			}
		}
	})
}

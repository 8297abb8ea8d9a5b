package audit_test

import (
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
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
		"not yet made":         {stated("kr-2022/m", "2026-10-01", "2026-12-31"), audit.NotAssessed},
		"made never":           {someone, audit.NotAssessed},
		"lapsed, then renewed": {stated("kr-2022/m", "2025-01-01", "2025-12-31") + strings.Split(stated("kr-2022/m", "2026-01-01", "2026-12-31"), "attestations:\n")[1], audit.Satisfied},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := assess(t, manual().load(t), written(t, test.inventory))
			control, verdict := a.Controls[1], map[audit.Status]audit.Verdict{audit.Satisfied: audit.Compliant, audit.NotAssessed: audit.NotProven}[test.status]
			if control.Status != test.status || a.Verdict != verdict || control.Manual != "No machine can" || len(control.Findings) > 0 {
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

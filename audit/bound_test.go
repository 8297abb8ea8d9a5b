package audit_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/policies"
)

// large is a framework that binds operators in Korea from a size on, by users or by
// traffic, and one clause of which binds public institutions alone.
const large = `id: large
title: A law for the large
authority: Somebody
jurisdiction: KR
kind: law
binds:
  - all: [{check: binding.jurisdiction, params: {of: [KR]}}, {check: binding.at_least, params: {measure: daily_users, least: 1000}}]
  - all: [{check: binding.jurisdiction, params: {of: [KR]}}, {check: binding.at_least, params: {measure: traffic_share, least: 0.5}}]
controls:
  - {id: c1, title: Objectives, text: There are objectives., citation: Article 1, kind: law, confidence: text, checks: [{check: recovery.exercise, params: {scenario: facility-loss}}]}
  - {id: m1, title: Manual, text: It is well., citation: Article 2, kind: law, confidence: text, manual: Nobody can tell}
  - {id: p1, title: For agencies, text: There are objectives., citation: Article 3, kind: law, confidence: text, checks: [{check: recovery.exercise, params: {scenario: network-loss}}],
     binds: [{all: [{check: binding.role, params: {any_of: [public-institution]}}]}]}
`

// beyond is the shipped catalog with another framework.
func beyond(t testing.TB, text string) *audit.Catalog {
	t.Helper()
	mine := files{"frameworks/mine.yaml": text}.source("mine")
	mine.Verified = true
	return must(audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true}, mine))(t)
}

// sized is an operator with these facts, who holds no exercises.
func sized(facts string) string {
	return "apiVersion: dcaudit/v1\nkind: Inventory\nas_of: 2026-09-30\noperator: {id: acme" + facts + "}\nexercises: []\n"
}

// A control judges whom it binds; of others it says why it does not.
func TestBinding(t *testing.T) {
	t.Parallel()
	catalog := beyond(t, large)
	for name, test := range map[string]struct {
		facts         string
		c1, m1, p1    audit.Status
		verdict       audit.Verdict
		reason, lacks string // of c1
	}{
		"by users":            {", country: KR, roles: [telecom], daily_users: 1000", "not-satisfied", "not-assessed", "not-applicable", "not-compliant", "No exercise", ""},
		"by traffic":          {", country: KR, roles: [telecom], daily_users: 999, traffic_share: 0.5", "not-satisfied", "not-assessed", "not-applicable", "not-compliant", "No exercise", ""},
		"by neither":          {", country: KR, roles: [telecom], daily_users: 999, traffic_share: 0.49", "not-applicable", "not-applicable", "not-applicable", "compliant", "acme: daily users 999; the law binds from 1,000 on.", ""},
		"users unknown":       {", country: KR, roles: [telecom], traffic_share: 0.49", "undetermined", "undetermined", "not-applicable", "undetermined", "It cannot be proved", "operator.daily_users"},
		"nothing known":       {"", "undetermined", "undetermined", "undetermined", "undetermined", "It cannot be proved", "operator.daily_users"},
		"elsewhere":           {", country: JP, markets: [], roles: []", "not-applicable", "not-applicable", "not-applicable", "compliant", "acme is neither at home nor offers its services in KR.", ""},
		"elsewhere, and here": {", country: JP, markets: [KR], roles: [], daily_users: 1000", "not-satisfied", "not-assessed", "not-applicable", "not-compliant", "No exercise", ""},
		"a public institution": {", country: KR, roles: [public-institution], daily_users: 1, traffic_share: 0", "not-applicable", "not-applicable", "not-satisfied", "not-compliant",
			"acme: daily users 1; the law binds from 1,000 on.", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := must(assessBy(must(catalog.Profile(audit.Selection{Frameworks: []string{"large"}}))(t), written(t, sized(test.facts))))(t)
			for i, want := range []audit.Status{test.c1, test.m1, test.p1} {
				if got := a.Controls[i]; got.Status != want {
					t.Errorf("%s is %s, not %s", got.ID, got.Status, want)
				}
			}
			if a.Verdict != test.verdict {
				t.Errorf("the verdict is %s, not %s", a.Verdict, test.verdict)
			}
			said, lacks := "", ""
			for f := range a.Findings.All() {
				if strings.Contains(strings.Join(f.Controls, " "), "large/c1") {
					said += f.Message
					for _, m := range f.Missing {
						lacks += " " + string(m.Path)
					}
				}
			}
			if !strings.Contains(said, test.reason) || !strings.Contains(lacks, test.lacks) || (test.lacks == "") != (lacks == "") {
				t.Errorf("c1 says %q and lacks %q", said, lacks)
			}
		})
	}
}

// An attestation counts for whom the control binds, and only there.
func TestBindingOfAManualControl(t *testing.T) {
	t.Parallel()
	catalog := beyond(t, large)
	attested := "attestations:\n  - {control: large/m1, by: Min Garam, date: 2026-01-01, valid_until: 2026-12-31, statement: It is so}\n"
	for facts, want := range map[string]audit.Status{
		", country: KR, daily_users: 1000":                  audit.Satisfied,
		", country: KR, daily_users: 9, traffic_share: 0.1": audit.NotApplicable,
		", country: KR": audit.Undetermined,
	} {
		a := must(assessBy(must(catalog.Profile(audit.Selection{Frameworks: []string{"large"}}))(t), written(t, sized(facts)+attested)))(t)
		if got := a.Controls[1].Status; got != want {
			t.Errorf("%s: %s, not %s", facts, got, want)
		}
	}
}

// What is judged under all frameworks that may bind leaves out those that certainly
// do not, says so, and what binds nobody by itself.
func TestApplicable(t *testing.T) {
	t.Parallel()
	catalog := beyond(t, large)
	for facts, want := range map[string]struct{ judged, left bool }{
		", country: KR, daily_users: 1000, roles: []": {true, false},
		", country: KR, roles: []":                    {true, false},
		", country: JP, markets: [], roles: []":       {false, true},
	} {
		profile := must(catalog.Profile(audit.Selection{Frameworks: []string{audit.Applicable}}))(t)
		a, err := assessBy(profile, written(t, sized(facts+", standards: [nist-800-53-high]")))
		if err != nil {
			t.Fatal(err)
		}
		judged, left := fmt.Sprint(a.Catalog.Frameworks), fmt.Sprint(a.Scope.NotBinding)
		if strings.Contains(judged, "{large ") != want.judged || strings.Contains(left, "large") != want.left || strings.Contains(judged+left, audit.DefaultFramework) {
			t.Errorf("%s: judged by %s, not by %s", facts, judged, left)
		}
	}
}

func TestNothingBinds(t *testing.T) {
	t.Parallel()
	f := single("operator", "satisfied if input.subject.id != \"\"\n\nnot_applicable contains \"no\" if input.subject.id == \"\"\n")
	f["checks/my/kr.rego"] = strings.ReplaceAll(strings.ReplaceAll(f[check], "checks.try.it", "checks.my.kr"), "satisfied if input.subject.id != \"\"\n\nnot_applicable contains \"no\" if input.subject.id == \"\"", "satisfied if input.subject.country == \"KR\"\n\nnot_applicable contains \"elsewhere\" if input.subject.country != \"KR\"")
	f["frameworks/kr-2022.yaml"] = strings.Replace(f["frameworks/kr-2022.yaml"], "controls:", "binds: [{all: [{check: my.kr}]}]\ncontrols:", 1)
	profile := must(f.load(t).Profile(audit.Selection{Frameworks: []string{audit.Applicable}}))(t)
	if _, err := assessBy(profile, written(t, sized(", country: JP"))); !errors.Is(err, audit.ErrNothingJudged) || !strings.Contains(err.Error(), "no framework binds acme") {
		t.Error(err)
	}
	if a, err := assessBy(profile, written(t, sized(", country: KR"))); err != nil || a.Verdict != audit.Compliant {
		t.Error(a.Verdict, err)
	}
}

// Whom a law binds is said by checks of the operator, and the word for all
// frameworks is no framework.
func TestFaultsOfBindings(t *testing.T) {
	t.Parallel()
	for change, want := range map[[2]string]string{
		{"{check: binding.role, params", "{check: backup.offsite, params"}: `mine/frameworks/mine.yaml:13:22: the check "backup.offsite" judges each dataset; hint: whom a law binds is said by checks of the operator`,
		{"binding.role", "binding.rule"}:                                   `there is no check "binding.rule"; hint: did you mean "binding.role"?`,
		{"id: large", "id: applicable"}:                                    `the id of the framework is "applicable"`,
		{"{all: [{check: binding.role", "{any: [{check: binding.role"}:     `unknown key "any"`,
	} {
		text := strings.Replace(large, change[0], change[1], 1)
		if _, err := audit.LoadCatalog(audit.Source{FS: policies.FS, Verified: true}, files{"frameworks/mine.yaml": text}.source("mine")); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", change[1], err)
		}
	}
}

package foreign

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/drill"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/sandbox"
	"github.com/dcaudit/dcaudit/policies"
	"github.com/dcaudit/dcaudit/reports"
)

// TestMain lets the test program be its own child.
func TestMain(m *testing.M) {
	if sandbox.Inside() {
		os.Exit(sandbox.Serve(Answer))
	}
	os.Exit(m.Run())
}

const framework = `id: house
title: Rules of the house
authority: The house
jurisdiction: KR
kind: standard
controls:
  - {id: owned, title: Owned, text: Own them., citation: Rule 1, kind: standard, confidence: text, checks: [{check: house.owned}, {check: backup.offsite}]}
  - {id: asked, title: Asked, text: Ask them., citation: Rule 2, kind: standard, confidence: text, manual: Nobody can tell.}
`

const check = `# METADATA
# title: The facility is owned
# description: A lease ends.
# custom:
#   subject: facility
#   severity: low
#   remediation: Buy it.
package checks.house.owned

satisfied if input.subject.tenure == "owned"

violations contains {"at": ["tenure"], "message": "It is leased", "expected": "owned", "found": "leased", "fix": "Buy it"} if {
	input.subject.tenure == "leased"
}
`

// house is a folder with a foreign catalog.
func house(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"frameworks/house.yaml": framework, "checks/house/owned.rego": check, "README": "Ours.", "LICENSE.txt": "All yours."} {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

var limits = sandbox.Limits{Memory: 2 << 30, Time: time.Minute}

func matter(t *testing.T, name string) Matter {
	t.Helper()
	inv, err := inventory.Load([]string{filepath.Join("..", "..", "inventories", name)}, nil)
	if err != nil {
		t.Fatal(err)
	}
	at, err := audit.DateOf(nil, inv, time.Unix(0, 0))
	if err != nil {
		t.Fatal(err)
	}
	documents, err := inventory.VerifyDocuments(inv)
	if err != nil {
		t.Fatal(err)
	}
	return Matter{inv, documents, drill.Derive(inv, at.Time, documents), at, audit.Tool{Name: "dcaudit", Version: "test"}}
}

// here is the same catalog, loaded in this process.
func here(t *testing.T, folder string) *audit.Catalog {
	t.Helper()
	catalog, err := audit.LoadCatalog(audit.Source{FS: policies.FS}, audit.Source{Name: folder, FS: os.DirFS(folder)})
	if err != nil {
		t.Fatal(err)
	}
	return catalog
}

func text(t *testing.T, value any) string {
	t.Helper()
	var b bytes.Buffer
	if err := reports.JSON(&b, value); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Which process judges changes no byte of an assessment.
func TestTheChildJudgesAsThisProcessWould(t *testing.T) {
	t.Parallel()
	folder := house(t)
	catalog := here(t, folder)
	m := matter(t, "kakao-2022.yaml")
	for _, selection := range []audit.Selection{
		{}, {Frameworks: []string{"house"}}, {Frameworks: []string{"kr-2022", "house"}}, {Frameworks: []string{"house", "kr-2022"}, MinSeverity: "high"},
		{Frameworks: []string{"house", "kr-2022"}, Only: []string{"house.owned"}}, {Frameworks: []string{"house", "kr-2022"}, Only: []string{"backup.offsite"}},
	} {
		profile, err := catalog.Profile(selection)
		if err != nil {
			t.Fatal(err)
		}
		want, err := audit.Assess(t.Context(), profile, m.Inventory, m.Facts, m.At, m.Tool)
		if err != nil {
			t.Fatal(err)
		}
		c := Catalogs{[]string{folder}, selection, limits}
		got, err := c.Assess(t.Context(), m)
		if err != nil || text(t, got) != text(t, want) {
			t.Errorf("%+v: the child judged otherwise: %v", selection, err)
		}
		questions, err := c.Questions(t.Context())
		if err != nil || text(t, audit.InputsOf(questions, m.Inventory, m.Facts, m.At)) != text(t, audit.InputsOf(profile.Questions(), m.Inventory, m.Facts, m.At)) {
			t.Errorf("%+v: the child asks otherwise: %v", selection, err)
		}
	}
	l, err := Catalogs{[]string{folder}, audit.Selection{}, limits}.Listing(t.Context())
	if err != nil || text(t, l) != text(t, catalog.Listing()) {
		t.Errorf("the child lists otherwise: %v", err)
	}
}

// What the child refuses is said as this process would say it.
func TestRefusalsAreThoseOfThisProcess(t *testing.T) {
	t.Parallel()
	folder, m := house(t), matter(t, "model-operator.yaml")
	for want, s := range map[string]audit.Selection{
		`there is no framework "huose"`: {Frameworks: []string{"huose"}},
		`there is no check "owned"`:     {Only: []string{"owned"}},
		`there is no severity "grave"`:  {MinSeverity: "grave"},
		"nothing to judge":              {Frameworks: []string{"house"}, Only: []string{"backup.fresh"}},
	} {
		if _, err := (Catalogs{[]string{folder}, s, limits}).Assess(t.Context(), m); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; expected %s", err, want)
		}
	}
	file := filepath.Join(folder, "checks", "house", "owned.rego")
	if err := os.WriteFile(file, []byte(check+"\nx := \"\\u001b[2J\" if \x1b\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Catalogs{[]string{folder}, audit.Selection{}, limits}.Assess(t.Context(), m)
	if err == nil || !strings.Contains(err.Error(), "owned.rego:1") || strings.ContainsRune(err.Error(), '\x1b') {
		t.Errorf("%q", err)
	}
}

func TestAJudgementIsEnded(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := (Catalogs{[]string{house(t)}, audit.Selection{}, limits}).Assess(ctx, matter(t, "model-operator.yaml")); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// A request that is none, and an answer that is none, are errors.
func TestNonsenseIsRefused(t *testing.T) {
	t.Parallel()
	for _, request := range []string{"", "null", "{", `{"Task": "assess", "Inventory": [{"Path": "x", "Data": "e30="}]}`} {
		if answer := Answer([]byte(request)); request != "null" && (len(answer) == 0 || answer[0] != refused) {
			t.Errorf("%q was answered: %.80s", request, answer)
		}
	}
}

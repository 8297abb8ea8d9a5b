package reports

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/audit/selftest"
)

// missed is a self-test in which everything that can be missed is missed.
func missed() SelfTestReport {
	at := inventory.Location{File: "inventories/hanbit.yaml", Line: 31, Column: 7}
	return SelfTestReport{
		Schema: SelfTestSchema, Tool: audit.Tool{Name: "dcaudit", Version: "0.1.0"},
		Inventory: &TestedInventory{
			At: "2022-10-14T23:59:59Z", AtFrom: "as_of",
			Files:    []audit.FileRef{{Path: "inventories/hanbit.yaml", SHA256: digest("hanbit")}},
			Operator: audit.Subject{Kind: "operator", ID: "hanbit", Name: "한빛 메신저 (fictional)"},
			InventoryResult: selftest.InventoryResult{
				Mutants: 2049, Refused: 1800, Turned: 230, Withdrawn: 12, OnUnread: 4,
				Reviewed: []selftest.ReviewedMutant{{InventoryMutant: selftest.InventoryMutant{Operator: "key deleted", Fact: selftest.Fact{Path: "facilities[north].battery_rooms[b1].chemistry", Location: at}, Change: "no chemistry"}, Reason: "the room meets what is asked of every chemistry"}},
				Survivors: []selftest.InventoryMutant{
					{Operator: "key deleted", Fact: selftest.Fact{Path: "facilities[north].power.reserve", Location: at}, Change: "no reserve", Advice: "a control reads this fact, and is as content without it"},
					{Operator: "far too little", Fact: selftest.Fact{Path: "facilities[north].power.reserve", Location: at}, Change: `"6h" → "0s"`, Advice: "is there a demand on its size?"},
				},
				Unread:    []selftest.Fact{{Path: "operator.name", Location: at}, {Path: "facilities[north].name", Location: at}},
				Operators: []selftest.OperatorResult{{Operator: "key deleted", Mutants: 500, Caught: 496, OnUnread: 3, Survivors: 1}, {Operator: "far too little", Mutants: 1548, Caught: 1546, OnUnread: 1, Survivors: 1}},
			},
		},
		Policies: &selftest.PolicyResult{
			Mutants: 900, Killed: 899, Untested: []string{"house.owned"},
			Survivors: []selftest.PolicyMutant{{File: "house/checks/house/reserve.rego", Line: 12, Column: 3, Change: ">= became >", Check: "house.reserve"}},
		},
	}
}

// clean is a self-test of the checks alone, in which nothing is missed.
func clean() SelfTestReport {
	return SelfTestReport{Schema: SelfTestSchema, Tool: audit.Tool{Name: "dcaudit", Version: "0.1.0"}, Policies: &selftest.PolicyResult{Mutants: 900, Killed: 900, Survivors: []selftest.PolicyMutant{}, Untested: []string{}}}
}

func writtenSelfTest(t *testing.T, format string, s SelfTestReport) string {
	t.Helper()
	var b bytes.Buffer
	if err := SelfTest(&b, format, s, Options{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldenSelfTests(t *testing.T) {
	for name, s := range map[string]SelfTestReport{"selftest-missed": missed(), "selftest-clean": clean()} {
		for _, format := range PlainFormats() {
			path := filepath.Join("testdata", name+"."+format)
			got := writtenSelfTest(t, format, s)
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(path); err != nil || got != string(want) {
				t.Errorf("%s differs from the golden report (%v); go test ./reports -update rewrites it", path, err)
			}
		}
	}
	if missed().Proven() || !clean().Proven() {
		t.Error("what is proven is not what was noticed")
	}
}

// What comes from an inventory or a catalog is shown as inert text.
func TestHostileSelfTests(t *testing.T) {
	infested := func(s string) SelfTestReport {
		report := missed()
		i, p := report.Inventory, report.Policies
		i.Operator.Name, i.Operator.ID, i.Files[0].Path = s+"name", s+"id", s+"file"
		for k := range i.Survivors {
			i.Survivors[k].Path, i.Survivors[k].Change, i.Survivors[k].File = inventory.Path(s+"path"), s+"change", s+"file"
		}
		i.Reviewed[0].Path, i.Reviewed[0].Change, i.Reviewed[0].Reason = inventory.Path(s+"path"), s+"change", s+"reason"
		i.Unread[0].Path = inventory.Path(s + "path")
		p.Survivors[0].File, p.Survivors[0].Change, p.Survivors[0].Check, p.Untested[0] = s+"file", s+"change", s+"check", s+"untested"
		return report
	}
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			checkMarkup(t, writtenSelfTest(t, "markdown", infested(s)), writtenSelfTest(t, "markdown", infested("x")))
			for _, format := range PlainFormats() {
				checkCharacters(t, writtenSelfTest(t, format, infested(s)))
			}
			text := strings.Split(writtenSelfTest(t, "text", infested(s)), "\n")
			if slices.ContainsFunc(text, func(line string) bool { return strings.HasPrefix(line, "PROVEN") }) {
				t.Errorf("an outcome was forged:\n%s", strings.Join(text, "\n"))
			}
		})
	}
}

func TestSelfTestErrors(t *testing.T) {
	if err := SelfTest(&bytes.Buffer{}, "yaml", clean(), Options{}); err == nil || !strings.Contains(err.Error(), "expected json, markdown or text") {
		t.Errorf("an unknown format: %v", err)
	}
	for _, format := range PlainFormats() {
		if err := SelfTest(full{}, format, clean(), Options{}); err == nil || !strings.Contains(err.Error(), "disk full") {
			t.Errorf("%s on a full disk: %v", format, err)
		}
	}
}

package command

import (
	"regexp"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// example is what stands in front of a line of the starter that can be declared.
var example = regexp.MustCompile(`(?m)^# `)

// Whatever the starter shows in comments can be declared as it stands there,
// section by section from the top.
func TestStarterLoads(t *testing.T) {
	sections := strings.Split(string(starter), "\n\n")
	if len(sections) < 15 {
		t.Fatalf("%d sections", len(sections))
	}
	for i := 1; i <= len(sections); i++ {
		declared := example.ReplaceAllString(strings.Join(sections[1:i], "\n\n"), "")
		text := sections[0] + "\n\n" + declared + "\n\n" + strings.Join(sections[i:], "\n\n")
		inv, err := inventory.Parse([]inventory.Part{{Path: "inventory.yaml", Data: []byte(text)}})
		if err != nil {
			t.Fatalf("with all to the section that begins %.40q: %v", sections[i-1], err)
		}
		if i == len(sections) && (len(inv.Services) == 0 || len(inv.Attestations) == 0 || inv.AsOf == nil) {
			t.Error("not all of it was declared")
		}
	}
}

// What the starter does not hold in comments are three keys and an id.
func TestStarterStatesNothing(t *testing.T) {
	stated := regexp.MustCompile(`(?m)^(#.*)?\n`).ReplaceAllString(string(starter), "")
	if want := "apiVersion: dcaudit/v1\nkind: Inventory\noperator:\n  id: my-company\n"; stated != want {
		t.Errorf("stated is\n%s", stated)
	}
}

// Every key of an inventory is in the starter, or left out for a reason.
func TestStarterIsWhole(t *testing.T) {
	rare := "networks contracts filings inspections source note"
	for key := range inventory.JSONSchema()["properties"].(inventory.Schema) {
		if !regexp.MustCompile(`(?m)^(# )?`+key+`:`).Match(starter) && !strings.Contains(rare, key) {
			t.Errorf("%s is not in the starter", key)
		}
	}
}

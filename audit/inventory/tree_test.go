package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// outlined is a value and all that it holds, a line each.
func outlined(v *Value, indent string, lines *[]string) {
	sort := string(v.Sort)
	if v.Of != "" {
		sort += " of " + v.Of
	}
	if v.Named {
		sort = "named"
	}
	*lines = append(*lines, strings.TrimRight(fmt.Sprintf("%s%v %s %s.%s %s %q %s", indent, v.Location, v.Path, v.Holder, v.Key,
		[]string{"text", "word", "nothing", "list", "mapping"}[v.Form], v.Text, sort), " "))
	for _, child := range v.Children {
		if child.Key != "" && child.Key != child.Value.Key {
			*lines = append(*lines, fmt.Sprintf("the key is %s", child.Key))
		}
		outlined(child.Value, indent+" ", lines)
	}
}

// TestTrees expects everything that is written to be there, with what the model
// takes it for.
func TestTrees(t *testing.T) {
	inv := load(t, part{"x.yaml", "apiVersion: dcaudit/v1\nkind: Inventory\nas_of: 2026-01-01\noperator: {id: op, name: Op, country: KR, time_zone: Asia/Seoul, daily_users: 5, traffic_share: 0.5, paid_services: true, roles: []}\n"},
		part{"y.json", `{"apiVersion": "dcaudit/v1", "kind": "Inventory", "services": [{"critical": true, "id": "a", "kind": "tool", "rto": "5m", "requires": ["b", {"any_of": ["a", "b"]}], "tested": {"date": "2026-01-01"}},
 {"id": "b", "kind": "tool", "critical": false}], "attestations": [{"control": "a/b", "by": "x", "date": "2025-01-01", "valid_until": "2027-01-01", "statement": "y"}]}`})
	var lines []string
	for _, tree := range inv.Trees() {
		outlined(tree, "", &lines)
	}
	const want = `x.yaml:1:1  . mapping ""
 x.yaml:1:1 apiVersion Inventory.apiVersion text "dcaudit/v1" choice
 x.yaml:2:1 kind Inventory.kind text "Inventory" choice
 x.yaml:3:1 as_of Inventory.as_of text "2026-01-01" deadline
 x.yaml:4:1 operator Inventory.operator mapping ""
  x.yaml:4:12 operator.id Operator.id text "op" identity of organisation
  x.yaml:4:20 operator.name Operator.name text "Op" text
  x.yaml:4:30 operator.country Operator.country text "KR" form
  x.yaml:4:43 operator.time_zone Operator.time_zone text "Asia/Seoul" form
  x.yaml:4:66 operator.daily_users Operator.daily_users word "5" number
  x.yaml:4:82 operator.traffic_share Operator.traffic_share word "0.5" number
  x.yaml:4:102 operator.paid_services Operator.paid_services word "true" truth
  x.yaml:4:123 operator.roles Operator.roles list ""
y.json:1:1  . mapping ""
 y.json:1:2 apiVersion Inventory.apiVersion text "dcaudit/v1" choice
 y.json:1:30 kind Inventory.kind text "Inventory" choice
 y.json:1:51 services Inventory.services list "" named
  y.json:1:64 services[a] Inventory.services mapping ""
   y.json:1:65 services[a].critical Service.critical word "true" truth
   y.json:1:83 services[a].id Service.id text "a" identity of service
   y.json:1:94 services[a].kind Service.kind text "tool" choice
   y.json:1:110 services[a].rto Service.rto text "5m" duration
   y.json:1:123 services[a].requires Service.requires list ""
    y.json:1:136 services[a].requires[0] Service.requires text "b" reference of service
    y.json:1:141 services[a].requires[1] Service.requires mapping ""
     y.json:1:142 services[a].requires[1].any_of Requirement.any_of list ""
      y.json:1:153 services[a].requires[1].any_of[0] Requirement.any_of text "a" reference of service
      y.json:1:158 services[a].requires[1].any_of[1] Requirement.any_of text "b" reference of service
   y.json:1:166 services[a].tested Service.tested mapping ""
    y.json:1:177 services[a].tested.date RecoveryTest.date text "2026-01-01" instant
  y.json:2:2 services[b] Inventory.services mapping ""
   y.json:2:3 services[b].id Service.id text "b" identity of service
   y.json:2:14 services[b].kind Service.kind text "tool" choice
   y.json:2:30 services[b].critical Service.critical word "false" truth
 y.json:2:51 attestations Inventory.attestations list ""
  y.json:2:68 attestations[0] Inventory.attestations mapping ""
   y.json:2:69 attestations[0].control Attestation.control text "a/b" form
   y.json:2:87 attestations[0].by Attestation.by text "x" text
   y.json:2:98 attestations[0].date Attestation.date text "2025-01-01" instant
   y.json:2:120 attestations[0].valid_until Attestation.valid_until text "2027-01-01" deadline
   y.json:2:149 attestations[0].statement Attestation.statement text "y" text`
	if got := strings.Join(lines, "\n"); got != want {
		t.Errorf("got:\n%s", got)
	}
}

// TestWith changes one part of an inventory, and leaves the inventory what it was.
func TestWith(t *testing.T) {
	inv := load(t, part{"x.yaml", head}, part{"y.yaml", noOperator + "sites: [{id: a}]\n"})
	other, err := inv.With(1, []byte(noOperator+"sites: [{id: b}]\n"))
	if err != nil || len(other.Sites) != 1 || other.Sites[0].ID != "b" || inv.Sites[0].ID != "a" || other.Files()[1].Path != "y.yaml" || string(inv.Parts()[1].Data) != noOperator+"sites: [{id: a}]\n" {
		t.Errorf("got %+v, %v", other, err)
	}
	if _, err := inv.With(0, []byte(noOperator)); err == nil || !strings.HasPrefix(err.Error(), `x.yaml: the key "operator" is missing`) {
		t.Errorf("got %v", err)
	}
}

package inventory

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// sites are so many of them, as entries of a list with this before each.
func sites(count int, before string) string {
	var text strings.Builder
	for i := range count {
		fmt.Fprintf(&text, `%s{"id": "s%d"}`, before, i)
	}
	return text.String()
}

const jsonHead = `"apiVersion": "dcaudit/v1", "kind": "Inventory", "operator": {"id": "op"}`

// TestPlainInventories expects sound inventories to be read the fast way, whether
// their lists are taken apart or not, and others not.
func TestPlainInventories(t *testing.T) {
	for _, text := range []string{
		head, "---\n" + head, "\ufeff" + head, "kind: Inventory\noperator: {id: op}\napiVersion: dcaudit/v1\n", "# x\n\n" + head + "as_of: 2026-01-01",
		"apiVersion: dcaudit/v1\nkind: Inventory\nnote: |\n  a\n  b\n",
		head + "sites:\n  - id: a\n  - id: b\n    name: x\n# y\nproviders:\n- {id: c}\n", head + "sites: []\nproviders:\n  - {id: c}\n", head + "sites: [{id: a},\n  {id: b}]\n",
		head + "sites:" + sites(1, "\n- ") + "\nnote: x", head + "sites:" + sites(batchSize, "\n  - ") + "\n", head + "sites:" + sites(batchSize+1, "\n  - "),
		head + "sites:" + sites(3*batchSize-1, "\n  - ") + "\nproviders:" + sites(batchSize, "\n- ") + "\n",
		head + "attestations:\n  - {control: a/b, by: x, date: 2026-01-01, valid_until: 2027-01-01, statement: x}\n  - {control: a/c, by: x, date: 2026-01-01, valid_until: 2027-01-01, statement: x}\n",
		"{" + jsonHead + "}", " \t\n  {" + jsonHead + "}\n", "\ufeff{" + jsonHead + "}", "{" + jsonHead + `, "sites": [` + sites(1, "") + "]}",
		"{" + jsonHead + `, "sites": [{"id": "a"},` + "\n" + ` {"id": "b"} ], "note": "é", "providers": [ ] }`,
		"{" + jsonHead + `, "sites": [{"id": "z"}` + sites(2*batchSize, ",\n") + "]\n}",
	} {
		for _, apart := range []bool{false, true} {
			if fast("x.yaml", text, apart) == nil {
				t.Errorf("apart %v, not read the fast way:\n%.300s", apart, text)
			}
		}
		agree(t, "x.yaml", text)
	}
	for _, text := range []string{
		"", "# x\n", "a", "- a\n", "kind: Inventory\noperator: {id: op}\n", head + "sits:\n  - id: a\n", head + "note: x\nnote: y\n", head + "sites:\n- id: a\nsites:\n- id: b\n",
		head + "sites: []\nsites:\n- id: b\n", head + "sites:\n- id: b\nsites: []\n",
		head + "note: [x]\n", head + "sites: x\n", head + "sites:\n  - ids: a\n", head + "sites:\n  - x\n", head + "sites:\n  - id: a b\n", head + "sites:\n  - {}\n",
		head + "operators: x\n", head + "as_of: never\n", "1" + head,
		head + "sites:" + sites(batchSize, "\n  - ") + "\n  - {ids: x}\n", head + "sites:\n  - {ids: x}" + sites(batchSize, "\n  - "), head + "sites:\n  - 'a\n  - b'\n",
		head + "sites:\n  - {id: a\n  - {id: b}\n",
		head + "attestations:\n" + strings.Repeat("  - {control: a/b, by: x, date: 2026-01-01, valid_until: 2027-01-01, statement: x}\n", 2),
		"{}", "[]", "{" + jsonHead + "} x", "{" + jsonHead + ",}", "{" + jsonHead + `, "sits": [{"id": "a"}]}`, "{" + jsonHead + `, "note": "x", "note": "y"}`,
		"{" + jsonHead + `, "sites": [{"id": "a"}], "sites": []}`, "{" + jsonHead + `, "sites": [{"id": "a"}], "sites": [{"id": "b"}]}`,
		"{" + jsonHead + `, "sites": [{"id": "a"} {"id": "b"}]}`, "{" + jsonHead + `, "sites": [{"id": "a"},]}`, "{" + jsonHead + `, "sites": [{"id": "a"}`,
		"{" + jsonHead + `, "sites": [{"id": "a"}}`, "{" + jsonHead + `, "sites": [{"id": "a"}] "note": "x"}`, "{" + jsonHead + `, "sites": [{"id": "a"}] 1}`,
		"{" + jsonHead + `, "sites": {"id": "a"}}`, "{" + jsonHead + `, "sites": [[{"id": "a"}]]}`, "{" + jsonHead + `, "sites": [{"id": "a"]]}`,
		"{" + jsonHead + `, "sites": [{"id": "a"}, 1]}`, "{" + jsonHead + `, "sites": [{"id": "a"} 1]}`, "{" + jsonHead + `, "note": "x" "y"}`, "{" + jsonHead + `, "note": "x" 1}`,
		"{" + jsonHead + `, "note" "x"}`, "{" + jsonHead + `, "note": }`, "{" + jsonHead + `, note: "x"}`, "{" + jsonHead + `, "sites": [{"id": "a"}, {"id": "b"}}, "note": "x"]`,
		"{" + jsonHead + `, "sites" [{"id": "a"}]}`, "{" + jsonHead + `, "si"tes": [{"id": "a"}]}`,
		"{" + jsonHead + `, "sites": x [{"id": "a"}]}`, "{" + jsonHead + `, "sites": [x {"id": "a"}]}`,
	} {
		for _, apart := range []bool{false, true} {
			if fast("x.yaml", text, apart) != nil {
				t.Errorf("apart %v, read the fast way:\n%.300s", apart, text)
			}
		}
	}
}

// TestPlainBySyntax expects YAML not to be read from a file that is to hold JSON.
func TestPlainBySyntax(t *testing.T) {
	for name, want := range map[string]bool{"x.yaml": true, "x.yml": true, "-": true, "x.json": false} {
		if got := fast(name, head, false) != nil; got != want {
			t.Errorf("%s: %v", name, got)
		}
		if fast(name, "{"+jsonHead+"}", false) == nil {
			t.Errorf("%s: JSON is not read the fast way", name)
		}
	}
}

// TestListsTakenApart expects lists of which something is asked as a whole to be
// read as a whole.
func TestListsTakenApart(t *testing.T) {
	type forgetful struct {
		ID SiteID `json:"id"`
	}
	type model struct {
		Named     []Site             `json:"named"`
		Bounded   []Site             `json:"bounded" inv:"min=1"`
		Limited   []Site             `json:"limited" inv:"max=9"`
		Unnamed   []Attestation      `json:"unnamed"`
		Forgetful []forgetful        `json:"forgetful"`
		Words     []string           `json:"words"`
		One       *Site              `json:"one"`
		Any       map[string]Literal `json:"any"`
	}
	p, apart := plainDecoder{plan: planOf(reflect.TypeFor[model]())}, []string(nil)
	for i, key := range p.plan.keys {
		if p.isApart(i) {
			apart = append(apart, key)
		}
	}
	if !slices.Equal(apart, []string{"named", "limited"}) {
		t.Errorf("taken apart: %v", apart)
	}
}

package inventory

import (
	"fmt"
	"strings"
	"testing"
)

// TestMergeDoesNotDependOnOrder takes an inventory apart and names the parts in
// various orders.
func TestMergeDoesNotDependOnOrder(t *testing.T) {
	for _, whole := range shipped(t) {
		parts := takeApart(t, whole[0])
		want := canonical(t, load(t, whole[0]))
		for turn := range parts {
			order := append(append([]part{}, parts[turn:]...), parts[:turn]...)
			inv := load(t, order...)
			if got := canonical(t, inv); got != want {
				t.Fatalf("%s, from part %d on:\n%s\nwant:\n%s", whole[0].name, turn, got, want)
			}
			expectWritten(t, inv, order)
		}
	}
}

// takeApart makes a part of every key at the root.
func takeApart(t *testing.T, whole part) (parts []part) {
	lines := strings.SplitAfter(whole.text, "\n")
	root := syntaxTree(t, whole.text)
	for i := 4; i < len(root.Content); i += 2 {
		end := len(lines)
		if i+2 < len(root.Content) {
			end = root.Content[i+2].Line - 1
		}
		text := strings.Join(lines[root.Content[i].Line-1:end], "")
		parts = append(parts, part{fmt.Sprintf("%d.yaml", i), noOperator + text})
	}
	return parts
}

func TestMergeWithinObjects(t *testing.T) {
	a := part{"a.yaml", head + `services:
  - id: messenger
    kind: product
    critical: false
    requires: [cache]
    tested: {rto: 5m}
  - {id: cache, kind: cache, critical: true}
facilities: [{id: north, location: {lat: 0, lon: 0}, compartments: [{id: c1}]}]
`}
	b := part{"b.yaml", noOperator + `operator: {id: op, name: Op}
facilities: [{id: north, power: {ups: [{id: u, compartment: c2}]}, location: {lat: 0, lon: 0}, compartments: [{id: c2}, {id: c1, name: C}]}]
services:
  - {id: monitoring, kind: monitoring, critical: true}
  - id: messenger
    kind: product
    critical: false
    users: 0
    requires: [cache]
    uses: [monitoring]
    tested: {rto: 5m, rpo: 0s}
`}
	forth, back := load(t, a, b), load(t, b, a)
	if canonical(t, forth) != canonical(t, back) {
		t.Errorf("a, b:\n%s\nb, a:\n%s", canonical(t, forth), canonical(t, back))
	}
	for path, at := range map[Path][2]string{
		"operator.name":                              {"b.yaml:3:20", "b.yaml:3:20"},
		"operator.id":                                {"a.yaml:3:12", "b.yaml:3:12"},
		"services":                                   {"a.yaml:4:1", "b.yaml:5:1"},
		"services[messenger]":                        {"a.yaml:5:5", "b.yaml:7:5"},
		"services[messenger].critical":               {"a.yaml:7:5", "b.yaml:9:5"},
		"services[messenger].users":                  {"b.yaml:10:5", "b.yaml:10:5"},
		"services[messenger].requires[0]":            {"a.yaml:8:16", "b.yaml:11:16"},
		"services[messenger].uses[0]":                {"b.yaml:12:12", "b.yaml:12:12"},
		"services[messenger].tested.rpo":             {"b.yaml:13:23", "b.yaml:13:23"},
		"services[messenger].name":                   {"a.yaml:5:5", "b.yaml:7:5"},
		"services[monitoring]":                       {"b.yaml:6:5", "b.yaml:6:5"},
		"facilities[north].power.ups[u].compartment": {"b.yaml:4:48", "b.yaml:4:48"},
		"facilities[north].compartments[c1].name":    {"b.yaml:4:130", "b.yaml:4:130"},
		"facilities[north].location.lat":             {"a.yaml:11:37", "b.yaml:4:79"},
	} {
		if got := [2]string{forth.Fact(path).Location.String(), back.Fact(path).Location.String()}; got != at {
			t.Errorf("%s: got %v, want %v", path, got, at)
		}
	}
}

func TestConflicts(t *testing.T) {
	service := func(facts string) string {
		return noOperator + "services: [{id: s, kind: product, critical: true}, {id: x, kind: product, " + facts + "}]\n"
	}
	for _, c := range []struct{ name, a, b, want string }{
		{"two operators", "", noOperator + "operator: {id: other}\n",
			"b.yaml:3:1: operator is given again with another value; hint: it stands at a.yaml:3:1 already; keep one of them"},
		{"an operator of two names", "operator: {id: op, name: A}\n", noOperator + "operator:\n  id: op\n  name: B\n",
			"b.yaml:5:3: name is given again with another value; hint: it stands at a.yaml:3:20 already; keep one of them"},
		{"two dates", head + "as_of: 2022-10-14\n", noOperator + "as_of: 2022-10-15\n",
			"b.yaml:3:1: as_of is given again with another value; hint: it stands at a.yaml:4:1 already; keep one of them"},
		{"false and true", service("critical: false"), service("critical: true"),
			"b.yaml:3:75: critical is given again with another value; hint: it stands at a.yaml:3:75 already; keep one of them"},
		{"true and false", service("critical: true"), service("critical: false"),
			"b.yaml:3:75: critical is given again with another value; hint: it stands at a.yaml:3:75 already; keep one of them"},
		{"zero and another number", service("critical: true, users: 0"), service("critical: true, users: 1"),
			"b.yaml:3:91: users is given again with another value; hint: it stands at a.yaml:3:91 already; keep one of them"},
		{"lists of words", service("critical: true, uses: [s]"), service("critical: true, uses: []"),
			"b.yaml:3:91: uses is given again with another value; hint: it stands at a.yaml:3:91 already; keep one of them"},
		{"lists of objects without ids", service("critical: true, requires: [s]"), service("critical: true, requires: [x]"),
			"b.yaml:3:91: requires is given again with another value; hint: it stands at a.yaml:3:91 already; keep one of them"},
		{"an id twice in the second part", service("critical: true"), noOperator + "services: [{id: x, kind: product, critical: true},\n {id: x, kind: product, critical: true}]\n",
			`b.yaml:4:3: the id "x" is given twice; it stands at a.yaml:3:53 already; hint: ids are unique, also without regard to case`},
		{"an id in another case", service("critical: true"), strings.ReplaceAll(service("critical: true"), "id: x", "id: X"),
			`b.yaml:3:53: the id "X" is given twice; it stands at a.yaml:3:53 already; hint: ids are unique, also without regard to case`},
		{"a part with no ids", service("critical: true"), noOperator + "services: [{kind: tool, critical: true}, {kind: tool, critical: true}]\n",
			"b.yaml:3:12: the key \"id\" is missing; it is required here\nb.yaml:3:42: the key \"id\" is missing; it is required here"},
		{"two parts with no ids", noOperator + "services: [{kind: tool, critical: true}]\n", noOperator + "services: [{kind: cache, critical: false}]\n",
			"a.yaml:3:12: the key \"id\" is missing; it is required here\nb.yaml:3:12: the key \"id\" is missing; it is required here"},
		{"a part that is no document", service("critical: true, uses: [other]"), "- x\n", "b.yaml:1:1: the document is a list; expected a mapping"},
		{"a reference from one part to another", service("critical: true, uses: [other]"), noOperator,
			`a.yaml:3:98: there is no service "other"`},
		{"no operator in any part", "apiVersion: dcaudit/v1\nkind: Inventory\n#", noOperator,
			`a.yaml: the key "operator" is missing; one part of an inventory says who the operator is`},
		{"a fact that cannot be read in one", head + "as_of: !!str 2022-10-14\n", noOperator + "as_of: 2022-10-15\n",
			"a.yaml:4:8: the tag !!str is not allowed; hint: leave it out; the model knows the type of every value"},
		{"a fact that cannot be read in the other", head + "as_of: 2022-10-14\n", noOperator + "as_of: !!str 2022-10-15\n",
			"b.yaml:3:8: the tag !!str is not allowed; hint: leave it out; the model knows the type of every value"},
		{"a fact of a wrong shape in both", noOperator + "reporting: 5\noperator: {id: op}\n", noOperator + "reporting: {officer: []}\n",
			"a.yaml:3:12: reporting is 5; expected a mapping\nb.yaml:3:22: officer is a list; expected a mapping"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := c.a
			switch {
			case a == "":
				a = head
			case strings.HasPrefix(a, "operator"):
				a = noOperator + a
			case !strings.Contains(a, "operator:") && !strings.HasSuffix(a, "#"):
				a += "operator: {id: op}\n"
			}
			_, err := assemble([]File{newFile("a.yaml", []byte(a)), newFile("b.yaml", []byte(c.b))})
			if err == nil {
				t.Fatal("loaded")
			}
			if got := err.Error(); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// TestRemarksAreJoined merges remarks, which are no facts, while the name beside
// them still has to be the same.
func TestRemarksAreJoined(t *testing.T) {
	of := func(remarks string) string {
		return noOperator + "sites: [{id: s, name: S, " + remarks + "}]\n"
	}
	a := part{"a.yaml", head + of("source: a plan, note: seen")[len(noOperator):]}
	for _, c := range []struct {
		parts        []string
		source, note string
	}{
		{[]string{"source: a plan, note: seen"}, "a plan", "seen"},
		{[]string{"source: a map, note: walked"}, "a plan; a map", "seen; walked"},
		{[]string{"source: a map, note: walked", "source: a plan, note: walked", "source: a"}, "a plan; a map; a", "seen; walked"},
		{[]string{"source: plan"}, "a plan; plan", "seen"},
	} {
		parts := []part{a}
		for i, remarks := range c.parts {
			parts = append(parts, part{fmt.Sprintf("b%d.yaml", i), of(remarks)})
		}
		site := load(t, parts...).Sites[0]
		if *site.Source != c.source || *site.Note != c.note {
			t.Errorf("%q: source %q, note %q", c.parts, *site.Source, *site.Note)
		}
	}
	if site := load(t, a).Sites[0]; *site.Source != "a plan" {
		t.Errorf("the first part was changed: %q", *site.Source)
	}
	_, err := assemble([]File{newFile("a.yaml", []byte(a.text)), newFile("b.yaml", []byte(strings.Replace(of("note: x"), "name: S", "name: T", 1)))})
	if want := "b.yaml:3:17: name is given again with another value; hint: it stands at a.yaml:4:17 already; keep one of them"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

package inventory

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
)

// expectWritten compares every fact of the parts with what the inventory says of
// it. What several parts give stands where the first of them has it.
func expectWritten(t *testing.T, inv *Inventory, parts []part) {
	t.Helper()
	known := map[Path]bool{}
	for _, p := range parts {
		lines := strings.Split(p.text, "\n")
		for _, want := range writtenFacts(syntaxTree(t, p.text), "") {
			if known[want.path] {
				continue
			}
			known[want.path] = true
			fact := inv.Fact(want.path)
			text := []rune(strings.TrimSpace(lines[want.line-1]))
			if len(text) > longestLine {
				text = append(text[:longestLine], '…')
			}
			if at := (Location{p.name, want.line, want.column}); !fact.Present || fact.Location != at || fact.Text != string(text) {
				t.Errorf("%s: got %v at %v: %s\nwant it at %v: %s", want.path, fact.Present, fact.Location, fact.Text, at, string(text))
			}
		}
	}
	if len(known) < 30 {
		t.Errorf("compared %d facts only", len(known))
	}
}

func TestEveryFactIsLocated(t *testing.T) {
	for _, parts := range shipped(t) {
		t.Run(parts[len(parts)-1].name, func(t *testing.T) { expectWritten(t, load(t, parts...), parts) })
	}
}

func TestEveryFactIsLocatedInJSON(t *testing.T) {
	for _, parts := range shipped(t) {
		t.Run(parts[0].name, func(t *testing.T) {
			twin := part{"x.json", asJSON(syntaxTree(t, parts[0].text), "") + "\n"}
			inv := load(t, twin)
			expectWritten(t, inv, []part{twin})
			if got, want := canonical(t, inv), canonical(t, load(t, parts[0])); got != want {
				t.Errorf("in JSON:\n%s\nin YAML:\n%s", got, want)
			}
		})
	}
}

func TestLineEndingsAndByteOrderMarkChangeNothing(t *testing.T) {
	for _, parts := range append(shipped(t), []part{{"small.yaml", small}}) {
		plain := parts[0]
		odd := part{plain.name, "\ufeff" + strings.ReplaceAll(plain.text, "\n", "\r\n")}
		inv := load(t, odd)
		expectWritten(t, inv, []part{plain})
		if canonical(t, inv) != canonical(t, load(t, plain)) {
			t.Errorf("%s: reads differently", plain.name)
		}
	}
}

// small has a fact of every shape.
const small = `apiVersion: dcaudit/v1
kind: Inventory
as_of: 2022-10-14
operator: {id: op, daily_users: 0}
failure_domains: [{id: net-1, kind: carrier}, {id: net-2, kind: carrier}]
facilities:
  - id: north
    location: {lat: 0, lon: 127.5}
    carriers: [net-1,
      net-2]
    power: {reserve: 0s, ups: []}
services:
  - id: a.b-1.2
    kind: product
    critical: false
    requires:
      - cache
      - any_of: [cache,
          "0"]
    deployments:
      - facility: north
        mode: active
      - facility: north
        mode: cold
        activation: {takes: 4h}
  - {id: cache, kind: cache, critical: true}
  - {id: "0", kind: cache, critical: true, users: 0}
attestations:
  - {control: a/b, by: x, date: 2022-10-15, valid_until: 2022-10-15, statement: x}
`

func TestFact(t *testing.T) {
	inv := load(t, part{"x.yaml", small})
	for _, c := range []struct {
		path    string
		present bool
		line    int
		column  int
		value   string
		text    string
	}{
		{"", true, 1, 1, "null", "apiVersion: dcaudit/v1"},
		{"as_of", true, 3, 1, `"2022-10-14T23:59:59Z"`, "as_of: 2022-10-14"},
		{"operator", true, 4, 1, "null", "operator: {id: op, daily_users: 0}"},
		{"operator.daily_users", true, 4, 20, "0", "operator: {id: op, daily_users: 0}"},
		{"operator.name", false, 4, 1, "null", "operator: {id: op, daily_users: 0}"},
		{"facilities", true, 6, 1, "null", "facilities:"},
		{"facilities[north]", true, 7, 5, "null", "- id: north"},
		{"facilities[south]", false, 6, 1, "null", "facilities:"},
		{"facilities[0]", false, 6, 1, "null", "facilities:"},
		{"facilities[north].location.lat", true, 8, 16, "0", "location: {lat: 0, lon: 127.5}"},
		{"facilities[north].carriers", true, 9, 5, `["net-1","net-2"]`, "carriers: [net-1,"},
		{"facilities[north].carriers[1]", true, 10, 7, `"net-2"`, "net-2]"},
		{"facilities[north].carriers[2]", false, 9, 5, "null", "carriers: [net-1,"},
		{"facilities[north].power.reserve", true, 11, 13, "0", "power: {reserve: 0s, ups: []}"},
		{"facilities[north].power.ups", true, 11, 26, "null", "power: {reserve: 0s, ups: []}"},
		{"facilities[north].power.ups[a].compartment", false, 11, 26, "null", "power: {reserve: 0s, ups: []}"},
		{"facilities[north].power.capacity_mw", false, 11, 5, "null", "power: {reserve: 0s, ups: []}"},
		{"facilities[north].battery_rooms[b].chemistry", false, 7, 5, "null", "- id: north"},
		{"facilities[north].nonsense", false, 7, 5, "null", "- id: north"},
		{"services[a.b-1.2].critical", true, 15, 5, "false", "critical: false"},
		{"services[a.b-1.2].requires", true, 16, 5, `[{"any_of":["cache"]},{"any_of":["cache","0"]}]`, "requires:"},
		{"services[a.b-1.2].requires[0]", true, 17, 9, `{"any_of":["cache"]}`, "- cache"},
		{"services[a.b-1.2].requires[0].any_of[0]", true, 17, 9, `"cache"`, "- cache"},
		{"services[a.b-1.2].requires[1]", true, 18, 9, `{"any_of":["cache","0"]}`, "- any_of: [cache,"},
		{"services[a.b-1.2].requires[1].any_of", true, 18, 9, `["cache","0"]`, "- any_of: [cache,"},
		{"services[a.b-1.2].requires[1].any_of[1]", true, 19, 11, `"0"`, `"0"]`},
		{"services[a.b-1.2].deployments[1].activation.takes", true, 25, 22, "14400", "activation: {takes: 4h}"},
		{"services[a.b-1.2].deployments[0].activation.takes", false, 21, 9, "null", "- facility: north"},
		{"services[0]", true, 27, 5, "null", `- {id: "0", kind: cache, critical: true, users: 0}`},
		{"services[0].users", true, 27, 44, "0", `- {id: "0", kind: cache, critical: true, users: 0}`},
		{"services[1]", false, 12, 1, "null", "services:"},
		{"attestations[0].by", true, 29, 20, `"x"`, "- {control: a/b, by: x, date: 2022-10-15, valid_until: 2022-10-15, statement: x}"},
		{"attestations[one]", false, 28, 1, "null", "attestations:"},
		{"attestations[-1]", false, 28, 1, "null", "attestations:"},
		{"datasets", false, 1, 1, "null", "apiVersion: dcaudit/v1"},
		{"as_of.year", false, 3, 1, "null", "as_of: 2022-10-14"},
		{"operator.id[0]", false, 4, 12, "null", "operator: {id: op, daily_users: 0}"},
	} {
		fact := inv.Fact(Path(c.path))
		value, err := json.Marshal(fact.Value)
		got := fmt.Sprint(fact.Path, fact.Present, fact.Location, string(value), fact.Text, err)
		want := fmt.Sprint(c.path, c.present, Location{"x.yaml", c.line, c.column}, c.value, c.text, nil)
		if got != want {
			t.Errorf("got:\n%s\nwant:\n%s", got, want)
		}
	}
}

func TestFactOfLongLine(t *testing.T) {
	inv := load(t, part{"x.yaml", head + "note: " + strings.Repeat("é", 500) + "\n"})
	if got := inv.Fact("note").Text; got != "note: "+strings.Repeat("é", 154)+"…" {
		t.Errorf("got %s", got)
	}
}

// TestFactOfProgram looks up facts of an inventory that was never written down.
func TestFactOfProgram(t *testing.T) {
	zero, name := int64(0), "Op"
	inv := &Inventory{Operator: &Operator{ID: "op", Name: &name, DailyUsers: &zero},
		Services: []Service{{ID: "a", Requires: []Requirement{{AnyOf: []ServiceID{"b"}}}}, {ID: "b", Deployments: []Deployment{}}}}
	for path, present := range map[Path]bool{
		"": true, "operator.name": true, "operator.daily_users": true, "operator.country": false, "sites": false, "services[a].critical": true,
		"services[a].requires[0].any_of[0]": true, "services[a].requires[1]": false, "services[b].deployments": true, "services[c]": false, "services[a].uses": false,
	} {
		if fact := inv.Fact(path); fact.Present != present || fact.Location != (Location{}) || fact.Text != "" {
			t.Errorf("%s: got %+v", path, fact)
		}
	}
	if got := inv.Follow("services", []any{1, "deployments"}); got != "services[b].deployments" {
		t.Errorf("got %s", got)
	}
	for i := range 2 * longList {
		inv.Services = append(inv.Services, Service{ID: ServiceID(fmt.Sprint("s", i)), Critical: i%2 == 0})
	}
	for i := range 2 * longList {
		if fact := inv.Fact(Path("services").Item(fmt.Sprint("s", i)).Field("critical")); fact.Value != (i%2 == 0) || fact.Location != (Location{}) {
			t.Errorf("s%d: got %+v", i, fact)
		}
	}
}

func TestFollow(t *testing.T) {
	inv := load(t, part{"x.yaml", small})
	for _, c := range []struct {
		base Path
		keys []any
		want Path
	}{
		{"", nil, ""},
		{"", []any{"services", 0, "critical"}, "services[a.b-1.2].critical"},
		{"", []any{"services", 2, "users"}, "services[0].users"},
		{"services[a.b-1.2]", []any{"requires", json.Number("1"), "any_of", float64(1)}, "services[a.b-1.2].requires[1].any_of[1]"},
		{"services[a.b-1.2]", []any{"deployments", int64(1), "activation", "takes"}, "services[a.b-1.2].deployments[1].activation.takes"},
		{"services[a.b-1.2]", []any{"uses", 3}, "services[a.b-1.2].uses[3]"},
		{"", []any{"services", 3}, "services[3]"},
		{"services[none]", []any{0}, "services[none][0]"},
		{"operator.id", []any{0}, "operator.id[0]"},
		{"", []any{"services", -1}, "services[-1]"},
		{"", []any{"services", 1.5}, "services[1.5]"},
		{"", []any{"services", float64(12345678)}, "services[12345678]"},
	} {
		if got := inv.Follow(c.base, c.keys); got != c.want {
			t.Errorf("%s %v: got %s, want %s", c.base, c.keys, got, c.want)
		}
	}
}

func TestSteps(t *testing.T) {
	for path, want := range map[Path][]string{
		"": nil, "a": {"a"}, "a.b": {"a", "b"}, "a[0]": {"a", "0"}, "a[x.y].b[0].c": {"a", "x.y", "b", "0", "c"},
		Path("a").Item("1.2-x_y").Field("b").Index(10): {"a", "1.2-x_y", "b", "10"}, "a[b": {"a", "b"}, "a[]": {"a", ""}, "a..b": {"a", "", "b"}, "a[0][1]": {"a", "0", "1"},
	} {
		if got := steps(path); !slices.Equal(got, want) {
			t.Errorf("%s: got %q", path, got)
		}
	}
}

// many is an inventory with n services, each with a fact of its own.
func many(n int) part {
	var text strings.Builder
	text.WriteString(head + "facilities: [{id: north}]\nservices:\n")
	for i := range n {
		fmt.Fprintf(&text, "  - {id: s%d, kind: product, critical: false, users: %d, requires: [s%d], deployments: [{facility: north, mode: active}]}\n", i, i, (i+1)%n)
	}
	return part{"x.yaml", text.String()}
}

func TestFactIsSafeForConcurrentUse(t *testing.T) {
	const n = 500
	inv := load(t, many(n))
	var group sync.WaitGroup
	for start := range 8 {
		group.Go(func() {
			for i := range n {
				i = (i + start*n/8) % n
				fact := inv.Fact(Path("services").Item(fmt.Sprintf("s%d", i)).Field("users"))
				if fact.Line != 6+i || !fact.Present || fact.Value != int64(i) {
					t.Errorf("s%d: got %+v", i, fact)
				}
			}
		})
	}
	group.Wait()
}

// TestFactAfterChange changes a long list of which the ids were indexed.
func TestFactAfterChange(t *testing.T) {
	inv := load(t, many(100))
	if !inv.Fact("services[s50]").Present {
		t.Fatal("s50 is not there")
	}
	inv.Services[50].ID = "new"
	inv.Services[51], inv.Services[52] = inv.Services[52], inv.Services[51]
	for path, line := range map[Path]int{"services[new]": 56, "services[s51]": 57, "services[s52]": 58, "services[s50]": 5} {
		if fact := inv.Fact(path); fact.Line != line {
			t.Errorf("%s: got %+v", path, fact)
		}
	}
}

// What a program adds to an inventory that was read stands where it was added: at
// the key of the list.
func TestFactOfWhatWasAdded(t *testing.T) {
	inv := load(t, many(2))
	inv.Services = append(inv.Services, Service{ID: "new", Requires: []Requirement{{AnyOf: []ServiceID{"s0"}}}})
	for _, path := range []Path{"services[new]", "services[new].requires", "services[new].requires[0]", "services[new].requires[0].any_of[0]"} {
		if fact := inv.Fact(path); !fact.Present || fact.Line != 5 || fact.Text != "services:" {
			t.Errorf("%s: got %+v", path, fact)
		}
	}
}

// A last line that nothing ends is a line like any other.
func TestFactOnTheLastLine(t *testing.T) {
	if got := load(t, part{"x.yaml", head + "note: x"}).Fact("note").Text; got != "note: x" {
		t.Errorf("got %q", got)
	}
}

// TestLines expects every line of a file of any length, and none beyond its end.
func TestLines(t *testing.T) {
	for _, count := range []int{1, 2, linesApart - 1, linesApart, linesApart + 1, 2 * linesApart, 2*linesApart + 1} {
		var lines []string
		for i := range count {
			lines = append(lines, fmt.Sprint("line ", i+1))
		}
		file := fileOf("x.yaml", byteOrderMark+strings.Join(lines, "\n"))
		for i, want := range append(lines, make([]string, 3*linesApart)...) {
			if got := file.line(i + 1); got != want {
				t.Errorf("line %d of %d: got %q", i+1, count, got)
			}
		}
	}
}

// TestPositionsHoldOnePlaceAFact counts what is kept for as long as an inventory
// is: a place for each object, each field, and each entry that is no object.
func TestPositionsHoldOnePlaceAFact(t *testing.T) {
	for document, places := range map[string]int{
		"{}":                        1,
		"note: x":                   2,
		"operator: {id: op}":        2 + 2,
		"sites: [{id: a}, {id: b}]": 2 + 2*2,
		"facilities: [{id: a, carriers: [n, m]}]":       2 + 5,
		"services: [{requires: [a, {any_of: [b, c]}]}]": 2 + 2 + 2 + 4,
	} {
		positions, _ := Decode("x.yaml", []byte(document), &Inventory{})
		got := 0
		for _, page := range positions.pages {
			for _, at := range page {
				if at.line > 0 {
					got++
				}
			}
		}
		if got != places {
			t.Errorf("%s: %d places, want %d", document, got, places)
		}
	}
}

func TestLocate(t *testing.T) {
	var doc struct {
		Title string             `json:"title" inv:"required"`
		Parts map[string]Literal `json:"parts"`
		List  []Literal          `json:"list"`
		Object
	}
	positions, err := Decode("x.yaml", []byte("title: T\nparts: {a: 1,\n  b: [x, y], c: z, d: true}\nlist: [1, x]\n"), &doc)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Literal{"a": {1.0}, "b": {[]string{"x", "y"}}, "c": {"z"}, "d": {true}}
	if !reflect.DeepEqual(doc.Parts, want) {
		t.Errorf("got %v", doc.Parts)
	}
	for path, at := range map[Path]string{"": "x.yaml:1:1", "title": "x.yaml:1:1", "parts": "x.yaml:2:1", "parts.b": "x.yaml:2:1", "list[1]": "x.yaml:4:11", "other": "x.yaml:1:1"} {
		if got := positions.Locate(&doc, path).String(); got != at {
			t.Errorf("%s: got %s, want %s", path, got, at)
		}
	}
	_, err = Decode("x.yaml", []byte("title: T\nparts: {a: {}, b: ~, c: [1], d: 1e3}\nlist: 5\n"), &doc)
	const faults = "x.yaml:2:12: a is a mapping; expected a single value or a list of words\n" +
		"x.yaml:2:19: b has no value; expected a single value or a list of words; hint: leave it out if it is not known\n" +
		"x.yaml:2:26: an entry of c is 1; expected text; hint: put it in quotes if it is meant as text\n" +
		"x.yaml:2:33: d is 1e3; expected a plain decimal number\n" +
		"x.yaml:3:7: list is 5; expected a list"
	if err == nil || err.Error() != faults {
		t.Errorf("got:\n%v", err)
	}
	_, err = Decode("x.yaml", []byte("title: T\nparts: {1: x, a: x, a: y, b: {}}\n"), &doc)
	const keys = "x.yaml:2:9: a key is 1; expected text\n" +
		"x.yaml:2:21: the key \"a\" is given twice; it stands at line 2 already; hint: keep one of them\n" +
		"x.yaml:2:30: b is a mapping; expected a single value or a list of words"
	if err == nil || err.Error() != keys {
		t.Errorf("got:\n%v", err)
	}
}

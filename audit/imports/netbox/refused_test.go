package netbox

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"github.com/dcaudit/dcaudit/audit/imports"
)

// TestCopiesNoSecret looks for all that nobody would want to see.
func TestCopiesNoSecret(t *testing.T) {
	found := 0
	for _, name := range golden {
		text := read(t, name)
		found += strings.Count(text, "hunter2") + strings.Count(text, "do not copy")
		draft, err := Import(name, text, imports.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := draft.Write(&out); err != nil {
			t.Fatal(err)
		}
		if all := out.String() + draft.Summary(); strings.Contains(all, "hunter2") || strings.Contains(all, "do not copy") {
			t.Errorf("%s: a secret was copied:\n%s", name, all)
		}
	}
	if found < 100 {
		t.Errorf("the files hold %d secrets only", found)
	}
}

// TestForms imports the same lists in one object, as objects that follow each other,
// in pages, and in another order.
func TestForms(t *testing.T) {
	text := read(t, "bundle-export.json")
	want, _ := imported(t, "export", text, imports.Options{})
	var lists map[string]struct{ Results []any }
	if err := json.Unmarshal([]byte(text), &lists); err != nil {
		t.Fatal(err)
	}
	var apart, pages strings.Builder
	for name, list := range lists {
		slices.Reverse(list.Results)
		put := func(b *strings.Builder, results []any, next string) {
			part, err := json.Marshal(map[string]any{"count": len(list.Results), "next": next, "results": results})
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(b, "{%q: %s}\n", name, part)
		}
		put(&apart, list.Results, "")
		put(&pages, list.Results[:1], "https://netbox.example/api/x/?offset=1")
		put(&pages, list.Results[1:], "")
	}
	for form, text := range map[string]string{"apart": apart.String(), "pages": pages.String()} {
		if got, _ := imported(t, "export", text, imports.Options{}); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", form, got, want)
		}
	}
}

// TestHostile imports names that are made to be seen, or to be read, as something
// else: every text of a file is one, but for the words that are looked for.
func TestHostile(t *testing.T) {
	const evil = "\x1b[31m\u202e#\n- id: x\u2028\""
	var document any
	if err := json.Unmarshal([]byte(read(t, "bundle-export.json")), &document); err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(poisoned(document, evil))
	if err != nil {
		t.Fatal(err)
	}
	draft, err := Import("\x1b[31m", string(text), imports.Options{Operator: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := draft.Write(&out); err != nil {
		t.Fatal(err)
	}
	if len(draft.Inventory.Facilities) < 3 {
		t.Errorf("got:\n%s", out.String())
	}
	for _, r := range out.String() + draft.Summary() {
		if r != '\n' && !unicode.IsGraphic(r) || r == '\u2028' {
			t.Fatalf("%U is in:\n%q", r, out.String())
		}
	}
}

// poisoned is a value whose texts begin with another, but for a few words.
func poisoned(v any, with string) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = poisoned(v[key], with)
		}
	case []any:
		for i := range v {
			v[i] = poisoned(v[i], with)
		}
	case string:
		if !slices.Contains([]string{"active", "dcim.site", "dcim.location", "circuits.providernetwork"}, v) {
			return with + v
		}
	}
	return v
}

// TestRefused imports what is no list of NetBox, or not all of it.
func TestRefused(t *testing.T) {
	hint := "; hint: " + fetched
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f: the file is empty"},
		{"an error", `{"detail": "Authentication credentials were not provided."}`, "f:1:1: this is an error of NetBox: Authentication credentials were not provided." + hint},
		{"another document", `{"kind": "List"}`, "f:1:1: there is nothing to import: the file holds none of the lists that are read" + hint},
		{"a table", "id,name\n1,a\n", "f:1:1: this is nothing that NetBox gives: it is no object" + hint},
		{"a list of objects", `[{"id": 1}]`, "f:1:1: this is nothing that NetBox gives: it is no object" + hint},
		{"a page is missing", `{"sites": {"count": 2, "next": "https://netbox.example/api/dcim/sites/?offset=1",` + "\n" + `"results": [{"id": 1}]}}`, "f:1:11: sites has 2 entries, and the file holds 1 of them" + hint},
		{"a page twice", `{"sites": {"count": 1, "results": [{"id": 1, "name": "a"}]}}` + "\n" + `{"sites": {"count": 1, "results": [{"id": 1, "name": "a"}]}}`, "f:2:36: sites/1 a is given twice" + hint},
		{"no list", `{"sites": {"count": 1}}`, "f:1:11: sites is neither a page of a list, with its results, nor a list" + hint},
		{"no id", `{"sites": [{"name": "a"}]}`, "f:1:12: this entry of sites has no id" + hint},
		{"an old format", `{"sites": {"count": 1, "results": [{"id": 1, "name": "a", "status": {"value": 1, "label": "Active"}}]}}`, "f:1:69: the status is a number, as NetBox gave it before 2.7" + hint},
		{"another list alone", `{"count": 1, "results": [{"id": 1, "url": "https://netbox.example/api/ipam/prefixes/1/"}]}`, "f:1:1: what this is a list of is not read, or cannot be told from the addresses in it" + hint},
		{"an empty list alone", `{"count": 0, "results": []}`, "f:1:1: there is nothing to import: the file holds none of the lists that are read" + hint},
		{"nested too deep", `{"sites": ` + strings.Repeat("[", 300) + strings.Repeat("]", 300) + "}", "f:1:211: this is nested deeper than 200 levels"},
	} {
		_, err := Import("f", c.text, imports.Options{})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got:\n%v\nwant:\n%s", c.name, err, c.want)
		}
	}
}

// TestWithoutCount lists what may not be whole, and says nothing that takes all of it.
func TestWithoutCount(t *testing.T) {
	text := `{"sites": [{"id": 1, "slug": "a"}], "circuits": [{"id": 1, "status": {"value": "active"}, "provider": {"slug": "p"}, "termination_a": {"site": {"id": 1}}}]}`
	written, inv := imported(t, "export", text, imports.Options{})
	if len(inv.Facilities) != 1 || inv.Facilities[0].Carriers != nil || !strings.Contains(written, "facilities: "+notWhole+": circuits") {
		t.Errorf("got:\n%s", written)
	}
}

// TestTruncated cuts a file at many places, each of which must be an error with its
// place.
func TestTruncated(t *testing.T) {
	text := strings.TrimRight(read(t, "bundle-export.json"), "\n")
	for end := 1; end < len(text); end += 397 {
		if _, err := Import("f", text[:end], imports.Options{}); err == nil || !strings.HasPrefix(err.Error(), "f:") || !strings.Contains(err.Error(), "this is not JSON: unexpected") {
			t.Fatalf("cut at %d: %v", end, err)
		}
	}
}

// TestHuge imports 50 MB, and holds what it takes in the heap to a few times as much.
func TestHuge(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	var places, boxes []string
	filler := `"comments": "` + strings.Repeat("x", 500) + `"`
	for id := range 20000 {
		places = append(places, entry(id+1, fmt.Sprintf(`"physical_address": "%d Street", %s`, id, filler)))
	}
	for id := range 50000 {
		boxes = append(boxes, entry(id+1, at("site", id%20000+1)+","+filler+`|"dcaudit_kind": "tool"`))
	}
	text := bundle(sites, strings.Join(places, ",\n"), devices, strings.Join(boxes, ",\n"))
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	draft, err := Import("f", text, imports.Options{})
	if err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if kept := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) >> 20; kept > 400 || len(draft.Inventory.Services) != 50000 || len(draft.Inventory.Facilities) != 20000 {
		t.Errorf("%d services, and %d MiB of %d are kept", len(draft.Inventory.Services), kept, len(text)>>20)
	}
}

// FuzzNetBox imports whatever comes: it is refused with a place, or what is written
// of it loads.
func FuzzNetBox(f *testing.F) {
	for _, name := range golden {
		f.Add(read(f, name))
	}
	f.Add(bundle(sites, two, devices, entry(1, at("site", 1)+`|"dcaudit_service": "s", "dcaudit_kind": "product"`)))
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		draft, err := Import("f", text, imports.Options{Operator: "acme"})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f:") {
				t.Fatalf("an error without a place: %v", err)
			}
			return
		}
		var out bytes.Buffer
		if err := draft.Write(&out); err != nil {
			t.Fatal(err)
		}
		if draft.Summary() == "" {
			t.Fatal("no summary")
		}
	})
}

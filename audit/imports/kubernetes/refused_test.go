package kubernetes

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

// TestCopiesNoSecret looks for all that is secret in the files.
func TestCopiesNoSecret(t *testing.T) {
	found := 0
	for name := range golden {
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

// TestForms imports the same objects as a list, as documents of YAML, as documents
// of JSON, and in another order.
func TestForms(t *testing.T) {
	want, _ := imported(t, "dump", read(t, "aws-dump.json"), imports.Options{})
	var document struct{ Items []map[string]any }
	if err := json.Unmarshal([]byte(read(t, "aws-dump.json")), &document); err != nil {
		t.Fatal(err)
	}
	var asJSON, asYAML strings.Builder
	slices.Reverse(document.Items)
	for _, item := range document.Items {
		text, err := json.Marshal(item)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&asJSON, "%s\n", text)
		fmt.Fprintf(&asYAML, "---\n# in the style of YAML that is JSON\n%s\n", text)
	}
	for form, text := range map[string]string{"JSON": asJSON.String(), "YAML": asYAML.String(), "JSON twice": asJSON.String() + asJSON.String()} {
		want := want
		if form == "JSON twice" { // of what is not read it is not known that it is the same
			for _, sort := range []string{"CronJob", "ConfigMap", "Secret"} {
				want = strings.Replace(want, sort+" (1)", sort+" (2)", 1)
			}
		}
		if got, _ := imported(t, "dump", text, imports.Options{}); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", form, got, want)
		}
	}
	var plain strings.Builder
	for entry := range strings.SplitSeq(strings.TrimPrefix(read(t, "premises-dump.yaml"), "apiVersion: v1\nitems:\n- "), "\n- apiVersion") {
		entry, _, _ = strings.Cut(entry, "\nkind: List")
		plain.WriteString("---\napiVersion" + strings.ReplaceAll(strings.TrimPrefix(entry, "apiVersion"), "\n  ", "\n") + "\n")
	}
	want, _ = imported(t, "dump", read(t, "premises-dump.yaml"), imports.Options{})
	if got, _ := imported(t, "dump", plain.String(), imports.Options{}); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// TestRawLists imports what the server itself prints of one kind, where entries name
// no version and kind.
func TestRawLists(t *testing.T) {
	text := `{"kind": "NodeList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": [{"metadata": {"name": "a"}}]}` +
		`{"kind": "DeploymentList", "apiVersion": "apps/v1", "metadata": {"continue": "x"}, "items": [{"metadata": {"name": "w", "namespace": "d", "labels": {"dcaudit-kind": "tool"}}}]}`
	written, inv := imported(t, "dump", text, imports.Options{})
	if len(inv.Services) != 1 || !strings.Contains(written, "services: the file is not whole: a list goes on elsewhere") {
		t.Errorf("got:\n%s", written)
	}
}

// TestRefused imports what kubectl prints for people, and what is no output of it.
func TestRefused(t *testing.T) {
	hint := "; hint: " + printed
	one := `{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a", "uid": "1", "resourceVersion": "1"}}`
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "f: the file is empty"},
		{"a table", "NAME   STATUS   ROLES    AGE   VERSION\na      Ready    <none>   1d    v1.32.4\n", "f:1:1: this is a table as kubectl get prints it without -o" + hint},
		{"a table of namespaces", "NAMESPACE   NAME   READY\nd   a   1/1\n", "f:1:1: this is a table as kubectl get prints it without -o" + hint},
		{"a description", "Name:   a\nRoles:  <none>\n", "f:1:1: this is nothing that kubectl get prints: it has no kind" + hint},
		{"names", "node/a\nnode/b\n", "f:1:1: this is nothing that kubectl get prints: it has no kind" + hint},
		{"another document", "{}", "f:1:1: this is nothing that kubectl get prints: it has no kind" + hint},
		{"no list", `{"kind": "List", "items": {}}`, "f:1:27: items is no list" + hint},
		{"a list of no kind", "apiVersion: v1\nitems:\n- kind: Node\n", "f:3:1: this list has no kind, so that the file may be cut off" + hint},
		{"an empty list", `{"kind": "List", "items": []}`, "f:1:1: there is nothing to import: the file holds no nodes, workloads, volumes or backups of a known version" + hint},
		{"nothing but other things", list(`{"apiVersion": "v1", "kind": "Secret"}`, `{"apiVersion": "extensions/v1beta1", "kind": "Deployment", "metadata": {"name": "a"}}`), "f:1:1: there is nothing to import: the file holds no nodes, workloads, volumes or backups of a known version" + hint},
		{"no name", list(`{"apiVersion": "v1", "kind": "Node"}`), "f:1:32: this Node has no name" + hint},
		{"two clusters", one + "\n" + strings.Replace(one, `"uid": "1"`, `"uid": "2"`, 1), "f:2:1: Node a is given twice, in different states or of different clusters; hint: import what was printed at one time, of one cluster"},
		{"two times", one + "\n" + strings.Replace(one, `Version": "1"`, `Version": "2"`, 1), "f:2:1: Node a is given twice, in different states or of different clusters; hint: import what was printed at one time, of one cluster"},
		{"nothing tells whether they are one", `{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}}` + "\n" + `{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "a"}}`, "f:2:1: Node a is given twice, in different states or of different clusters; hint: import what was printed at one time, of one cluster"},
		{"aliases", "kind: List\nitems: &x [*x]\n", "f:2:8: this is an alias, or has a name for aliases, which is not read: write it out"},
	} {
		_, err := Import("f", c.text, imports.Options{})
		if err == nil || err.Error() != c.want {
			t.Errorf("%s: got:\n%v\nwant:\n%s", c.name, err, c.want)
		}
	}
}

// TestHostile imports names that are made to be seen, or to be read, as something
// else: every text of a file is one, but for those by which it is read.
func TestHostile(t *testing.T) {
	const evil = "\x1b[31m\u202e#\n- id: x\u2028\""
	var document any
	if err := json.Unmarshal([]byte(read(t, "aws-dump.json")), &document); err != nil {
		t.Fatal(err)
	}
	for _, spared := range []string{"apiVersion kind phase type status nodeName providerID name namespace " + zoneLabel, "apiVersion kind phase type status", "apiVersion kind"} {
		text, err := json.Marshal(poisoned(document, evil, strings.Fields(spared), ""))
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
		for _, r := range out.String() + draft.Summary() {
			if r != '\n' && !unicode.IsGraphic(r) || r == '\u2028' {
				t.Fatalf("%U is in:\n%q", r, out.String())
			}
		}
	}
}

// poisoned is a value whose texts begin with another, but for those under some keys.
func poisoned(v any, with string, spared []string, key string) any {
	switch v := v.(type) {
	case map[string]any:
		for key := range v {
			v[key] = poisoned(v[key], with, spared, key)
		}
	case []any:
		for i := range v {
			v[i] = poisoned(v[i], with, spared, key)
		}
	case string:
		if !slices.Contains(spared, key) && !strings.HasPrefix(v, with) {
			return with + v
		}
	}
	return v
}

// TestOldVersions lists what is of a version that is not read.
func TestOldVersions(t *testing.T) {
	written, _ := imported(t, "dump", list(aws, `{"apiVersion": "extensions/v1beta1", "kind": "Deployment", "metadata": {"name": "w"}}`, `{"apiVersion": "ark.heptio.com/v1", "kind": "Schedule", "metadata": {"name": "p"}}`), imports.Options{})
	for _, want := range []string{"kinds of objects that are not read: extensions/v1beta1 Deployment (1)", "kinds of objects that are not read: ark.heptio.com/v1 Schedule (1)"} {
		if !strings.Contains(written, want) {
			t.Errorf("%s is missing:\n%s", want, written)
		}
	}
}

// TestTruncated cuts files at many places, each of which must be an error with its
// place: a list of YAML is not whole without its kind, which stands behind it.
func TestTruncated(t *testing.T) {
	for name, behind := range map[string]string{"aws-dump.json": "}\n", "premises-dump.yaml": "kind: List\nmetadata:\n  resourceVersion: \"\"\n"} {
		text, isWhole := strings.CutSuffix(read(t, name), behind)
		if !isWhole {
			t.Fatalf("%s ends otherwise", name)
		}
		for end := 1; end < len(text); end += 397 {
			if _, err := Import("f", text[:end], imports.Options{}); err == nil || !strings.HasPrefix(err.Error(), "f:") {
				t.Errorf("%s, cut at %d: %v", name, end, err)
			}
		}
	}
}

// TestHuge imports 50 MB, in JSON and in YAML, and holds what it takes in the heap to
// a few times as much.
func TestHuge(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	var items []string
	for i := range 9000 {
		name := fmt.Sprintf("w%d", i)
		items = append(items, strings.Replace(run(deployments, name, `"dcaudit-kind": "tool", "filler": "`+strings.Repeat("x", 4000)+`"`, 2, "a", "b"), "\n", " ", -1))
	}
	asJSON := list(aws, strings.Join(items, ",\n"))
	var asYAML strings.Builder
	asYAML.WriteString("kind: List\nitems:\n")
	for line := range strings.Lines(aws + ",\n" + strings.Join(items, ",\n")) {
		for object := range strings.SplitSeq(strings.ReplaceAll(strings.TrimSuffix(line, ",\n"), `},{"apiV`, `}, {"apiV`), `, {"apiVersion": `) {
			asYAML.WriteString(`- {"apiVersion": ` + strings.TrimPrefix(object, `{"apiVersion": `) + "\n")
		}
	}
	for form, text := range map[string]string{"JSON": asJSON, "YAML": asYAML.String()} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		draft, err := Import("f", text, imports.Options{})
		if err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		if kept := (int64(after.HeapAlloc) - int64(before.HeapAlloc)) >> 20; kept > 100 || len(draft.Inventory.Services) != 9000 {
			t.Errorf("%s: %d services, and %d MiB of %d are kept", form, len(draft.Inventory.Services), kept, len(text)>>20)
		}
	}
}

// FuzzKubernetes imports whatever comes: it is refused with a place, or what is
// written of it loads.
func FuzzKubernetes(f *testing.F) {
	for name := range golden {
		f.Add(read(f, name))
	}
	f.Add(list(aws, run(deployments, "w", labelled, 2, "a", "b"), run(clusters, "w", "", 2, "a", "b")))
	f.Add("kind: List\nitems:\n- apiVersion: v1\n  kind: Node\n  metadata:\n    name: a\n---\nkind: Node\napiVersion: v1\nmetadata: {name: b}\n")
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

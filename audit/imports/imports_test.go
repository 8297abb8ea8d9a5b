package imports

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func written(t testing.TB, d *Draft) string {
	t.Helper()
	var out bytes.Buffer
	if err := d.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func jsonOf(t testing.TB, inv *inventory.Inventory) string {
	t.Helper()
	text, err := json.MarshalIndent(inv, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestWritesWhatItHolds writes the shipped inventories, which between them have
// nearly every field of the model, and expects the same to be loaded.
func TestWritesWhatItHolds(t *testing.T) {
	names, err := filepath.Glob("../../inventories/*.yaml")
	if err != nil || len(names) < 3 {
		t.Fatal(names, err)
	}
	for _, name := range names {
		inv, err := inventory.Load([]string{name}, nil)
		if err != nil && strings.Contains(err.Error(), `"operator" is missing`) {
			continue // a part of another
		} else if err != nil {
			t.Fatal(err)
		}
		d := NewDraft("test", name, Options{})
		d.Inventory = *inv
		text := written(t, d) // sorts the lists, those of inv too
		again, err := inventory.Parse([]inventory.Part{{Path: "again.yaml", Data: []byte(text)}})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := jsonOf(t, again), jsonOf(t, inv); got != want {
			t.Errorf("%s: got:\n%s\nwant:\n%s", name, got, want)
		}
	}
}

// TestTextsComeBack writes texts that mean something in YAML, or to a terminal.
func TestTextsComeBack(t *testing.T) {
	for _, text := range []string{"true", "No", "~", "null", "1e3", "0x10", "12:30", "2022-10-14", "- a", "a: b", "a #b", "#", "{", "[x]", `"`, `\`, `a\nb`, "'", "%YAML", "!!tag", "&a", "*a", "…", "한글", "|", ">", "---", "...", "?", "@", "`", "a\u00a0b", strings.Repeat("x", 400)} {
		d := NewDraft("test", "file", Options{Operator: "op"})
		d.Inventory.Sites = []inventory.Site{{ID: "s", Name: &text}}
		inv, err := inventory.Parse([]inventory.Part{{Path: "x.yaml", Data: []byte(written(t, d))}})
		if err != nil {
			t.Errorf("%q: %v", text, err)
		} else if got := *inv.Sites[0].Name; got != text {
			t.Errorf("%q came back as %q", text, got)
		}
	}
}

func TestHostileTexts(t *testing.T) {
	for text, want := range map[string]string{
		"a\nb\tc":                "a b c",
		"\x1b[31mred":            `\u{001B}[31mred`,
		"a\u202eb":               `a\u{202E}b`,
		"a\u2028b\u0085c":        `a\u{2028}b\u{0085}c`,
		"\xff":                   `\u{FFFD}`,
		"\ufeffx\ufffe":          `\u{FEFF}x\u{FFFE}`,
		"  x ":                   "x",
		strings.Repeat("é", 500): strings.Repeat("é", 400) + "…",
	} {
		got := Text(text)
		if got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		d := NewDraft("test\n"+text, text, Options{Operator: "op"})
		d.Inventory.Sites = []inventory.Site{{ID: "s", Object: inventory.Object{Source: d.Source(text), Note: &got}}}
		d.Unknown(inventory.Path(text), NotInFile, text)
		written(t, d)
	}
}

func TestIDs(t *testing.T) {
	for name, want := range map[string]string{
		"main": "main", "a.b_c-d": "a.b_c-d", "": "", "a-": "a-", strings.Repeat("x", 100): strings.Repeat("x", 100),
		"module.db.aws_db_instance.main[0]": "module.db.aws_db_instance.main-0-7a7261fc",
		"my db":                             "my-db-5f1d2e6f",
		"한글":                                "",
		"..":                                "",
		"-a":                                "a-",
		strings.Repeat("x", 101):            strings.Repeat("x", 91) + "-",
	} {
		got := ID(name)
		if !strings.HasPrefix(got, want) || len(got) > 100 || (got == "") != (name == "") {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
		if ID(got) != got {
			t.Errorf("%q, the id of %q, is not an id: %q", got, name, ID(got))
		}
	}
	if ID("a b") == ID("a-b") || ID("a b") == ID("a_b") || ID("a/b") == ID("a b") {
		t.Error("two names have one id")
	}
}

func TestJSON(t *testing.T) {
	text := "{\n \"a\": [1, \"é\", null, true, {\"b\": -2.5}],\n \"skipped\": {\"x\": 1, \"x\": 2}, \"z\": false}"
	v, err := ParseJSON("f", text, func(key string) bool { return key == "skipped" })
	if err != nil {
		t.Fatal(err)
	}
	a := v.Get("a").Entries()
	if *a[0].Int() != 1 || a[1].String() != "é" || a[2].Is != Null || !*a[3].Bool() || a[4].Get("b").Text != "-2.5" || a[4].Get("b").Int() != nil || *v.Get("z").Bool() {
		t.Errorf("got %+v", a)
	}
	if v.Get("skipped") != nil || v.Get("a", "b") != nil || v.Get("none").First().Get("x").Bool() != nil || v.Get("none").String() != "" || v.Get("none").Int() != nil {
		t.Error("something is there that is not")
	}
	if at := a[4].Get("b").Location("f", text).String(); at != "f:2:34" {
		t.Errorf("b stands at %s", at)
	}
}

func TestBrokenJSON(t *testing.T) {
	for text, want := range map[string]string{
		"":                          "f: the file is empty",
		" \n":                       "f: the file is empty",
		"{":                         "f:1:2: this is not JSON: unexpected EOF",
		"{\"a\": [1,\n 2":           "f:2:3: this is not JSON: unexpected EOF",
		"{\"a\": 1}\n{}":            "f:2:2: text follows the document",
		"{\"a\": 1,\n\"a\": 2}":     `f:2:1: the key "a" is given twice`,
		"{\"a\": }":                 "f:1:7: this is not JSON: invalid character '}' looking for beginning of value",
		"hello":                     "f:1:1: this is not JSON: invalid character 'h' looking for beginning of value",
		"{\n\"a\xff\": 1}":          "f:2:3: this is not a text file in UTF-8",
		strings.Repeat("[", 300):    "f:1:202: this is nested deeper than 200 levels",
		"{\"skipped\": {\"a\": ]}}": "f:1:",
	} {
		_, err := ParseJSON("f", text, func(key string) bool { return key == "skipped" })
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.40q: got %v, want %s", text, err, want)
		}
	}
}

func TestRead(t *testing.T) {
	if text, err := Read("-", strings.NewReader("a\xffb")); err != nil || text != "a\xffb" {
		t.Errorf("got %q, %v", text, err)
	}
	if v, err := ParseJSON("f", "\"a\ufffdb\"", nil); err != nil || v.String() != "a\ufffdb" {
		t.Errorf("got %v, %v", v, err)
	}
	for file, want := range map[string]string{".": ".: this is not a regular file; hint: name - to read standard input", "none": "none: cannot be read: no such file or directory"} {
		if _, err := Read(file, strings.NewReader("a\nb\xff")); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestClaim(t *testing.T) {
	beside, err := inventory.Parse([]inventory.Part{{Path: "b.yaml", Data: []byte("apiVersion: dcaudit/v1\nkind: Inventory\noperator: {id: op}\nservices: [{id: s, kind: tool, critical: false}]\n")}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name     string
		id       inventory.ServiceID
		always   inventory.ServiceKind
		labels   map[string]string
		known    bool
		kind     inventory.ServiceKind
		critical bool
		unknowns int
	}{
		{"nothing is said", "x", "", nil, false, "", true, 2},
		{"the sort of object says the kind", "x", "database", nil, true, "database", true, 1},
		{"labels say both", "x", "", map[string]string{LabelKind: "identity", LabelCritical: "false"}, true, "identity", false, 0},
		{"a label knows better", "x", "database", map[string]string{LabelKind: "metadata", LabelCritical: "true"}, true, "metadata", true, 0},
		{"labels that are not understood", "x", "database", map[string]string{LabelKind: "databse", LabelCritical: "False"}, true, "database", true, 2},
		{"the part beside knows best", "s", "database", map[string]string{LabelKind: "identity", LabelCritical: "true"}, true, "tool", false, 0},
	} {
		d := NewDraft("test", "file", Options{Beside: beside})
		s := inventory.Service{ID: c.id}
		if known := d.Claim(&s, c.always, c.labels); known != c.known || s.Kind != c.kind || s.Critical != c.critical || len(d.Unknowns()) != c.unknowns {
			t.Errorf("%s: %v %+v %v", c.name, known, s, d.Unknowns())
		}
	}
}

// TestOrder expects the same bytes, whatever the order in which things were met.
func TestOrder(t *testing.T) {
	var texts []string
	for _, ids := range [][]inventory.SiteID{{"a", "b", "c"}, {"c", "a", "b"}} {
		d := NewDraft("test", "file", Options{})
		for _, id := range ids {
			d.Inventory.Sites = append(d.Inventory.Sites, inventory.Site{ID: id})
			d.Unknown(inventory.Path("sites").Item(string(id)), NotInFile, "")
			d.Unknown(inventory.Path("sites").Item(string(id)), NotInFile, "")
		}
		texts = append(texts, written(t, d), d.Summary())
	}
	if texts[0] != texts[2] || texts[1] != texts[3] || !strings.Contains(texts[1], "not known: 3\n") {
		t.Errorf("got:\n%s", strings.Join(texts, "\n"))
	}
}

// TestLongLists cuts the list of what is not known, and says so.
func TestLongLists(t *testing.T) {
	d := NewDraft("test", "file", Options{})
	for i := range mostListed + 5 {
		d.Unknown(inventory.Path("sites").Index(i), NotInFile, "")
	}
	if text := written(t, d); !strings.Contains(text, "(2005):") || !strings.Contains(text, "… and 5 more") {
		t.Errorf("got:\n%.300s", text)
	}
	if text := d.Summary(); !strings.Contains(text, "and 1993 more") {
		t.Errorf("got:\n%s", text)
	}
}

// TestNeverWritesWhatDoesNotLoad drafts a reference to nothing.
func TestNeverWritesWhatDoesNotLoad(t *testing.T) {
	d := NewDraft("test", "file", Options{})
	d.Inventory.Facilities = []inventory.Facility{{ID: "f", Site: new(inventory.SiteID("none"))}}
	var out bytes.Buffer
	if err := d.Write(&out); err == nil || out.Len() > 0 {
		t.Errorf("written, with error %v:\n%s", err, out.String())
	}
}

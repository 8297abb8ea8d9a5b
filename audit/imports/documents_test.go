package imports

import (
	"strings"
	"testing"
)

func all(string) bool { return true }

// shown is a value on one line.
func shown(v *JSON) string {
	switch v.Shape() {
	case Object:
		var fields []string
		for i, key := range v.Keys {
			fields = append(fields, key+": "+shown(v.Values[i]))
		}
		return "{" + strings.Join(fields, ", ") + "}"
	case List:
		var entries []string
		for _, entry := range v.Values {
			entries = append(entries, shown(entry))
		}
		return "[" + strings.Join(entries, ", ") + "]"
	case Words:
		return `"` + v.Text + `"`
	}
	return []string{"null", "true", "false", v.Text}[v.Shape()]
}

func TestDocuments(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"YAML", "a: 1\nb: [x, \"1\", true, ~, 1.5, 'no', no, 2026-01-05]\n", `{a: 1, b: ["x", "1", true, null, 1.5, "no", "no", "2026-01-05"]}`},
		{"several documents of YAML", "---\na: 1\n---\n---\n# nothing\n--- \nb: 2\n...\n", "{a: 1} {b: 2}"},
		{"a list at the margin", "v: 1\nitems:\n- a: 1\n  b: |\n    - x\n    items:\n- a: 2\nkind: List\n", "{v: 1, items: [{a: 1, b: \"- x\nitems:\n\"}, {a: 2}], kind: \"List\"}"},
		{"a list that is indented", "items:\n# first\n  - a: 1\n\n    b:\n    - 3\n  - \n    a: 2\n", "{items: [{a: 1, b: [3]}, {a: 2}]}"},
		{"a list on one line", "items: [1, 2]\n", "{items: [1, 2]}"},
		{"no list", "items:\nkind: List\n", `{items: null, kind: "List"}`},
		{"an empty list", "items: []\nkind: List\n", `{items: [], kind: "List"}`},
		{"lists in several documents", "items:\n- 1\n---\nitems:\n- 2\n", "{items: [1]} {items: [2]}"},
		{"lines that end in CR and LF", "items:\r\n- a: 1\r\n- a: 2\r\nkind: List\r\n", `{items: [{a: 1}, {a: 2}], kind: "List"}`},
		{"a list of lists", "items:\n- - 1\n  - 2\n- 3\n", "{items: [[1, 2], 3]}"},
		{"JSON", "{\"a\": [1, null]}\n", "{a: [1, null]}"},
		{"several documents of JSON", "{\"a\": 1}\n{\"b\": \"---\"}\n\n[2]", `{a: 1} {b: "---"} [2]`},
	} {
		documents, err := ParseDocuments("f", c.text, all)
		var got []string
		for _, document := range documents {
			got = append(got, shown(document))
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, %v, want %q", c.name, strings.Join(got, " "), err, c.want)
		}
	}
}

// TestKeepsNothingElse reads over keys, in JSON and YAML, in lists and outside.
func TestKeepsNothingElse(t *testing.T) {
	for _, text := range []string{`{"items": [{"kind": "A", "data": {"kind": "hunter2"}}], "data": "hunter2"}`, "data: hunter2\nitems:\n- kind: A\n  data: {kind: hunter2}\n"} {
		documents, err := ParseDocuments("f", text, func(key string) bool { return key == "items" || key == "kind" })
		if err != nil || len(documents) != 1 || shown(documents[0]) != `{items: [{kind: "A"}]}` {
			t.Errorf("got %v, %v", documents, err)
		}
	}
}

func TestBrokenDocuments(t *testing.T) {
	for text, want := range map[string]string{
		"":                         "f: the file is empty",
		"# nothing\n---\n":         "f: the file is empty",
		"a: 1\nb: &x 2\n":          "f:2:4: this is an alias, or has a name for aliases",
		"a: &x [1]\nb: [*x, *x]\n": "f:1:4: this is an alias, or has a name for aliases",
		"a: !!binary aGk=\n":       "f:1:4: this has a tag",
		"a: 1\n<<: {b: 2}\n":       "f:2:1: this key is no plain text",
		"[1]: 2\n":                 "f:1:4: this is not JSON: invalid character ':'",
		"a: 1\n[1]: 2\n":           "f:2:1: this key is no plain text",
		"a: 1\né: 2\na: 3\n":       `f:3:1: the key "a" is given twice`,
		"items:\n- a: 1\n- {é: 1, b: 2, b: 3}\n":                    `f:3:16: the key "b" is given twice`,
		"kind: A\nitems:\n- a\nkind: B\n":                           `f:4:7: the key "kind" is given twice`,
		"items:\n- a\nb: 1\nitems:\n- c\n":                          `f:5:1: the key "items" is given twice`,
		"items:\n- a\nword\n":                                       "f:3:1: this belongs to no key",
		"a: 1\n---\nb: [\n":                                         "f:3: this is not YAML: did not find expected node content",
		"items:\n- a: 1\n- b: [\n- c: 1\n":                          "f:3: this is not YAML: ",
		"a: \"\nitems:\n- b\"\n":                                    "f:3: this is not YAML: found unexpected end of stream",
		"%YAML 1.2\n---\na: 1\n":                                    "f:",
		"a: \xff\n":                                                 "f:1:4: this is not a text file in UTF-8",
		"a: " + strings.Repeat("[", 300):                            "f:1: this is not YAML: ",
		"a: " + strings.Repeat("[", 300) + strings.Repeat("]", 300): "f:1:204: this is nested deeper than 200 levels",
		"a: \"" + strings.Repeat("x", maxPiece) + "\"\n":            "f:1:1: one document of YAML, or one entry of its list, is larger than 8 MiB",
		"{\"a\": 1}\n{\"a\": 1,":                                    "f:2:9: this is not JSON: unexpected EOF",
		"{\"a\": 1}\n{\"a\": 1, \"a\": 2}":                          `f:2:10: the key "a" is given twice`,
		"{\"a\": 1}\nkind: List":                                    "f:2:1: this is not JSON: invalid character 'k'",
	} {
		if _, err := ParseDocuments("f", text, all); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.60q: got %v, want %s", text, err, want)
		}
	}
}

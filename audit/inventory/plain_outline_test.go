package inventory

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// Where something begins in the texts of these tests: a section, an entry of its
// list; and where the section ends.
const sectionMark, entryMark, endMark = "§", "·", "¶"

var withoutMarks = strings.NewReplacer(sectionMark, "", entryMark, "", endMark, "")

// cuts writes an outline into its text, with these marks.
func cuts(t *testing.T, o *outline) string {
	type cut struct {
		at   int
		mark string
	}
	var all []cut
	note := func(m mark, name string) {
		all = append(all, cut{m.at, name})
		line := o.text[:m.at][strings.LastIndexByte(o.text[:m.at], '\n')+1:]
		if want := (mark{m.at, 1 + strings.Count(o.text[:m.at], "\n"), m.at - len(line), len(line) - utf8.RuneCountInString(line)}); m != want {
			t.Errorf("%q: %s stands at %v, not %v", o.text, name, m, want)
		}
	}
	for _, s := range o.sections {
		note(s.begin, sectionMark)
		for _, entry := range s.entries {
			note(entry, entryMark)
		}
		all = append(all, cut{s.end, endMark})
	}
	slices.SortStableFunc(all, func(a, b cut) int { return a.at - b.at })
	text, at := "", 0
	for _, c := range all {
		text, at = text+o.text[at:c.at]+c.mark, c.at
	}
	return text + o.text[at:]
}

func TestOutlineYAML(t *testing.T) {
	for _, want := range []string{
		"§a: b¶", "§a: b\n¶§c: d\n¶", "§a: b\r\n¶§c: d\r\n¶", "---\n§a: b\n¶§c: d¶", "# x\n\n  # y\n§a: b\n# z\n\n¶§c: d\n¶", "# x\r\n\r\n§a: b\r\n¶", "",
		"§  a: b\n  c: d\n¶", "§- a\n- b\n¶", "§-a\n-b\n¶§c: d¶", "§a:\n  b: c\n  d:\n  - e\n¶§f: g\n¶", "   \n§a:\n  b:\n  - c¶", "§a: b\n   ¶",
		"§a:\n·  - b\n·  - c\n¶§d:\n·  - e\n¶", "§a:\n·- b\n·- c\n¶§d: e\n¶", "§a:\r\n·  - b\r\n    c: d\r\n·  - e\r\n¶", "§a: # x\n·  - b\n¶", "§a:  \n·  - b\n¶",
		"§a:\n  # x\n\n·  - b\n  # y\n\n    c: d\n·  - e\n# z\n¶§f: g\n¶",
		"§a:\n·    - b\n  - c\n      - d\n·    - e\n¶", "§a:\n·  - b:\n    - c\n    - d\n·  - e\n¶", "§a:\n·- b:\n  - c\n·- d\n¶", "§a:\n·  - b: |\n  c\n -  d\n·  - e\n¶",
		"§a:\n·  - b\n  \n \n\n·  - c\n¶", "§a:\n·  - b\n·  -\n·  - c\n¶",
		"§a: [b]\n  - c\n¶", "§a: b\n- c\n¶", "§a: >\n  - b\n¶", "§a\n  - b\n¶", "§a: 'b\n  - c'\n¶", "§a:\n  b:\n  - c\n  - d\n¶", "§a:\n  b: c\n  - d\n¶", "§a:\n  'b\n  - c\n¶",
		"§a:¶", "§a:  ¶", "§a:b\n  - c\n¶",
		"§a:\n·  - b\n    é: ü\n·  - c\n¶§é:\n·- d\n¶", "§a:\n·- b\n\n·- c\n -d\n·-\n¶§e:\n¶", "§a:\n·  - b\n-  c\n·  - d\n¶", "§a:\n·  -\tb\n  \t- c\n¶", "§a:\n·   - b\n  d\n·   - c\n¶",
	} {
		if got := cuts(t, outlineYAML(withoutMarks.Replace(want), true)); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		whole := strings.ReplaceAll(want, entryMark, "")
		if got := cuts(t, outlineYAML(withoutMarks.Replace(want), false)); got != whole {
			t.Errorf("whole: got %q, want %q", got, whole)
		}
	}
}

func TestOutlineJSON(t *testing.T) {
	for _, want := range []string{
		"{}", " {\n}\n ", `{§"a": 1¶}`, `{§"a":1¶,§"b":2¶}`, "{\n  §\"a\" : 1\n ¶, \n §\"b\" : true\r\n¶}\r\n", `{§"a": "b,}]"¶, §"c": "\"}"¶, §"d\"": "\\"¶}`,
		`{§"a": {"b": [1, 2], "c": {}}¶, §"d": 2¶}`,
		`{§"a": [·1, ·2]¶}`, `{§"a": []¶, §"b": [ ]¶}`, "{§\"a\": [\n ·{\"b\": [1, 2]},\n ·[3],\n ·\"],\" ]¶,\n§\"c\": [·4]¶}", `{§"é": "é"¶, §"ü한": [·"é", ·"한", ·"€"]¶}`,
		"{§\"é\": [·{\"é\":\n 1}, ·2]¶, §\"é\": 1¶, §\"é\": 2¶}",
		`{§"a": {"b": "é", "c": "\é"}¶, §"d": 1¶}`, `{§"a": [·1,]¶}`, `{§"a": ¶}`, "{§\"a\": [·1\n,\n·2\n]\n¶}", `{§"a": [·1 2]¶}`, `{§"a": 1 2¶}`, `{§"a": "\\"¶, §"b": "\\\""¶}`,
		`{§"À": "À"¶, §"à": "à"¶, §"ÿ¿": [·"ÿ", ·1]¶}`,
	} {
		text := withoutMarks.Replace(want)
		if got := outlineJSON(text, true); got == nil || cuts(t, got) != want {
			t.Errorf("got %+v, want %q", got, want)
		}
		whole := strings.ReplaceAll(want, entryMark, "")
		if got := outlineJSON(text, false); got == nil || cuts(t, got) != whole {
			t.Errorf("whole: got %+v, want %q", got, whole)
		}
	}
	for _, want := range []string{`{§"a": [·1¶}`, `{§"a": [·1 "b": 2¶}`} { // which cannot be read, as the bracket stays open
		if got := outlineJSON(withoutMarks.Replace(want), true); got == nil || cuts(t, got) != want {
			t.Errorf("got %+v, want %q", got, want)
		}
	}
	for _, text := range []string{`{"a": [1}`, "", " ", "{", "[]", "1", `{"a": 1`, `{"a": 1} x`, `{"a": 1}}`, `{,"a": 1}`, `{"a": 1,}`, `{"a" 1}`, `{a: 1}`, `{"a": 1,, "b": 2}`,
		`{"a": 1, b: 2}`, `{"a": "b}`, `{"a": "b\"}`, `{"a`, `{"a": [1]]}`, `{"a": [1], 2}`} {
		if got := outlineJSON(text, false); got != nil {
			t.Errorf("%q: got %q", text, cuts(t, got))
		}
	}
	for _, text := range []string{`{"a": [1] "b": 2}`, `{"a": [1], b: 2}`, `{"a": [1],}`, `{"a": [1]`, `{"a": [1}, "b": [2]]}`} {
		if got := outlineJSON(text, true); got != nil {
			t.Errorf("%q: got %q", text, cuts(t, got))
		}
	}
}

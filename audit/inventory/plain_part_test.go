package inventory

import (
	"fmt"
	"reflect"
	"testing"
)

// TestAlone expects parts of a document to be read on their own where they mean
// the same as in the whole, and only there.
func TestAlone(t *testing.T) {
	for _, text := range []string{"a: |\n  b\n", "a: b\n  c", "\"a\": [b,\n c]\n", "'a': 'b\n\n  c'\n", "_: >-\n  b\n", "Z: b\n# --- c\n", "  - a: |\n      ---b\n", "- a\n  b\n",
		"- a: \"%b\n   --- c\"\n", "a: &b c\n", "zz: b\n\n# c\n", "a: b ...\n"} {
		if _, ok := alone(text, 1, 0); !ok {
			t.Errorf("not read: %q", text)
		}
	}
	for _, text := range []string{
		"---\na: b\n", "--- a", "a: b\n---\n", "a: |\n  b\n---\nc: d\n", "a: b\n...\n", "...\n", "%YAML 1.2\n---\na: b\n", "a: b\n%c\n", "a: \"b\n%c\"\n",
		"[a]\n", "{a: b}\n", "# a\nb: c\n", "? a\n: b\n", "&a b: c\n", "*a : b\n", "!a b: c\n", "1: a\n", "é: b\n", "\ta: b\n", "\na: b\n", "|\n a\n", "@a: b\n", "^: a\n", "$: a\n",
		"{: a\n", "`a: b\n", "@: b\n",
		"a: b\ufeff\n", "a: *b\n", "a: &b c\nd: *b\n", "a: !!str b\n", "<<: {a: b}\n", "a: b: c\n", "a: 'b\n", "a: [b\n", "a: b\nc: d: e\n", " b: c\nd: e\n",
	} {
		if n, ok := alone(text, 1, 0); ok {
			t.Errorf("read: %q: %+v", text, n)
		}
	}
}

// parted is the tree that the parts of a document make, its lists taken apart or
// not.
func parted(text string, apart bool) (node, bool) { return composed(outlineYAML(text, apart)) }

// TestPlainParts expects documents to be read part by part, and to mean the same.
func TestPlainParts(t *testing.T) {
	for _, text := range []string{
		"a: b\n", "---\na: b\nc:\n- d\n", "a:\n  - b\n  - c: d\n    e: f\ng: h", "a:\n- b: |\n    c\n- d: 'e\n    f'\n", "a: # x\n- b\n# y\nc:\r\n- d\r\n",
		"\"a\":\n  - b\n'c':\n  - d\n  # z\n", "a:\n  - {b: [c,\n      d]}\n  - e\nf: >\n  g\n",
		"a:\n\n\n  - b\n\n\n  - c: d\n      e\n", "yes: b\n", "a:\n- b\n-  c\n", "a: b\n\n",
	} {
		want, faults := parseYAML("x.yaml", text)
		for _, apart := range []bool{false, true} {
			if got, ok := parted(text, apart); !ok || len(faults) > 0 || !reflect.DeepEqual(got, want) {
				t.Errorf("%q, apart %v:\n%+v, %v\n%+v, %v", text, apart, got, ok, want, faults)
			}
		}
	}
	for _, text := range []string{
		"- a\n- b\n", "- a: b\n  c: d\n", "  a: b\n", "  a: b\n  c: d\n", "a\n", "'a'\n", "true: b\n", "a: b\nfalse: c\n", "a:\n  - b\n c: d\n", "a:\n  - b\n- c\n",
		"a:\n- b\n c\n- d: e\n f: g\n", "a:\n  - b\n - c\n  - d\n", "a: b\n  c: d\n", "a:\n  b: c\n d: e\n", "a: 'b\nc'\n",
		"a: b\n- c\n", "a:\n- &b c\n- *b\n", "a:\n- [&b c, *b]\n", "a:\n- !!str b\n", "? a\n: b\n", "a:\n-b: c\n", "a:\n-b: c\n-d: e\n", "a: b\n---\nc: d\n", "a: b\n...\n",
		"a:\n  - b\n    - c: d\n",
	} {
		for _, apart := range []bool{false, true} {
			if got, ok := parted(text, apart); ok {
				t.Errorf("%q, apart %v: read: %+v", text, apart, got)
			}
		}
	}
	for _, text := range []string{"a:\n- 'b\n- c'\n", "a:\n- [b,\n- c]\n", "true:\n- b\n", "a b:\n- c\n", "  a:\n  - b\n", "a:\n- b: \"c\n- d\"\n"} {
		if got, ok := parted(text, true); ok {
			t.Errorf("%q: read: %+v", text, got)
		}
	}
}

// TestPlainPartsCostNothing expects the parts of a document in the plain style to be
// read without the YAML library, which would make thousands of things for each.
func TestPlainPartsCostNothing(t *testing.T) {
	const text = "a: b\nc:\n  d: e\ns: # x\n  - g\n\n  # y\n  - h: i\n    j: [k]\n  - {l: m}\nu:\n- o\n- p: q\n"
	var p plainYAML
	free := func(name string, read func() bool) {
		if allocations := testing.AllocsPerRun(1, func() {
			if !read() {
				t.Errorf("%s is not read", name)
			}
		}); allocations > 0 {
			t.Errorf("reading %s makes %v things", name, allocations)
		}
	}
	whole, apart := outlineYAML(text, false), outlineYAML(text, true)
	for i := range whole.sections {
		free(fmt.Sprintf("section %d", i), func() bool { _, _, ok := p.whole(whole, &whole.sections[i]); return ok })
		for k := range apart.sections[i].entries {
			free(fmt.Sprintf("entry %d of section %d", k, i), func() bool { _, ok := p.entryOf(apart, &apart.sections[i], k); return ok })
		}
	}
}

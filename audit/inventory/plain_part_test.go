package inventory

import "testing"

// TestAlone expects parts of a document to be read on their own where they mean
// the same as in the whole, and only there.
func TestAlone(t *testing.T) {
	for _, text := range []string{"a: |\n  b\n", "a: b\n  c", "\"a\": [b,\n c]\n", "'a': 'b\n\n  c'\n", "_: >-\n  b\n", "Z: b\n# --- c\n", "  - a: |\n      ---b\n", "- a\n  b\n", "- a: \"%b\n   --- c\"\n", "a: &b c\n", "zz: b\n\n# c\n", "a: b ...\n"} {
		if _, ok := alone(text, 1, 0); !ok {
			t.Errorf("not read: %q", text)
		}
	}
	for _, text := range []string{
		"---\na: b\n", "--- a", "a: b\n---\n", "a: |\n  b\n---\nc: d\n", "a: b\n...\n", "...\n", "%YAML 1.2\n---\na: b\n", "a: b\n%c\n", "a: \"b\n%c\"\n",
		"[a]\n", "{a: b}\n", "# a\nb: c\n", "? a\n: b\n", "&a b: c\n", "*a : b\n", "!a b: c\n", "1: a\n", "é: b\n", "\ta: b\n", "\na: b\n", "|\n a\n", "@a: b\n", "^: a\n", "$: a\n", "{: a\n", "`a: b\n", "@: b\n",
		"a: b\ufeff\n", "a: *b\n", "a: &b c\nd: *b\n", "a: !!str b\n", "<<: {a: b}\n", "a: b: c\n", "a: 'b\n", "a: [b\n", "a: b\nc: d: e\n", " b: c\nd: e\n",
	} {
		if n, ok := alone(text, 1, 0); ok {
			t.Errorf("read: %q: %+v", text, n)
		}
	}
}

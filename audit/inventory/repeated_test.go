package inventory

import "testing"

// listOf reads the entries of a list in brackets.
func listOf(t *testing.T, text string) []node {
	t.Helper()
	root, faults := parseYAML("x.yaml", text)
	if len(faults) > 0 || root.kind != listNode {
		t.Fatalf("%s: %v", text, faults)
	}
	return root.children
}

// TestDiffer expects two values to be seen to differ at a glance, and not to be
// where a closer look is needed.
func TestDiffer(t *testing.T) {
	for text, want := range map[string]bool{
		"[a, a]": false, "[a, b]": true, "[1, '1']": true, "[[], {}]": true, "[[a], [a]]": false, "[[a], [b]]": true, "[[a, b], [a, c]]": true, "[[a, b], [b, a]]": true, "[[a], [a, a]]": true,
		"[{a: b}, {a: b}]": false, "[{a: b}, {a: c}]": true, "[{a: b, c: d}, {a: b, c: e}]": true, "[{a: b}, {a: b, c: d}]": true, "[{a: {b: c}}, {a: {b: d}}]": true, "[{a: [b]}, {a: [c]}]": true,
		"[{a: b, c: d}, {c: d, a: b}]": false, "[{a: b, c: d}, {c: d, a: e}]": false, "[{a: b}, {c: b}]": false, "[{a: {b: c, d: e}}, {a: {d: e, b: c}}]": false,
		"[[{a: b}], [{c: b}]]": false, "[{a: b, c: d}, {a: b, e: f}]": false,
	} {
		entries := listOf(t, text)
		if got := differ(&entries[0], &entries[1]); got != want {
			t.Errorf("%s: %v", text, got)
		}
		if got := differ(&entries[1], &entries[0]); got != want {
			t.Errorf("%s, the other way round: %v", text, got)
		}
	}
}

func TestAllDifferent(t *testing.T) {
	const sixteen = "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p"
	for text, want := range map[string]bool{"[]": true, "[a]": true, "[a, b]": true, "[a, a]": false, "[a, b, a]": false, "[a, b, b]": false, sixteen + "]": true,
		sixteen + ", q]": false, sixteen[:len(sixteen)-1] + "a]": false} {
		if got := allDifferent(listOf(t, text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

// TestWritten expects two values to be written the same if and only if they say
// the same, in whatever order the keys of their mappings stand.
func TestWritten(t *testing.T) {
	for text, same := range map[string]bool{
		"[{a: b, c: d, e: f}, {e: f, a: b, c: d}]": true, "[{a: b, c: d}, {a: d, c: b}]": false, "[{a: b, c: d}, {a: b, c: e}]": false, "[{a: [b, c]}, {a: [c, b]}]": false,
		"[{a: {b: c, d: e}}, {a: {d: e, b: c}}]": true,
		"[[a, b], ['a\", \"b']]":                 false, "[[a, [b]], [a, b]]": false, "[['a,b'], [a, b]]": false, "[{a: b}, [a, b]]": false, "[1, '1']": false, "['true', true]": false,
		"[{}, []]": false, "[[[]], []]": false,
		"[['a\"'], ['a\\\"']]": false, "[{}, {a: {}}]": false, "['', [\"\"]]": false, "[{a: '}'}, {a: b}]": false,
	} {
		entries := listOf(t, text)
		if got := string(appendWritten(nil, &entries[0])) == string(appendWritten(nil, &entries[1])); got != same {
			t.Errorf("%s: %s and %s", text, appendWritten(nil, &entries[0]), appendWritten(nil, &entries[1]))
		}
	}
}

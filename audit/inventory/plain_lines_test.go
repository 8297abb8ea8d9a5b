package inventory

import (
	"reflect"
	"strings"
	"testing"
)

// plainTree is what the fast way makes of a text without any help of the YAML
// library, which would read what it gives up on with the same outcome.
func plainTree(text string) (node, bool) {
	var p plainYAML
	if !p.begin(text, mark{line: 1}) || p.indent < 0 {
		return node{}, false
	}
	n, ok := p.block()
	return n, ok && p.indent < 0
}

// plainLines are read the fast way.
var plainLines = []string{
	// Ends of lines and of the text, remarks and empty lines.
	"a: b", "a: b\n", "a: b\r\n", "a: b  \n", "a: b\n\n  \n", "a: b\r\n\r\nc: d\r\n", "\n\n  a: b\n", "# x\n  # y\na: b\n#", "#\r\na: b\n# x\r\n",
	"a: b # x", "a: b # x\r\nc: d", "a: b\n  # x\n\n# y\nc: d\n  ", "a: # x\n  b: c", "a:   \n  b: c", "a:\r\n  b: c", "a: #\n- b", "a: 'b' #", "a: [b] # c\nd: e",
	// Keys.
	"_: 1", "a_1: 1", "Z9: 1", "\"a\": 1", "'a_b': 1", "'true': 1", "\"null\": 1", strings.Repeat("k", longestKey) + ": 1", "'" + strings.Repeat("k", longestKey) + "': 1",
	"a: b\nc: d\n" + strings.Repeat("k", longestKey) + ": 1", "a:  b", "a:\n  'b':\n    c: d", "yes: 1", "trueish: 1", "nullable: 1",
	// Mappings and lists by indentation.
	"a:\n  b:\n    c: d\n  e: f\ng: h", "a:\n- b\n- c\nd: e", "a:\n  - b\n  -   c\nd: e", "- a\n- b: c\n  d: e\n- f", "-  a: b\n   c: d\n- e", "- a: b\n  c:\n  - d\n  - e\n- f",
	"- a:\n    b: c",
	"  - a\n  - b\n", "  a: b\n  c: d\n", "- 'a': b", "- a:\n  - b\n", "- [a]\n- {b: c}\n- 'd'\n- \"e\" # f", "a:\n  - b: c\n\n    # x\n    d: e\n  # y\n  - f",
	// In brackets and braces.
	"a: []", "a: {}", "a: [ ]", "a: {  }", "a: [b]", "a: [ b , c ]", "a: [b,c]", "a: {b: c}", "a: { b: c , d: e }", "a: [[b], {c: [d, e]}, 'f', \"g\"]", "a: {b: 'c', \"d\": e}",
	"a: [b c, d#e, f-g]  ",
	"a: [1, true, -2.5, 20m]", "a: [b:c]", "a: {b: c-d, e: f_g}",
	// In quotes.
	"a: ''", "a: \"\"", "a: 'b''c'", "a: ''''", "a: \"b\\\"c\"", "a: \"\\\\\"", "a: \"b\\\\\\\"\"", "a: 'b\\c'", "a: \"it's\"", "a: 'say \"b\"'", "a: 'b: c # d'", "a: \"[b, {c}]\"",
	"a: 'é ü 한'", "a: ['é', b]", "a: \"''\"",
	"a: ' b '", "a: '\\'", "a: [\"\\\\\", b]", "- a: '€'\n- [é, '한', b]\n",
	// Words without quotes.
	"a: b c  d", "a: b's \"c\"", "a: b#c", "a: b# c", "a: b #c", "a: b:c", "a: http://b/c?d=e&f", "a: -b", "a: -1", "a: +1", "a: .5", "a: $b", "a: (b)", "a: /b", "a: _b", "a: 1-2",
	"a: b [c] {d}, e?", "a: b-", "a: b*&!|>%@`\\", "a: é", "a: ｶ\uffe6 \ufefe", "a: b é c # d",
	"a: [é, ü]", "a: [b*c, d!e]", "a: -.5", "a: b - c", "a: b~", "a: [한, b] # é", "a: b\n'c': é\nd: [é]",
	// Text over several lines, as it stands or joined.
	"a: |\n  b\n", "a: |-\n  b\n", "a: >\n  b\n", "a: >-\n  b\n", "a: |\n b\n", "a: |\n  b\nc: d", "a: >\n  b\n  c\nd: e\n", "a: >-\n  b\n\n  c\n\n\n  d\n", "a: |\n  b\n\n\n  c\n\n\n", "a: >\n  b\n\n\n",
	"a: |\n  b\n    c\n   d\n", "a: |\r\n  b\r\n\r\n  c\r\nd: e", "a: >-\r\n  b\r\n  c\r\n", "a: |\n  # b\n  - c\n  d: [e\n  'f\n", "a: >-\n  b #c\n  # d\n", "a: |\n  b\n \n  \n  c\n",
	"a: |\n  b  \n  c \n", "a: >\n  b  \n  c \n", "a: |\n  é한\nb: é", "a:\n  b: >-\n    c\n  d: e\n", "a:\n  - b: |\n      c\n    d: e\n  - f: >\n     g\n", "- a: >-\n    b\n    c\n- d\n", "a: |\n  b\n# c\nd: e\n",
	"a: |-\n  b\n\n# c\n", "a: |\n  true\n", "a: >-\n  1\n", "a:\n  b: |\n    c\nd: e\n", "a: |\n  b\n  ---\n", "a:   >-\n  b\n",
	// As deep as may be, and nothing gets deeper by what stands beside it.
	"a: " + strings.Repeat("[", maxDepth-2) + strings.Repeat("]", maxDepth-2), "a: [" + strings.Repeat("[], ", maxDepth) + "{b: {}}]", strings.Repeat("- a: b\n", maxDepth),
	"- " + strings.Repeat("a:\n  - b\n  ", maxDepth) + "a: b",
	strings.Repeat("- a:\n  - b\n", maxDepth), "a:\n" + strings.Repeat("- b:\n    c: d\n", maxDepth),
}

// notPlainLines are left to the YAML library, for it to read or to say what is
// wrong.
var notPlainLines = []string{
	"", "\n", "  \n# x\n", "#", "\t", "a", "a b", "'a'", "'a", "\"a\"", "'a':b", "'a'b: c", "'a\": b", "a: b\n\tc: d", "a: b\n\t", "\ta: b", "a: b\t", "a: b \t# c", "a:\tb",
	// Keys.
	"1: a", "1a: b", "a1-b: c", "a.b: c", "a b: c", ": a", "'': a", "\"\": a", "a:b", "a :b", "a : b", "'a' : b", "é: a", "'a-b': c", "'a: b", "? a", "- ? a", "true: a", "null: a",
	"False: a", "~: a", "-a: b", "a: b\n-c: d",
	strings.Repeat("k", longestKey+1) + ": 1", "'" + strings.Repeat("k", longestKey+1) + "': 1", "a: b\nc: d\n" + strings.Repeat("k", longestKey+1) + ": 1", "[a]: b", "{a: b}: c",
	// Nothing, or more than one line.
	"a:", "a:\n", "a:\nb: c", "a: # x\nb: c", "a:\n  b:\nc: d", "- a:\n- b", "a: b\n  c", "a:\n  b", "a:\n  b\n  c: d", "a: 'b\n  c'", "a: [b,\n  c]", "a: {b: c,\n  d: e}",
	"a: |\n  b", "a: >\n  b", "a: >-\n  b", "a: \"b\n", "a: |", "a: >-", "a: |\n", "a: |\nb: c\n", "a: |\n\n  b\n", "a: >-\n\n", "a: |+\n  b\n", "a: |2\n  b\n", "a: >2-\n  b\n", "a: | # b\n  c\n", "a: |x\n  b\n", "a: |-x\n  b\n",
	"a: >\n  b\n    c\n  d\n", "a: >-\n  b\n   c\n", "a: |\n  b\n   \n  c\n", "a: |\n  \n  b\n", "a: |\n  b\n\tc\n", "a: |\n  b\tc\n", "a: |\n\tb\n", "a:\n  b: |\n  c\n", "a:\n  b: |\n c\n", "a: |\n    b\n  c: d\n", "a: |\n   b\n # c\n  d\n",
	"a: |\n  b\x7f\n", "a: |\n  \ufeffb\n", "- |\n  a\n", "- >-\n  a\n- b", "|\n  a\n", "a: [|\n  b\n]", "a: |\n  b\n- c\n", "a: [", "a: {b", "a: [b", "a: {b: c", "a: [b,",
	"-\n  a", "-", "- ", "-a", "a:\n-", "- - a", "-\ta", "a:\n  [b]", "a:\n  'b'",
	// Indented by more or less than what it belongs to.
	"a: b\n c: d", "a:\n  b: c\n d: e", "a:\n    b: c\n  d: e", " a: b\nc: d", "- a\n - b", "  - a\n- b", "- a\nb: c", "a:\n- b\n c: d", "a:\n  - b\n  c: d", "a: b\n- c",
	"- a: b\n   c: d", "- a: b\n c: d", "a:\n  - b\n - c", "- a\n  b: c",
	// In brackets and braces.
	"a: [b c", "a: [b] c", "a: [b]#c", "a: [b,,c]", "a: [,b]", "a: [b,]", "a: [b: c]", "a: {b}", "a: {b, c: d}", "a: {b:c}", "a: {b:}", "a: {b: c d: e}", "a: {'b':c}", "a: [b}",
	"a: {b: c]", "a: [b ? c]", "a: [b [c]]", "a: [b [c]", "a: {b: c {d}", "a: {b: c[d}", "a: [b{c}]", "a: [?b]", "a: [b:,c]", "a: [b:]", "a: [b:[c]]",
	"a: {b: }", "a: {b: c,}", "a: {: c}", "a: [~]", "a: {1: b}", "a: {true: b}", "a: ['b' 'c']", "a: [b # c]", "a: {b: [c}]", "a: [-]", "a: [- b]", "a: [*b]", "a: [b:?]",
	// In quotes.
	"a: 'b", "a: \"b", "a: \"b\\n\"", "a: \"\\u00e9\"", "a: \"\\", "a: \"b\\\"", "a: 'b'c", "a: 'b' c", "a: 'b'#c", "a: 'b\tc'", "a: \"b\tc\"", "a: 'b''", "a: \"\\/\"",
	"a: 'b\ufeff'", "a: 'b': c",
	// Words without quotes.
	"a: null", "a: ~", "a: Null", "a: b: c", "a: b:", "a: b:\nc: d", "a: b:\r\n", "a: - b", "a: -", "a: - ", "a: &b c", "a: *b", "a: !b c", "a: |", "a: %b", "a: @b", "a: `b", "a: ,b",
	"a: ]", "a: }", "a: ?b", "a: ? b", "a: :b", "a: #", "a: b\tc", "a: b\ufeffc", "a: b\x7fc", "a: =", "a: <<", "a: b # c\n d",
	"a: -[", "a: -#",
	// Deeper than may be.
	"a: " + strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1), "a: " + strings.Repeat("{b: ", maxDepth-1) + "c" + strings.Repeat("}", maxDepth-1),
}

// TestPlainLines expects the fast way to read what it is made for, and nothing
// else: not to read a line would only cost time, and be noticed by nobody.
func TestPlainLines(t *testing.T) {
	for _, text := range plainLines {
		got, ok := plainTree(text)
		if !ok {
			t.Errorf("not read the fast way: %q", text)
			continue
		}
		if want, faults := parseYAML("x.yaml", text); len(faults) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\n%+v\n%+v, %v", text, got, want, faults)
		}
	}
	for _, text := range notPlainLines {
		if got, ok := plainTree(text); ok {
			t.Errorf("read the fast way: %q\n%+v", text, got)
		}
	}
}

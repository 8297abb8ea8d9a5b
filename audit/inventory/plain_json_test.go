package inventory

import (
	"reflect"
	"strings"
	"testing"
)

// plainJSONTree is what the fast way makes of a value in JSON.
func plainJSONTree(text string) (node, bool) {
	var p plainJSON
	p.begin(text, mark{line: 1})
	n, ok := p.value()
	p.blank()
	return n, ok && p.at == len(text)
}

// TestPlainJSON expects the fast way to read all JSON, and nothing else.
func TestPlainJSON(t *testing.T) {
	deep := strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1)
	for _, text := range []string{
		"{}", "[]", " { } ", "[\n]\n", `{"a": 1}`, `{"a":1,"b":[2,3],"c":{"d":{}}}`, "{\r\n\t\"a\" : [ 1 ,\n 2 ] ,\n\n \"b\" : true }\n", "[true, false, null]",
		"[[], {}, \"\", [[1]], {\"a\": []}]",
		"0", "-0", "7", "-12", "1.5", "0.50", "-0.5", "1e3", "1E3", "1e+3", "1E-3", "1.5e10", "123456789012345678901234567890", "[1,2]", "[1e3,-1]", "null", "true", "false", "[null,null]",
		`""`, `"a"`, `"a b: c # d, [e]"`, `"\""`, `"\\"`, `"a\"b\\"`, `"\n\t\/"`, `"\u00e9"`, `"é"`, `"ｶ"`, `["é", "한", 1, "ü"]`, `{"é": "ü", "b": 1}`, "[\"é\",\n\"b\", 1]", `["À", 1]`,
		`["\\\"é", 1]`,
		deep, "[" + strings.Repeat("[], {}, ", maxDepth) + "1]", strings.Repeat(" ", 100) + "1",
	} {
		got, ok := plainJSONTree(text)
		if want, faults := parseJSON("x.json", []byte(text)); !ok || len(faults) > 0 || !reflect.DeepEqual(got, want) {
			t.Errorf("%q:\n%+v, %v\n%+v, %v", text, got, ok, want, faults)
		}
	}
	for _, text := range []string{
		"", " ", "[", "{", "]", "}", ",", ":", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "[1,,2]", "[1}", `{"a"}`, `{"a":}`, `{"a" 1}`, `{"a": 1,}`, `{,"a": 1}`, `{"a": 1 "b": 2}`,
		`{"a": 1]`, `{"a"`, `{"a":`, `{"a": 1`, `{a: 1}`, `{1: 2}`, `{'a': 1}`, `{"a",1}`,
		"1 2", "01", "00", "1.", ".5", "+1", "-", "--1", "1e", "1e+", "1.e3", "-a", "1a", "0x1", "1-", "[1-2]", "nul", "tru", "fals", "True", "nulls", "truefalse", "a", "NaN",
		`"`, `"a`, `"\`, `"\"`, `"a\`, `"\x"`, `"\u12"`, `'a'`, "\"a\tb\"", "\"a\nb\"", "\"a\x7f\"", "\"a\ufeff\"", `"a" "b"`, `""a`, "\"\\\n\"", "\v1",
		"[" + deep + "]", strings.Repeat(`{"a":`, maxDepth) + "1" + strings.Repeat("}", maxDepth),
	} {
		if got, ok := plainJSONTree(text); ok {
			t.Errorf("read: %q: %+v", text, got)
		}
	}
}

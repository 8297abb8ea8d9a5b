package inventory

import (
	"regexp"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit/fuzzing"
	"gopkg.in/yaml.v3"
)

// plainWords are words that some reader or other takes for something else than
// text, and those that come near.
var plainWords = strings.Fields(`a true True TRUE tRUE false False FALSE null Null NULL ~ yes Yes no No on off y n Y N 0 1 12 -1 +1 00 01 -0 +0 0. .5 -.5 +.5 1. 1.5 1.50 -1.5
	1e3 1E3 1e+3 1e-3 1e 1.5e3 .e3 0x1f 0X1F -0x1f 0xg 0o7 0O7 -0o7 0o8 0b1 -0b1 0b2 0d5 1d 5d 20m 4h 90s 007s 07d 1_000 _1 1_ 1__0 0_7 1_0.5 .inf .Inf .INF -.inf +.inf .iNF .nan .NaN .NAN
	2026-01-01 2026-1-1 2026-01-01T00:00:00Z 2026-13-45 2026- 2026-01-01t00:00:00Z 20260101 12:30 190:20:30 1:2 999999999999999999999 -999999999999999999999 123456789012345 1234567890123456
	9223372036854775808 18446744073709551616 1.7976931348623157e999 0x 0b 0o - -- -a --- ... .a a.b +a ++1 +-1 -+1 = << < a<b t f tr nul nulll Nul truee Falsey nan inf f00 n1 t-1 e3 1a a1 a:b a#b
	ｶ 한국 é 1é é1 0123456789abcdef 1e5678 12e4 3e0d 00e1 $a (a) /a _ __ a_b a? ?a a! !a a& &a *a a* a|b |a >a a>b @a %a a%b`)

func TestPlainKinds(t *testing.T) {
	for _, word := range plainWords {
		if got, want := plainKind(word), scalarKind(&yaml.Node{Kind: yaml.ScalarNode, Value: word}); got != want {
			t.Errorf("%s: got %d, want %d", word, got, want)
		}
	}
}

// TestPlainKindsCostNothing expects the words of most inventories to be told apart
// without the YAML library.
func TestPlainKindsCostNothing(t *testing.T) {
	for _, word := range strings.Fields("true false 0 12 -1 1.50 -0.5 123456789012345 20m 7d 2026-01-01 product a1 a-b-c nullable falsely f12 n t-1 Tool no N") {
		if allocations := testing.AllocsPerRun(1, func() { plainKind(word) }); allocations > 0 {
			t.Errorf("%s makes %v things", word, allocations)
		}
	}
}

// FuzzScans holds the functions that stand for patterns to these.
func FuzzScans(f *testing.F) {
	patterns := map[string]*regexp.Regexp{}
	scans := map[string]func(string) bool{}
	add := func(name, pattern string, scan func(string) bool) {
		patterns[name], scans[name] = regexp.MustCompile(pattern), scan
	}
	add("whole", `^(0|-?[1-9][0-9]*)$`, isWhole)
	add("decimal", `^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`, isDecimal)
	add("moment", momentForm, isMomentText)
	for t, form := range forms {
		add(t.Name(), form.pattern, form.fits)
	}
	for _, text := range append(plainWords, "", "KR", "KRX", "Kr", "-0.0", "-0.5", "a b", "a\n", "2022-10-15T15:19:00+09:00", "2022-10-15T15:19:00.5-09:00",
		"2022-10-15T15:19:00.Z", "2022-10-15T15:19:00.5", "2022-10-15T15:19:00.", "2022-10-15T15:19:00abcdef", "2022-10-15T15:19:00+09:001", "2022-10-15T15:19:00+09:0", "2022-10-15T15:19:00=09:00", "AZ", "ZA", "A[", "@A", "A@", "aZ", "2022-10-15T15:19:00", "2022-10-15T15:19:00Z\n", strings.Repeat("0a", 32), strings.Repeat("g", 64), "a.-_b", ".a", "a/b", "kr/a(1)") {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		defer fuzzing.Within(t)()
		for name, scan := range scans {
			if got, want := scan(text), patterns[name].MatchString(text); got != want {
				t.Errorf("%s of %q: got %v, want %v", name, text, got, want)
			}
		}
		if got, want := plainKind(text), scalarKind(&yaml.Node{Kind: yaml.ScalarNode, Value: text}); got != want {
			t.Errorf("%q: got %d, want %d", text, got, want)
		}
	})
}

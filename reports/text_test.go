package reports

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

func TestTextKeepsToItsWidth(t *testing.T) {
	for name, a := range samples() {
		for _, columns := range []int{0, 60, 80, 132} {
			limit := columns
			if limit == 0 {
				limit = 80
			}
			for line := range strings.Lines(written(t, "text", a, Options{Width: columns})) {
				line = strings.TrimSuffix(line, "\n")
				if width(line) > limit && strings.Contains(strings.TrimSpace(line), " ") && limit >= 80 {
					t.Errorf("%s at %d: %d columns: %s", name, limit, width(line), line)
				}
				if strings.TrimRight(line, " ") != line {
					t.Errorf("%s at %d: spaces at the end of %q", name, limit, line)
				}
			}
		}
	}
}

func TestTextColour(t *testing.T) {
	bare := written(t, "text", sample(), Options{})
	if strings.Contains(bare, "\x1b") {
		t.Error("colour although none was asked for")
	}
	coloured := written(t, "text", sample(), Options{Color: true})
	codes := regexp.MustCompile("\x1b\\[[0-9;]*m")
	if codes.ReplaceAllString(coloured, "") != bare {
		t.Error("colour changes more than colour")
	}
	for _, code := range codes.FindAllString(coloured, -1) {
		if !slices.Contains([]string{red, green, yellow, plain}, code) {
			t.Errorf("unexpected code %q", code)
		}
	}
	for line := range strings.Lines(coloured) {
		if n := len(codes.FindAllString(line, -1)); n != 0 && n != 2 {
			t.Errorf("%d codes in %q", n, line)
		}
	}
}

// The last lines are the outcome, and nothing else begins like them.
func TestTextEndsWithTheOutcome(t *testing.T) {
	for name, want := range map[string]string{
		"hanbit":    "NOT COMPLIANT: ",
		"compliant": "COMPLIANT: ",
		"partial":   "COMPLIANT (PARTIAL RUN): ",
		"broken":    "COULD NOT ASSESS: ",
	} {
		report := written(t, "text", samples()[name], Options{Width: 1000})
		lines := strings.Split(strings.TrimSuffix(report, "\n"), "\n")
		if last := lines[len(lines)-1]; !strings.HasPrefix(last, want) || !strings.Contains(last, "check × subject pairs judged") {
			t.Errorf("%s: the last line is %s", name, last)
		}
	}
}

// What is not shown is counted, so that no number of findings is lost.
func TestTextSaysHowMuchItLeavesOut(t *testing.T) {
	a := compliant()
	a.Verdict = audit.NotCompliant
	a.Controls = []audit.ControlResult{control("1", "T", "D", "C", audit.NotSatisfied)}
	a.Findings = audit.Findings{}
	for i := range 40 {
		subject := audit.Subject{Kind: "facility", ID: fmt.Sprintf("f%d", i)}
		message := fmt.Sprintf("It has fault %d.", i)
		add(&a, audit.High, audit.Finding{
			Check: "x.y", Subject: subject, Status: audit.NotSatisfied, Message: message,
			Violations: []audit.Violation{{Message: message, Expected: "none", Found: "one", Fix: "mend it"}},
		}, "1")
	}
	a.Summary = tally(a)
	report := written(t, "text", a, Options{})
	for _, want := range []string{"high, 40 of 40 facilities", "and 28 more not satisfied (all in --format json)"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q", want)
		}
	}
}

func TestSubstitute(t *testing.T) {
	for _, test := range []struct{ s, id, want string }{
		{"a runs at a.", "a", "each runs at each."},
		{"photos-old needs photos, not new-photos", "photos", "photos-old needs each, not new-photos"},
		{"aaa aa", "a", "aaa aa"},
		{"서비스 한빛은 한빛", "한빛", "서비스 한빛은 each"},
		{"nothing", "", "nothing"},
	} {
		if got := substitute(test.s, test.id, each); got != test.want {
			t.Errorf("substitute(%q, %q) = %q, want %q", test.s, test.id, got, test.want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		s           string
		first, rest int
		want        []string
	}{
		{"", 5, 5, []string{""}},
		{"a b  c", 5, 5, []string{"a b c"}},
		{"aa bb cc", 5, 5, []string{"aa bb", "cc"}},
		{"aaaa bb", 2, 5, []string{"", "aaaa", "bb"}},
		{"a/very/long/path b", 5, 5, []string{"a/very/long/path", "b"}},
		{"가나다 라", 6, 6, []string{"가나다", "라"}},
		{"가나다라", 5, 5, []string{"가나", "다라"}},
	} {
		if got := wrap(test.s, test.first, test.rest); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q, %d, %d) = %q, want %q", test.s, test.first, test.rest, got, test.want)
		}
	}
}

func TestCrop(t *testing.T) {
	for _, test := range []struct {
		s, key string
		room   int
		want   string
	}{
		{"short", "x:", 10, "short"},
		{"{a: 1, b: 2, c: 3}", "a:", 10, "{a: 1, b:…"},
		{"{a: 1, b: 2, c: 3}", "c:", 10, "… 2, c: 3}"},
		{"{a: 1, b: 2, c: 3, d: 4, e: 5}", "c:", 10, "…, c: 3, …"},
		{"가나다라마바사", "x:", 10, "가나다라…"},
	} {
		if got := crop(test.s, test.key, test.room); got != test.want || width(got) > test.room {
			t.Errorf("crop(%q, %q, %d) = %q, want %q", test.s, test.key, test.room, got, test.want)
		}
	}
}

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{"abc": 3, "한빛": 4, "\u1112\u1161\u11ab": 2, "e\u0301": 1, "データ": 6, "✗ –": 3} {
		if got := width(s); got != want {
			t.Errorf("width(%q) = %d, want %d", s, got, want)
		}
	}
}

// A control that no machine can judge, and of which it is not known whether it binds,
// has a finding that says so, and no attestation to doubt.
func TestManualControlThatMayNotBind(t *testing.T) {
	a := compliant()
	c := control("9", "By hand", "It is done.", "Section 9", audit.Undetermined)
	c.Manual = "Nobody can tell"
	a.Controls, a.Verdict = append(a.Controls, c), audit.NotProven
	add(&a, audit.Low, audit.Finding{Check: "binding.role", Subject: audit.Subject{Kind: "operator", ID: "small"}, Status: audit.Undetermined, Message: "It cannot be proved."}, "9")
	a.Summary = tally(a)
	for _, format := range []string{"text", "markdown"} {
		report := written(t, format, a, Options{})
		if strings.Contains(report, "not proven") || strings.Contains(report, "No valid attestation") || !strings.Contains(report, "binding.role") {
			t.Errorf("%s:\n%s", format, report)
		}
	}
}

// Lines that are cut out of a text are those that its words fill.
func TestCutLinesAreFilledLines(t *testing.T) {
	t.Parallel()
	r, cut := rand.New(rand.NewPCG(1, 2)), 0
	words := []string{"a", "bc", "def", "ghij", "klmnopqrstu", "한국어", "é", "", "x̂"}
	for range 20_000 {
		var said []string
		for range r.IntN(12) {
			said = append(said, words[r.IntN(len(words))])
		}
		s, first, rest := strings.Join(said, " "), r.IntN(20), 1+r.IntN(20)
		lines, ok := cutAtBlanks(s, first, rest)
		if !ok {
			continue
		}
		cut++
		if want := filled(s, first, rest); !slices.Equal(lines, want) {
			t.Fatalf("%q in %d and %d columns: %q, want %q", s, first, rest, lines, want)
		}
	}
	if cut < 1000 {
		t.Errorf("only %d texts could be cut", cut)
	}
}

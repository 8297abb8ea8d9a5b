package reports

import "testing"

func TestProse(t *testing.T) {
	for s, want := range map[string]markup{
		"plain, with (brackets).": "plain, with (brackets).",
		"a|b `c` <d> [e] *f* _g_": "a\\|b \\`c\\` \\<d\\> \\[e\\] \\*f\\* \\_g\\_",
		"# no heading":            `\# no heading`,
		"- no entry":              `\- no entry`,
		"12. no entry":            `12\. no entry`,
		"12 entries":              "12 entries",
		"http://x":                `http\://x`,
		"two\nlines":              "two lines",
		"\u202eabc":               `\\u{202E}abc`,
		" ":                       "",
	} {
		if got := prose(s); got != want {
			t.Errorf("prose(%q) = %s, want %s", s, got, want)
		}
	}
}

func TestCode(t *testing.T) {
	for s, want := range map[string]markup{
		"services[a].rto": "`services[a].rto`",
		"a|b":             `a\|b`,
		"a`b":             "a\\`b",
		"":                "",
	} {
		if got := code(s); got != want {
			t.Errorf("code(%q) = %s, want %s", s, got, want)
		}
	}
}

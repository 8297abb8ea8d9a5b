package selftest

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dcaudit/dcaudit/audit"
)

// toy is a catalog of one check with a library, each with tests, and with some
// files changed; an empty text removes a file.
func toy(changes map[string]string) audit.Source {
	folder := fstest.MapFS{}
	for _, from := range []map[string]string{toyFiles, changes} {
		for path, text := range from {
			folder[path] = &fstest.MapFile{Data: []byte(text)}
			if text == "" {
				delete(folder, path)
			}
		}
	}
	return audit.Source{Name: "mine", FS: folder}
}

var toyFiles = map[string]string{
	"frameworks/mine.yaml": `id: mine
title: T
authority: A
jurisdiction: KR
kind: law
controls:
  - {id: c1, title: T, text: D, citation: Article 1, kind: law, confidence: text, checks: [{check: try.it}]}
`,
	"checks/try/it.rego": `# METADATA
# title: It holds
# description: Why it matters
# custom:
#   subject: service
#   severity: high
#   remediation: Make it hold.
#   params: {max: {type: duration, default: 1h, description: The most, source: ours}}
package checks.try.it

import data.lib.words

satisfied if input.subject.rto < input.params.max

violations contains {
	"at": ["rto"],
	"message": words.told(input.subject.id),
	"expected": "less",
	"found": "more",
	"fix": "Be quick",
} if {
	input.subject.rto >= input.params.max
}
`,
	"checks/try/it_test.rego": `package checks.try.it_test

import data.checks.try.it

_doc(rto) := {"subject": {"id": "a", "rto": rto}, "params": {"max": 3600}}

test_satisfied if {
	it.satisfied with input as _doc(60)
	it.violations == set() with input as _doc(3599)
}

test_violated if {
	not it.satisfied with input as _doc(3601)
	it.violations == {{
		"at": ["rto"],
		"message": "a is slow",
		"expected": "less",
		"found": "more",
		"fix": "Be quick",
	}} with input as _doc(3600)
}

test_unknown if {
	not it.satisfied with input as {"subject": {"id": "a"}, "params": {"max": 3600}}
	it.violations == set() with input as {"subject": {"id": "a"}, "params": {"max": 3600}}
}
`,
	"lib/words.rego": `package lib.words

told(id) := sprintf("%s is slow", [id])
`,
}

// What no test of a catalog notices is told, with its place, whatever the number
// of processors.
func TestPoliciesTellWhatNoTestNotices(t *testing.T) {
	want := []PolicyMutant{
		{"mine/checks/try/it.rego", 13, 32, "< becomes <=", "try.it"},
		{"mine/checks/try/it.rego", 13, 34, "compares with input.params.max - 1", "try.it"},
		{"mine/checks/try/it.rego", 13, 34, "input.params.max becomes 3600", "try.it"},
		{"mine/checks/try/it.rego", 22, 23, "input.params.max becomes 3600", "try.it"},
	}
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	for _, processors := range []int{1, 2, 8} {
		runtime.GOMAXPROCS(processors)
		result, err := Policies(t.Context(), nil, []audit.Source{toy(nil)})
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(result.Survivors, want) || result.Killed+len(want) != result.Mutants || len(result.Untested) > 0 {
			t.Errorf("with %d processors %+v", processors, result)
		}
	}
}

// A library is put to the tests of what uses it, as well as to its own.
func TestPoliciesTryLibraries(t *testing.T) {
	t.Parallel()
	unread := "package lib.words\n\ntold(id) := sprintf(\"%s is slow\", [id])\n\nunread(n) := n > 1\n"
	own := "package lib.words_test\n\nimport data.lib.words\n\ntest_told if words.told(\"b\") == \"b is slow\"\n"
	for _, changes := range []map[string]string{{"lib/words.rego": unread}, {"lib/words.rego": unread, "lib/words_test.rego": own}} {
		result, err := Policies(t.Context(), nil, []audit.Source{toy(changes)})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range result.Survivors {
			if m.Check == "lib.words" && m.Line != 5 {
				t.Errorf("survives: %+v", m)
			}
		}
		if !slices.ContainsFunc(result.Survivors, func(m PolicyMutant) bool { return m.Check == "lib.words" && m.Change == "> becomes >=" }) {
			t.Error("a rule that nothing uses is said to be tested")
		}
	}
}

// What has no test that ran is told as such, and counts for nothing.
func TestPoliciesTellWhatIsUntested(t *testing.T) {
	t.Parallel()
	idle := "package checks.try.it_test\n\nimport data.checks.try.it\n\ntodo_test_it if it.satisfied with input as {}\n"
	for _, test := range []string{"", idle} {
		result, err := Policies(t.Context(), nil, []audit.Source{toy(map[string]string{"checks/try/it_test.rego": test})})
		if err != nil {
			t.Fatal(err)
		}
		if result.Mutants != 0 || !slices.Equal(result.Untested, []string{"lib.words", "try.it"}) {
			t.Errorf("%+v", result)
		}
	}
}

func TestPoliciesFail(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		changes map[string]string
		want    string
	}{
		"a catalog that does not load":  {map[string]string{"lib/words.rego": "package lib.other"}, "its place asks for"},
		"a test that fails":             {map[string]string{"lib/words_test.rego": "package lib.words_test\n\ntest_b if 1 == 2\n\ntest_a if 1 == 2\n"}, "before anything is changed: lib.words_test.test_a, lib.words_test.test_b"},
		"a test that errs":              {map[string]string{"lib/words_test.rego": "package lib.words_test\n\ntest_a if to_number(\"x\") > 0\n"}, "before anything is changed: lib.words_test.test_a"},
		"a test that is no Rego":        {map[string]string{"lib/words_test.rego": "package"}, "lib/words_test.rego"},
		"a test of what does not exist": {map[string]string{"lib/words_test.rego": "package lib.words_test\n\ntest_a if data.lib.words.said(1)\n"}, "do not compile"},
	} {
		if _, err := Policies(t.Context(), nil, []audit.Source{toy(test.changes)}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: the error is %v; expected %q", name, err, test.want)
		}
	}
}

func TestPoliciesStop(t *testing.T) {
	t.Parallel()
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Policies(ctx, nil, []audit.Source{toy(nil)}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

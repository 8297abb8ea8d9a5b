package reports

import (
	"bytes"
	"encoding/xml"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// The elements of a report, as readers of JUnit know them.
type (
	readSuites struct {
		XMLName  xml.Name    `xml:"testsuites"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Suites   []readSuite `xml:"testsuite"`
	}
	readSuite struct {
		Name     string     `xml:"name,attr"`
		Tests    int        `xml:"tests,attr"`
		Failures int        `xml:"failures,attr"`
		Errors   int        `xml:"errors,attr"`
		Skipped  int        `xml:"skipped,attr"`
		Cases    []readCase `xml:"testcase"`
	}
	readCase struct {
		Name     string       `xml:"name,attr"`
		Class    string       `xml:"classname,attr"`
		Failures []readEnding `xml:"failure"`
		Errors   []readEnding `xml:"error"`
		Skipped  []readEnding `xml:"skipped"`
	}
	readEnding struct {
		Type    string `xml:"type,attr"`
		Message string `xml:"message,attr"`
		Body    string `xml:",chardata"`
	}
)

// casesOf are the test cases of suites, counted one by one.
func casesOf(suites []readSuite) (r results) {
	for _, s := range suites {
		for _, c := range s.Cases {
			r = r.plus(results{1, len(c.Failures), len(c.Errors), len(c.Skipped)})
		}
	}
	return r
}

// checkJUnit holds that a report is XML whose counts are those of its test cases,
// that the suites of controls add up to the ledger, and that no outcome but a
// whole pass passes.
func checkJUnit(t *testing.T, report string, a audit.Assessment) {
	t.Helper()
	var all readSuites
	if err := xml.Unmarshal([]byte(report), &all); err != nil {
		t.Fatal(err)
	}
	if sum := casesOf(all.Suites); sum.tests != all.Tests || sum.failures != all.Failures || sum.errors != all.Errors {
		t.Errorf("there are %+v, and the report says %d tests, %d failures, %d errors", sum, all.Tests, all.Failures, all.Errors)
	}
	for _, s := range all.Suites {
		if sum := casesOf([]readSuite{s}); sum != (results{s.Tests, s.Failures, s.Errors, s.Skipped}) {
			t.Errorf("suite %s: there are %+v", s.Name, sum)
		}
	}
	controls := all.Suites[1 : 1+len(a.Controls)]
	alone := 0 // controls that pass without findings
	for _, c := range a.Controls {
		if c.Status == audit.Satisfied && len(a.Findings.ByControl()[controlID(c)]) == 0 {
			alone++
		}
	}
	open, unassessed := openControls(a, audit.Undetermined), openControls(a, audit.NotAssessed)
	want := results{a.Summary.Judged + open + unassessed + alone, a.Summary.NotSatisfied - a.Summary.Waived, a.Summary.Undetermined + open, a.Summary.NotApplicable + unassessed + a.Summary.Waived}
	if got := casesOf(controls); got != want {
		t.Errorf("the controls add up to %+v, want %+v", got, want)
	}
	checkVerdict(t, all.Suites[0], a)
	for _, s := range all.Suites[1+len(a.Controls):] {
		if sum := casesOf([]readSuite{s}); sum.tests != sum.skipped {
			t.Errorf("what is not in force yet counts: %+v", sum)
		}
	}
}

// checkVerdict holds that the first test case passes where the exit code is 0 and
// all was judged, is skipped where a part was, and fails everywhere else.
func checkVerdict(t *testing.T, s readSuite, a audit.Assessment) {
	t.Helper()
	verdict := s.Cases[0]
	compliant := a.Verdict == audit.Compliant && len(a.Errors) == 0
	if fails := len(verdict.Failures)+len(verdict.Errors) == 1; fails == compliant {
		t.Errorf("the verdict is %s: %+v", a.Verdict, verdict)
	}
	if skips := len(verdict.Skipped) == 1; skips != (compliant && partial(tongue.English, a.Scope) != "") {
		t.Errorf("a part of it: %+v", verdict)
	}
}

// Each finding is one test case with a name of its own, wherever it counts.
func TestTestCasesHaveNamesOfTheirOwn(t *testing.T) {
	var all readSuites
	if err := xml.Unmarshal([]byte(written(t, "junit", sample(), Options{})), &all); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, s := range all.Suites {
		for _, c := range s.Cases {
			if name := c.Class + " " + c.Name; seen[name] {
				t.Errorf("%s is there twice", name)
			} else {
				seen[name] = true
			}
		}
	}
	if !seen["xx-2022.1_1 backup.offsite on dataset:messages"] {
		t.Error("what counts for two controls is not under the first")
	}
}

// What XML forbids, even as a reference, is shown.
func TestNothingThatXMLForbids(t *testing.T) {
	for s, want := range map[string]string{
		"\x00\x0b\ufffe\uffff": `\u{0000}\u{000B}\u{FFFE}\u{FFFF}`,
		"\xed\xa0\x80":         "\ufffd\ufffd\ufffd",
		`<a b="c">&]]>`:        "&lt;a b=&#34;c&#34;&gt;&amp;]]&gt;",
	} {
		if got := xmlText(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

// The reports are valid by the schema of the reader in Jenkins. The test needs
// xmllint, and the schemas beside the repository; where DCAUDIT_MUST is xmllint
// they have to be there.
func TestJUnitSchema(t *testing.T) {
	schema := filepath.Join("..", "..", "shared", "schemas", "junit-10.xsd")
	_, missing := os.Stat(schema)
	xmllint, err := exec.LookPath("xmllint")
	if missing != nil || err != nil {
		if os.Getenv("DCAUDIT_MUST") == "xmllint" {
			t.Fatal(missing, err)
		}
		t.Skip(missing, err)
	}
	valid := func(report string) error {
		command := exec.Command(xmllint, "--noout", "--nonet", "--schema", schema, "-")
		command.Stdin = strings.NewReader(report)
		var said bytes.Buffer
		command.Stderr = &said
		if err := command.Run(); err != nil {
			t.Log(said.String())
			return err
		}
		return nil
	}
	for _, group := range []map[string]audit.Assessment{samples(), oddly()} {
		for name, a := range group {
			plain := written(t, "junit", a, Options{})
			infest(&a, hostile["HTML"]+hostile["JSON"]+hostile["line breaks"]+"\x00\ufffe]]>")
			for _, report := range []string{plain, written(t, "junit", a, Options{})} {
				if err := valid(report); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			}
		}
	}
	if valid(`<testsuites><testsuite name="x"/></testsuites>`) == nil {
		t.Error("the schema refuses nothing")
	}
}

package reports

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// The ways in which a test case ends, as JUnit calls them; empty is a pass.
const (
	failed    = "failure"
	erroneous = "error"
	skipped   = "skipped"
)

// caseOutcomes is how a finding ends as a test case.
var caseOutcomes = map[audit.Status]string{
	audit.NotSatisfied:  failed,
	audit.Undetermined:  erroneous,
	audit.NotAssessed:   skipped,
	audit.NotApplicable: skipped,
}

// testCase is a test case. Kind is the type of what ended it so.
type testCase struct {
	class, name, outcome, kind, message string
	body                                []string
}

// results are the test cases of a suite, counted.
type results struct{ tests, failures, errors, skipped int }

func (r results) plus(other results) results {
	return results{r.tests + other.tests, r.failures + other.failures, r.errors + other.errors, r.skipped + other.skipped}
}

// attributes writes the counts that every element with counts may have.
func (r results) attributes(b *bytes.Buffer) {
	fmt.Fprintf(b, ` tests="%d" failures="%d" errors="%d" time="0"`, r.tests, r.failures, r.errors)
}

func (s suite) results() (r results) {
	for _, c := range s.cases {
		one := results{tests: 1}
		switch c.outcome {
		case failed:
			one.failures = 1
		case erroneous:
			one.errors = 1
		case skipped:
			one.skipped = 1
		}
		r = r.plus(one)
	}
	for _, j := range s.judgements {
		waived := j.CountWaived()
		r = r.plus(results{j.Len(), j.Count(audit.NotSatisfied) - waived, j.Count(audit.Undetermined), j.Count(audit.NotApplicable) + waived})
	}
	return r
}

func (s suite) write(w io.Writer, o opposition) error {
	var b bytes.Buffer
	b.WriteString("  <testsuite")
	attribute(&b, "name", s.name)
	s.results().attributes(&b)
	fmt.Fprintf(&b, ` skipped="%d">`, s.results().skipped)
	b.WriteString("\n    <properties>\n")
	for _, p := range s.properties {
		b.WriteString("      <property")
		attribute(&b, "name", p[0])
		attribute(&b, "value", p[1])
		b.WriteString("/>\n")
	}
	b.WriteString("    </properties>\n")
	for _, c := range s.cases {
		c.write(&b)
	}
	if _, err := b.WriteTo(w); err != nil {
		return err
	}
	for _, j := range s.judgements {
		err := inOrder(w, j.Len(), func(b *bytes.Buffer, from, to int) error {
			for i := from; i < to; i++ {
				o.testCase(className(s.name), j, i).write(b)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "  </testsuite>\n")
	return err
}

// testCase is a finding as a test case. Only what is neither met nor exempt is
// worked out whole.
func (o opposition) testCase(class string, j *audit.Judgement, i int) testCase {
	switch j.Status(i) {
	case audit.NotSatisfied, audit.Undetermined:
		return caseOf(class, o.object(j.Finding(i)))
	case audit.NotApplicable:
		f := j.Gist(i)
		return testCase{class: class, name: caseName(f), outcome: skipped, kind: string(f.Status), message: f.Message}
	}
	return testCase{class: class, name: caseName(j.Gist(i))}
}

// caseName tells the findings of a control apart, and stays the same from run to
// run.
func caseName(f audit.Finding) string { return judgement(&f) + " on " + f.Subject.String() }

// caseOf is an objection as a test case.
func caseOf(class string, o objection) testCase {
	c := testCase{class: class, name: o.title, outcome: caseOutcomes[o.Status], kind: string(o.Status), message: o.told(), body: o.particulars()}
	if o.Check != "" {
		c.name = caseName(o.Finding)
		c.body = append(c.body, "subject: "+named(o.Subject), "severity: "+string(o.Severity), "fingerprint: "+o.Fingerprint)
	}
	switch {
	case o.breakage != "":
		c.kind = "broken"
	case o.Waiver != nil:
		c.outcome, c.kind = skipped, "waived"
	case o.Status == audit.NotSatisfied:
		c.kind = string(o.Severity)
	}
	if len(o.Controls) > 1 {
		c.body = append(c.body, "counts for: "+both(o.Controls))
	}
	return c
}

func (c testCase) write(b *bytes.Buffer) {
	b.WriteString("    <testcase")
	attribute(b, "classname", c.class)
	attribute(b, "name", c.name)
	b.WriteString(` time="0"`)
	switch {
	case c.outcome != "":
		b.WriteString(">\n      <" + c.outcome)
		attribute(b, "type", c.kind)
		attribute(b, "message", c.message)
		c.writeBody(b, c.outcome)
	case c.message != "":
		b.WriteString(">\n      <system-out>" + xmlText(c.message) + "</system-out>\n    </testcase>\n")
	default:
		b.WriteString("/>\n")
	}
}

func (c testCase) writeBody(b *bytes.Buffer, element string) {
	if len(c.body) == 0 {
		b.WriteString("/>\n    </testcase>\n")
		return
	}
	b.WriteString(">")
	for i, line := range c.body {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(xmlText(line))
	}
	b.WriteString("</" + element + ">\n    </testcase>\n")
}

func attribute(b *bytes.Buffer, name, value string) {
	b.WriteString(" " + name + `="` + xmlText(value) + `"`)
}

// xmlText is text for XML. What safe leaves and XML forbids is shown as safe shows
// what it does not leave.
func xmlText(s string) string {
	s = safe(s)
	for _, r := range []rune{0xfffe, 0xffff} {
		s = strings.ReplaceAll(s, string(r), `\u{`+strings.ToUpper(strconv.FormatInt(int64(r), 16))+`}`)
	}
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes all
	return b.String()
}

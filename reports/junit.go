package reports

import (
	"bytes"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// renderJUnit writes the JUnit XML that Jenkins and GitLab read. The first suite
// is the verdict, one test case that passes only with exit code 0. Each control
// is a suite, each finding a test case of the first control that it counts for:
// so the suites of controls add up to the ledger. What is not satisfied is a
// failure, and only that; what is undetermined is an error, since no pass may be
// made of it, and so is a check that broke; what does not apply, what a waiver
// accepts, and a control that was not assessed, is skipped. Nothing in it tells when it was made.
func renderJUnit(w io.Writer, a audit.Assessment, _ Options) error {
	o := opposed(a)
	suites := append([]suite{verdictSuite(o)}, controlSuites(o)...)
	if a.Upcoming != nil && len(a.Upcoming.Controls) > 0 {
		suites = append(suites, upcomingSuite(a.Then()))
	}
	var all results
	for _, s := range suites {
		all = all.plus(s.results())
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?>` + "\n<testsuites")
	attribute(&b, "name", "dcaudit: "+strings.ToUpper(headline(tongue.English, a)))
	all.attributes(&b)
	b.WriteString(">\n")
	if _, err := b.WriteTo(w); err != nil {
		return err
	}
	for _, s := range suites {
		if err := s.write(w, o); err != nil {
			return err
		}
	}
	_, err := io.WriteString(w, "</testsuites>\n")
	return err
}

// suite is a suite of test cases.
type suite struct {
	name       string
	properties [][2]string
	cases      []testCase
	judgements []*audit.Judgement // each finding of which is a test case as well
}

// verdictSuite is the outcome as a whole. It is red whenever the exit code is not
// 0, even where no other test case is, and no plain pass where a part was judged.
func verdictSuite(o opposition) suite {
	a := o.Assessment
	verdict := testCase{class: "dcaudit.verdict", name: "verdict", message: announced(a)}
	switch {
	case len(a.Errors) > 0:
		verdict.outcome, verdict.kind = erroneous, "broken"
	case a.Verdict == audit.NotCompliant:
		verdict.outcome, verdict.kind = failed, string(a.Verdict)
	case a.Verdict == audit.NotProven:
		verdict.outcome, verdict.kind = erroneous, string(a.Verdict)
	case partial(tongue.English, a.Scope) != "":
		verdict.outcome, verdict.kind = skipped, "partial"
	}
	s := suite{name: "verdict", cases: []testCase{verdict}, properties: [][2]string{
		{"operator", operator(a.Inventory.Operator)}, {"at", a.At}, {"at_from", a.AtFrom},
		{"program", a.Tool.Name + " " + a.Tool.Version}, {"catalog", a.Catalog.SHA256}, {"outcome", verdict.message},
	}}
	for _, f := range a.Inventory.Files {
		s.properties = append(s.properties, [2]string{"inventory", f.Path + " " + f.SHA256})
	}
	for _, w := range a.Waivers {
		s.cases = append(s.cases, testCase{class: "dcaudit.waivers", name: waiverOf(w) + " at " + place(w.Location), outcome: skipped, kind: string(w.State), message: capital(waiverStands(w))})
	}
	for _, e := range o.loose() {
		s.cases = append(s.cases, caseOf("dcaudit.verdict", e))
	}
	return s
}

// controlSuites is a suite for each control, in the order of the profile.
func controlSuites(o opposition) (suites []suite) {
	counted, first := judged(o.Findings.ByControl()), map[*audit.Judgement]string{}
	for _, c := range o.Controls {
		s := suite{name: controlID(c), properties: [][2]string{{"title", c.Title}, {"citation", c.Citation}, {"status", string(c.Status)}}}
		elsewhere := map[string]bool{}
		for _, j := range counted.of(c) {
			if first[j] == "" {
				first[j] = controlID(c)
				s.judgements = append(s.judgements, j)
			} else if first[j] != controlID(c) {
				elsewhere[first[j]] = true
			}
		}
		for _, other := range sortedKeys(elsewhere) {
			s.properties = append(s.properties, [2]string{"findings that count for it too are under", other})
		}
		if unsettled(c) {
			s.cases = append(s.cases, caseOf(classOf(c), o.control(c)))
		} else if len(counted.of(c)) == 0 {
			s.cases = append(s.cases, testCase{class: classOf(c), name: c.Title, message: settlement(tongue.English, c, nil)})
		}
		suites = append(suites, s)
	}
	return suites
}

// upcomingSuite is what is not in force yet: it can neither pass nor fail.
func upcomingSuite(then audit.Assessment) suite {
	s := suite{name: "not in force yet", properties: [][2]string{{"status", "no part of the verdict"}}}
	counted := judged(then.Findings.ByControl())
	for _, c := range then.Controls {
		extent := ""
		if judgements := counted.of(c); len(judgements) > 0 {
			extent = ", " + share(tongue.English, c.Status, judgements)
		}
		from := "A bill, so that no day is known."
		if c.InForceFrom != "" {
			from = "In force from " + day(c.InForceFrom) + "."
		}
		s.cases = append(s.cases, testCase{
			class: "dcaudit.upcoming", name: controlID(c) + " " + c.Title, outcome: skipped, kind: "upcoming",
			message: from + " By what is declared now it is " + spaced(c.Status) + extent + ".",
		})
	}
	for _, e := range then.Errors {
		s.cases = append(s.cases, testCase{
			class: "dcaudit.upcoming", name: e.Check + " on " + e.Subject.String(), outcome: skipped, kind: "broken", message: "The check broke: " + sentence(e.Message),
		})
	}
	return s
}

// classOf is the control as a name of a class: readers make a package of what
// stands before the last point, and so the framework of it.
func classOf(c audit.ControlResult) string { return className(controlID(c)) }

func className(id string) string {
	framework, control, _ := strings.Cut(id, "/")
	return framework + "." + strings.ReplaceAll(control, ".", "_")
}

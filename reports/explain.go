package reports

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/inventory"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// Explanation is everything that an assessment knows about one finding.
type Explanation struct {
	Finding  audit.Finding         `json:"finding"`
	Check    audit.CheckRef        `json:"check"`
	Controls []audit.ControlResult `json:"controls"`
}

// Explain tells all about the findings that name picks: by the first digits of
// a fingerprint, or by check/subject. A name that picks none is an error.
func Explain(w io.Writer, format string, a audit.Assessment, name string, o Options) error {
	explanations, err := explanations(a, name)
	if err != nil {
		return err
	}
	if format == "json" {
		return JSON(w, explanations)
	}
	var b bytes.Buffer
	t := text{page: newPage(&b, o), Assessment: a}
	for i, e := range explanations {
		if i > 0 {
			t.gap()
		}
		t.explain(e)
	}
	_, err = w.Write(b.Bytes())
	return err
}

// shortestName is how many digits of a fingerprint name a finding.
const shortestName = 6

func explanations(a audit.Assessment, name string) (found []Explanation, err error) {
	var names []string
	for f := range a.Findings.All() {
		full := f.Check + "/" + f.Subject.ID
		names = append(names, full)
		if full == name || len(name) >= shortestName && strings.HasPrefix(f.Fingerprint, name) {
			found = append(found, explanation(a, f))
		}
	}
	if len(found) == 0 {
		err = fmt.Errorf("there is no finding %q; expected the fingerprint that a report shows, or check/subject as %s", name, either(names[:min(2, len(names))]))
		if hint := inventory.DidYouMean(name, names); hint != "" {
			err = fmt.Errorf("%w; hint: %s", err, hint)
		}
	}
	return found, err
}

func explanation(a audit.Assessment, f audit.Finding) Explanation {
	e := Explanation{Finding: f}
	for _, check := range a.Checks {
		if check.ID == f.Check {
			e.Check = check
		}
	}
	for _, control := range a.Controls {
		for _, counted := range f.Controls {
			if controlID(control) == counted {
				e.Controls = append(e.Controls, control)
			}
		}
	}
	return e
}

func (t text) explain(e Explanation) {
	f := e.Finding
	t.flag(f.Status, "", string(f.Status), named(f.Subject), string(f.Severity))
	t.put("  ", judgement(&f)+", finding "+f.Fingerprint)
	t.heading("What was found")
	if len(f.Violations) == 0 {
		t.put("  ", f.Message)
	}
	for i, v := range f.Violations {
		if i > 0 {
			t.gap()
		}
		t.put("  ", v.Message)
		same := func(s string) string { return s }
		t.label("expected", v.Expected)
		t.label("found", v.Found)
		t.because(v.Because, same)
		t.facts(v.Evidence)
	}
	if len(f.Evidence) > 0 {
		t.heading("The facts that it rests on")
		t.facts(f.Evidence)
	}
	t.demands(e)
	t.remedy(e)
}

func (t text) heading(title string) {
	t.gap()
	t.put("", title)
}

// facts shows all of the evidence, each with its line.
func (t text) facts(facts []audit.Evidence) {
	for _, fact := range facts {
		shown := string(fact.Path)
		if fact.Value != nil {
			shown += " = " + value(fact.Value)
		}
		t.put("    ", shown)
		t.put("      ", "at "+place(fact.Location))
		if fact.Text != "" {
			t.frame("      ", fmt.Sprint(fact.Line), fact.Text, lastKey(string(fact.Path)))
		}
	}
}

// demands shows the clauses that the finding counts for, and what the check
// looks for in them.
func (t text) demands(e Explanation) {
	t.heading("Who demands it")
	for _, c := range e.Controls {
		t.put("  ", controlID(c)+": "+c.Title)
		t.put("    ", c.Text)
		t.put("    ", fmt.Sprintf("%s (%s, %s)", c.Citation, c.Kind, trusts.in(tongue.English, c.Confidence)))
		if c.Note != "" {
			t.put("    ", "Note: "+c.Note)
		}
	}
	t.heading("What the check proves")
	t.put("  ", sentence(e.Check.Title)+" "+e.Check.Description)
}

// remedy shows the smallest change that would clear the finding.
func (t text) remedy(e Explanation) {
	switch f := e.Finding; {
	case len(f.Violations) > 0:
		t.heading("What would clear it")
		for _, v := range f.Violations {
			t.put("  - ", v.Fix)
		}
		t.put("  In general: ", e.Check.Remediation)
	case len(f.Missing) > 0:
		t.heading("What would settle it: declare")
		for _, m := range f.Missing {
			t.put("  - ", string(m.Path))
			if m.Reason == "" {
				t.put("      ", "in the object at "+place(m.Location))
			} else {
				t.put("      ", "anew at "+place(m.Location)+", where it proves nothing: "+m.Reason)
			}
		}
	}
}

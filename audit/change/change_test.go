package change

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/audit/inventory"
)

var program = audit.Tool{Name: "dcaudit", Version: "test"}

// of is an assessment of these findings, by one check of a control.
func of(findings ...audit.Finding) Input {
	a := audit.Assessment{Checks: []audit.CheckRef{{ID: "try.it", SHA256: "a"}}}
	for i := range findings {
		findings[i].Controls = []string{"f/c"}
	}
	a.Findings = audit.ListOf(findings)
	return Input{Assessment: a}
}

// found is a finding about a dataset.
func found(id string, status audit.Status, violations ...string) audit.Finding {
	f := audit.Finding{Check: "try.it", Subject: audit.Subject{Kind: "dataset", ID: id}, Status: status, Severity: audit.High, Fingerprint: id + string(status)}
	for _, message := range violations {
		f.Violations = append(f.Violations, audit.Violation{Message: message})
	}
	return f
}

func waived(f audit.Finding) audit.Finding {
	f.Waiver = &audit.WaiverMark{}
	return f
}

// Every pair of what was and what is has one kind, and only what is worse is
// called that. A pass is reached by being fixed alone.
func TestKinds(t *testing.T) {
	const met, not, open, exempt = audit.Satisfied, audit.NotSatisfied, audit.Undetermined, audit.NotApplicable
	for _, test := range []struct {
		was, is audit.Status
		kind    Kind
	}{
		{met, met, ""}, {met, not, Regressed}, {met, open, Regressed}, {met, exempt, ""},
		{not, met, Fixed}, {not, not, ""}, {not, open, Obscured}, {not, exempt, Exempted},
		{open, met, Fixed}, {open, not, Regressed}, {open, open, ""}, {open, exempt, Exempted},
		{exempt, met, ""}, {exempt, not, Regressed}, {exempt, open, Regressed}, {exempt, exempt, ""},
		{"", met, ""}, {"", not, Appeared}, {"", open, Appeared}, {"", exempt, ""},
		{met, "", ""}, {not, "", Gone}, {open, "", Gone}, {exempt, "", ""},
	} {
		base, head := of(found("other", met)), of(found("other", met))
		if test.was != "" {
			base = of(found("other", met), found("one", test.was))
		}
		if test.is != "" {
			head = of(found("other", met), found("one", test.is))
		}
		c := Compare(base, head, program)
		var kinds []string
		for _, change := range c.Changes {
			kinds = append(kinds, string(change.Kind))
			if change.Before != test.was || change.After != test.is || change.Cause != Infrastructure {
				t.Errorf("%q to %q: %+v", test.was, test.is, change)
			}
		}
		if got := strings.Join(kinds, " "); got != string(test.kind) || c.Worse != test.kind.Worse() {
			t.Errorf("%q to %q: %q, worse: %t; want %q", test.was, test.is, got, c.Worse, test.kind)
		}
	}
}

// A waiver turns what got worse into what is waived, and its end is worse.
func TestWaivedChanges(t *testing.T) {
	const met, not = audit.Satisfied, audit.NotSatisfied
	for name, test := range map[string]struct {
		was, is audit.Finding
		kind    Kind
	}{
		"waived now":          {found("one", not), waived(found("one", not)), Waived},
		"waived at once":      {found("one", met), waived(found("one", not)), Waived},
		"waived before":       {waived(found("one", not)), found("one", not), Unwaived},
		"waived all along":    {waived(found("one", not)), waived(found("one", not, "more")), ""},
		"waived before, met":  {waived(found("one", not)), found("one", met), Fixed},
		"waived before, gone": {waived(found("one", not)), found("two", met), Gone},
	} {
		c := Compare(of(test.was), of(test.is), program)
		kind := Kind("")
		if len(c.Changes) > 0 {
			kind = c.Changes[0].Kind
		}
		if kind != test.kind || c.Worse != test.kind.Worse() {
			t.Errorf("%s: %q, worse: %t", name, kind, c.Worse)
		}
	}
	if c := Compare(of(), of(waived(found("one", not))), program); len(c.Changes) != 1 || c.Changes[0].Kind != Waived || c.Worse {
		t.Errorf("new and waived: %+v", c.Changes)
	}
}

// What is violated on both sides is worse if more is wrong than before. An age that
// grew is not more.
func TestViolations(t *testing.T) {
	const not = audit.NotSatisfied
	for name, test := range map[string]struct {
		was, is    []string
		kind       Kind
		less, more string
	}{
		"the same":           {[]string{"a", "b"}, []string{"b", "a"}, "", "", ""},
		"older":              {[]string{"it is 3.5 days old"}, []string{"it is 12 days old"}, "", "", ""},
		"one more":           {[]string{"a"}, []string{"a", "b"}, Regressed, "", "b"},
		"the same once more": {[]string{"a"}, []string{"a", "a"}, Regressed, "", "a"},
		"another":            {[]string{"a"}, []string{"b"}, Regressed, "a", "b"},
		"one less":           {[]string{"a", "b"}, []string{"b"}, Eased, "a", ""},
	} {
		c := Compare(of(found("one", not, test.was...)), of(found("one", not, test.is...)), program)
		var got Change
		if len(c.Changes) > 0 {
			got = c.Changes[0]
		}
		if got.Kind != test.kind || strings.Join(got.Less, " ") != test.less || strings.Join(got.More, " ") != test.more || c.Worse != test.kind.Worse() {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A check that judges otherwise, and one that is new, are causes of their own.
func TestCauses(t *testing.T) {
	base, head := of(found("one", audit.Satisfied)), of(found("one", audit.NotSatisfied))
	head.Checks = []audit.CheckRef{{ID: "try.it", SHA256: "b"}}
	c := Compare(base, head, program)
	if c.Changes[0].Cause != Catalog || fmt.Sprint(c.Checks) != "[{try.it changed}]" {
		t.Errorf("%+v; %v", c.Changes[0], c.Checks)
	}
	strict := found("one", audit.NotSatisfied)
	strict.Params = map[string]any{"min": 2}
	c = Compare(of(found("one", audit.NotSatisfied)), of(strict), program)
	if len(c.Changes) != 2 || c.Changes[0].Kind != Appeared || c.Changes[0].Cause != Catalog || c.Changes[1].Kind != Gone || c.Changes[1].Cause != Catalog {
		t.Errorf("%+v", c.Changes)
	}
	head = of()
	head.Checks = nil
	if c = Compare(of(found("one", audit.Satisfied)), head, program); fmt.Sprint(c.Checks) != "[{try.it gone}]" {
		t.Error(c.Checks)
	}
}

// An id that alone changed is no news; subjects that nothing tells apart are not
// matched by guess.
func TestRenames(t *testing.T) {
	on := func(f audit.Finding, paths ...string) audit.Finding {
		for _, path := range paths {
			f.Evidence = append(f.Evidence, audit.Evidence{Path: inventory.Path(path), Value: path})
		}
		return f
	}
	const met, not = audit.Satisfied, audit.NotSatisfied
	for name, test := range map[string]struct {
		was, is                    []audit.Finding
		renamed, gone, fresh, kind string
	}{
		"by its facts": {
			[]audit.Finding{on(found("one", not, "one is bad"), "datasets[one].primary"), on(found("two", not), "datasets[two].copies")},
			[]audit.Finding{on(found("uno", not, "uno is bad"), "datasets[uno].primary"), on(found("due", not), "datasets[due].copies")},
			"[{dataset one uno} {dataset two due}]", "[]", "[]", ""},
		"by how it ends": {[]audit.Finding{found("one", not), found("two", met)}, []audit.Finding{found("uno", not), found("two", met)}, "[{dataset one uno}]", "[]", "[]", ""},
		"two alike":      {[]audit.Finding{found("one", not), found("two", not)}, []audit.Finding{found("uno", not), found("due", not)}, "[]", "[dataset:one dataset:two]", "[dataset:due dataset:uno]", "new"},
		"another":        {[]audit.Finding{found("one", met)}, []audit.Finding{found("uno", not)}, "[]", "[dataset:one]", "[dataset:uno]", "new"},
	} {
		c := Compare(of(test.was...), of(test.is...), program)
		kind := ""
		if len(c.Changes) > 0 {
			kind = string(c.Changes[0].Kind)
		}
		if fmt.Sprint(c.Renamed) != test.renamed || fmt.Sprint(c.Gone) != test.gone || fmt.Sprint(c.New) != test.fresh || kind != test.kind {
			t.Errorf("%s: renamed %v, gone %v, new %v, %q", name, c.Renamed, c.Gone, c.New, kind)
		}
	}
}

// A control without checks is worse by itself; of others, findings tell.
func TestControls(t *testing.T) {
	side := func(status audit.Status, manual string) Input {
		i := of(found("one", audit.Satisfied))
		i.Controls = []audit.ControlResult{{Framework: "f", ID: "c", Title: "T", Status: status, Manual: manual}}
		return i
	}
	for _, test := range []struct {
		was, is audit.Status
		manual  string
		worse   bool
	}{
		{audit.Satisfied, audit.NotAssessed, "no machine can tell", true}, {audit.NotAssessed, audit.Undetermined, "no machine can tell", true},
		{audit.Undetermined, audit.Satisfied, "no machine can tell", false}, {audit.Satisfied, audit.NotSatisfied, "", false},
	} {
		c := Compare(side(test.was, test.manual), side(test.is, test.manual), program)
		if len(c.Controls) != 1 || c.Controls[0].Worse != test.worse || c.Worse != test.worse {
			t.Errorf("%s to %s: %+v", test.was, test.is, c.Controls)
		}
	}
	if c := Compare(side(audit.Satisfied, ""), of(found("one", audit.Satisfied)), program); c.Worse || c.Controls[0].After != "" {
		t.Errorf("%+v", c.Controls)
	}
}

// Services are compared in the losses that both sides know, and it is said where
// they are not.
func TestServices(t *testing.T) {
	with := func(ends Ends) Input {
		i := of(found("one", audit.Satisfied))
		i.Ends = ends
		return i
	}
	before := with(Ends{"facility:f": {"a": exhibit.Running, "b": exhibit.Lost, "c": exhibit.Recovers}, "facility:old": {"a": exhibit.Running}})
	after := with(Ends{"facility:f": {"a": exhibit.Undetermined, "b": exhibit.Degraded, "c": exhibit.Recovers}, "facility:new": {"a": exhibit.Lost}})
	c := Compare(before, after, program)
	if got := fmt.Sprint(c.Services); got != "[{a facility:f running undetermined true} {b facility:f lost degraded false}]" || !c.Worse || c.ServicesNote != "" {
		t.Errorf("%s; %t; %q", got, c.Worse, c.ServicesNote)
	}
	saved := of(found("one", audit.Satisfied))
	if c := Compare(saved, after, program); c.ServicesNote == "" || c.Services != nil {
		t.Errorf("%v, %q", c.Services, c.ServicesNote)
	}
	saved.Exhibits = &exhibit.Exhibits{Losses: &exhibit.Matrix{Losses: []exhibit.Loss{{Kind: "facility", ID: "f"}}, MoreLosses: 1,
		Services: []exhibit.Row{{ID: "b", Outcomes: []exhibit.Outcome{exhibit.Running}}}}}
	if c := Compare(saved, after, program); fmt.Sprint(c.Services) != "[{b facility:f running degraded true}]" || c.ServicesNote == "" {
		t.Errorf("%v, %q", c.Services, c.ServicesNote)
	}
}

// The same two sides give the same comparison, whatever the order of the findings.
func TestOrderIsNoNews(t *testing.T) {
	var findings, turned []audit.Finding
	for i, status := range []audit.Status{audit.Satisfied, audit.NotSatisfied, audit.Undetermined, audit.NotApplicable} {
		findings = append(findings, found(fmt.Sprint(i), status))
	}
	turned = append(turned, findings...)
	slices.Reverse(turned)
	if c := Compare(of(findings...), of(turned...), program); len(c.Changes) > 0 || len(c.Renamed) > 0 || c.Unchanged[audit.NotSatisfied] != 1 || c.Unchanged[audit.Satisfied] != 1 {
		t.Errorf("%+v", c)
	}
}

package audit_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dcaudit/dcaudit/audit"
)

// someone is the least inventory that there is, and chat one with a service and
// an open list of datasets.
const (
	someone = `apiVersion: dcaudit/v1
kind: Inventory
as_of: 2026-09-30
operator: {id: hanbit}
`
	chat = someone + `sites: [{id: a}, {id: b}]
facilities: [{id: north, site: a}, {id: south, site: b}]
services: [{id: chat, kind: product, critical: true}]
datasets:
  - id: messages
    service: chat
`
)

// offline is a check that can end in any way.
const offline = `not_applicable contains "it can be made anew" if input.subject.recreatable == true

satisfied if {
	some copy in input.subject.copies
	copy.offline == true
}

violations contains {"at": ["copies"], "message": "no copy is offline", "expected": "one", "found": "none", "fix": "Take one off"} if {
	every copy in input.subject.copies { copy.offline == false }
}
`

func TestStatus(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		facts   string
		status  audit.Status
		message string
		verdict audit.Verdict
	}{
		"proven":              {"    copies: [{id: c, kind: backup, offline: false}, {id: d, kind: backup, offline: true}]\n", audit.Satisfied, "It holds.", audit.Compliant},
		"refuted":             {"    copies: [{id: c, kind: backup, offline: false}]\n", audit.NotSatisfied, "no copy is offline.", audit.NotCompliant},
		"refuted by a list":   {"    copies: []\n", audit.NotSatisfied, "no copy is offline.", audit.NotCompliant},
		"a fact is missing":   {"    copies: [{id: c, kind: backup, offline: false}, {id: d, kind: backup}]\n", audit.Undetermined, "It cannot be proved either way: a fact is missing.", audit.NotProven},
		"a list is missing":   {"", audit.Undetermined, "It cannot be proved either way: a fact is missing.", audit.NotProven},
		"two facts are":       {"    copies: [{id: c, kind: backup}, {id: d, kind: backup}]\n", audit.Undetermined, "It cannot be proved either way: 2 facts are missing.", audit.NotProven},
		"exempt":              {"    recreatable: true\n", audit.NotApplicable, "it can be made anew.", audit.Compliant},
		"exempt and refuted":  {"    recreatable: true\n    copies: []\n", audit.NotApplicable, "it can be made anew.", audit.Compliant},
		"exempt and proven":   {"    recreatable: true\n    copies: [{id: c, kind: backup, offline: true}]\n", audit.NotApplicable, "it can be made anew.", audit.Compliant},
		"not exempt, refuted": {"    recreatable: false\n    copies: []\n", audit.NotSatisfied, "no copy is offline.", audit.NotCompliant},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			a := assess(t, single("dataset", offline).load(t), written(t, chat+test.facts))
			f := a.Findings.Judgements()[0].Finding(0)
			if f.Status != test.status || f.Message != test.message || a.Verdict != test.verdict {
				t.Errorf("%s, %q, verdict %s; expected %s, %q, %s", f.Status, f.Message, a.Verdict, test.status, test.message, test.verdict)
			}
			if f.Subject.String() != "dataset:messages" || f.Check != "try.it" || f.Severity != audit.High || len(f.Controls) != 1 || f.Controls[0] != "kr-2022/c1" {
				t.Errorf("%+v", f)
			}
			checkFinding(t, f)
		})
	}
}

// A demand about things that there are none of is answered by one that stands in.
func TestStandIns(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		kind, facts string
		status      audit.Status
		where       string
	}{
		"no list of datasets":     {"dataset", "", audit.Undetermined, "datasets"},
		"an empty list":           {"dataset", "datasets: []\n", audit.NotApplicable, "datasets"},
		"no list of facilities":   {"facility", "", audit.Undetermined, "facilities"},
		"no facility":             {"facility", "facilities: []\n", audit.NotApplicable, "facilities"},
		"no list of services":     {"service", "", audit.Undetermined, "services"},
		"no service":              {"service", "services: []\n", audit.NotApplicable, "services"},
		"no list of incidents":    {"incident", "", audit.Undetermined, "incidents"},
		"no incident":             {"incident", "incidents: []\n", audit.NotApplicable, "incidents"},
		"no plan, hence notices":  {"notice", "", audit.Undetermined, "reporting.notices"},
		"a plan without a list":   {"notice", "reporting: {detection: {within: 5m}}\n", audit.Undetermined, "reporting.notices"},
		"a plan without a notice": {"notice", "reporting: {notices: []}\n", audit.NotApplicable, "reporting.notices"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := assess(t, single(test.kind, "satisfied if input.subject.note == \"x\"\n").load(t), written(t, someone+test.facts)).Findings.Judgements()[0].Finding(0)
			if f.Status != test.status || f.Subject != (audit.Subject{Kind: test.kind}) || f.Subject.String() != "every "+test.kind {
				t.Errorf("%+v; expected %s", f, test.status)
			}
			var paths []string
			for _, e := range f.Evidence {
				paths = append(paths, string(e.Path))
			}
			for _, m := range f.Missing {
				paths = append(paths, string(m.Path))
			}
			if len(paths) != 1 || paths[0] != test.where || (len(f.Evidence) == 1) != (test.status == audit.NotApplicable) {
				t.Errorf("it rests on %v; expected %s", paths, test.where)
			}
		})
	}
}

// whole is an inventory with one subject of each kind.
const whole = chat + `reporting: {notices: [{id: first, to: users, kind: initial, within: 30m}]}
incidents: [{id: fire, began: 2026-01-02T03:04:05+09:00}]
`

// What a check sees, for each kind of subject.
func TestWhatACheckSees(t *testing.T) {
	t.Parallel()
	everywhere := ` input.at == "2026-09-30T23:59:59Z"; input.operator.id == "hanbit"; data.inventory.facilities.north.site == "a" }`
	for kind, test := range map[string]struct{ rule, subject string }{
		"operator": {`input.subject.id == "hanbit"; input.operator == input.subject`, "operator:hanbit"},
		"plan":     {`count(input.subject.notices) == 1; input.facts.notices[0].id == "first"`, "plan:reporting"},
		"facility": {`input.subject.id in {"north", "south"}`, "facility:north facility:south"},
		"service":  {`input.subject.critical == true; input.facts.datasets == ["messages"]`, "service:chat"},
		"dataset":  {`input.subject.service == "chat"; input.facts.critical == true`, "dataset:messages"},
		"notice":   {`input.subject.within == 1800; count(input.facts.losses) == 2`, "notice:first"},
		"incident": {`input.subject.began == "2026-01-01T18:04:05Z"; input.facts.age > 0`, "incident:fire"},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			source := single(kind, "satisfied if { "+test.rule+";"+everywhere).source("")
			for _, source.Verified = range []bool{false, true} {
				a := assess(t, must(audit.LoadCatalog(source))(t), written(t, whole))
				var subjects []string
				for f := range a.Findings.All() {
					subjects = append(subjects, f.Subject.String())
					if f.Status != audit.Satisfied {
						t.Errorf("verified %v: %s is %s (%v)", source.Verified, f.Subject, f.Status, a.Errors)
					}
				}
				if got := strings.Join(subjects, " "); got != test.subject {
					t.Errorf("it judged %s; expected %s", got, test.subject)
				}
			}
		})
	}
}

// A set of reasons, or of violations, may be empty.
func TestSilentRules(t *testing.T) {
	t.Parallel()
	rules := "satisfied if input.subject.id != \"\"\n\nnot_applicable contains \"so\" if input.subject.id == \"\"\n\nviolations contains {} if input.subject.id == \"\"\n"
	if f := assess(t, single("operator", rules).load(t), written(t, someone)).Findings.Judgements()[0].Finding(0); f.Status != audit.Satisfied {
		t.Errorf("%+v", f)
	}
}

// Of what is refuted in several ways each way is told, in an order that is
// always the same.
func TestSeveralViolations(t *testing.T) {
	t.Parallel()
	rules := exempt + `violations contains {"at": ["id"], "message": m, "expected": "E", "found": "F", "fix": "X", "because": ["second", "first"]} if some m in ["zeta", "alpha", "is it?"]`
	f := assess(t, single("operator", rules).load(t), written(t, someone)).Findings.Judgements()[0].Finding(0)
	if len(f.Violations) != 3 || f.Violations[0].Message != "alpha." || f.Violations[1].Message != "is it?" || f.Message != "alpha. (and 2 more)" {
		t.Errorf("%+v", f)
	}
	if because := f.Violations[0].Because; strings.Join(because, " ") != "second first" {
		t.Errorf("the steps are %v", because)
	}
}

// A run that is stopped ends at once, even in the middle of a check.
func TestStopped(t *testing.T) {
	t.Parallel()
	rules := `satisfied if count([1 | some i in numbers.range(1, 100000); some j in numbers.range(1, 100000); i + j == 0]) > 0`
	profile := must(single("operator", rules).load(t).Profile(audit.Selection{}))(t)
	m := written(t, someone)
	ctx, stop := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer stop()
	_, err := audit.Assess(ctx, profile, m.inventory, m.facts, m.date, program)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("the error is %v", err)
	}
}

func TestNothingToJudge(t *testing.T) {
	t.Parallel()
	manual := strings.Replace(framework("kr-2022", "x"), "checks: [{check: x}]", "manual: No machine can", 1)
	profile := must(files{"frameworks/kr-2022.yaml": manual}.load(t).Profile(audit.Selection{}))(t)
	if _, err := assessBy(profile, written(t, someone)); !errors.Is(err, audit.ErrNothingJudged) {
		t.Errorf("the error is %v", err)
	}
}

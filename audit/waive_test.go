package audit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/dcaudit/dcaudit/audit"
)

// refuted is an inventory with one finding that is not satisfied.
const refuted = chat + "    copies: []\n"

// holds is a waiver for it that holds, on the day that the inventory describes.
const holds = `check: try.it, subject: "dataset:messages", reason: A reason, owner: Kim, requested_by: Park, approved_by: Lee, ` +
	`dated: 2026-09-01, expires: 2026-12-01, compensating_control: Tapes`

func waivers(t *testing.T, entries ...string) []*audit.Waivers {
	t.Helper()
	text := "apiVersion: dcaudit/v1\nkind: Waivers\nwaivers:\n"
	for _, entry := range entries {
		text += "- {" + entry + "}\n"
	}
	return []*audit.Waivers{must(audit.ParseWaivers("waivers.yaml", []byte(text)))(t)}
}

// What a waiver comes to, and the verdict: only one that holds at the moment of
// the assessment, and that somebody else approved, accepts anything.
func TestWaivers(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		old, new string
		state    audit.WaiverState
		problem  string
		soon     bool
	}{
		"holds":                   {state: audit.Applied},
		"dated on the day":        {"2026-09-01", "2026-09-30", audit.Applied, "", false},
		"expires on the day":      {"2026-12-01", "2026-09-30", audit.Applied, "", true},
		"expires soon":            {"2026-12-01", "2026-10-29", audit.Applied, "", true},
		"expires not quite soon":  {"2026-12-01", "2026-10-30", audit.Applied, "", false},
		"expired the day before":  {"2026-12-01", "2026-09-29", audit.Expired, "it has expired", false},
		"dated the day after":     {"2026-09-01", "2026-10-01", audit.Invalid, "dated after the moment", false},
		"ends before it begins":   {"2026-12-01", "2026-08-31", audit.Invalid, "before it is dated", false},
		"the longest term":        {"2026-09-01, expires: 2026-12-01", "2026-06-01, expires: 2026-12-02", audit.Applied, "", false},
		"a day longer":            {"2026-09-01, expires: 2026-12-01", "2026-06-01, expires: 2026-12-03", audit.OverBroad, "the longest for severity high, 184 days", false},
		"not approved":            {", approved_by: Lee", "", audit.Unapproved, "nobody approved it", false},
		"approved by who asked":   {"approved_by: Lee", `approved_by: PARK`, audit.Unapproved, "nobody but who asked for it", false},
		"for all":                 {"dataset:messages", "dataset:*", audit.OverBroad, "more than one subject", false},
		"for the kind":            {"dataset:messages", "dataset", audit.OverBroad, "more than one subject", false},
		"for the control":         {"reason: A", "control: kr-2022/c1, reason: A", audit.Applied, "", false},
		"for another control":     {"reason: A", "control: kr-2022/c2, reason: A", audit.Unused, "no finding", false},
		"for what is not at risk": {"dataset:messages", "dataset:other", audit.Unused, "no finding", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := written(t, refuted+"  - id: other\n    service: chat\n    recreatable: true\n")
			a := assess(t, single("dataset", offline).load(t), m)
			entry := strings.Replace(holds, test.old, test.new, 1)
			after := must(audit.Waive(a, waivers(t, entry), []string{"try.it"}, m.inventory))(t)
			w := after.Waivers[0]
			accepted := 0
			if test.state == audit.Applied {
				accepted = 1
			}
			if w.State != test.state || !strings.Contains(w.Problem, test.problem) || (w.Problem == "") != (test.state == audit.Applied) || w.ExpiresSoon != test.soon || w.Findings != accepted {
				t.Errorf("%+v; expected %s, %q, soon: %t", w, test.state, test.problem, test.soon)
			}
			checkWaived(t, a, after, accepted)
		})
	}
}

// checkWaived holds that waivers change nothing but the marks and what follows.
func checkWaived(t *testing.T, before, after audit.Assessment, accepted int) {
	t.Helper()
	want := map[bool]audit.Verdict{true: audit.Compliant, false: audit.NotCompliant}[accepted == 1]
	if after.Verdict != want || after.Summary.Waived != accepted || after.Summary.NotSatisfied != 1 || after.Controls[0].Status != audit.NotSatisfied {
		t.Errorf("verdict %s, %+v, control %s", after.Verdict, after.Summary, after.Controls[0].Status)
	}
	j, was := after.Findings.Judgements()[0], before.Findings.Judgements()[0]
	for i := range j.Len() {
		f, g := j.Finding(i), j.Gist(i)
		if marked := f.Waiver != nil; marked != (accepted == 1 && f.Status == audit.NotSatisfied) || marked != j.Waived(i) || marked != (g.Waiver != nil) {
			t.Errorf("%+v; waived: %t", f, j.Waived(i))
		}
		f.Waiver = nil
		if fmt.Sprint(f) != fmt.Sprint(was.Finding(i)) || j.Status(i) != was.Status(i) || was.Waived(i) {
			t.Errorf("%+v was %+v", f, was.Finding(i))
		}
	}
}

// The check judges the subject for two controls that ask for different things: a
// waiver accepts one of them.
func TestWaiverOfOneDemand(t *testing.T) {
	t.Parallel()
	catalog := single("dataset", offline)
	catalog["checks/try/it.rego"] = strings.Replace(catalog["checks/try/it.rego"], "#   severity", param("least", "number", "1", "ours"), 1)
	catalog["frameworks/kr-2022.yaml"] = framework("kr-2022", "try.it", "try.it, params: {least: 2}")
	m := written(t, refuted)
	a := assess(t, catalog.load(t), m)
	for name, test := range map[string]struct {
		entries  []string
		states   string
		accepted int
	}{
		"for both at once":  {[]string{holds}, "over-broad", 0},
		"for one":           {[]string{holds + ", control: kr-2022/c2"}, "applied", 1},
		"for each":          {[]string{holds + ", control: kr-2022/c2", holds + ", control: kr-2022/c1"}, "applied applied", 2},
		"twice for one":     {[]string{holds + ", control: kr-2022/c2", holds + ", control: kr-2022/c2, note: again"}, "applied unused", 1},
		"and for what left": {[]string{holds + ", control: kr-2022/c2", holds}, "applied applied", 2},
	} {
		after := must(audit.Waive(a, waivers(t, test.entries...), []string{"try.it"}, m.inventory))(t)
		var states []string
		for _, w := range after.Waivers {
			states = append(states, string(w.State))
		}
		if strings.Join(states, " ") != test.states || after.Summary.Waived != test.accepted || (after.Verdict == audit.Compliant) != (test.accepted == 2) {
			t.Errorf("%s: %v, %d accepted, %s", name, states, after.Summary.Waived, after.Verdict)
		}
	}
}

// What is not proven can't be accepted, and neither can a check that broke.
func TestWaiverOfWhatIsNotKnown(t *testing.T) {
	t.Parallel()
	m := written(t, chat)
	a := assess(t, single("dataset", offline).load(t), m)
	after := must(audit.Waive(a, waivers(t, holds), []string{"try.it"}, m.inventory))(t)
	if w := after.Waivers[0]; w.State != audit.Unused || after.Verdict != audit.NotProven || after.Summary.Waived != 0 {
		t.Errorf("%+v, %s", w, after.Verdict)
	}
}

func TestWaiverOfACheckThatWasNotRun(t *testing.T) {
	t.Parallel()
	m := written(t, refuted)
	a := assess(t, single("dataset", offline).load(t), m)
	after := must(audit.Waive(a, waivers(t, strings.Replace(holds, "try.it", "try.that", 1)), []string{"try.it", "try.that"}, m.inventory))(t)
	if w := after.Waivers[0]; w.State != audit.Unused || w.Problem != "the check was not run" || after.Verdict != audit.NotCompliant {
		t.Errorf("%+v, %s", w, after.Verdict)
	}
}

func TestWaiversForWhatIsNotThere(t *testing.T) {
	t.Parallel()
	m := written(t, refuted)
	a := assess(t, single("dataset", offline).load(t), m)
	for wrong, want := range map[string]string{
		"try.if":           `waivers.yaml:4:4: there is no check "try.if"; hint: did you mean "try.it"?`,
		"dataset:message":  `waivers.yaml:4:19: the inventory has no dataset "message"; hint: did you mean "messages"?`,
		"datasets:message": `waivers.yaml:4:19: subject is "datasets:message"; one subject as kind:id, the kind one of:`,
	} {
		entry := strings.Replace(holds, "try.it", wrong, 1)
		if strings.Contains(wrong, ":") {
			entry = strings.Replace(holds, "dataset:messages", wrong, 1)
		}
		if _, err := audit.Waive(a, waivers(t, entry), []string{"try.it"}, m.inventory); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v; expected %s", wrong, err, want)
		}
	}
}

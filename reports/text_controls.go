package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// worstFirst are the controls with this status, by severity, then in the order
// of the profile.
func (t text) worstFirst(status audit.Status) []audit.ControlResult {
	var chosen []audit.ControlResult
	weights := map[string]int{}
	for _, c := range t.Controls {
		if c.Status == status {
			chosen = append(chosen, c)
			weights[controlID(c)] = weight(gravest(status, t.judged.of(c)))
		}
	}
	slices.SortStableFunc(chosen, func(a, b audit.ControlResult) int {
		return weights[controlID(a)] - weights[controlID(b)]
	})
	return chosen
}

func (t text) control(c audit.ControlResult) {
	judgements := t.judged.of(c)
	right := ""
	if len(judgements) > 0 {
		right = share(tongue.English, c.Status, judgements)
		if severity := gravest(c.Status, judgements); severity != "" {
			right = string(severity) + ", " + right
		}
		if n := sumWaived(judgements); n > 0 {
			right += fmt.Sprintf(", %d waived", n)
		}
	}
	t.flag(c.Status, "", string(c.Status), controlID(c), right)
	t.put("  ", c.Title)
	t.put("  ", fmt.Sprintf("%s (%s, %s)", c.Citation, c.Kind, trusts.in(tongue.English, c.Confidence)))
	if c.Note != "" {
		t.put("  ", "Note: "+c.Note)
	}
	if unsettled(c) {
		t.put("  ", unassessed(tongue.English, c, t.Assessment))
	}
	t.open(audit.NotSatisfied, judgements)
	t.open(audit.Undetermined, judgements)
	t.settled(judgements)
	for _, j := range judgements {
		if t.shown[j] == "" {
			t.shown[j] = controlID(c)
		}
	}
}

// settled counts the findings of a control that ask for nothing.
func (t text) settled(judgements []*audit.Judgement) {
	var counts []string
	for _, status := range gravity[3:] {
		if n := sum(status, judgements); n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, spaced(status)))
		}
	}
	if len(counts) > 0 {
		t.gap()
		t.put("  ", "The other findings: "+strings.Join(counts, ", ")+".")
	}
}

// folded shows the controls that ask for nothing: a line each, or what exempts
// from them.
func (t text) folded(status audit.Status) {
	first := true
	for _, c := range t.Controls {
		if c.Status != status {
			continue
		}
		if first {
			t.gap()
			t.flag(status, "", string(status), "", "")
			first = false
		}
		if status == audit.NotApplicable {
			t.flag(status, "  ", "", controlID(c)+": "+sentence(c.Title)+" "+reasons(tongue.English, t.judged.of(c)), "")
			continue
		}
		t.entry(status, controlID(c)+"  "+c.Title, settlement(tongue.English, c, t.judged.of(c)))
	}
}

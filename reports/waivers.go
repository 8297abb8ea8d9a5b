package reports

import (
	"fmt"

	"github.com/dcaudit/dcaudit/audit"
)

// term says how long a finding is accepted, and by whom.
func term(w audit.WaiverMark) string {
	return fmt.Sprintf("until %s, approved by %s: %s", day(w.Expires), w.ApprovedBy, sentence(w.Reason))
}

// waiverOf says what a waiver is for.
func waiverOf(w audit.WaiverRef) string {
	if w.Control == "" {
		return w.Check + " on " + w.Subject
	}
	return w.Check + " on " + w.Subject + " for " + w.Control
}

// waiverStands says what a waiver comes to.
func waiverStands(w audit.WaiverRef) string {
	switch {
	case w.State == audit.Applied && w.ExpiresSoon:
		return fmt.Sprintf("accepts %s, and expires soon", count(w.Findings, "finding", "findings"))
	case w.State == audit.Applied:
		return "accepts " + count(w.Findings, "finding", "findings")
	case w.State == audit.Unused && w.ExpiresSoon:
		return "accepts nothing, and expires soon: " + w.Problem
	}
	return "accepts nothing: " + w.Problem
}

// waivers shows every waiver, and what it comes to.
func (t text) waivers() {
	if len(t.Waivers) == 0 {
		return
	}
	t.gap()
	t.put("", "waivers: the status of a finding stays what it is")
	for _, w := range t.Waivers {
		symbol, color := "!", yellow
		if w.State == audit.Applied {
			symbol, color = "~", plain
		}
		t.gap()
		t.mark(symbol, color, "  ", string(w.State), waiverOf(w)+" "+waiverStands(w), "")
		t.label("until", fmt.Sprintf("%s, since %s", day(w.Expires), day(w.Dated)))
		t.label("reason", w.Reason)
		t.label("meanwhile", w.CompensatingControl)
		t.label("owner", w.Owner)
		t.label("asked by", w.RequestedBy)
		if w.ApprovedBy != "" {
			t.label("approved", w.ApprovedBy)
		}
		t.label("at", place(w.Location))
	}
}

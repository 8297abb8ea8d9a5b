package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// waivers are all waivers, and what each comes to.
func (w *webpage) waivers() (all []htmlWaiver) {
	for _, one := range w.Waivers {
		view := htmlWaiver{
			Applied: one.State == audit.Applied, State: capital(waiverWords.in(w.l, one.State)),
			Check: one.Check, Subject: one.Subject, Control: one.Control, Comes: w.comes(one), Place: placed(w.l, one.Location),
		}
		for _, fact := range []struct {
			name tongue.Text
			text string
		}{
			{"Reason", one.Reason}, {"Meanwhile", one.CompensatingControl}, {"Owner", one.Owner}, {"Requested by", one.RequestedBy},
			{"Approved by", one.ApprovedBy}, {"Dated", day(one.Dated)}, {"Valid until", day(one.Expires)},
		} {
			if fact.text != "" {
				view.Facts = append(view.Facts, htmlTerm{w.l.Say(fact.name), fact.text})
			}
		}
		all = append(all, view)
	}
	return all
}

// comes says how many findings a waiver accepts, or why none.
func (w *webpage) comes(one audit.WaiverRef) string {
	text := w.l.Count(one.Findings, "finding accepted", "findings accepted")
	if one.Problem != "" {
		text += ": " + one.Problem
	}
	if one.ExpiresSoon {
		text += "; " + w.l.Say("it expires soon")
	}
	return sentence(capital(text))
}

// waived says of a finding until when it is accepted, and by whom; empty where it
// is not.
func (w *webpage) waived(f audit.Finding) string {
	if f.Waiver == nil {
		return ""
	}
	return w.l.Say("Accepted by a waiver until %s, approved by %s: %s", day(f.Waiver.Expires), f.Waiver.ApprovedBy, sentence(f.Waiver.Reason))
}

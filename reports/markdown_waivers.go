package reports

import "github.com/dcaudit/dcaudit/audit"

// waivers is there also where none was given: a reader must not have to wonder.
func (p paper) waivers() {
	p.heading("Waivers")
	switch {
	case p.Summary.Waived > 0:
		waived := p.l.Count(p.Summary.Waived, "finding that is not satisfied was accepted by a waiver.", "findings that are not satisfied were accepted by a waiver.")
		p.paragraph(prose(waived), " ", p.say("Their status stays what it is."))
	case len(p.Waivers) > 0:
		p.remark("No finding is waived.")
	default:
		p.remark("None were given.")
	}
	for _, w := range p.Waivers {
		p.waiver(w)
	}
	if len(p.Waivers) > 0 {
		p.line()
	}
}

// waiver shows a waiver, and what it comes to.
func (p paper) waiver(w audit.WaiverRef) {
	p.item(0, "**", prose(capital(waiverWords.in(p.l, w.State))), "**: ", p.accepted(w), ", ", p.accepts(w))
	p.item(1, p.say("Dated %s, valid until %s", prose(day(w.Dated)), prose(day(w.Expires))))
	p.item(1, p.say("Reason: %s", prose(w.Reason)))
	p.item(1, p.say("Meanwhile: %s", prose(w.CompensatingControl)))
	p.item(1, p.say("Owner: %s", prose(w.Owner)))
	p.item(1, p.say("Requested by: %s", prose(w.RequestedBy)))
	if w.ApprovedBy != "" {
		p.item(1, p.say("Approved by: %s", prose(w.ApprovedBy)))
	}
	p.item(1, p.say("Declared at %s", p.where(w.Location)))
}

// accepted says what a waiver is for.
func (p paper) accepted(w audit.WaiverRef) markup {
	if w.Control == "" {
		return p.say("%s on %s", code(w.Check), code(w.Subject))
	}
	return p.say("%s on %s for %s", code(w.Check), code(w.Subject), code(w.Control))
}

// accepts says how many findings a waiver accepts, or why none.
func (p paper) accepts(w audit.WaiverRef) markup {
	accepts := prose(p.l.Count(w.Findings, "finding accepted", "findings accepted"))
	if w.Problem != "" {
		accepts += ": " + prose(w.Problem)
	}
	if w.ExpiresSoon {
		accepts += "; " + p.say("it expires soon")
	}
	return accepts
}

// waived says that a waiver accepts a finding, and for how long.
func (p paper) waived(w *audit.WaiverMark) {
	if w != nil {
		p.item(1, p.say("Accepted by a waiver until %s, approved by %s: %s", prose(day(w.Expires)), prose(w.ApprovedBy), prose(sentence(w.Reason))))
	}
}

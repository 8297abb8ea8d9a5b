package reports

import (
	"github.com/dcaudit/dcaudit/audit"
)

// controls shows every control under its framework.
func (p paper) controls() {
	p.paragraph("## Controls")
	p.paragraph("Places are file, line and column. Values are as the checks see them: durations in seconds, moments in UTC.")
	for _, c := range p.Controls {
		p.control(c)
	}
}

func (p paper) control(c audit.ControlResult) {
	judgements := p.judged.of(c)
	p.paragraph("### ", code(controlID(c)), " ", prose(c.Title))
	p.paragraph("**", prose(capital(spaced(c.Status))), "**", extent(c, judgements))
	p.item(0, "Demand: ", prose(c.Text))
	p.item(0, "Citation: ", prose(c.Citation))
	p.item(0, "Instrument: ", prose(instrument(c.Kind)))
	p.item(0, "Confidence: ", prose(confidence(c.Confidence)))
	if c.Note != "" {
		p.item(0, "Note: ", prose(c.Note))
	}
	p.line()
	p.manual(c)
	if len(judgements) == 0 {
		return
	}
	p.paragraph("Findings, gravest first:")
	for _, status := range gravity {
		for _, j := range judgements {
			for _, i := range j.Ended(status) {
				p.finding(j, j.Finding(i))
			}
		}
	}
	for _, j := range judgements {
		if p.shown[j] == "" {
			p.shown[j] = controlID(c)
		}
	}
	p.line()
}

// extent says how bad it is, and on how much of what was judged.
func extent(c audit.ControlResult, judgements []*audit.Judgement) markup {
	if len(judgements) == 0 {
		return ""
	}
	severity := gravest(c.Status, judgements)
	if severity == "" || c.Status != audit.NotSatisfied && c.Status != audit.Undetermined {
		return ", " + prose(share(c.Status, judgements))
	}
	return ", severity " + prose(string(severity)) + ", " + prose(share(c.Status, judgements))
}

// manual says what a control that no machine can judge rests on.
func (p paper) manual(c audit.ControlResult) {
	if unsettled(c) {
		p.paragraph(prose(unassessed(c, p.Assessment)))
	} else if c.Manual != "" {
		p.paragraph("No machine can judge it. ", prose(capital(sentence(c.Manual))))
	}
	if c.Attestation == nil {
		return
	}
	a := c.Attestation
	p.paragraph("Attestation:")
	p.item(0, "Statement: ", prose(sentence(a.Statement)))
	p.item(0, "By: ", prose(a.By))
	p.item(0, "Dated ", prose(day(a.Date)), ", valid until ", prose(day(a.ValidUntil)))
	if a.Document != "" {
		p.item(0, "Document: ", code(a.Document))
	}
	p.item(0, "Declared at ", where(a.Location))
	p.line()
}

// finding shows a finding in full under the first control that it counts for.
func (p paper) finding(j *audit.Judgement, f audit.Finding) {
	head := "**" + prose(capital(spaced(f.Status))) + "**: " + subject(f.Subject) + ", finding " + code(short(f.Fingerprint))
	if first, seen := p.shown[j]; seen {
		p.item(0, head, ", shown under ", code(first))
		return
	}
	p.item(0, head, ", check ", code(judgement(&f)), ", severity ", prose(string(f.Severity)))
	p.item(1, "Outcome: ", prose(f.Message))
	if len(f.Controls) > 1 {
		p.item(1, "Counts for: ", prose(both(f.Controls)))
	}
	for _, v := range f.Violations {
		p.violation(v)
	}
	for _, m := range f.Missing {
		if m.Reason != "" {
			p.item(1, "Unproven: ", code(string(m.Path)), ", ", where(m.Location), ": ", prose(m.Reason))
			continue
		}
		p.item(1, "Missing: ", code(string(m.Path)), ", to be added at ", where(m.Location))
	}
	for _, e := range f.Evidence {
		p.evidence(1, e)
	}
}

func (p paper) violation(v audit.Violation) {
	p.item(1, "Violation: ", prose(v.Message))
	p.item(2, "Expected: ", prose(v.Expected))
	p.item(2, "Found: ", prose(v.Found))
	if len(v.Because) > 0 {
		p.item(2, "Because:")
	}
	for _, step := range v.Because {
		p.item(3, prose(step))
	}
	p.item(2, "Fix: ", prose(v.Fix))
	for _, e := range v.Evidence {
		p.evidence(2, e)
	}
}

func (p paper) evidence(depth int, e audit.Evidence) {
	entry := "Evidence: " + where(e.Location) + ", " + code(string(e.Path))
	if e.Value != nil {
		entry += " = " + code(value(e.Value))
	}
	p.item(depth, entry)
}

// where is a place; one that is not known is no code.
func where(l audit.Location) markup {
	if l.File == "" || l.Line == 0 {
		return prose(place(l))
	}
	return code(place(l))
}

// subject is a subject and its full name.
func subject(s audit.Subject) markup {
	switch {
	case s.ID == "":
		return prose(named(s))
	case s.Name == "" || s.Name == s.ID:
		return code(s.String())
	}
	return code(s.String()) + " (" + prose(s.Name) + ")"
}

// instrument says what sort of document a demand stands in, and how it binds.
func instrument(kind string) string {
	switch kind {
	case "law":
		return "law, a statute or decree"
	case "notice":
		return "notice, a binding regulation of an authority"
	case "plan":
		return "plan of a government, which binds those it names"
	case "guide":
		return "guide, which is not binding"
	case "standard":
		return "standard, which is voluntary"
	case "order":
		return "order, a single demand to firms by name"
	case "bill":
		return "bill, which is not in force"
	}
	return kind
}

// confidence says what the wording of a control is known from.
func confidence(c string) string {
	switch c {
	case "text":
		return "the wording itself was read"
	case "secondary":
		return "known from accounts; the wording itself was not read"
	}
	return c
}

// part says what part of the frameworks was judged.
func part(s audit.Scope) string {
	if limits := partial(s); limits != "" {
		return limits
	}
	return "all " + count(s.Judged, "check", "checks") + " of the frameworks"
}

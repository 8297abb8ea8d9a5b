package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// controls shows every control under its framework.
func (p paper) controls() {
	p.heading("Controls")
	p.remark("Places are file, line and column. Values are as the checks see them: durations in seconds, moments in UTC.")
	for _, c := range p.Controls {
		p.control(c)
	}
}

func (p paper) control(c audit.ControlResult) {
	judgements := p.judged.of(c)
	p.paragraph("### ", code(controlID(c)), " ", prose(c.Title))
	p.paragraph("**", prose(capital(statusWords.in(p.l, c.Status))), "**", p.extent(c, judgements))
	p.item(0, p.say("Demand: %s", prose(c.Text)))
	p.item(0, p.say("Citation: %s", prose(c.Citation)))
	p.item(0, p.say("Instrument: %s", prose(instruments.in(p.l, c.Kind))))
	p.item(0, p.say("Confidence: %s", prose(confidences.in(p.l, c.Confidence))))
	if c.Note != "" {
		p.item(0, p.say("Note: %s", prose(c.Note)))
	}
	p.line()
	p.manual(c)
	if len(judgements) == 0 {
		return
	}
	p.remark("Findings, gravest first:")
	for _, status := range gravity {
		p.ended(status, judgements)
	}
	for _, j := range judgements {
		if p.shown[j] == "" {
			p.shown[j] = controlID(c)
		}
	}
	p.line()
}

// listedInShort is how many findings of a control that end alike are listed where
// there are too many to list them all. Those that ask for something take more.
var listedInShort = map[audit.Status]int{audit.NotSatisfied: 50, audit.Undetermined: 25, audit.Satisfied: 5, audit.NotApplicable: 5}

// ended lists the findings of a control that ended so: all of them, or where there
// are more than a reader can take, the first, and how many more there are.
func (p paper) ended(status audit.Status, judgements []*audit.Judgement) {
	room := sum(status, judgements)
	if p.Findings.Len() > listedWhole {
		room = min(room, listedInShort[status])
	}
	left := sum(status, judgements) - room
	for _, j := range judgements {
		for _, i := range j.Ended(status)[:min(room, j.Count(status))] {
			p.finding(j, j.Finding(i))
			room--
		}
	}
	if left > 0 {
		p.item(0, p.say("And %s more, counted only: %s.", prose(Thousands(int64(left))), prose(statusWords.in(p.l, status))))
	}
}

// extent says how bad it is, and on how much of what was judged.
func (p paper) extent(c audit.ControlResult, judgements []*audit.Judgement) markup {
	if len(judgements) == 0 {
		return ""
	}
	severity := gravest(c.Status, judgements)
	on := prose(share(p.l, c.Status, judgements))
	if n := sumWaived(judgements); n > 0 {
		on += ", " + prose(p.l.Say("%d waived", n))
	}
	if severity == "" || c.Status != audit.NotSatisfied && c.Status != audit.Undetermined {
		return ", " + on
	}
	return ", " + p.severity(severity) + ", " + on
}

func (p paper) severity(s audit.Severity) markup {
	return p.say("severity %s", prose(severityWords.in(p.l, s)))
}

// manual says what a control that no machine can judge rests on.
func (p paper) manual(c audit.ControlResult) {
	if unsettled(c) {
		p.paragraph(prose(unassessed(p.l, c, p.Assessment)))
	} else if c.Manual != "" {
		p.paragraph(p.say("No machine can judge it."), " ", prose(capital(sentence(c.Manual))))
	}
	if c.Attestation == nil {
		return
	}
	a := c.Attestation
	p.remark("Attestation:")
	p.item(0, p.say("Statement: %s", prose(sentence(a.Statement))))
	p.item(0, p.say("By: %s", prose(a.By)))
	p.item(0, p.say("Dated %s, valid until %s", prose(day(a.Date)), prose(day(a.ValidUntil))))
	if a.Document != "" {
		p.item(0, p.say("Document: %s", code(a.Document)))
	}
	p.item(0, p.say("Declared at %s", p.where(a.Location)))
	p.line()
}

// finding shows a finding in full under the first control that it counts for.
func (p paper) finding(j *audit.Judgement, f audit.Finding) {
	head := "**" + prose(capital(statusWords.in(p.l, f.Status))) + "**: " + p.subject(f.Subject) + ", " + p.say("finding %s", code(short(f.Fingerprint)))
	if first, seen := p.shown[j]; seen {
		p.item(0, head, ", ", p.say("shown under %s", code(first)))
		return
	}
	p.item(0, head, ", ", p.say("check %s", code(judgement(&f))), ", ", p.severity(f.Severity))
	p.item(1, p.say("Outcome: %s", prose(f.Message)))
	if len(f.Controls) > 1 {
		p.item(1, p.say("Counts for: %s", prose(joined(p.l, f.Controls))))
	}
	p.waived(f.Waiver)
	for _, v := range f.Violations {
		p.violation(v)
	}
	for _, m := range f.Missing {
		if m.Reason != "" {
			p.item(1, p.say("Unproven: %s, %s: %s", code(string(m.Path)), p.where(m.Location), prose(m.Reason)))
			continue
		}
		p.item(1, p.say("Missing: %s, to be added at %s", code(string(m.Path)), p.where(m.Location)))
	}
	for _, e := range f.Evidence {
		p.evidence(1, e)
	}
}

func (p paper) violation(v audit.Violation) {
	p.item(1, p.say("Violation: %s", prose(v.Message)))
	p.item(2, p.say("Expected: %s", prose(v.Expected)))
	p.item(2, p.say("Found: %s", prose(v.Found)))
	if len(v.Because) > 0 {
		p.item(2, p.say("Because:"))
	}
	for _, step := range v.Because {
		p.item(3, prose(step))
	}
	p.item(2, p.say("Fix: %s", prose(v.Fix)))
	for _, e := range v.Evidence {
		p.evidence(2, e)
	}
}

func (p paper) evidence(depth int, e audit.Evidence) {
	entry := p.say("Evidence: %s, %s", p.where(e.Location), code(string(e.Path)))
	if e.Value != nil {
		entry += " = " + code(value(e.Value))
	}
	p.item(depth, entry)
}

// where is a place; one that is not known is no code.
func (p paper) where(at audit.Location) markup {
	if at.File == "" || at.Line == 0 {
		return prose(placed(p.l, at))
	}
	return code(placed(p.l, at))
}

// subject is a subject and its full name.
func (p paper) subject(s audit.Subject) markup {
	switch {
	case s.ID == "":
		return prose(every(p.l, s.Kind))
	case s.Name == "" || s.Name == s.ID:
		return code(s.String())
	}
	return code(s.String()) + " (" + prose(s.Name) + ")"
}

// part says what part of the frameworks was judged.
func part(l tongue.Language, s audit.Scope) string {
	if limits := partial(l, s); limits != "" {
		return limits
	}
	return l.Say("all %s of the frameworks", l.Count(s.Judged, "check", "checks"))
}

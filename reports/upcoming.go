package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// horizon says how far ahead was looked, after what.
func horizon(f audit.Forecast) string {
	if f.Within == "" {
		return ""
	}
	return " within " + f.Within
}

// begins says when a control comes into force.
func begins(c audit.ControlResult) string {
	if c.InForceFrom == "" {
		return "a bill    "
	}
	return day(c.InForceFrom)
}

// upcoming shows what is not in force yet: a line for each control, and where
// somebody asked how far to look, all that stands against it.
func (t text) upcoming() {
	f := t.Upcoming
	if f == nil {
		return
	}
	t.gap()
	if len(f.Controls) == 0 {
		t.put("", "nothing comes into force"+horizon(*f))
		return
	}
	t.put("", "not in force yet"+horizon(*f)+", and no part of the verdict")
	then := t
	then.Assessment = t.Then()
	then.judged, then.shown = f.Findings.ByControl(), map[*audit.Judgement]string{}
	for _, c := range f.Checks {
		then.titles[c.ID] = c.Title
	}
	for _, c := range f.Controls {
		t.entry(c.Status, begins(c)+"  "+controlID(c)+"  "+c.Title, extentThen(c, then.judged.of(c)))
	}
	for _, c := range f.Controls {
		if f.Within != "" && (c.Status == audit.NotSatisfied || c.Status == audit.Undetermined) {
			t.gap()
			then.control(c)
		}
	}
}

// extentThen says of how much of what was judged the status of a control is.
func extentThen(c audit.ControlResult, judgements []*audit.Judgement) string {
	if len(judgements) == 0 {
		return string(c.Status)
	}
	return share(tongue.English, c.Status, judgements)
}

// upcoming shows every control that is not in force yet, in the order of the
// days from which they hold.
func (p paper) upcoming() {
	f := p.Upcoming
	if f == nil {
		return
	}
	p.heading("Not in force yet")
	if len(f.Controls) == 0 {
		p.paragraph(p.nothingAhead(*f))
		return
	}
	p.paragraph(p.ahead(*f), " ", p.say("They were judged by what the inventory declares now, and are no part of the outcome."))
	then := p
	then.Assessment = p.Then()
	then.judged, then.shown = f.Findings.ByControl(), map[*audit.Judgement]string{}
	p.head("In force from", "Control", "Title", "Status")
	p.row("---", "---", "---", "---")
	for _, c := range f.Controls {
		p.row(prose(p.begins(c)), code(controlID(c)), prose(c.Title), prose(statusWords.in(p.l, c.Status)))
	}
	p.line()
	for _, c := range f.Controls {
		then.control(c)
	}
}

// begins says when a control comes into force.
func (p paper) begins(c audit.ControlResult) string {
	if c.InForceFrom == "" {
		return p.l.Say("a bill")
	}
	return day(c.InForceFrom)
}

// ahead says how far ahead was looked, where somebody asked how far to look.
func (p paper) ahead(f audit.Forecast) markup {
	if f.Within == "" {
		return p.say("These demands hold from a later day on.")
	}
	return p.say("These demands hold from a later day on within %s.", prose(f.Within))
}

func (p paper) nothingAhead(f audit.Forecast) markup {
	if f.Within == "" {
		return p.say("Nothing comes into force.")
	}
	return p.say("Nothing comes into force within %s.", prose(f.Within))
}

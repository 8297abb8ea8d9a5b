package reports

import (
	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// incidents shows how incidents ran, with the clocks of the laws.
func (p paper) incidents(all []exhibit.Incident, more int) {
	if len(all) == 0 {
		return
	}
	p.heading("Incidents")
	p.remark("The latest is first. The tables hold everything; a picture only what has a moment.")
	for _, i := range all {
		p.incident(i)
	}
	p.left(more, "earlier incident is not shown.", "earlier incidents are not shown.")
}

func (p paper) incident(i exhibit.Incident) {
	p.paragraph("### ", code(i.ID))
	p.timeline(i)
	p.head("Event", "When")
	p.row("---", "---")
	if i.Facility != "" {
		p.row(p.say("began at %s", code(i.Facility)), p.declared(i.Began))
	} else {
		p.fact("began", p.declared(i.Began))
	}
	p.fact("became known to the operator", p.declared(i.Aware))
	p.fact("was classified", p.declared(i.Classified))
	p.fact("was over", p.restored(i))
	for _, r := range i.Reports {
		p.row(p.say("%s was sent", prose(reportTo(p.l, r.Kind, r.To))), p.declared(r.At))
	}
	p.line()
	p.clocks(i.Clocks)
}

func (p paper) restored(i exhibit.Incident) markup {
	if i.Ongoing {
		return p.say("not over at %s", prose(p.At))
	}
	return p.declared(i.Restored)
}

// clocks says what was due, and what of it came in time.
func (p paper) clocks(all []exhibit.Clock) {
	if len(all) == 0 {
		return
	}
	p.head("Report", "Outcome", "Time allowed", "Counts from", "Due", "Sent", "Demanded by")
	p.row("---", "---", "---", "---", "---", "---", "---")
	for _, c := range all {
		from := prose(events.in(p.l, c.From))
		if c.Start != "" {
			from += ", " + prose(c.Start)
		}
		var by markup
		for i, control := range c.Controls {
			if i > 0 {
				by += ", "
			}
			by += code(control)
		}
		p.row(prose(reportTo(p.l, c.Kind, c.To)), p.clock(c), prose(c.Limit), from, p.known(c.Due, "not known"), p.known(c.Sent, "not sent"), by)
	}
	p.line()
}

// clock is how a clock ended: a symbol and a word.
func (p paper) clock(c exhibit.Clock) markup {
	outcome := audit.ClockOutcome(c.Outcome)
	return prose(symbols[endings[outcome]]) + " " + prose(clockWords.in(p.l, outcome))
}

// known is a moment, or why there is none.
func (p paper) known(moment string, none tongue.Text) markup {
	if moment == "" {
		return p.say(none)
	}
	return prose(moment)
}

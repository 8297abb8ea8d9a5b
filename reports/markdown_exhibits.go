package reports

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit/exhibit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// exhibits shows what pictures are drawn from. Whatever a picture shows, a table
// says too: many readers see the picture as its source only.
func (p paper) exhibits() {
	e := p.Exhibits
	if e == nil {
		return
	}
	p.losses(e.Losses)
	p.places(e.Places)
	p.failures(e.Failures)
	p.incidents(e.Incidents, e.MoreIncidents)
}

// outcomeWords say how a service ends.
var outcomeWords = terms[exhibit.Outcome]{
	exhibit.Running: "running", exhibit.Degraded: "degraded", exhibit.Recovers: "recovers",
	exhibit.Undetermined: "undetermined", exhibit.Lost: "lost",
}

// ending is an outcome in a symbol and a word, so that nobody needs colours.
func (p paper) ending(o exhibit.Outcome) markup {
	return prose(stateOf(&o).symbol) + " " + prose(outcomeWords.in(p.l, o))
}

// losses shows what becomes of services when one thing is lost.
func (p paper) losses(m *exhibit.Matrix) {
	if m == nil {
		return
	}
	p.heading("What each loss does")
	p.paragraph(p.say("Each thing that can be lost was taken away alone, and every service is told at its worst."), " ",
		p.say("What is undetermined may be anything, for lack of facts."), " ", p.say("No status rests on these tables."))
	p.lossTable(m)
	if len(m.Services) > 0 && len(m.Losses) > 0 {
		p.matrix(m)
	}
	if n := sumOf(m.MoreServices); n > 0 {
		left := p.l.Count(n, "more service is not shown, by its worst outcome:", "more services are not shown, by their worst outcome:")
		p.paragraph(prose(left), " ", prose(p.tally(m.MoreServices)), ".")
	}
}

func (p paper) lossTable(m *exhibit.Matrix) {
	p.head("Loss", "Name", "All services", "Users who notice")
	p.row("---", "---", "---", "--:")
	for _, loss := range m.Losses {
		p.row(code(loss.Kind+":"+loss.ID), prose(loss.Name), prose(p.tally(loss.Services)), p.noticing(loss))
	}
	p.line()
	p.left(m.MoreLosses, "more loss is not shown; it is not worse than those above.", "more losses are not shown; none of them is worse than those above.")
}

// noticing is how many users notice a loss.
func (p paper) noticing(l exhibit.Loss) markup {
	switch {
	case l.UsersAffected != nil:
		return p.say("at least %s", prose(Thousands(*l.UsersAffected)))
	case l.Services[exhibit.Lost]+l.Services[exhibit.Recovers] > 0:
		return p.undeclared()
	case l.Services[exhibit.Undetermined] > 0:
		return p.say("not known")
	}
	return "–"
}

// matrix has a row for each service and a column for each loss.
func (p paper) matrix(m *exhibit.Matrix) {
	head, rule := []markup{p.say("Service"), p.say("Critical"), p.say("Users")}, []markup{"---", "---", "--:"}
	for _, loss := range m.Losses {
		head, rule = append(head, code(loss.Kind+":"+loss.ID)), append(rule, "---")
	}
	p.row(head...)
	p.row(rule...)
	for _, s := range m.Services {
		cells := []markup{titled(s.ID, s.Name), p.yes(s.Critical), p.number(s.Users)}
		for _, o := range s.Outcomes {
			cells = append(cells, p.ending(o))
		}
		p.row(cells...)
	}
	p.line()
}

// tally counts services by outcome, the worst first.
func (p paper) tally(t exhibit.Tally) string {
	var counts []string
	for i := len(exhibit.Outcomes) - 1; i >= 0; i-- {
		if n := t[exhibit.Outcomes[i]]; n > 0 {
			counts = append(counts, p.l.Say("%d %s", n, outcomeWords.in(p.l, exhibit.Outcomes[i])))
		}
	}
	return strings.Join(counts, ", ")
}

func sumOf(t exhibit.Tally) (n int) {
	for _, some := range t {
		n += some
	}
	return n
}

// left says how much of a list is not shown.
func (p paper) left(n int, one string, many tongue.Many) {
	if n > 0 {
		p.paragraph(prose(p.l.Count(n, one, many)))
	}
}

// titled is an id and the full name beside it.
func titled(id, name string) markup {
	if name == "" || name == id {
		return code(id)
	}
	return code(id) + " (" + prose(name) + ")"
}

func (p paper) undeclared() markup { return p.say("not declared") }

func (p paper) yes(is bool) markup {
	if is {
		return p.say("yes")
	}
	return p.say("no")
}

func (p paper) number(n *int64) markup {
	if n == nil {
		return p.undeclared()
	}
	return prose(Thousands(*n))
}

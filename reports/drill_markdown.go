package reports

import (
	"bytes"
	"strconv"

	"github.com/dcaudit/dcaudit/reports/tongue"
)

// drillPaper is the report of drills for a regulator.
type drillPaper struct {
	document
	DrillReport
}

func renderDrillMarkdown(b *bytes.Buffer, d DrillReport) {
	p := drillPaper{document{b}, d}
	p.paragraph("# Drill of ", prose(operator(d.Inventory.Operator)))
	worst, sentences := outcomeOf(d)
	p.paragraph("**", prose(capital(worst.word)), ".** ", prose(sentences))
	p.scope()
	if d.Whole || len(d.Drills) != 1 {
		p.matrix(d.matrix())
		if d.Pairs != nil {
			p.pairs()
		}
	} else {
		c := castOf(d.Drills[0])
		p.endings("service", c.services)
		p.endings("dataset", c.datasets)
		p.endings("notice", c.notices)
	}
	p.counsel()
	p.paragraph("## Limits of this report")
	p.line("A drill plays what the inventory declares for ", prose(d.At), ". A state counts as known only where declared facts prove it; what is undetermined may be anything. ",
		"Users are those of the most used service that is certain to stop, so that at least so many notice.")
}

// scope says exactly what was played, on what, and for which moment.
func (p drillPaper) scope() {
	p.paragraph("## Scope")
	p.row("What", "Value")
	p.row("---", "---")
	p.row("Operator", prose(operator(p.Inventory.Operator)))
	p.row("Moment", prose(p.At+", "+sources.in(tongue.English, p.AtFrom)))
	if p.Whole {
		p.row("Lost", "each thing that can be lost, alone")
	} else {
		for _, s := range p.Drills {
			p.row("Lost", code(lossName(s)))
		}
	}
	p.row("Program", prose(p.Tool.Name+" "+p.Tool.Version))
	for _, f := range p.Inventory.Files {
		p.row("Inventory file", code(f.Path)+", SHA-256 "+code(f.SHA256))
	}
	p.line()
}

// endings shows how all things of one kind end, and why.
func (p drillPaper) endings(kind string, endings []ending) {
	if len(endings) == 0 {
		return
	}
	p.paragraph("## ", prose(capital(plural(kind))))
	p.row(prose(capital(kind)), "State", "Remarks")
	p.row("---", "---", "---")
	for _, e := range endings {
		p.row(code(e.id), prose(e.state.word), prose(e.remarks()))
	}
	p.line()
	told := false
	for _, e := range endings {
		if len(e.because)+len(e.missing) == 0 {
			continue
		}
		p.item(0, code(e.id), ", ", prose(e.state.word))
		for _, step := range e.because {
			p.item(1, "Because: ", prose(step))
		}
		for _, path := range e.missing {
			p.item(1, "Missing: ", code(string(path)))
		}
		told = true
	}
	if told {
		p.line()
	}
}

// matrix shows every service in every drill that harms something.
func (p drillPaper) matrix(m *matrix) {
	p.losses(m)
	if len(m.rows) > 0 && len(m.harmful) > 0 {
		p.paragraph("## Services")
		p.cells(m)
		p.paragraph("A column is a loss, by its number above; ✗ lost, ↻ recovers, ", prose("~"), " degraded, ? undetermined, · running.")
	}
	if len(m.spared) > 0 {
		p.names("These services run on whatever is lost:", m.spared)
	}
}

func (p drillPaper) losses(m *matrix) {
	p.paragraph("## Losses")
	if len(m.harmful) > 0 {
		p.row("No.", "Loss", "What it costs")
		p.row("--:", "---", "---")
		for i, loss := range m.harmful {
			p.row(markup(strconv.Itoa(i+1)), code(loss.name), prose(loss.price()))
		}
		p.line()
	}
	if len(m.harmless) > 0 {
		p.names("These are certain to stop nothing:", m.harmless)
	}
}

// names lists all of them, however many.
func (p drillPaper) names(what markup, names []string) {
	p.paragraph(what)
	for _, name := range names {
		p.item(0, code(name))
	}
	p.line()
}

func (p drillPaper) cells(m *matrix) {
	head, rule := []markup{"Service", "Critical"}, []markup{"---", "---"}
	for i := range m.harmful {
		head, rule = append(head, markup(strconv.Itoa(i+1))), append(rule, ":-:")
	}
	p.row(head...)
	p.row(rule...)
	for _, r := range m.rows {
		cells := []markup{code(r.id), map[bool]markup{true: "yes", false: "no"}[r.critical]}
		for _, loss := range m.harmful {
			cells = append(cells, prose(loss.end(r.place).symbol))
		}
		p.row(cells...)
	}
	p.line()
}

package reports

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/dcaudit/dcaudit/reports/tongue"
)

// selfTestPaper is the report of a self-test for whoever relies on the audit.
type selfTestPaper struct {
	document
	SelfTestReport
}

func renderSelfTestMarkdown(b *bytes.Buffer, s SelfTestReport) {
	p := selfTestPaper{document{b}, s}
	p.paragraph("# Self-test of the audit")
	word, sentences := selfTestOutcome(s)
	p.paragraph("**", prose(capital(word)), ".** ", prose(sentences))
	p.scope()
	p.notNoticed()
	p.operators()
	p.paragraph("## Limits of this report")
	p.line("A self-test damages what passes, one fact at a time, and changes checks, one place at a time. It shows that such slips are noticed; ",
		"it cannot show that what is declared is true, or that nothing was left out that is not mentioned anywhere.")
}

func (p selfTestPaper) scope() {
	p.paragraph("## Scope")
	p.row("What", "Value")
	p.row("---", "---")
	p.row("Program", prose(p.Tool.Name+" "+p.Tool.Version))
	if i := p.Inventory; i != nil {
		p.row("Operator", prose(operator(i.Operator)))
		p.row("Moment", prose(i.At+", "+sources.in(tongue.English, i.AtFrom)))
		for _, f := range i.Files {
			p.row("Inventory file", code(f.Path)+", SHA-256 "+code(f.SHA256))
		}
	}
	p.line()
}

// notNoticed lists all that passed silently, however much.
func (p selfTestPaper) notNoticed() {
	if i := p.Inventory; i != nil && len(i.Survivors) > 0 {
		p.paragraph("## Damage to facts that was not noticed")
		for _, m := range i.Survivors {
			p.item(0, code(string(m.Path)), ": ", prose(m.Operator), ", ", prose(m.Change))
			p.item(1, "At ", code(place(m.Location)))
			p.item(1, prose(capital(m.Advice)))
		}
		p.line()
	}
	if i := p.Inventory; i != nil && len(i.Reviewed) > 0 {
		p.paragraph("## Damage that is right to go unnoticed")
		for _, m := range i.Reviewed {
			p.item(0, code(string(m.Path)), ": ", prose(m.Operator), ", ", prose(m.Change), ". Reason: ", prose(m.Reason))
		}
		p.line()
	}
	if q := p.Policies; q != nil && len(q.Survivors)+len(q.Untested) > 0 {
		p.paragraph("## Changes to checks that no test noticed")
		for _, m := range q.Survivors {
			p.item(0, code(m.Check), ": ", prose(m.Change), ", at ", code(fmt.Sprintf("%s:%d:%d", m.File, m.Line, m.Column)))
		}
		for _, check := range q.Untested {
			p.item(0, code(check), " has no test")
		}
		p.line()
	}
}

func (p selfTestPaper) operators() {
	i := p.Inventory
	if i == nil {
		return
	}
	p.paragraph("## Damage")
	p.row("Damage", "Mutants", "Noticed", "On facts that no pass rests on", "Not noticed")
	p.row("---", "--:", "--:", "--:", "--:")
	for _, o := range i.Operators {
		p.row(prose(o.Operator), number(o.Mutants), number(o.Caught), number(o.OnUnread), number(o.Survivors))
	}
	p.line()
	if len(i.Unread) > 0 {
		p.paragraph("No pass rests on these facts:")
		for _, path := range unreadPaths(i) {
			p.item(0, code(path))
		}
		p.line()
	}
}

func number(n int) markup { return markup(strconv.Itoa(n)) }

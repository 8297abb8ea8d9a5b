package reports

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// paper is the report for a regulator: the outcome, what it rests on, every
// control in the order of its framework with all that was found, and in plain
// words what was not assessed.
type paper struct {
	document
	audit.Assessment
	l      tongue.Language
	judged judged
	// The control under which the findings of a judgement were shown.
	shown map[*audit.Judgement]string
}

func renderMarkdown(b *bytes.Buffer, a audit.Assessment, o Options) error {
	p := paper{document{b}, a, o.Language, a.Findings.ByControl(), map[*audit.Judgement]string{}}
	p.paragraph("# ", p.say("Assessment of %s", prose(operator(a.Inventory.Operator))))
	p.paragraph("**", prose(capital(headline(p.l, a))), ".** ", prose(meaning(p.l, a)))
	p.paragraph(prose(ledger(p.l, a)))
	if a.Findings.Len() > listedWhole {
		p.remark("This report is shortened: long lists say how much they leave out. All of it is in --format json.")
	}
	p.scope()
	p.summary()
	p.exhibits()
	p.controls()
	p.upcoming()
	p.checks()
	p.waivers()
	p.unassessed()
	p.limits()
	b.Truncate(b.Len() - 1)
	return nil
}

// say is a text with its arguments put in. Texts are ours, and Markdown as they
// stand.
func (p paper) say(text tongue.Text, args ...markup) markup {
	words := make([]any, len(args))
	for i, arg := range args {
		words[i] = arg
	}
	return markup(p.l.Say(text, words...))
}

// heading begins a section.
func (p paper) heading(text tongue.Text) { p.paragraph("## ", p.say(text)) }

// remark is a paragraph that says one thing.
func (p paper) remark(text tongue.Text) { p.paragraph(p.say(text)) }

// head is the first row of a table.
func (p paper) head(titles ...tongue.Text) {
	cells := make([]markup, len(titles))
	for i, title := range titles {
		cells[i] = p.say(title)
	}
	p.row(cells...)
}

// fact is a row of a table that names things.
func (p paper) fact(name tongue.Text, value markup) { p.row(p.say(name), value) }

// scope says exactly what was judged, by what, and for which moment.
func (p paper) scope() {
	p.heading("Scope")
	p.head("What", "Value")
	p.row("---", "---")
	p.fact("Operator", prose(operator(p.Inventory.Operator)))
	p.fact("Moment", prose(p.At+", "+sources.in(p.l, p.AtFrom)))
	for _, f := range p.Catalog.Frameworks {
		p.fact("Framework", p.framework(f))
	}
	p.fact("Part judged", prose(part(p.l, p.Scope)))
	if len(p.Scope.NotBinding) > 0 {
		p.fact("Frameworks that do not bind", prose(joined(p.l, p.Scope.NotBinding)))
	}
	if len(p.Scope.Lapsed) > 0 {
		p.fact("Out of force, not judged", prose(joined(p.l, p.Scope.Lapsed)))
	}
	var subjects []string
	for _, kind := range sortedKeys(p.Inventory.Subjects) {
		subjects = append(subjects, counted(p.l, p.Inventory.Subjects[kind], kind))
	}
	p.fact("Subjects declared", prose(joined(p.l, subjects)))
	p.fact("Program", prose(p.Tool.Name+" "+p.Tool.Version))
	p.fact("Catalog", "SHA-256 "+code(p.Catalog.SHA256))
	for _, f := range p.Inventory.Files {
		p.fact("Inventory file", code(f.Path)+", SHA-256 "+code(f.SHA256))
	}
	p.line()
}

func (p paper) framework(f audit.FrameworkRef) markup {
	about := code(f.ID) + ": " + prose(fmt.Sprintf("%s. %s, %s; %s", f.Title, f.Authority, f.Jurisdiction, instruments.in(p.l, f.Kind)))
	if f.URL != "" {
		about += "; " + code(f.URL)
	}
	return about
}

// summary is one row for each control, with its findings counted.
func (p paper) summary() {
	p.heading("Summary")
	p.head("Control", "Title", "Status", "Not satisfied", "Undetermined", "Satisfied", "Not applicable")
	p.row("---", "---", "---", "--:", "--:", "--:", "--:")
	for _, c := range p.Controls {
		cells := []markup{code(controlID(c)), prose(c.Title), prose(statusWords.in(p.l, c.Status))}
		for _, status := range []audit.Status{audit.NotSatisfied, audit.Undetermined, audit.Satisfied, audit.NotApplicable} {
			cells = append(cells, markup(strconv.Itoa(sum(status, p.judged.of(c)))))
		}
		p.row(cells...)
	}
	p.line()
	p.remark("A finding is what one check found about one subject. One that counts for several controls is in each of their rows, and once in the sentence at the top.")
}

// checks says what each check means, for a reader who doesn't have the catalog.
func (p paper) checks() {
	p.heading("Checks")
	p.head("Check", "Judges", "Severity", "Title", "Description")
	p.row("---", "---", "---", "---", "---")
	for _, c := range p.Checks {
		p.row(code(c.ID), prose(kindNamed(p.l, c.Subject)), prose(severityWords.in(p.l, c.Severity)), prose(c.Title), prose(c.Description))
	}
	p.line()
}

// unassessed lists whatever the assessment does not speak about.
func (p paper) unassessed() {
	p.heading("What was not assessed")
	if p.Summary.NotAssessed == 0 && len(p.Errors) == 0 && partial(p.l, p.Scope) == "" {
		p.remark("Every control of the frameworks was assessed, by every check of it.")
		return
	}
	for _, c := range p.Controls {
		if c.Status == audit.NotAssessed {
			p.item(0, p.say("Control %s, %s.", code(controlID(c)), prose(c.Title)), " ", prose(unassessed(p.l, c, p.Assessment)))
		}
	}
	for _, e := range p.Errors {
		p.item(0, p.say("The check %s broke on %s: %s", code(e.Check), p.subject(e.Subject), prose(e.Message)))
	}
	if limits := partial(p.l, p.Scope); limits != "" {
		p.item(0, prose(limits))
	}
	p.line()
}

func (p paper) limits() {
	p.heading("Limits of this report")
	if p.l.Code() != tongue.English.Code() {
		p.remark("What comes from the inventory and from the catalog is not translated.")
	}
	p.paragraph(p.say("This report compares what the inventory declares for %s with what the frameworks demand.", prose(p.At)), " ",
		p.say("Nobody inspected a facility, a contract or a copy of data for it: a statement of the inventory that is wrong leads to a finding that is wrong."), " ",
		p.say("A demand counts as satisfied only where declared facts prove it; a fact that is not declared is never taken for granted."), " ",
		p.say("The demands are given in the words of the catalog, which are not the wording of the law, and where a demand is known from accounts only, its wording was not read."), " ",
		p.say("Whether the operator meets the law is for the competent authority to decide."))
}

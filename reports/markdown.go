package reports

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/dcaudit/dcaudit/audit"
)

// paper is the report for a regulator: the outcome, what it rests on, every
// control in the order of its framework with all that was found, and in plain
// words what was not assessed.
type paper struct {
	document
	audit.Assessment
	judged judged
	// The control under which the findings of a judgement were shown.
	shown map[*audit.Judgement]string
}

func renderMarkdown(b *bytes.Buffer, a audit.Assessment, _ Options) error {
	p := paper{document{b}, a, a.Findings.ByControl(), map[*audit.Judgement]string{}}
	p.paragraph("# Assessment of ", prose(operator(a.Inventory.Operator)))
	p.paragraph("**", prose(capital(headline(a))), ".** ", prose(meaning(a)))
	p.paragraph(prose(ledger(a)))
	p.scope()
	p.summary()
	p.controls()
	p.upcoming()
	p.checks()
	p.waivers()
	p.unassessed()
	p.limits()
	b.Truncate(b.Len() - 1)
	return nil
}

// scope says exactly what was judged, by what, and for which moment.
func (p paper) scope() {
	p.paragraph("## Scope")
	p.row("What", "Value")
	p.row("---", "---")
	p.row("Operator", prose(operator(p.Inventory.Operator)))
	p.row("Moment", prose(p.At+", "+source(p.AtFrom)))
	for _, f := range p.Catalog.Frameworks {
		p.row("Framework", p.framework(f))
	}
	p.row("Part judged", prose(part(p.Scope)))
	if len(p.Scope.NotBinding) > 0 {
		p.row("Frameworks that do not bind", prose(both(p.Scope.NotBinding)))
	}
	if len(p.Scope.Lapsed) > 0 {
		p.row("Out of force, not judged", prose(both(p.Scope.Lapsed)))
	}
	var subjects []string
	for _, kind := range sortedKeys(p.Inventory.Subjects) {
		subjects = append(subjects, count(p.Inventory.Subjects[kind], kind, plural(kind)))
	}
	p.row("Subjects declared", prose(both(subjects)))
	p.row("Program", prose(p.Tool.Name+" "+p.Tool.Version))
	p.row("Catalog", "SHA-256 "+code(p.Catalog.SHA256))
	for _, f := range p.Inventory.Files {
		p.row("Inventory file", code(f.Path)+", SHA-256 "+code(f.SHA256))
	}
	p.line()
}

func (p paper) framework(f audit.FrameworkRef) markup {
	about := code(f.ID) + ": " + prose(fmt.Sprintf("%s. %s, %s; %s", f.Title, f.Authority, f.Jurisdiction, instrument(f.Kind)))
	if f.URL != "" {
		about += "; " + code(f.URL)
	}
	return about
}

// summary is one row for each control, with its findings counted.
func (p paper) summary() {
	p.paragraph("## Summary")
	p.row("Control", "Title", "Status", "Not satisfied", "Undetermined", "Satisfied", "Not applicable")
	p.row("---", "---", "---", "--:", "--:", "--:", "--:")
	for _, c := range p.Controls {
		cells := []markup{code(controlID(c)), prose(c.Title), prose(spaced(c.Status))}
		for _, status := range []audit.Status{audit.NotSatisfied, audit.Undetermined, audit.Satisfied, audit.NotApplicable} {
			cells = append(cells, markup(strconv.Itoa(sum(status, p.judged.of(c)))))
		}
		p.row(cells...)
	}
	p.line()
	p.paragraph("A finding is what one check found about one subject. One that counts for several controls is in each of their rows, and once in the sentence at the top.")
}

// checks says what each check means, for a reader who doesn't have the catalog.
func (p paper) checks() {
	p.paragraph("## Checks")
	p.row("Check", "Judges", "Severity", "Title", "Description")
	p.row("---", "---", "---", "---", "---")
	for _, c := range p.Checks {
		p.row(code(c.ID), prose(c.Subject), prose(string(c.Severity)), prose(c.Title), prose(c.Description))
	}
	p.line()
}

// waivers is there also while none can be given: a reader must not have to
// wonder.
func (p paper) waivers() {
	p.paragraph("## Waivers")
	if p.Summary.Waived == 0 {
		p.paragraph("None were given.")
		return
	}
	p.paragraph(prose(count(p.Summary.Waived, "finding that is not satisfied was", "findings that are not satisfied were")), " accepted by a waiver. Their status stays what it is.")
}

// unassessed lists whatever the assessment does not speak about.
func (p paper) unassessed() {
	p.paragraph("## What was not assessed")
	if p.Summary.NotAssessed == 0 && len(p.Errors) == 0 && partial(p.Scope) == "" {
		p.paragraph("Every control of the frameworks was assessed, by every check of it.")
		return
	}
	for _, c := range p.Controls {
		if c.Status == audit.NotAssessed {
			p.item(0, "Control ", code(controlID(c)), ", ", prose(c.Title), ". ", prose(unassessed(c, p.Assessment)))
		}
	}
	for _, e := range p.Errors {
		p.item(0, "The check ", code(e.Check), " broke on ", subject(e.Subject), ": ", prose(e.Message))
	}
	if limits := partial(p.Scope); limits != "" {
		p.item(0, prose(limits))
	}
	p.line()
}

func (p paper) limits() {
	p.paragraph("## Limits of this report")
	p.paragraph("This report compares what the inventory declares for ", prose(p.At), " with what the frameworks demand. ",
		"Nobody inspected a facility, a contract or a copy of data for it: a statement of the inventory that is wrong leads to a finding that is wrong. ",
		"A demand counts as satisfied only where declared facts prove it; a fact that is not declared is never taken for granted. ",
		"The demands are given in the words of the catalog, which are not the wording of the law, and where a demand is known from accounts only, ",
		"its wording was not read. Whether the operator meets the law is for the competent authority to decide.")
}

package reports

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// webpage is the report for whoever has to decide by it: a minister, a regulator
// or an auditor, who has a browser or a printer and neither this program nor a
// network. It says all that the report in Markdown says.
type webpage struct {
	audit.Assessment
	l      tongue.Language
	judged judged
	// The control under which the findings of a judgement were shown.
	shown map[*audit.Judgement]string
	// The titles of the checks, and where in the page the controls are, by id.
	titles, anchors map[string]string
	// The anchors that are taken.
	taken map[string]bool
	limits
	// How many findings were listed.
	listed *int
}

func newWebpage(a audit.Assessment, l tongue.Language) *webpage {
	findings := a.Findings.Len()
	if a.Upcoming != nil {
		findings += a.Upcoming.Findings.Len()
	}
	w := &webpage{Assessment: a, l: l, taken: map[string]bool{}, limits: limitsOf(findings), listed: new(int)}
	w.enter("control-")
	return w
}

// enter takes up the controls of the assessment, each with its place in the page.
func (w *webpage) enter(prefix string) {
	w.judged, w.shown = w.Findings.ByControl(), map[*audit.Judgement]string{}
	w.titles, w.anchors = map[string]string{}, map[string]string{}
	for _, c := range w.Checks {
		w.titles[c.ID] = c.Title
	}
	for _, c := range w.Controls {
		w.anchors[controlID(c)] = w.anchor(prefix + controlID(c))
	}
}

// anchor makes a name for a place in the page, which no other place has.
func (w *webpage) anchor(name string) string {
	plain := func(r rune) rune {
		if r < 0x80 && (inID(r) || r == '.') {
			return r
		}
		return '-'
	}
	name = strings.Map(plain, name[:min(len(name), 100)])
	unique := name
	for n := 2; w.taken[unique]; n++ {
		unique = fmt.Sprintf("%s-%d", name, n)
	}
	w.taken[unique] = true
	return unique
}

func (w *webpage) view() htmlPage {
	p := htmlPage{
		Operator: operator(w.Inventory.Operator),
		Headline: capital(headline(w.l, w.Assessment)), Meaning: meaning(w.l, w.Assessment), Ledger: ledger(w.l, w.Assessment),
		Numbers:  w.numbers(),
		Scope:    w.scope(),
		Pictures: w.pictures(),
		Filters:  w.filters(),
		Families: w.families(),
		Controls: w.controls(),
		Upcoming: w.upcoming(),
		Checks:   w.checks(),
		Waived:   w.Summary.Waived,
		Waivers:  w.waivers(),
		Open:     w.open(),
		Record:   w.record(),
	}
	p.Title = w.l.Say("Assessment of %s", p.Operator)
	p.Status, p.Symbol = w.colour()
	p.Shortened = w.shortened()
	if w.l.Code() != tongue.English.Code() {
		p.Foreign = w.l.Say("Demands, findings and descriptions of checks are given in the words of the catalog, and names in those of the inventory.")
	}
	return p
}

// colour is the status by which the outcome is coloured. Where checks broke or a
// part was left out, it is not that of a pass.
func (w *webpage) colour() (audit.Status, string) {
	status := map[audit.Verdict]audit.Status{audit.Compliant: audit.Satisfied, audit.NotCompliant: audit.NotSatisfied, audit.NotProven: audit.Undetermined}[w.Verdict]
	if status == audit.Satisfied && (len(w.Errors) > 0 || partial(w.l, w.Scope) != "") {
		status = audit.Undetermined
	}
	return status, symbols[status]
}

func (w *webpage) numbers() []htmlNumber {
	s := w.Summary
	return []htmlNumber{
		w.status(audit.NotSatisfied, s.NotSatisfied), w.status(audit.Undetermined, s.Undetermined), w.status(audit.Satisfied, s.Satisfied),
		w.status(audit.NotApplicable, s.NotApplicable), w.status(audit.NotAssessed, s.NotAssessed),
	}
}

func (w *webpage) scope() htmlScope {
	s := htmlScope{
		At: w.At, From: sources.in(w.l, w.AtFrom), Part: part(w.l, w.Scope), Partial: partial(w.l, w.Scope) != "", Broken: len(w.Errors),
		NotBinding: slices.Clone(w.Scope.NotBinding), Lapsed: slices.Clone(w.Scope.Lapsed),
	}
	for _, f := range w.Catalog.Frameworks {
		s.Frameworks = append(s.Frameworks, htmlFramework{f.ID, f.Title, f.Authority, f.Jurisdiction, instruments.in(w.l, f.Kind), f.URL, link(f.URL)})
	}
	var declared []string
	for _, kind := range sortedKeys(w.Inventory.Subjects) {
		declared = append(declared, counted(w.l, w.Inventory.Subjects[kind], kind))
	}
	s.Subjects = joined(w.l, declared)
	return s
}

// link is an address that a reader may follow: of the web, and nothing else. It
// is empty for any other.
func link(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || safe(address) != address {
		return ""
	}
	return address
}

// most of the files of an inventory that a page lists.
const listedFiles = 1000

func (w *webpage) record() htmlRecord {
	r := htmlRecord{Tool: w.Tool.Name + " " + w.Tool.Version, Catalog: w.Catalog.SHA256, MoreFiles: max(0, len(w.Inventory.Files)-listedFiles)}
	r.Files = slices.Clone(w.Inventory.Files[:len(w.Inventory.Files)-r.MoreFiles])
	return r
}

// open is whatever the assessment does not speak about.
func (w *webpage) open() htmlOpen {
	o := htmlOpen{Broken: w.broken(w.Errors), Partial: partial(w.l, w.Scope)}
	for _, c := range w.Controls {
		if c.Status == audit.NotAssessed {
			o.Controls = append(o.Controls, htmlUnassessed{w.to(controlID(c)), c.Title, unassessed(w.l, c, w.Assessment)})
		}
	}
	return o
}

// to is a link to a control.
func (w *webpage) to(id string) htmlLink { return htmlLink{w.anchors[id], id} }

func (w *webpage) broken(all []audit.CheckError) (groups []htmlBroken) {
	for _, group := range alike(all) {
		b := htmlBroken{Check: group[0].Check, Message: group[0].Message, More: max(0, len(group)-w.entries)}
		for _, e := range group[:len(group)-b.More] {
			b.Subjects = append(b.Subjects, w.subject(e.Subject))
		}
		groups = append(groups, b)
	}
	return groups
}

// checks are the checks that were run, in words.
func (w *webpage) checks() []htmlCheck {
	checks := make([]htmlCheck, len(w.Checks))
	for i, c := range w.Checks {
		checks[i] = htmlCheck{c.ID, kindNamed(w.l, c.Subject), severityWords.in(w.l, c.Severity), c.Title, c.Description}
	}
	return checks
}

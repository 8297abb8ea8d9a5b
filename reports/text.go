package reports

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// How much of a long list a text report shows. It says how much it leaves out.
const (
	shownFiles      = 3
	shownErrors     = 6
	shownBlocks     = 12
	shownSubjects   = 8
	shownViolations = 6
	shownSteps      = 12
	shownEvidence   = 4
	shownMissing    = 6
	goneThrough     = 50 // findings, for what most of them lack
	shownReferences = 12
)

// text is the report for a person at a terminal: what needs work first, each
// finding with its cause, its place and its cure, and the outcome last.
type text struct {
	*page
	audit.Assessment
	judged judged
	// The control under which the findings of a judgement were shown.
	shown map[*audit.Judgement]string
	// The titles of the checks, by id.
	titles map[string]string
}

func renderText(b *bytes.Buffer, a audit.Assessment, o Options) error {
	t := text{newPage(b, o), a, a.Findings.ByControl(), map[*audit.Judgement]string{}, map[string]string{}}
	for _, c := range a.Checks {
		t.titles[c.ID] = c.Title
	}
	t.scope()
	t.errors()
	for _, status := range gravity[:3] {
		for _, c := range t.worstFirst(status) {
			t.gap()
			t.control(c)
		}
	}
	t.folded(audit.Satisfied)
	t.folded(audit.NotApplicable)
	t.waivers()
	t.upcoming()
	t.gap()
	t.summary()
	return nil
}

func (t text) scope() {
	t.paint("", "", 0, 2, fmt.Sprintf("Assessment of %s at %s (%s)", operator(t.Inventory.Operator), t.At, t.AtFrom))
	var frameworks, files []string
	for _, f := range t.Catalog.Frameworks {
		frameworks = append(frameworks, f.ID)
	}
	for _, f := range t.Inventory.Files {
		files = append(files, f.Path)
	}
	if more := len(files) - shownFiles; more > 0 {
		files = append(files[:shownFiles], count(more, "more file", "more files"))
	}
	t.put("  ", "against "+both(frameworks)+": "+both(files))
}

// errors shows the checks that broke before anything else: what they owed is
// not in the findings.
func (t text) errors() {
	if len(t.Errors) == 0 {
		return
	}
	t.gap()
	t.paint("! ", red, 1, 2, "BROKEN: "+count(len(t.Errors), "check × subject pair", "check × subject pairs")+
		" could not be judged. Nothing below speaks for them.")
	groups := alike(t.Errors)
	for i, group := range groups {
		if i == shownErrors {
			t.more("  ", len(groups)-i, "sorts of errors")
			break
		}
		subjects := make([]string, 0, shownSubjects+1)
		for _, e := range group[:min(shownSubjects, len(group))] {
			subjects = append(subjects, e.Subject.String())
		}
		if more := len(group) - shownSubjects; more > 0 {
			subjects = append(subjects, fmt.Sprintf("%d more", more))
		}
		t.put("  ", group[0].Check+" on "+both(subjects))
		t.put("    ", group[0].Message)
	}
}

// alike puts errors of the same check with the same message together.
func alike(all []audit.CheckError) [][]audit.CheckError {
	return grouped(all, func(e audit.CheckError) [2]string { return [2]string{e.Check, e.Message} })
}

// more says how many entries of a list are not shown.
func (p *page) more(lead string, n int, what string) {
	if n > 0 {
		p.put(lead, strings.TrimRight(fmt.Sprintf("and %d more %s", n, what), " ")+" (all in --format json)")
	}
}

func (t text) summary() {
	color := yellow
	switch {
	case t.Verdict == audit.NotCompliant || len(t.Errors) > 0:
		color = red
	case t.Verdict == audit.Compliant:
		color = green
	}
	verdict := strings.ToUpper(headline(tongue.English, t.Assessment)) + ":"
	t.paint(verdict+" ", color, len(verdict), 2, ledger(tongue.English, t.Assessment))
}

package reports

import (
	"bytes"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/audit/change"
)

// worsened are the findings of the head that got worse, as an assessment with
// nothing else in it. Its verdict and summary speak of them alone.
func worsened(c change.Comparison) audit.Assessment {
	a := c.Assessed()
	var findings []audit.Finding
	for _, one := range c.Changes {
		if one.Kind.Worse() {
			findings = append(findings, one.Finding)
		}
	}
	worse := map[string]bool{}
	for _, control := range c.Controls {
		worse[control.Control] = control.Worse
	}
	var controls []audit.ControlResult
	counts := audit.ListOf(findings).ByControl()
	for _, control := range a.Controls {
		if id := controlID(control); worse[id] || counts[id] != nil {
			controls = append(controls, control)
		}
	}
	a.Findings, a.Controls, a.Upcoming, a.Waivers, a.Exhibits = audit.ListOf(findings), controls, nil, nil, nil
	a.Summary = audit.Summary{Judged: len(findings), NotSatisfied: a.Findings.Count(audit.NotSatisfied), Undetermined: a.Findings.Count(audit.Undetermined)}
	for _, control := range controls {
		if control.Status == audit.NotAssessed {
			a.Summary.NotAssessed++
		}
	}
	return a
}

// diffSARIF writes only what got worse, as results.
func diffSARIF(b *bytes.Buffer, c change.Comparison, o Options) error {
	o.compared = DiffSummary(c)
	return renderSARIF(b, worsened(c), o)
}

// diffAnnotations writes workflow commands for what got worse, and the outcome.
func diffAnnotations(b *bytes.Buffer, c change.Comparison) {
	annotate(b, opposed(worsened(c)), "notice", "dcaudit diff", strings.ToUpper(diffHeadline(c))+": "+safe(diffLedger(c)))
}

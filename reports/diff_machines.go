package reports

import (
	"bytes"
	"fmt"
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
	o := opposed(worsened(c))
	shown, counts := annotations(o)
	var left []string
	for _, level := range levels {
		for _, one := range shown[level] {
			b.WriteString(annotation(level, one))
		}
		if more := counts[level] - len(shown[level]); more > 0 {
			left = append(left, count(more, level, level+"s"))
		}
	}
	outcome := strings.ToUpper(diffHeadline(c)) + ": " + safe(diffLedger(c))
	notice := shorten(outcome, longestMessage)
	if len(left) > 0 {
		notice += "\nNot shown here: " + both(left) + " (all in --format json)."
	}
	fmt.Fprintf(b, "::notice title=dcaudit diff::%s\n", commandData(notice))
	b.WriteString(uncommanded(outcome) + "\n")
}

package reports

import (
	"io"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// writeObservations writes those of the checks, those of what is not in force yet,
// and those of whatever stands against a pass, gravest first.
func (o *oscal) writeObservations(w io.Writer) error {
	judgements := o.Findings.Judgements()
	if err := writeEach(w, oscalIndent, len(judgements), func(i int) oscalObservation { return o.observed(judgements[i]) }); err != nil {
		return err
	}
	if f := o.Upcoming; f != nil {
		counted := judged(f.Findings.ByControl())
		err := writeEach(w, oscalIndent, len(f.Controls), func(i int) oscalObservation { return o.upcoming(f.Controls[i], counted) })
		if err != nil {
			return err
		}
	}
	for _, b := range o.batches {
		if err := writeEach(w, oscalIndent, b.len, func(i int) oscalObservation { return o.observation(b.get(i)) }); err != nil {
			return err
		}
	}
	return nil
}

// ended are the statuses that findings have.
var ended = []audit.Status{audit.NotSatisfied, audit.Undetermined, audit.Satisfied, audit.NotApplicable}

// observed is what a check with its parameters found, in numbers.
func (o *oscal) observed(j *audit.Judgement) oscalObservation {
	props := []string{"check", j.Check, "params", oscalParams(j.Params), "severity", string(j.Severity)}
	var counts []string
	for _, status := range ended {
		n := j.Count(status)
		props = append(props, string(status), strconv.Itoa(n))
		if n > 0 {
			counts = append(counts, strconv.Itoa(n)+" "+spaced(status))
		}
	}
	check := o.checks[j.Check]
	text := sentence(check.Description) + " " + sentence("It was put to "+count(j.Len(), "subject", "subjects")+": "+both(counts))
	return oscalObservation{
		UUID: o.checkUUID(j.Check, j.Params, j.Controls), Title: oscalLine(o.checkTitle(j.Check)),
		Description: string(prose(text)), Props: oscalProps(props...), Methods: []string{"TEST"}, Types: []string{"control-objective"}, Collected: o.moment,
	}
}

// checkTitle is a check with its title, if that is known.
func (o *oscal) checkTitle(id string) string {
	return strings.TrimSuffix("Check "+id+": "+o.checks[id].Title, ": ")
}

func (o *oscal) checkUUID(check string, params map[string]any, controls []string) string {
	return o.uuid("check", check, oscalParams(params), strings.Join(controls, " "))
}

func (o *oscal) findingUUID(check string, params map[string]any, s audit.Subject) string {
	return o.uuid("finding", check, oscalParams(params), s.Kind, s.ID)
}

// observation is an objection: a finding, a check that broke, or a control that
// stays open without one.
func (o *oscal) observation(one objection) oscalObservation {
	title := capital(one.state()) + ": " + one.name() + " on " + one.about()
	r := oscalObservation{
		Description: toldWhole(one).Markdown, Methods: []string{"TEST"}, Types: []string{"control-objective"}, Collected: o.moment,
		Props: oscalProps("status", string(one.Status), "severity", string(one.Severity), "fingerprint", one.Fingerprint),
	}
	if one.Check == "" {
		title = capital(one.state()) + ": " + one.name() + ", " + one.about()
		r.UUID, r.Methods = o.uuid("control", one.name()), []string{"EXAMINE"}
	} else {
		r.UUID, r.Subjects = o.findingUUID(one.Check, one.Params, one.Subject), []oscalSubject{o.subject(one.Subject)}
	}
	r.Title = oscalLine(title)
	if one.Waiver != nil {
		r.Props = append(r.Props, oscalProps("waived-until", day(one.Waiver.Expires), "waived-by", one.Waiver.ApprovedBy)...)
	}
	var more int
	if r.Evidence, more = evidenceOf(one); more > 0 {
		r.Remarks = string(prose("Of " + count(more, "more fact", "more facts") + " nothing is said here (all in --format json)."))
	}
	return r
}

func (o *oscal) subject(s audit.Subject) oscalSubject {
	kind := "inventory-item"
	if s.Kind == oscalOperator {
		kind = "party"
	}
	return oscalSubject{o.party(s), kind, oscalLine(named(s))}
}

// evidenceOf are the facts that an objection rests on or lacks, and how many more
// there are than are shown.
func evidenceOf(one objection) (all []oscalEvidence, more int) {
	for _, f := range factsOf(one) {
		if len(all) == shownPlaces {
			more++
			continue
		}
		e := oscalEvidence{HRef: address(f.at.File), Description: oscalLine(f.about), Props: oscalProps("path", f.path)}
		if f.at.Line > 0 {
			e.Props = append(e.Props, oscalProps("line", strconv.Itoa(f.at.Line))...)
			if e.HRef != "" {
				e.HRef += "#L" + strconv.Itoa(f.at.Line)
			}
		}
		all = append(all, e)
	}
	return all, more
}

// upcoming is how it stands with a control that is not in force yet.
func (o *oscal) upcoming(c audit.ControlResult, counted judged) oscalObservation {
	return oscalObservation{
		UUID: o.uuid("upcoming", controlID(c)), Title: oscalLine("Not in force yet: " + controlID(c) + ", " + c.Title),
		Description: string(prose(inTime(c, counted))), Methods: []string{"TEST"}, Collected: o.moment,
		Props: oscalProps("status", string(c.Status), "in-force-from", c.InForceFrom, "control", controlID(c)),
	}
}

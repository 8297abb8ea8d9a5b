package reports

import (
	"io"
	"strconv"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// oscalStates are the states of OSCAL and their reasons. Not to be satisfied is
// there not to be satisfied completely.
var oscalStates = map[audit.Status]oscalStatus{
	audit.NotSatisfied:  {State: "not-satisfied", Reason: "fail"},
	audit.Undetermined:  {State: "not-satisfied", Reason: "other"},
	audit.NotAssessed:   {State: "not-satisfied", Reason: "other"},
	audit.Satisfied:     {State: "satisfied", Reason: "pass"},
	audit.NotApplicable: {State: "satisfied", Reason: "not-applicable"},
}

// writeFindings writes one for each control, in the order of its framework.
func (o *oscal) writeFindings(w io.Writer) error {
	return writeEach(w, oscalIndent, len(o.Controls), func(i int) oscalFinding { return o.finding(o.Controls[i]) })
}

func (o *oscal) finding(c audit.ControlResult) oscalFinding {
	judgements, token := o.judged.of(c), o.tokens[controlID(c)]
	f := oscalFinding{
		UUID: o.uuid("objective", controlID(c)), Title: oscalLine(capital(spaced(c.Status)) + ": " + controlID(c) + ", " + c.Title),
		Description: string(prose(c.Text)), Props: o.extent(c, judgements), Origins: []oscalOrigin{{[]oscalActor{{"tool", o.uuid("tool")}}}},
		Target: oscalTarget{Type: "objective-id", ID: objectiveOf(token), Title: oscalLine(c.Title), Status: oscalStates[c.Status]},
	}
	f.Target.Status.Remarks = string(prose(o.grounds(c, judgements)))
	if c.Status == audit.NotApplicable {
		f.Target.Implementation = &oscalStatus{State: "not-applicable"}
	}
	if c.Note != "" {
		f.Remarks = string(prose("Note: " + c.Note))
	}
	for _, j := range judgements {
		f.Observations = append(f.Observations, o.observations(j)...)
		if j.Count(audit.NotSatisfied) > 0 {
			f.Risks = append(f.Risks, oscalAssociated{o.riskUUID(j)})
		}
	}
	if unsettled(c) {
		f.Observations = append(f.Observations, oscalObserved{o.uuid("control", controlID(c))})
	}
	return f
}

// extent is the status of a control, which OSCAL has no word for, and its findings
// in numbers.
func (o *oscal) extent(c audit.ControlResult, judgements []*audit.Judgement) []oscalProp {
	props := []string{"status", string(c.Status), "control", controlID(c)}
	for _, status := range ended {
		if n := sum(status, judgements); n > 0 {
			props = append(props, string(status), strconv.Itoa(n))
		}
	}
	if n := sumWaived(judgements); n > 0 {
		props = append(props, "waived", strconv.Itoa(n))
	}
	return oscalProps(props...)
}

// grounds say in words why a control ended as it did.
func (o *oscal) grounds(c audit.ControlResult, judgements []*audit.Judgement) string {
	switch {
	case unsettled(c):
		return capital(spaced(c.Status)) + ", which is no pass. " + unassessed(tongue.English, c, o.Assessment)
	case c.Status == audit.NotApplicable && len(judgements) > 0:
		return "Not applicable, which is no pass: the demand does not bind. " + reasons(tongue.English, judgements)
	case c.Status == audit.NotApplicable:
		return "Not applicable, which is no pass: the demand does not bind."
	case c.Status == audit.Satisfied:
		return "Satisfied: " + settlement(tongue.English, c, judgements) + "."
	case c.Status == audit.Undetermined:
		return "Undetermined, which is no pass: neither was proved that it is met nor that it is not, for " + share(tongue.English, c.Status, judgements) + "."
	case sumWaived(judgements) > 0:
		return capital(spaced(c.Status)) + ": " + share(tongue.English, c.Status, judgements) + "; waived: " + strconv.Itoa(sumWaived(judgements)) + "."
	case len(judgements) > 0:
		return capital(spaced(c.Status)) + ": " + share(tongue.English, c.Status, judgements) + "."
	}
	return capital(spaced(c.Status)) + "."
}

// observations are those of a check, and of each of its findings that is open.
func (o *oscal) observations(j *audit.Judgement) []oscalObserved {
	all := []oscalObserved{{o.checkUUID(j.Check, j.Params, j.Controls)}}
	for i := range j.Len() {
		if status := j.Status(i); status == audit.NotSatisfied || status == audit.Undetermined {
			all = append(all, oscalObserved{o.findingUUID(j.Check, j.Params, j.Subject(i))})
		}
	}
	return all
}

func (o *oscal) riskUUID(j *audit.Judgement) string {
	return o.uuid("risk", o.checkUUID(j.Check, j.Params, j.Controls))
}

// risks are one for each check that something does not satisfy.
func (o *oscal) risks() (all []oscalRisk) {
	for _, j := range o.Findings.Judgements() {
		n := j.Count(audit.NotSatisfied)
		if n == 0 {
			continue
		}
		check, id := o.checks[j.Check], o.riskUUID(j)
		r := oscalRisk{
			UUID: id, Title: oscalLine("Not satisfied: " + o.checkTitle(j.Check)),
			Description: string(prose(check.Description)), Statement: string(prose(strconv.Itoa(n) + " of " + count(j.Len(), "subject", "subjects") + " not satisfied.")),
			Props: oscalProps("severity", string(j.Severity)), Status: "open", Observations: []oscalObserved{{o.checkUUID(j.Check, j.Params, j.Controls)}},
		}
		if j.CountWaived() == n {
			r.Status = "deviation-approved"
		}
		if check.Remediation != "" {
			r.Remediations = []oscalRemediation{{o.uuid("remediation", id), "recommendation", "What would mend it in general", string(prose(check.Remediation))}}
		}
		all = append(all, r)
	}
	return all
}

// attestations are the statements of persons, also those that do not count.
func (o *oscal) attestations() (all []oscalAttestation) {
	for _, c := range o.Controls {
		a := c.Attestation
		if a == nil {
			continue
		}
		counts, title := "yes", "Attestation: "+controlID(c)+", "+c.Title
		if unsettled(c) {
			counts, title = "no", "Does not count: "+controlID(c)+", "+c.Title
		}
		all = append(all, oscalAttestation{
			[]oscalResponsible{{oscalAttester, []string{o.person(a.By)}}},
			[]oscalPart{{
				Name: "attestation", NS: oscalNamespace, Title: oscalLine(title), Prose: string(prose(sentence(a.Statement))),
				Props: oscalProps("counts", counts, "control", controlID(c), "dated", day(a.Date), "valid-until", day(a.ValidUntil), "document", a.Document,
					"problem", a.Problem, "declared-at", place(a.Location)),
			}},
		})
	}
	return all
}

// log tells which checks broke, those alike together, and which waivers were given.
func (o *oscal) log() *oscalLog {
	l := &oscalLog{}
	add := func(lead string, errors []audit.CheckError) {
		for _, group := range alike(errors) {
			subjects := make([]string, len(group))
			for i, e := range group {
				subjects[i] = e.Subject.String()
			}
			e := group[0]
			l.Entries = append(l.Entries, oscalEntry{
				o.uuid("broken", lead, e.Check, e.Message), oscalLine(lead + "check " + e.Check + " broke on " + few(subjects)), string(prose(e.Message)), o.moment,
			})
		}
	}
	add("", o.Errors)
	for _, w := range o.Waivers {
		about := "Waiver of " + waiverOf(w) + " " + waiverStands(w)
		l.Entries = append(l.Entries, oscalEntry{
			o.uuid("waiver", w.Check, w.Subject, w.Control, w.Dated, place(w.Location)), oscalLine(about),
			string(prose(sentence(w.Reason) + " Until " + day(w.Expires) + ", since " + day(w.Dated) + ". Meanwhile: " + w.CompensatingControl)), o.moment,
		})
	}
	if o.Upcoming != nil {
		add("Of what is not in force yet, ", o.Upcoming.Errors)
	}
	if l.Entries == nil {
		return nil
	}
	return l
}

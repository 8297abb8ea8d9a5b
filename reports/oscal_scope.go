package reports

import (
	"cmp"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// objectives are the demands, one for each control. OSCAL lets a finding speak of
// an objective, not of a control.
func (o *oscal) objectives() *oscalObjectives {
	if len(o.Controls) == 0 {
		return nil
	}
	all := &oscalObjectives{}
	for _, c := range o.Controls {
		token := o.tokens[controlID(c)]
		all.Objectives = append(all.Objectives, oscalObjective{token, []oscalPart{{
			ID: objectiveOf(token), Name: "assessment-objective", Title: oscalLine(c.Title), Prose: string(prose(c.Text)),
			Props: oscalProps("control", controlID(c), "citation", c.Citation, "instrument", c.Kind, "confidence", c.Confidence, "note", c.Note),
		}}})
	}
	return all
}

func objectiveOf(token string) string { return token + "_obj" }

// reviewed are the controls that were chosen, by framework.
func (o *oscal) reviewed() oscalReviewed {
	titles := map[string]string{}
	for _, f := range o.Catalog.Frameworks {
		titles[f.ID] = f.ID + ": " + f.Title + ". " + f.Authority
	}
	r := oscalReviewed{Remarks: string(prose(strings.TrimSpace(partial(tongue.English, o.Scope) + " " + strings.Join(otherDays(tongue.English, o.Assessment), " "))))}
	for _, group := range grouped(o.Controls, func(c audit.ControlResult) string { return c.Framework }) {
		id := group[0].Framework
		s := oscalSelection{Description: oscalLine("Framework " + cmp.Or(titles[id], id))}
		for _, c := range group {
			s.Include = append(s.Include, oscalControl{o.tokens[controlID(c)]})
		}
		r.Selections = append(r.Selections, s)
	}
	if r.Selections == nil { // OSCAL demands one, and knows no empty one
		r.Selections = []oscalSelection{{"No control was reviewed, since none is in force. The id below is no control.", []oscalControl{{"none"}}}}
	}
	return r
}

// counts are the outcome, and the findings in numbers.
func (o *oscal) counts() []oscalProp {
	s := o.Summary
	return oscalProps("verdict", string(o.Verdict), "outcome", headline(tongue.English, o.Assessment), "partial", partial(tongue.English, o.Scope),
		"judged", strconv.Itoa(s.Judged), "satisfied", strconv.Itoa(s.Satisfied), "not-satisfied", strconv.Itoa(s.NotSatisfied),
		"undetermined", strconv.Itoa(s.Undetermined), "not-applicable", strconv.Itoa(s.NotApplicable),
		"controls-not-assessed", strconv.Itoa(s.NotAssessed), "waived", strconv.Itoa(s.Waived), "broken", strconv.Itoa(len(o.Errors)))
}

// remarks say how the document is to be read.
func (o *oscal) remarks() string {
	sentences := []string{
		"OSCAL knows two states. A control that is undetermined or was not assessed is not satisfied here, for the reason other; one that does not apply is " +
			"satisfied for the reason not-applicable, which is no pass. Only the reason pass is one, and it is proved.",
		"Each check has an observation with its findings in numbers, and each finding that is not satisfied or undetermined one of its own. Those that are " +
			"satisfied or not applicable are in --format json.",
		"Files are named as they were when the program was run, seen from its folder. The moment is the one that was judged (" + o.AtFrom + "), not that of a run.",
	}
	if o.moment == oscalEarliest {
		sentences = append(sentences, "The moment of the assessment is "+o.At+", which is none that OSCAL can tell; the one that stands here is not it.")
	}
	if f := o.Upcoming; f != nil && len(f.Controls) > 0 {
		sentences = append(sentences, "What is not in force yet has observations, and neither findings nor a part in the outcome.")
	}
	return string(prose(strings.Join(sentences, " ")))
}

// definitions are what the rest refers to: the program, and the subjects of what
// is open.
func (o *oscal) definitions() oscalDefinitions {
	d := oscalDefinitions{Components: []oscalComponent{{
		UUID: o.uuid("tool"), Type: "software", Title: oscalLine(o.Tool.Name + " " + o.Tool.Version),
		Description: "The program that made the assessment.", Status: oscalStatus{State: "operational"},
	}}}
	if len(o.openSubjects()) > 0 {
		d.Items = []oscalItem{}
	}
	return d
}

// openSubjects are the subjects of what stands against a pass, each once, but for
// the operator, which is a party.
func (o *oscal) openSubjects() (all []audit.Subject) {
	seen := map[audit.Subject]bool{}
	add := func(s audit.Subject) {
		if !seen[s] && s.Kind != oscalOperator {
			seen[s] = true
			all = append(all, s)
		}
	}
	for _, j := range o.Findings.Judgements() {
		for i := range j.Len() {
			if status := j.Status(i); status == audit.NotSatisfied || status == audit.Undetermined {
				add(j.Subject(i))
			}
		}
	}
	for _, l := range o.loose() {
		add(l.Subject)
	}
	return all
}

const oscalOperator = "operator"

func (o *oscal) writeItems(w io.Writer) error {
	subjects := o.openSubjects()
	return writeEach(w, oscalItemIndent, len(subjects), func(i int) oscalItem {
		s := subjects[i]
		return oscalItem{o.party(s), oscalLine(named(s)), oscalProps("kind", s.Kind, "id", s.ID, "name", s.Name)}
	})
}

// resources are what stands in place of a plan, the files, and the frameworks.
func (o *oscal) resources(plan string) []oscalResource {
	all := []oscalResource{{UUID: plan, Title: "No assessment plan", Description: string(prose(
		"There is no assessment plan. The program put every check of the frameworks that were chosen to every subject that the inventory declares. Judged: " + part(tongue.English, o.Scope)))}}
	for _, f := range o.Inventory.Files {
		r := oscalResource{UUID: o.uuid("file", f.Path), Title: oscalLine(f.Path), Description: "A file of the inventory."}
		if at := address(f.Path); at != "" {
			r.Links = []oscalLink{{at, []oscalHash{{"SHA-256", oscalString(f.SHA256)}}}}
		} else {
			r.Description = string(prose("A part of the inventory without a name, such as standard input. SHA-256 " + f.SHA256))
		}
		all = append(all, r)
	}
	for _, f := range o.Catalog.Frameworks {
		r := oscalResource{UUID: o.uuid("framework", f.ID), Title: oscalLine("Framework " + f.ID + ": " + f.Title),
			Description: string(prose(f.Authority + ", " + f.Jurisdiction + "; " + instruments.in(tongue.English, f.Kind)))}
		if u, err := url.Parse(f.URL); err == nil && (u.Scheme == "https" || u.Scheme == "http") {
			r.Links = []oscalLink{{HRef: u.String()}}
		}
		all = append(all, r)
	}
	return all
}

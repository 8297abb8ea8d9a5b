package reports

import (
	"io"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
	"github.com/google/uuid"
)

// The version of OSCAL that is written. Nothing in it is younger.
const oscalVersion = "1.1.2"

// The lines of a document in which these lists are empty, and what their entries
// are indented by.
const (
	oscalItems        = "\n          \"inventory-items\": []"
	oscalObservations = "\n        \"observations\": []"
	oscalFindings     = "\n        \"findings\": []"

	oscalItemIndent = "            "
	oscalIndent     = "          "
)

// renderOSCAL writes assessment results of OSCAL as JSON: an objective and a
// finding for each control, an observation for each check with what it found in
// numbers, and one for whatever stands against a pass. OSCAL knows two states: what
// is undetermined or was not assessed is not satisfied, for the reason other; what
// does not apply is satisfied for the reason not-applicable, and says in words that
// this is no pass. Only what is proved has the reason pass.
func renderOSCAL(w io.Writer, a audit.Assessment, _ Options) error {
	o := newOSCAL(a)
	document := oscalDocument{o.assessment()}
	result := &document.Results.Results[0]
	var openings []opening
	if result.Definitions.Items != nil {
		openings = append(openings, opening{oscalItems, o.writeItems})
	}
	if result.Observations != nil {
		openings = append(openings, opening{oscalObservations, o.writeObservations})
	}
	if result.Findings != nil {
		openings = append(openings, opening{oscalFindings, o.writeFindings})
	}
	return fillIn(w, document, openings...)
}

// oscal makes the parts of a document.
type oscal struct {
	opposition
	judged judged
	id     uuid.UUID         // of the document, from which those of its parts follow
	moment string            // of the assessment
	tokens map[string]string // of controls, by their ids
	checks map[string]audit.CheckRef
}

func newOSCAL(a audit.Assessment) *oscal {
	o := &oscal{opposed(a), a.Findings.ByControl(), identity(a), oscalMoment(a.At), oscalTokens(a.Controls), map[string]audit.CheckRef{}}
	for _, c := range a.Checks {
		o.checks[c.ID] = c
	}
	return o
}

func (o *oscal) assessment() oscalAssessment {
	plan := o.uuid("plan")
	return oscalAssessment{
		UUID: o.id.String(), Metadata: o.metadata(),
		Plan:        oscalImport{"#" + plan, "There is no assessment plan; the resource says what was done instead."},
		Definitions: o.objectives(),
		Results:     []oscalResult{o.result()},
		BackMatter:  oscalBackMatter{o.resources(plan)},
	}
}

func (o *oscal) metadata() oscalMetadata {
	m := oscalMetadata{
		Title: oscalLine("Assessment of " + operator(o.Inventory.Operator)), Modified: o.moment, Version: oscalString(o.At), OSCAL: oscalVersion,
		Props:   oscalProps("tool", o.Tool.Name, "tool-version", o.Tool.Version, "catalog-sha256", o.Catalog.SHA256, "at-from", o.AtFrom),
		Parties: []oscalParty{{o.party(o.Inventory.Operator), "organization", oscalString(operator(o.Inventory.Operator))}},
	}
	seen := map[string]bool{}
	for _, c := range o.Controls {
		if c.Attestation != nil && !seen[c.Attestation.By] {
			seen[c.Attestation.By] = true
			m.Parties = append(m.Parties, oscalParty{o.person(c.Attestation.By), "person", oscalString(c.Attestation.By)})
			m.Roles = []oscalRole{{oscalAttester, "Who states that a control is met"}}
		}
	}
	return m
}

const oscalAttester = "attester"

// result is the assessment, with the lists that are filled in later empty, or nil
// where nothing will be.
func (o *oscal) result() oscalResult {
	r := oscalResult{
		UUID: o.uuid("result"), Title: oscalLine(capital(headline(tongue.English, o.Assessment)) + ": " + operator(o.Inventory.Operator)),
		Description: string(prose(meaning(tongue.English, o.Assessment)) + " " + prose(ledger(tongue.English, o.Assessment))),
		Start:       o.moment, End: o.moment, Props: o.counts(), Definitions: o.definitions(), Reviewed: o.reviewed(),
		Attestations: o.attestations(), Log: o.log(), Risks: o.risks(), Remarks: o.remarks(),
	}
	if o.Findings.Len() > 0 || o.len() > 0 || len(o.Then().Controls) > 0 {
		r.Observations = []oscalObservation{}
	}
	if len(o.Controls) > 0 {
		r.Findings = []oscalFinding{}
	}
	return r
}

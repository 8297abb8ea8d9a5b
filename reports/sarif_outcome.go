package reports

import (
	"bytes"
	"io"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// sarifOutcome is what a run says of the assessment as a whole.
type sarifOutcome struct {
	Verdict audit.Verdict `json:"verdict"`
	// The verdict in words, which say so where a check broke or a part was judged.
	Outcome string `json:"outcome"`
	Ledger  string `json:"ledger"`
	// Where the results are only what got worse, the outcome of that comparison:
	// verdict and summary are those of the results then.
	Compared string `json:"compared,omitempty"`
	// The findings that have no result are among these.
	Summary    audit.Summary  `json:"summary"`
	Partial    string         `json:"partial,omitempty"`
	At         string         `json:"at"`
	AtFrom     string         `json:"atFrom"`
	Operator   string         `json:"operator"`
	Catalog    string         `json:"catalogSha256"`
	Frameworks []string       `json:"frameworks"`
	NotBinding []string       `json:"notBinding,omitempty"`
	Lapsed     []string       `json:"outOfForce,omitempty"`
	Controls   []sarifControl `json:"controls"`
}

type sarifControl struct {
	ID     string       `json:"id"`
	Status audit.Status `json:"status"`
}

func sarifOutcomeOf(a audit.Assessment, compared string) sarifOutcome {
	o := sarifOutcome{
		Verdict: a.Verdict, Outcome: headline(tongue.English, a), Ledger: safe(ledger(tongue.English, a)), Summary: a.Summary, Compared: safe(compared), Partial: safe(partial(tongue.English, a.Scope)),
		At: safe(a.At), AtFrom: safe(a.AtFrom), Operator: safe(operator(a.Inventory.Operator)), Catalog: safe(a.Catalog.SHA256),
		Frameworks: []string{}, NotBinding: allSafe(a.Scope.NotBinding), Lapsed: allSafe(a.Scope.Lapsed), Controls: []sarifControl{},
	}
	for _, f := range a.Catalog.Frameworks {
		o.Frameworks = append(o.Frameworks, safe(f.ID))
	}
	for _, c := range a.Controls {
		o.Controls = append(o.Controls, sarifControl{safe(controlID(c)), c.Status})
	}
	return o
}

// sarifOutcomeRule is the rule of a result that is the outcome itself.
var sarifOutcomeRule = sarifRule{ID: "outcome", Name: "Outcome", ShortDescription: *remark("All that is demanded was judged and is proved")}

// owesOutcome is true where the results alone would read better than the outcome:
// when only a part was judged, and when nothing was though something was owed. The
// results of a comparison are read as no more than what got worse.
func (s *sarif) owesOutcome() bool {
	return s.compared == "" && (partial(tongue.English, s.Scope) != "" || s.len() == 0 && s.Verdict != audit.Compliant)
}

// writeOutcome writes the outcome as a result, where it is owed.
func (s *sarif) writeOutcome(w io.Writer) error {
	if !s.owesOutcome() {
		return nil
	}
	at := audit.Location{}
	if len(s.Inventory.Files) > 0 {
		at.File = s.Inventory.Files[0].Path
	}
	var text bytes.Buffer
	err := entered(&text, sarifIndent, sarifResult{
		Rule: sarifOutcomeRule.ID, Index: s.index[sarifOutcomeRule.ID], Kind: "review", Level: "none", Message: *remark(s.outcome()),
		Locations:    []sarifLocation{{Physical: s.place(at), Logical: []sarifSubject{{Name: "outcome", FullName: "outcome"}}}},
		Fingerprints: sarifFingerprints{digestOf("outcome", headline(tongue.English, s.Assessment), partial(tongue.English, s.Scope))},
		Properties:   sarifResultProperties{Controls: []string{}},
	})
	if err != nil {
		return err
	}
	_, err = text.WriteTo(w)
	return err
}

// outcome is the outcome and what it rests on.
func (s *sarif) outcome() string {
	return strings.ToUpper(headline(tongue.English, s.Assessment)) + ": " + meaning(tongue.English, s.Assessment) + " " + ledger(tongue.English, s.Assessment)
}

// The places of the sorts of notifications in sarifNotes.
const (
	noteOutcome = iota
	noteBroken
	noteUpcoming
	noteWaiver
)

var sarifNotes = []sarifRule{
	{ID: "outcome", ShortDescription: *remark("The verdict, and what it rests on")},
	{ID: "broken-check", ShortDescription: *remark("A check broke, so that what it owed is open")},
	{ID: "not-in-force-yet", ShortDescription: *remark("A demand that holds from a later day on, and is no part of the verdict")},
	{ID: "waiver", ShortDescription: *remark("A waiver, and what it comes to")},
}

func sarifNote(sort int, level string, text string) sarifNotification {
	return sarifNotification{Descriptor: sarifReference{sarifNotes[sort].ID, sort}, Level: level, Message: *remark(text)}
}

// notifications say what no result says: the outcome, which checks broke, and how
// it stands with what is not in force yet.
func (s *sarif) notifications() []sarifNotification {
	level := "note"
	if s.Verdict != audit.Compliant || partial(tongue.English, s.Scope) != "" || len(s.Errors) > 0 {
		level = "warning"
	}
	notes := []sarifNotification{sarifNote(noteOutcome, level, s.outcome())}
	notes = append(notes, s.breakages("error", "", s.Errors)...)
	for _, w := range s.Waivers {
		level := "note"
		if w.State != audit.Applied {
			level = "warning"
		}
		notes = append(notes, sarifNote(noteWaiver, level, "Waiver of "+waiverOf(w)+" "+waiverStands(w)))
	}
	if f := s.Upcoming; f != nil {
		counted := judged(f.Findings.ByControl())
		for _, c := range f.Controls {
			notes = append(notes, sarifNote(noteUpcoming, "note", inTime(c, counted)))
		}
		notes = append(notes, s.breakages("warning", "Of what is not in force yet, ", f.Errors)...)
	}
	return notes
}

// breakages are the checks that broke, those alike together.
func (s *sarif) breakages(level, lead string, all []audit.CheckError) (notes []sarifNotification) {
	for _, group := range alike(all) {
		subjects := make([]string, len(group))
		for i, e := range group {
			subjects[i] = e.Subject.String()
		}
		e := group[0]
		note := sarifNote(noteBroken, level, lead+"check "+e.Check+" broke on "+few(subjects)+": "+e.Message)
		if i, known := s.index[e.Check]; known {
			note.Rule = &sarifReference{safe(e.Check), i}
		}
		notes = append(notes, note)
	}
	return notes
}

// inTime says since when a control will hold, and how it stands with it now.
func inTime(c audit.ControlResult, counted judged) string {
	from := "From " + day(c.InForceFrom) + ": "
	if c.InForceFrom == "" {
		from = "A bill: "
	}
	extent := ""
	if judgements := counted.of(c); len(judgements) > 0 {
		extent = ", " + share(tongue.English, c.Status, judgements)
	}
	return from + controlID(c) + ", " + c.Title + ": " + spaced(c.Status) + extent + "; all of it is in --format json"
}

package reports

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// sarifKinds are the kinds of what stands against a pass.
var sarifKinds = map[audit.Status]string{
	audit.NotSatisfied: "fail", audit.Undetermined: "open", audit.NotAssessed: "review",
}

func (s *sarif) result(o objection) sarifResult {
	related, more := s.related(o)
	r := sarifResult{
		Rule: safe(o.name()), Index: s.index[o.name()], Kind: sarifKinds[o.Status], Level: "none", Message: toldWhole(o),
		Locations: []sarifLocation{s.location(o)}, Related: related, Fingerprints: sarifFingerprints{safe(o.Fingerprint)},
		Properties: sarifResultProperties{Status: o.Status, Severity: safe(string(o.Severity)), Controls: allSafe(o.Controls), LeftOut: more},
	}
	if o.Status == audit.NotSatisfied {
		r.Level = sarifLevel(o.Severity)
	}
	if o.Waiver != nil {
		r.Suppressions = []sarifSuppression{{"external", "accepted", remark("Waived " + term(*o.Waiver)).Text}}
	}
	if o.Check != "" {
		r.Properties.Judgement = safe(judgement(&o.Finding))
	}
	for _, v := range o.Violations {
		r.Properties.Fixes = append(r.Properties.Fixes, safe(v.Fix))
	}
	return r
}

// location is where to look first, and what was judged. A result without a place
// would be refused by GitHub, so that one of which nothing is known names the
// inventory, and says so.
func (s *sarif) location(o objection) sarifLocation {
	l := sarifLocation{Physical: s.place(o.at)}
	if o.Check != "" {
		l.Logical = []sarifSubject{{safe(o.Subject.ID), safe(o.Subject.String()), safe(o.Subject.Kind)}}
	} else {
		l.Logical = []sarifSubject{{safe(o.title), safe(o.name()), "control"}}
	}
	if o.at.Line <= 0 {
		l.Message = remark("No line is known that it hangs on.")
	}
	return l
}

func (s *sarif) place(at audit.Location) *sarifPlace {
	if at.File == "" {
		return nil
	}
	p := &sarifPlace{File: s.file(at.File)}
	if at.Line > 0 {
		p.Region = &sarifRegion{at.Line, max(0, at.Column)}
	}
	if p.File.URI == "" && p.File.Index == nil {
		return nil
	}
	return p
}

// related are the facts that a result rests on or lacks, and how many more there
// are than are shown.
func (s *sarif) related(o objection) (all []sarifLocation, more int) {
	facts := factsOf(o)
	for i, f := range facts[:min(shownPlaces, len(facts))] {
		all = append(all, sarifLocation{ID: i + 1, Physical: s.place(f.at), Message: remark(f.about)})
	}
	return all, len(facts) - len(all)
}

// remark is a text of some lines in which nothing acts: a bracket before a
// parenthesis would be a link.
func remark(lines ...string) *sarifMessage {
	text := strings.Join(allSafe(lines), "\n")
	return &sarifMessage{Text: strings.ReplaceAll(text, "](", "] (")}
}

// allSafe makes strings harmless to show, each on one line.
func allSafe(all []string) []string {
	shown := make([]string, len(all))
	for i, s := range all {
		shown[i] = safe(s)
	}
	return shown
}

// absolute is true for an address that needs no base.
func absolute(uri string) bool { return strings.HasPrefix(uri, "file:") }

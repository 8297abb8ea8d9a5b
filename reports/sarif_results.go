package reports

import (
	"bytes"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// How many places a result names besides its own. GitHub reads no more.
const sarifPlaces = 100

// sarifKinds are the kinds of what stands against a pass.
var sarifKinds = map[audit.Status]string{
	audit.NotSatisfied: "fail", audit.Undetermined: "open", audit.NotAssessed: "review",
}

func (s *sarif) result(o objection) sarifResult {
	related, more := s.related(o)
	r := sarifResult{
		Rule: safe(o.name()), Index: s.index[o.name()], Kind: sarifKinds[o.Status], Level: "none", Message: sarifTold(o),
		Locations: []sarifLocation{s.location(o)}, Related: related, Fingerprints: sarifFingerprints{safe(o.Fingerprint)},
		Properties: sarifResultProperties{Status: o.Status, Severity: safe(string(o.Severity)), Controls: allSafe(o.Controls), LeftOut: more},
	}
	if o.Status == audit.NotSatisfied {
		r.Level = sarifLevel(o.Severity)
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
// are than fit.
func (s *sarif) related(o objection) (all []sarifLocation, more int) {
	add := func(at audit.Location, about string) {
		if len(all) == sarifPlaces {
			more++
			return
		}
		all = append(all, sarifLocation{ID: len(all) + 1, Physical: s.place(at), Message: remark(about)})
	}
	for _, v := range o.Violations {
		for _, e := range v.Evidence {
			add(e.Location, stated(e))
		}
	}
	for _, m := range o.Missing {
		add(m.Location, lacked(m))
	}
	for _, e := range o.Evidence {
		add(e.Location, stated(e))
	}
	return all, more
}

// stated is a fact in short.
func stated(e audit.Evidence) string {
	if e.Value == nil {
		return string(e.Path)
	}
	return string(e.Path) + " = " + value(e.Value)
}

// lacked says of a fact that is missing what is to be done.
func lacked(m audit.Missing) string {
	if m.Reason != "" {
		return "to be renewed: " + string(m.Path) + ": " + m.Reason
	}
	return "to be added here: " + string(m.Path)
}

// sarifTold is all that is to be said of an objection, without lines, so that it
// stays the same when lines move.
func sarifTold(o objection) sarifMessage {
	about := o.about()
	if o.Check != "" {
		about = named(o.Subject)
	}
	lines := []string{about + ": " + o.told()}
	var b bytes.Buffer
	d := document{&b}
	d.paragraph(prose(lines[0]))
	add := func(depth int, name, body string) {
		if body != "" {
			lines = append(lines, name+": "+body)
			d.item(depth, markup(name), ": ", prose(body))
		}
	}
	for i, v := range o.Violations {
		if i > 0 || !strings.HasPrefix(o.Message, v.Message) {
			add(0, "Violation", v.Message)
		}
		add(0, "Expected", v.Expected)
		add(0, "Found", v.Found)
		for depth, step := range v.Because {
			add(min(depth, 6), "Because", step)
		}
		add(0, "Fix", v.Fix)
	}
	return sarifMessage{remark(lines...).Text, strings.TrimSpace(b.String())}
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

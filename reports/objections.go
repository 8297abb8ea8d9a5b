package reports

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// objection is one thing that stands against a pass, or would without a waiver: a
// finding that is not satisfied or undetermined, a check that broke, a control that
// stays open without a finding, or a waiver that somebody has to look after. Formats for machines that watch over changes show these
// alone, and count the rest.
type objection struct {
	// The finding. For a control, only what a control has: no check, no subject, and
	// so no severity.
	audit.Finding
	// What the check, or the control, is called; empty where that is unknown.
	title string
	// The waiver that it is; nil for all else. It has no more of a finding than a
	// message and a fingerprint.
	waiver *audit.WaiverRef
	// How the check broke; empty where it did not.
	breakage string
	// Where to look first. The line is 0 where only the file is known.
	at audit.Location
}

// state says in a word or two what the objection is.
func (o objection) state() string {
	switch {
	case o.waiver != nil:
		return string(o.waiver.State)
	case o.breakage != "":
		return "broken"
	case o.Waiver != nil:
		return "waived"
	}
	return spaced(o.Status)
}

// name is the check, or the control that has none.
func (o objection) name() string {
	if o.waiver != nil {
		return "waiver"
	}
	if o.Check != "" {
		return o.Check
	}
	return strings.Join(o.Controls, ", ")
}

// about is the subject, or for a control its title.
func (o objection) about() string {
	if o.Check == "" {
		return o.title
	}
	return o.Subject.String()
}

// told is the whole of it in few sentences.
func (o objection) told() string {
	var sentences []string
	if o.breakage != "" {
		sentences = append(sentences, sentence("The check broke: "+o.breakage))
	}
	if o.Waiver != nil {
		sentences = append(sentences, "Waived "+term(*o.Waiver))
	}
	if o.breakage == "" || len(o.Missing) > 0 {
		sentences = append(sentences, sentence(o.Message))
	}
	if o.Check != "" && o.Status == audit.Undetermined && o.title != "" {
		sentences = append(sentences, "To be proved: "+sentence(o.title))
	}
	return strings.Join(append(sentences, o.lacking()...), " ")
}

// lacking names the facts that would settle it: as many as a reader takes in.
func (o objection) lacking() (sentences []string) {
	for _, sort := range []struct {
		lead    string
		renewed bool
	}{{"Missing: ", false}, {"To be renewed: ", true}} {
		var paths []string
		for _, m := range o.Missing {
			if (m.Reason != "") == sort.renewed {
				paths = append(paths, string(m.Path))
			}
		}
		if len(paths) > 0 {
			sentences = append(sentences, sentence(sort.lead+few(paths)))
		}
	}
	return sentences
}

// few is a list of which only so many are shown, and the rest counted.
func few(names []string) string {
	if more := len(names) - shownMissing; more > 0 {
		names = append(slices.Clone(names[:shownMissing]), fmt.Sprintf("%d more", more))
	}
	return both(names)
}

// particulars are the lines of an objection that are more than told: what was
// expected and found, why, what would mend it, and where it all stands.
func (o objection) particulars() (lines []string) {
	add := func(name, body string) {
		if body != "" {
			lines = append(lines, name+": "+body)
		}
	}
	for _, v := range o.Violations {
		if v.Message != o.Message {
			add("violation", v.Message)
		}
		add("expected", v.Expected)
		add("found", v.Found)
		for _, step := range v.Because {
			add("because", step)
		}
		add("fix", v.Fix)
		for _, e := range v.Evidence {
			add("at", place(e.Location)+" ("+string(e.Path)+")")
		}
	}
	for _, m := range o.Missing {
		if m.Reason != "" {
			add("renew", string(m.Path)+", at "+place(m.Location)+": "+m.Reason)
			continue
		}
		add("add", string(m.Path)+", at "+place(m.Location))
	}
	for _, e := range o.Evidence {
		add("rests on", place(e.Location)+" ("+string(e.Path)+")")
	}
	return lines
}

// spot is where a reader of a finding should look first: at the fact that is
// violated, else at the object that lacks one, else at a fact it rests on. Where
// no line is known it is a file, the first of the inventory if need be.
func spot(f audit.Finding, files []audit.FileRef) (best audit.Location) {
	consider := func(l audit.Location) {
		if l.File != "" && (best.File == "" || best.Line <= 0 && l.Line > 0) {
			best = l
		}
	}
	for _, v := range f.Violations {
		for _, e := range v.Evidence {
			consider(e.Location)
		}
	}
	for _, m := range f.Missing {
		consider(m.Location)
	}
	for _, e := range f.Evidence {
		consider(e.Location)
	}
	if best.File == "" && len(files) > 0 {
		best.File = files[0].Path
	}
	return best
}

package reports

import (
	"bytes"
	"cmp"
	"io"
	"path"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// quality is an entry of a Code Quality report of GitLab.
type quality struct {
	Description string          `json:"description"`
	CheckName   string          `json:"check_name"`
	Fingerprint string          `json:"fingerprint"`
	Severity    string          `json:"severity"`
	Location    qualityLocation `json:"location"`
}

type qualityLocation struct {
	Path  string       `json:"path"`
	Lines qualityLines `json:"lines"`
}

type qualityLines struct {
	Begin int `json:"begin"`
}

// qualityIndent is what each entry is indented by.
const qualityIndent = "  "

// The severities of GitLab. A check that broke leaves all open that it was to
// find; a control without findings has no severity, and takes the middle.
const (
	info    = "info"
	major   = "major"
	blocker = "blocker"
)

var qualitySeverities = map[audit.Severity]string{
	audit.Critical: blocker, audit.High: "critical", audit.Medium: major, audit.Low: "minor",
}

// renderGitLab writes an entry for each objection, gravest first, and one for the
// outcome unless all is compliant and nothing more is to be said: only then is
// the list empty.
func renderGitLab(w io.Writer, a audit.Assessment, _ Options) error {
	o := opposed(a).withWaivers()
	entries := &list{w: w}
	if _, err := io.WriteString(w, "["); err != nil {
		return err
	}
	for _, objections := range o.batches {
		err := writeEach(writer(entries.add), qualityIndent, objections.len, func(i int) quality { return qualityOf(objections.get(i)) })
		if err != nil {
			return err
		}
	}
	var last bytes.Buffer
	if !plainlyCompliant(a) {
		if err := entered(&last, qualityIndent, qualityOfAll(o)); err != nil {
			return err
		}
	}
	last.WriteString("\n]\n")
	return entries.add(last.Bytes())
}

// plainlyCompliant is true where no word beside "compliant" is owed.
func plainlyCompliant(a audit.Assessment) bool {
	return headline(tongue.English, a) == spaced(audit.Compliant) && a.Summary.Waived == 0 && len(otherDays(tongue.English, a)) == 0
}

// writer lets a function that takes text be written to.
type writer func(text []byte) error

func (w writer) Write(text []byte) (int, error) { return len(text), w(text) }

func qualityOf(o objection) quality {
	description := capital(o.state()) + ": " + o.about() + ": " + o.told()
	if len(o.Violations) > 0 {
		description += " " + sentence("Fix: "+o.Violations[0].Fix)
	}
	if o.Check != "" && len(o.Controls) > 0 {
		description += " [" + few(o.Controls) + "]"
	}
	severity := cmp.Or(qualitySeverities[o.Severity], major)
	switch {
	case o.breakage != "":
		severity = blocker
	case o.Waiver != nil || o.waiver != nil:
		severity = info
	}
	return entry(description, o.name(), o.Fingerprint, severity, o.at)
}

// qualityOfAll is the outcome as an entry. It weighs only where no other entry
// does, and the outcome is no pass.
func qualityOfAll(o opposition) quality {
	severity := info
	if o.len() == 0 && o.Verdict != audit.Compliant {
		severity = major
	}
	outcome := announced(o.Assessment)
	return entry(outcome, "dcaudit", digestOf("outcome", headline(tongue.English, o.Assessment), partial(tongue.English, o.Scope)), severity, spot(audit.Finding{}, o.Inventory.Files))
}

func entry(description, check, fingerprint, severity string, at audit.Location) quality {
	file := path.Clean(safe(cmp.Or(at.File, "file unknown")))
	return quality{safe(description), safe(check), safe(fingerprint), severity, qualityLocation{file, qualityLines{max(1, at.Line)}}}
}

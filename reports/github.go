package reports

import (
	"bytes"
	"fmt"
	"path"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit"
)

// GitHub shows so many annotations of each level for a step, and drops the rest
// in silence.
const shownAnnotations = 10

// How long the parts of an annotation can be, in bytes: GitHub cuts a message
// without a word, and refuses a longer title.
const (
	longestMessage = 3800
	longestTitle   = 200
)

// levels are those of annotations, gravest first. What is proved to be violated
// and severe, and a check that broke, is an error; what is less severe, or not
// proved either way, a warning; a control that was not assessed a notice.
var levels = []string{"error", "warning", "notice"}

// renderGitHub writes workflow commands that become annotations: of each level
// the gravest, a notice with the outcome, which says how many are not shown, and
// the outcome once more for the log.
func renderGitHub(b *bytes.Buffer, a audit.Assessment, _ Options) error {
	o := opposed(a).withWaivers()
	outcome, level := safe(announced(a)), "notice"
	if o.len() == 0 && a.Verdict != audit.Compliant {
		level = "warning" // nothing was judged, and nothing else says so
	}
	annotate(b, o, level, "dcaudit", outcome)
	return nil
}

// annotate writes annotations for the gravest objections, one with the outcome, and
// the outcome once more.
func annotate(b *bytes.Buffer, o opposition, level, title, outcome string) {
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
	notice := shorten(outcome, longestMessage)
	if len(left) > 0 {
		notice += "\nNot shown here: " + both(left) + " (all in --format json)."
	}
	fmt.Fprintf(b, "::%s title=%s::%s\n", level, title, commandData(notice))
	b.WriteString(uncommanded(outcome) + "\n")
}

// annotations are the objections to show, and how many there are, by level. Of
// the notices one is for the outcome.
func annotations(o opposition) (shown map[string][]objection, counts map[string]int) {
	shown, counts = map[string][]objection{}, map[string]int{}
	room := map[string]int{"error": shownAnnotations, "warning": shownAnnotations, "notice": shownAnnotations - 1}
	for _, b := range o.batches {
		level := levelOf(b.weight)
		for i := range min(b.len, room[level]-len(shown[level])) {
			shown[level] = append(shown[level], b.get(i))
		}
		counts[level] += b.len
	}
	return shown, counts
}

// levelOf is the level of objections of this weight.
func levelOf(weighs int) string {
	switch {
	case weighs <= weighsNotSatisfied+weight(audit.High):
		return "error"
	case weighs < weighsNotAssessed:
		return "warning"
	}
	return "notice"
}

// annotation is the workflow command for an objection.
func annotation(level string, o objection) string {
	var properties []string
	add := func(name, value string) { properties = append(properties, name+"="+commandProperty(value)) }
	if file := path.Clean(o.at.File); o.at.File != "" && file != "-" {
		add("file", file)
		if o.at.Line > 0 {
			add("line", strconv.Itoa(o.at.Line))
		}
		if o.at.Line > 0 && o.at.Column > 0 {
			add("col", strconv.Itoa(o.at.Column))
		}
	}
	add("title", shorten(titleOf(o), longestTitle))
	lines := append([]string{o.told()}, o.particulars()...)
	if o.Check != "" && len(o.Controls) > 0 {
		lines = append(lines, "demanded by: "+few(o.Controls))
	}
	for i, line := range lines {
		lines[i] = safe(line)
	}
	return "::" + level + " " + strings.Join(properties, ",") + "::" + commandData(shorten(strings.Join(lines, "\n"), longestMessage)) + "\n"
}

// titleOf says what an objection is, and to what: "Not satisfied, critical:
// backup.offsite on dataset:messages".
func titleOf(o objection) string {
	title := capital(o.state())
	if o.Severity != "" {
		title += ", " + string(o.Severity)
	}
	between := " on "
	if o.Check == "" {
		between = ": "
	}
	return safe(title + ": " + o.name() + between + o.about())
}

// shorten cuts s at so many bytes, and says so.
func shorten(s string, most int) string {
	if len(s) <= most {
		return s
	}
	cut := most
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	return s[:cut] + "… (cut)"
}

var (
	dataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// commandData is s as the data of a workflow command.
func commandData(s string) string { return dataEscapes.Replace(s) }

// commandProperty is s as the value of a property of a workflow command.
func commandProperty(s string) string { return propertyEscapes.Replace(safe(s)) }

// uncommanded is a line that is no workflow command, of neither kind: GitHub
// obeys one that begins with two colons, and what follows ##[ anywhere.
func uncommanded(line string) string {
	line = strings.ReplaceAll(line, "##[", `#\u{0023}[`)
	if trimmed := strings.TrimSpace(line); strings.HasPrefix(trimmed, "::") {
		return `\u{003A}` + trimmed[1:]
	}
	return line
}

package reports

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// spaced writes a status, a verdict or a kind as words: "not satisfied".
func spaced[T ~string](word T) string {
	return strings.ReplaceAll(string(word), "-", " ")
}

// capital starts a sentence with s.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || first == utf8.RuneError {
		return s
	}
	return string(unicode.ToUpper(first)) + s[size:]
}

// count is "1 fact" or "2 facts", in English.
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// plural is the plural of a kind of subject.
func plural(kind string) string {
	if stem, ok := strings.CutSuffix(kind, "y"); ok {
		return stem + "ies"
	}
	return kind + "s"
}

// either lists alternatives: "a, b or c".
func either(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	end := len(names) - 1
	return strings.Join(names[:end], ", ") + " or " + names[end]
}

// both lists things that hold together, in English: "a, b and c".
func both(names []string) string { return joined(tongue.English, names) }

// joined lists things that hold together: "a, b and c".
func joined(l tongue.Language, names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	end := len(names) - 1
	return l.Say("%s and %s", strings.Join(names[:end], ", "), names[end])
}

// short is as much of a fingerprint as `dcaudit explain` needs.
func short(fingerprint string) string {
	return fingerprint[:min(12, len(fingerprint))]
}

func controlID(c audit.ControlResult) string {
	return c.Framework + "/" + c.ID
}

// place is where something stands, in English.
func place(at audit.Location) string { return placed(tongue.English, at) }

// placed is where something stands, file:line:column, and says what of it is not
// known.
func placed(l tongue.Language, at audit.Location) string {
	switch {
	case at.File == "":
		return l.Say("location unknown")
	case at.Line == 0:
		return l.Say("%s, line unknown", at.File)
	}
	return at.String()
}

// gravest is the worst severity among the findings with this status.
func gravest(status audit.Status, judgements []*audit.Judgement) audit.Severity {
	worst := len(severities)
	for _, j := range judgements {
		if j.Count(status) > 0 {
			worst = min(worst, weight(j.Severity))
		}
	}
	if worst == len(severities) {
		return ""
	}
	return severities[worst]
}

var severities = []audit.Severity{audit.Critical, audit.High, audit.Medium, audit.Low}

// weight is the place of a severity, gravest first.
func weight(s audit.Severity) int {
	if i := slices.Index(severities, s); i >= 0 {
		return i
	}
	return len(severities)
}

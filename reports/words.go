package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// spaced writes a status, a verdict or a kind as words: "not satisfied".
func spaced[T ~string](word T) string {
	return strings.ReplaceAll(string(word), "-", " ")
}

// capital starts a sentence with s.
func capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// count is "1 fact" or "2 facts".
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
	return series(names, " or ")
}

// both lists things that hold together: "a, b and c".
func both(names []string) string {
	return series(names, " and ")
}

func series(names []string, last string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	end := len(names) - 1
	return strings.Join(names[:end], ", ") + last + names[end]
}

// short is as much of a fingerprint as `dcaudit explain` needs.
func short(fingerprint string) string {
	return fingerprint[:min(12, len(fingerprint))]
}

func controlID(c audit.ControlResult) string {
	return c.Framework + "/" + c.ID
}

// named is the subject with its full name, if it has one.
func named(s audit.Subject) string {
	switch {
	case s.ID == "":
		return "every " + s.Kind + " (none is declared)"
	case s.Name == "" || s.Name == s.ID:
		return s.String()
	}
	return s.String() + " (" + s.Name + ")"
}

// place is where something stands, file:line:column, and says what of it is not
// known.
func place(l audit.Location) string {
	switch {
	case l.File == "":
		return "location unknown"
	case l.Line == 0:
		return l.File + ", line unknown"
	}
	return l.String()
}

// trust says what the wording of a control is known from.
func trust(confidence string) string {
	switch confidence {
	case "text":
		return "wording read"
	case "secondary":
		return "known from accounts"
	}
	return confidence
}

// source says where the moment of an assessment comes from.
func source(atFrom string) string {
	switch atFrom {
	case "as_of":
		return "given by as_of of the inventory"
	case "today":
		return "the day of the run"
	case "--at":
		return "given with --at"
	}
	return atFrom
}

// operator is the name of the operator, and the id where that says more.
func operator(s audit.Subject) string {
	switch s.Name {
	case "", s.ID:
		return s.ID
	}
	return s.Name + " [" + s.ID + "]"
}

// share says on how many of a control's subjects it ends as it does: "2 of 7
// datasets".
func share(status audit.Status, findings []*audit.Finding) string {
	all, some, kinds := map[audit.Subject]bool{}, map[audit.Subject]bool{}, map[string]bool{}
	for _, f := range findings {
		all[f.Subject] = true
		kinds[f.Subject.Kind] = true
		if f.Status == status {
			some[f.Subject] = true
		}
	}
	kind := "subject"
	if len(kinds) == 1 {
		kind = findings[0].Subject.Kind
	}
	switch {
	case len(all) != 1:
		return fmt.Sprintf("%d of %d %s", len(some), len(all), plural(kind))
	case findings[0].Subject.ID == "":
		return "no " + kind + " declared"
	case kind == "operator" || kind == "plan":
		return "the " + kind
	}
	return fmt.Sprintf("%d of 1 %s", len(some), kind)
}

// gravest is the worst severity among the findings with this status.
func gravest(status audit.Status, findings []*audit.Finding) audit.Severity {
	worst := len(severities)
	for _, f := range findings {
		if f.Status == status {
			worst = min(worst, weight(f.Severity))
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

// judgement is the check with the parameters it was given:
// backup.distance(min_km=30).
func judgement(f *audit.Finding) string {
	if len(f.Params) == 0 {
		return f.Check
	}
	var params []string
	for _, name := range sortedKeys(f.Params) {
		params = append(params, name+"="+value(f.Params[name]))
	}
	return f.Check + "(" + strings.Join(params, ", ") + ")"
}

package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

func (a *assessor) standIn(f *Finding, s subject) {
	f.Status, f.Message = s.standIn, s.reason
	evidence, missing := split([]inventory.Path{s.path}, a.inv.Fact)
	f.Evidence, f.Missing = evidence, missing
}

// conclude turns a ruling into the status of a finding, with what it rests on.
func (a *assessor) conclude(f *Finding, u use, v *view, r ruling) {
	grounds := func(rules ...string) []inventory.Path {
		var reads []read
		for _, rule := range rules {
			reads = append(reads, u.check.readsOf(rule)...)
		}
		return ground(reads, v, u.params, a.inv)
	}
	switch {
	case len(r.exempt) > 0:
		f.Status, f.Message = NotApplicable, sentence(strings.Join(r.exempt, "; "))
		f.Evidence, _ = split(grounds("not_applicable"), v.fact)
	case len(r.violations) > 0:
		f.Status = NotSatisfied
		a.violated(f, v, r.violations)
	case r.satisfied:
		f.Status, f.Message = Satisfied, sentence(u.check.Title)
		f.Evidence, _ = split(grounds("satisfied"), v.fact)
	default:
		f.Status = Undetermined
		if f.Evidence, f.Missing = split(grounds("satisfied"), v.fact); len(f.Missing)+len(r.doubts) == 0 {
			f.Evidence, f.Missing = split(grounds(entryRules...), v.fact)
		}
		a.doubted(f, v, r.doubts)
		f.Message = undetermined(f.Missing)
	}
}

// doubted adds the facts that are declared, but prove nothing.
func (a *assessor) doubted(f *Finding, v *view, doubts []doubt) {
	for _, d := range doubts {
		for _, path := range distinct(v.behind(pointed(d.at), a.inv)) {
			f.Missing = append(f.Missing, Missing{path, d.message, v.fact(path).Location})
		}
	}
}

func undetermined(missing []Missing) string {
	absent, reasons := 0, []string{}
	for _, m := range missing {
		if m.Reason == "" {
			absent++
		} else if !slices.Contains(reasons, m.Reason) {
			reasons = append(reasons, m.Reason)
		}
	}
	switch {
	case len(missing) == 0:
		return "The declared facts prove neither that this is met nor that it is not."
	case absent == 1:
		reasons = append(reasons, "a fact is missing")
	case absent > 1:
		reasons = append(reasons, fmt.Sprintf("%d facts are missing", absent))
	}
	return sentence("It cannot be proved either way: " + strings.Join(reasons, "; "))
}

func (a *assessor) violated(f *Finding, v *view, violations []rawViolation) {
	for _, raw := range violations {
		evidence, missing := split(distinct(v.behind(pointed(raw.at), a.inv)), v.fact)
		for _, absent := range missing { // a fact that is not there is shown by where it would be
			evidence = append(evidence, Evidence{Path: absent.Path, Location: absent.Location})
		}
		f.Violations = append(f.Violations, Violation{sentence(raw.message), raw.expected, raw.found, raw.because, raw.fix, evidence})
	}
	f.Message = f.Violations[0].Message
	if more := len(violations) - 1; more > 0 {
		f.Message = fmt.Sprintf("%s (and %d more)", f.Message, more)
	}
}

// pointed is the path in the input that a check points at: of what was derived,
// or else of its subject.
func pointed(at []any) []any {
	if len(at) == 0 || at[0] != "facts" {
		return append([]any{"subject"}, at...)
	}
	return at
}

// split tells the facts that are there from those that are missing.
func split(paths []inventory.Path, look func(inventory.Path) inventory.Fact) (evidence []Evidence, missing []Missing) {
	for _, path := range paths {
		fact := look(path)
		if fact.Present {
			evidence = append(evidence, Evidence{Path: path, Value: fact.Value, Location: fact.Location, Text: fact.Text})
		} else {
			missing = append(missing, Missing{Path: path, Location: fact.Location})
		}
	}
	return evidence, missing
}

// distinct drops repetitions and keeps the order, which is that of a chain of
// causes.
func distinct(paths []inventory.Path) (kept []inventory.Path) {
	for _, path := range paths {
		if !slices.Contains(kept, path) {
			kept = append(kept, path)
		}
	}
	return kept
}

// sentence ends in a full stop, unless it asks or exclaims.
func sentence(text string) string {
	if text == "" {
		return ""
	}
	if !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

package audit

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dcaudit/dcaudit/audit/inventory"
)

// tell says what a ruling means for a finding of its status, in words. What an
// undetermined one says depends on what it lacks.
func tell(f *Finding, u use, r ruling) {
	switch f.Status {
	case NotApplicable:
		f.Message = sentence(strings.Join(r.exempt, "; "))
	case NotSatisfied:
		for _, raw := range r.violations {
			f.Violations = append(f.Violations, Violation{sentence(raw.message), raw.expected, raw.found, raw.because, raw.fix, nil})
		}
		f.Message = f.Violations[0].Message
		if more := len(r.violations) - 1; more > 0 {
			f.Message = fmt.Sprintf("%s (and %d more)", f.Message, more)
		}
	case Satisfied:
		f.Message = sentence(u.check.Title)
	}
}

// support adds the facts that a finding rests on, and those that it lacks.
func (a *assessor) support(f *Finding, u use, v *view, r ruling) {
	grounds := func(rules ...string) []inventory.Path {
		var reads []read
		for _, rule := range rules {
			reads = append(reads, u.check.anatomy().reads[rule]...)
		}
		return ground(reads, v, u.params, a.inv)
	}
	switch f.Status {
	case NotApplicable:
		f.Evidence, _ = split(grounds("not_applicable"), v.fact)
	case NotSatisfied:
		for i, raw := range r.violations {
			f.Violations[i].Evidence = a.pointedAt(v, raw.at)
		}
	case Satisfied:
		f.Evidence, _ = split(grounds("satisfied"), v.fact)
	default:
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

// pointedAt are the facts that a violation points at. One that is not there is
// shown by where it would be.
func (a *assessor) pointedAt(v *view, at []any) []Evidence {
	evidence, missing := split(distinct(v.behind(pointed(at), a.inv)), v.fact)
	for _, absent := range missing {
		evidence = append(evidence, Evidence{Path: absent.Path, Location: absent.Location})
	}
	return evidence
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

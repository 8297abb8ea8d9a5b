package reports

import (
	"fmt"
	"strings"

	"github.com/dcaudit/dcaudit/audit"
)

// headline is the outcome in a word or two. Where a check broke or a part was
// left out it says so: no outcome may read better than it is.
func headline(a audit.Assessment) string {
	switch {
	case len(a.Errors) > 0:
		return "could not assess"
	case partial(a.Scope) != "":
		return spaced(a.Verdict) + " (partial run)"
	}
	return spaced(a.Verdict)
}

// meaning is what the outcome means.
func meaning(a audit.Assessment) string {
	meanings := map[audit.Verdict]string{
		audit.Compliant:    "Everything that was judged is proved to meet what is demanded.",
		audit.NotCompliant: "It is proved that something does not meet what is demanded.",
		audit.NotProven:    "Nothing is proved to break a demand, and not everything is proved to meet it.",
	}
	if len(a.Errors) > 0 {
		return "Checks broke, so that the outcome as a whole is open."
	}
	return meanings[a.Verdict]
}

// ledger accounts for every pair of check and subject, and for the rest.
func ledger(a audit.Assessment) string {
	s := a.Summary
	var counts []string
	add := func(n int, what string) {
		if n > 0 {
			counts = append(counts, fmt.Sprintf("%d %s", n, what))
		}
	}
	add(s.NotSatisfied, "not satisfied")
	add(s.Waived, "waived")
	add(s.Undetermined, "undetermined")
	add(s.Satisfied, "satisfied")
	add(s.NotApplicable, "not applicable")
	counts = append(counts, fmt.Sprintf("%d of %d check × subject pairs judged", s.Judged-len(a.Errors), s.Judged))
	sentences := strings.Join(counts, ", ") + "."
	if s.NotAssessed > 0 {
		sentences += " " + count(s.NotAssessed, "control", "controls") + " not assessed."
	}
	unproven := 0
	for _, c := range a.Controls {
		if c.Status == audit.Undetermined && c.Attestation != nil {
			unproven++
		}
	}
	if unproven > 0 {
		sentences += " " + count(unproven, "attestation", "attestations") + " not proven."
	}
	if len(a.Errors) > 0 {
		sentences += " Of what was judged the outcome is: " + spaced(a.Verdict) + "."
	}
	if part := partial(a.Scope); part != "" {
		sentences += " " + part
	}
	return sentences + otherDays(a)
}

// otherDays says how many controls hold on other days only.
func otherDays(a audit.Assessment) (sentences string) {
	if len(a.Controls) == 0 {
		sentences = " No control is in force."
	}
	if n := len(a.Scope.NotBinding); n > 0 {
		sentences += " " + count(n, "framework does", "frameworks do") + " not bind."
	}
	if n := len(a.Scope.Lapsed); n > 0 {
		sentences += " " + count(n, "control", "controls") + " out of force."
	}
	if f := a.Upcoming; f != nil && len(f.Controls) > 0 {
		sentences += " " + count(len(f.Controls), "control", "controls") + " not in force yet."
	}
	return sentences
}

// partial says in words what part of the demands was judged; empty for all.
func partial(s audit.Scope) string {
	var limits []string
	if len(s.Only) > 0 {
		limits = append(limits, "only "+both(s.Only)+" asked for")
	}
	if s.MinSeverity != "" {
		limits = append(limits, "only severity "+string(s.MinSeverity)+" and above asked for")
	}
	if s.LeftOut > 0 {
		limits = append(limits, fmt.Sprintf("%d of %s left out", s.LeftOut, count(s.Judged+s.LeftOut, "check", "checks")))
	}
	if len(limits) == 0 {
		return ""
	}
	return "Partial: " + strings.Join(limits, ", ") + "."
}

// unassessed says why a control was not assessed, or why its attestation leaves
// it undetermined.
func unassessed(c audit.ControlResult, a audit.Assessment) string {
	var reasons []string
	switch {
	case c.Manual != "":
		reasons = append(reasons, "No machine can judge it. "+capital(sentence(c.Manual)))
		if c.Attestation == nil {
			reasons = append(reasons, "No valid attestation is on file.")
		}
	case len(a.Errors) > 0 && partial(a.Scope) != "":
		reasons = append(reasons, "Its checks broke or were left out of this run.")
	case len(a.Errors) > 0:
		reasons = append(reasons, "Its checks broke.")
	case partial(a.Scope) != "":
		reasons = append(reasons, "Its checks were left out of this run.")
	default:
		reasons = append(reasons, "None of its checks judged anything.")
	}
	if c.Attestation != nil {
		why := strings.TrimSuffix(": "+c.Attestation.Problem, ": ")
		reasons = append(reasons, sentence("The attestation "+attested(*c.Attestation)+", does not count at this moment"+why))
	}
	return strings.Join(reasons, " ")
}

// unsettled reports whether a control stands open without a finding that says
// why.
func unsettled(c audit.ControlResult) bool {
	return c.Status == audit.NotAssessed || c.Status == audit.Undetermined && c.Attestation != nil
}

// attested says whose an attestation is, and for how long it holds.
func attested(a audit.AttestationRef) string {
	return fmt.Sprintf("of %s by %s, valid until %s", day(a.Date), a.By, day(a.ValidUntil))
}

// day is a moment without its time where that is only the start or the end of
// the day.
func day(moment string) string {
	return strings.TrimSuffix(strings.TrimSuffix(moment, "T00:00:00Z"), "T23:59:59Z")
}

// settlement says in a few words what a satisfied control rests on.
func settlement(c audit.ControlResult, judgements []*audit.Judgement) string {
	switch {
	case len(judgements) > 0:
		return proven(judgements)
	case c.Attestation != nil:
		return "attested until " + day(c.Attestation.ValidUntil)
	}
	return ""
}

// reasons says why nothing binds in a control; of many reasons, the first two.
func reasons(judgements []*audit.Judgement) string {
	all := messages(exemptions(judgements))
	if more := len(all) - 2; more > 0 {
		all = append(all[:2], "And "+count(more, "other reason", "other reasons")+" (all in --format json).")
	}
	return strings.Join(all, " ")
}

// messages are the different messages of findings.
func messages(findings []audit.Finding) []string {
	var all []string
	seen := map[string]bool{}
	for _, f := range findings {
		if !seen[f.Message] {
			seen[f.Message] = true
			all = append(all, sentence(f.Message))
		}
	}
	return all
}

// sentence ends s with a full stop.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" || strings.ContainsAny(s[len(s)-1:], ".!?") {
		return s
	}
	return s + "."
}

package reports

import (
	"strings"

	"github.com/dcaudit/dcaudit/audit"
	"github.com/dcaudit/dcaudit/reports/tongue"
)

// headline is the outcome in a word or two. Where a check broke or a part was
// left out it says so: no outcome may read better than it is.
func headline(l tongue.Language, a audit.Assessment) string {
	switch {
	case len(a.Errors) > 0:
		return l.Say("could not assess")
	case partial(l, a.Scope) != "":
		return l.Say("%s (partial run)", verdicts.in(l, a.Verdict))
	}
	return verdicts.in(l, a.Verdict)
}

// announced is the outcome, in capitals, and the ledger, for machines and logs.
func announced(a audit.Assessment) string {
	return strings.ToUpper(headline(tongue.English, a)) + ": " + ledger(tongue.English, a)
}

// meaning is what the outcome means.
func meaning(l tongue.Language, a audit.Assessment) string {
	meanings := terms[audit.Verdict]{
		audit.Compliant:    "Everything that was judged is proved to meet what is demanded.",
		audit.NotCompliant: "It is proved that something does not meet what is demanded.",
		audit.NotProven:    "Nothing is proved to break a demand, and not everything is proved to meet it.",
	}
	if len(a.Errors) > 0 {
		return l.Say("Checks broke, so that the outcome as a whole is open.")
	}
	if a.Verdict == audit.Compliant && a.Summary.Waived > 0 {
		return l.Say("Everything that was judged is proved to meet what is demanded, except for what a waiver accepts.")
	}
	return meanings.in(l, a.Verdict)
}

// ledger accounts for every pair of check and subject, and for the rest.
func ledger(l tongue.Language, a audit.Assessment) string {
	sentences := []string{pairs(l, a)}
	if n := a.Summary.NotAssessed; n > 0 {
		sentences = append(sentences, l.Count(n, "control not assessed.", "controls not assessed."))
	}
	unproven := 0
	for _, c := range a.Controls {
		if c.Status == audit.Undetermined && c.Attestation != nil {
			unproven++
		}
	}
	if unproven > 0 {
		sentences = append(sentences, l.Count(unproven, "attestation not proven.", "attestations not proven."))
	}
	if len(a.Errors) > 0 {
		sentences = append(sentences, l.Say("Of what was judged the outcome is: %s.", verdicts.in(l, a.Verdict)))
	}
	if part := partial(l, a.Scope); part != "" {
		sentences = append(sentences, part)
	}
	return strings.Join(append(sentences, otherDays(l, a)...), " ")
}

// pairs counts the pairs of check and subject, by where they ended.
func pairs(l tongue.Language, a audit.Assessment) string {
	s := a.Summary
	var counts []string
	for _, c := range []struct {
		n    int
		what tongue.Text
	}{
		{s.NotSatisfied, "%d not satisfied"}, {s.Waived, "%d waived"}, {s.Undetermined, "%d undetermined"},
		{s.Satisfied, "%d satisfied"}, {s.NotApplicable, "%d not applicable"},
	} {
		if c.n > 0 {
			counts = append(counts, l.Say(c.what, c.n))
		}
	}
	counts = append(counts, l.Say("%d of %d check × subject pairs judged.", s.Judged-len(a.Errors), s.Judged))
	return strings.Join(counts, ", ")
}

// otherDays says how many controls hold on other days only.
func otherDays(l tongue.Language, a audit.Assessment) (sentences []string) {
	if len(a.Controls) == 0 {
		sentences = append(sentences, l.Say("No control is in force."))
	}
	if n := len(a.Scope.NotBinding); n > 0 {
		sentences = append(sentences, l.Count(n, "framework does not bind.", "frameworks do not bind."))
	}
	if n := len(a.Scope.Lapsed); n > 0 {
		sentences = append(sentences, l.Count(n, "control out of force.", "controls out of force."))
	}
	if f := a.Upcoming; f != nil && len(f.Controls) > 0 {
		sentences = append(sentences, l.Count(len(f.Controls), "control not in force yet.", "controls not in force yet."))
	}
	return sentences
}

// partial says in words what part of the demands was judged; empty for all.
func partial(l tongue.Language, s audit.Scope) string {
	var limits []string
	if len(s.Only) > 0 {
		limits = append(limits, l.Say("only %s asked for", joined(l, s.Only)))
	}
	if s.MinSeverity != "" {
		limits = append(limits, l.Say("only severity %s and above asked for", severityWords.in(l, s.MinSeverity)))
	}
	if s.LeftOut > 0 {
		limits = append(limits, l.Say("%d of %s left out", s.LeftOut, l.Count(s.Judged+s.LeftOut, "check", "checks")))
	}
	if len(limits) == 0 {
		return ""
	}
	return l.Say("Partial: %s.", strings.Join(limits, ", "))
}

// unassessed says why a control was not assessed, or why its attestation leaves
// it undetermined.
func unassessed(l tongue.Language, c audit.ControlResult, a audit.Assessment) string {
	var reasons []string
	switch {
	case c.Manual != "":
		reasons = append(reasons, l.Say("No machine can judge it.")+" "+capital(sentence(c.Manual)))
		if c.Attestation == nil {
			reasons = append(reasons, l.Say("No valid attestation is on file."))
		}
	case len(a.Errors) > 0 && partial(l, a.Scope) != "":
		reasons = append(reasons, l.Say("Its checks broke or were left out of this run."))
	case len(a.Errors) > 0:
		reasons = append(reasons, l.Say("Its checks broke."))
	case partial(l, a.Scope) != "":
		reasons = append(reasons, l.Say("Its checks were left out of this run."))
	default:
		reasons = append(reasons, l.Say("None of its checks judged anything."))
	}
	if c.Attestation != nil {
		reasons = append(reasons, sentence(discounted(l, *c.Attestation)))
	}
	return strings.Join(reasons, " ")
}

// unsettled reports whether a control stands open without a finding that says
// why.
func unsettled(c audit.ControlResult) bool {
	return c.Status == audit.NotAssessed || c.Status == audit.Undetermined && c.Attestation != nil
}

// discounted says whose an attestation is that does not count, how long it holds,
// and why it does not count where more is known.
func discounted(l tongue.Language, a audit.AttestationRef) string {
	of, until := day(a.Date), day(a.ValidUntil)
	if a.Problem == "" {
		return l.Say("The attestation of %s by %s, valid until %s, does not count at this moment.", of, a.By, until)
	}
	return l.Say("The attestation of %s by %s, valid until %s, does not count at this moment: %s", of, a.By, until, a.Problem)
}

// day is a moment without its time where that is only the start or the end of
// the day.
func day(moment string) string {
	return strings.TrimSuffix(strings.TrimSuffix(moment, "T00:00:00Z"), "T23:59:59Z")
}

// settlement says in a few words what a satisfied control rests on.
func settlement(l tongue.Language, c audit.ControlResult, judgements []*audit.Judgement) string {
	switch {
	case len(judgements) > 0:
		return proven(l, judgements)
	case c.Attestation != nil:
		return l.Say("attested until %s", day(c.Attestation.ValidUntil))
	}
	return ""
}

// reasons says why nothing binds in a control; of many reasons, the first two.
func reasons(l tongue.Language, judgements []*audit.Judgement) string {
	all := sentences(exemptions(judgements))
	if more := len(all) - 2; more > 0 {
		all = append(all[:2], l.Say("And %s (all in --format json).", l.Count(more, "other reason", "other reasons")))
	}
	return strings.Join(all, " ")
}

// messages are the different messages of findings.
func messages(findings []audit.Finding) []string {
	said := make([]string, len(findings))
	for i := range findings {
		said[i] = findings[i].Message
	}
	return sentences(said)
}

// sentences are the different ones among messages.
func sentences(said []string) []string {
	var all []string
	seen := map[string]bool{}
	for _, message := range said {
		if !seen[message] {
			seen[message] = true
			all = append(all, sentence(message))
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

# METADATA
# title: The incident repeats no earlier one
# description: |
#   The same sort of cause twice within the time set here says that what was
#   learnt the first time was not put to work.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_del/2024/1772/oj
#     description: Art 8(2) takes incidents with one root cause within six months as one
# custom:
#   subject: incident
#   severity: high
#   remediation: Find out why the measures after the earlier incident did not hold, and decide on others.
#   params:
#     within:
#       type: duration
#       default: 365d
#       description: How far back an incident with the same cause counts
#       source: dcaudit's; the demand gives no period
package checks.incident.repeated

import data.lib.text

# The proof is the list of earlier incidents; a declared repetition can only
# speak against it.
satisfied if {
	count(_declared) == 0
	every earlier in input.facts.same_cause { earlier.before > input.params.within }
}

_declared contains input.subject.repeats

violations contains {
	"at": ["facts", "same_cause", i],
	"message": sprintf("%s has the same sort of cause as %s, %s before", [
		input.subject.id,
		earlier.id,
		text.days(earlier.before),
	]),
	"expected": sprintf("no incident with the same cause within %s", [text.duration(input.params.within)]),
	"found": earlier.id,
	"fix": sprintf("Review the corrective actions of %s, which did not prevent %s", [earlier.id, input.subject.id]),
} if {
	some i, earlier in input.facts.same_cause
	earlier.before <= input.params.within
}

violations contains {
	"at": ["repeats"],
	"message": sprintf("%s is declared to repeat %s", [input.subject.id, earlier]),
	"expected": "an incident that repeats no earlier one",
	"found": earlier,
	"fix": sprintf("Review the corrective actions of %s, which did not prevent %s", [earlier, input.subject.id]),
} if {
	some earlier in _declared
}

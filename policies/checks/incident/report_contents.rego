# METADATA
# title: The reports said what they must say
# description: |
#   A report without cause, damage or outlook leaves its reader to guess. What
#   the first report could not know yet, a later one may add.
# related_resources:
#   - ref: https://github.com/xxyy89890-wq/legalize-kr
#     description: Enforcement Decree of Korea's Network Act, Art 40, lists what the report of an outage holds
# custom:
#   subject: incident
#   severity: medium
#   remediation: Send a further report with what is missing.
#   params:
#     to:
#       type: string
#       description: Who must be told
#     contents:
#       type: strings
#       description: What the reports together must say
#     min_duration:
#       type: duration
#       default: 10m
#       description: How long an incident lasts at least before it must be reported
#       source: Korea's basic plan of July 2023, known from press accounts
package checks.incident.report_contents

import data.lib.text

not_applicable contains sprintf("%s lasted %s, less than must be reported", [
	input.subject.id,
	text.duration(input.facts.duration),
]) if {
	input.facts.duration < input.params.min_duration
}

satisfied if {
	count(input.params.contents) > 0
	every item in input.params.contents { item in _said }
}

violations contains {
	"at": ["reports"],
	"message": sprintf("The reports about %s to %s leave out: %s", [
		input.subject.id,
		input.params.to,
		text.list(missing),
	]),
	"expected": sprintf("reports that say: %s", [text.list(input.params.contents)]),
	"found": text.list(_said),
	"fix": sprintf("Report to %s what is missing: %s", [input.params.to, text.list(missing)]),
} if {
	every i, _ in input.subject.reports { _known[i] }
	missing := {item | some item in input.params.contents} - _said
	count(missing) > 0
}

_said contains item if {
	some report in input.subject.reports
	report.to == input.params.to
	some item in report.contents
}

# Reports that cannot hold anything more than what is already counted as said.
_known contains i if {
	some i, report in input.subject.reports
	report.to != input.params.to
}

_known contains i if {
	some i, report in input.subject.reports
	is_array(report.contents)
}

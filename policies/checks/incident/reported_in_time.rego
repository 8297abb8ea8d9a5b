# METADATA
# title: The incident was reported in time
# description: |
#   Whoever first hears of an outage from the news was told too late. The clock
#   starts when the operator knew.
# related_resources:
#   - ref: https://www.itbiznews.com/news/articleView.html?idxno=106527
#     description: Korea's basic plan of July 2023 has failures of ten minutes and more reported
# custom:
#   subject: incident
#   severity: critical
#   remediation: Report the incident now, and find out what delayed the report.
#   params:
#     to:
#       type: string
#       description: Who must be told
#     within:
#       type: duration
#       description: The longest time from the operator's knowledge to the report
#     min_duration:
#       type: duration
#       default: 10m
#       description: How long an outage must last before it must be reported
#       source: Korea's basic plan of July 2023, as the press tells it
package checks.incident.reported_in_time

import data.lib.text

not_applicable contains reason if {
	input.facts.duration < input.params.min_duration
	reason := sprintf("%s lasted %s, and only from %s on must it be reported", [
		input.subject.id,
		text.duration(input.facts.duration),
		text.duration(input.params.min_duration),
	])
}

satisfied if {
	some i, report in input.subject.reports
	report.to == input.params.to
	report.kind == "initial"
	input.facts.reports[i].delay <= input.params.within
}

# While the incident is younger than the time that is allowed, a report that is
# not there yet is not late.
violations contains {
	"at": ["reports"],
	"message": sprintf("%s was not reported to %s within %s", [input.subject.id, input.params.to, _allowed]),
	"expected": sprintf("an initial report to %s at most %s after the operator knew", [input.params.to, _allowed]),
	"found": sprintf("reports to %s: %s", [input.params.to, text.list(_late)]),
	"fix": sprintf("Report %s to %s now, with the reason for the delay", [input.subject.id, input.params.to]),
} if {
	input.facts.age > input.params.within
	every i, _ in input.subject.reports { _useless[i] }
}

_allowed := text.duration(input.params.within)

_useless contains i if {
	some i, report in input.subject.reports
	report.to != input.params.to
}

_useless contains i if {
	some i, report in input.facts.reports
	report.delay > input.params.within
}

_late := [sprintf("%s after %s", [report.kind, text.duration(input.facts.reports[i].delay)]) |
	some i, report in input.subject.reports
	report.to == input.params.to
]

# METADATA
# title: The cause of the incident was found
# description: |
#   What nobody understood comes back. An inquiry has to end with a cause and a
#   date. Where the inventory names no date, it may not be known to its author:
#   that leaves the demand unproven, and does not violate it.
# related_resources:
#   - ref: https://m.dailymagazine.co.kr/news/newsview.php?ncode=1065602039065157
#     description: Korea's government asked all three operators in December 2022 for their measures within a month
#   - ref: https://github.com/xxyy89890-wq/legalize-kr
#     description: Enforcement Decree of the e-Government Act, Art 70-5(4), an analysis within a month of restoration
# custom:
#   subject: incident
#   severity: high
#   remediation: Close the inquiry, and record the cause and the date.
#   params:
#     within:
#       type: duration
#       default: 30d
#       description: How long after the start of the incident an inquiry may be open
#       source: the orders of December 2022 gave a month to report measures
package checks.incident.cause_found

import data.lib.text

satisfied if {
	input.subject.cause.found <= input.at
	input.subject.cause.category != ""
}

# Both are RFC 3339 in UTC, whose order is that of the characters.
violations contains {
	"at": ["cause", "found"],
	"message": sprintf("%s after it began, the cause of %s was not found yet", [
		text.days(input.facts.age),
		input.subject.id,
	]),
	"expected": sprintf("an inquiry that is closed within %s", [text.duration(input.params.within)]),
	"found": sprintf("closed on %s only", [substring(input.subject.cause.found, 0, 10)]),
	"fix": sprintf("Close the inquiry into %s and record its cause", [input.subject.id]),
} if {
	input.subject.cause.found > input.at
	input.facts.age > input.params.within
}

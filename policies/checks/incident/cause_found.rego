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
#       description: How long after the start of the incident the inquiry may end
#       source: the orders of December 2022 gave a month to report measures
package checks.incident.cause_found

import data.lib.text

satisfied if {
	input.facts.cause_after <= input.params.within
	input.subject.cause.category != ""
}

violations contains {
	"at": ["cause", "found"],
	"message": sprintf("The inquiry into the cause of %s took %s", [
		input.subject.id,
		text.days(input.facts.cause_after),
	]),
	"expected": sprintf("a cause that is found within %s", [text.duration(input.params.within)]),
	"found": sprintf("closed on %s", [substring(input.subject.cause.found, 0, 10)]),
	"fix": sprintf("Say why the inquiry into %s took so long, and what shortens the next one", [input.subject.id]),
} if {
	input.facts.cause_after > input.params.within
}

# METADATA
# title: The reporting plan is fast enough
# description: |
#   Detection, classification and notice add up. Only where their limits together
#   stay within the time allowed does the plan keep its promise at worst.
# related_resources:
#   - ref: https://www.itbiznews.com/news/articleView.html?idxno=106527
#     description: Operators report to the Korean government when a failure lasts ten minutes or more
# custom:
#   subject: plan
#   severity: critical
#   remediation: Shorten the limit for detection, for classification or for the notice.
#   params:
#     to:
#       type: string
#       description: Who must be told
#     kind:
#       type: string
#       default: initial
#       description: The place of the notice in the reporting
#       source: dcaudit's; it is the first notice that is due without delay
#     within:
#       type: duration
#       description: The longest time from the start of an outage until the notice is sent
package checks.reporting.in_time

import data.lib.text

_demanded contains notice if {
	some notice in input.facts.notices
	notice.to == input.params.to
	notice.kind == input.params.kind
}

satisfied if {
	some notice in _demanded
	notice.worst_case <= input.params.within
}

violations contains {
	"at": ["facts", "notices"],
	"message": sprintf("The plan has no %s notice to %s", [input.params.kind, input.params.to]),
	"expected": sprintf("one that is sent within %s", [text.duration(input.params.within)]),
	"found": "none",
	"fix": sprintf("Add a notice to %s of kind %s", [input.params.to, input.params.kind]),
} if {
	every notice in input.facts.notices {
		[notice.to, notice.kind] != [input.params.to, input.params.kind]
	}
}

violations contains {
	"at": ["facts", "notices", i],
	"message": sprintf("Notice %s may reach %s too late", [notice.id, input.params.to]),
	"expected": sprintf("sent within %s of the start of an outage", [text.duration(input.params.within)]),
	"found": sprintf("sent after %s at worst", [text.duration(notice.worst_case)]),
	"fix": sprintf("Cut %s from detection, classification and notice %s together", [
		text.duration(notice.worst_case - input.params.within),
		notice.id,
	]),
} if {
	every demanded in _demanded { demanded.worst_case > input.params.within }
	some i, notice in input.facts.notices
	notice in _demanded
}

# METADATA
# title: A critical service is not away for longer than a year may hold
# description: |
#   Each outage may have met its objective and the year still be lost: what counts
#   here is the sum of all unplanned ones, in whichever twelve months were the worst.
# related_resources:
#   - ref: http://blog.maroonanalytics.com/2014/04/technology-risk-notices-and-guidelines.html
#     description: Singapore's notices on technology risk of 2013, four hours in any twelve months
# custom:
#   subject: service
#   severity: high
#   remediation: Find out what the outages of the worst twelve months have in common, and remove it.
#   params:
#     max:
#       type: duration
#       description: The longest unplanned downtime in any twelve months, all incidents together
package checks.recovery.downtime

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if input.facts.downtime_at_most <= input.params.max

# At least even: incidents that may have been planned are left out of this.
violations contains {
	"at": ["facts", "downtime_at_least"],
	"message": sprintf("%s was away unplanned for %s in twelve months", [
		input.subject.id,
		text.duration(input.facts.downtime_at_least),
	]),
	"expected": sprintf("at most %s in any twelve months", [text.duration(input.params.max)]),
	"found": text.duration(input.facts.downtime_at_least),
	"fix": sprintf("Remove what the outages of %s have in common", [input.subject.id]),
} if {
	input.facts.downtime_at_least > input.params.max
}

# METADATA
# title: A test stayed within the impact tolerance
# description: |
#   That a service comes back before harm is done is known once it did, in a
#   scenario that was severe and could happen.
# related_resources:
#   - ref: https://prarulebook.co.uk/guidance/supervisory-statements/ss01-21---operational-resilience-impact-tolerances-for-important-business-services/16-07-2024
#     description: The supervisory statement SS1/21 of the UK's Prudential Regulation Authority, chapter 6
# custom:
#   subject: service
#   severity: high
#   remediation: Test the recovery of the service in a severe scenario, mend what keeps it from its tolerance, and record the result.
#   params:
#     max_age:
#       type: duration
#       description: How long a test may be relied on
package checks.tolerance.tested

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if {
	input.subject.tested.rto <= input.subject.impact_tolerance
	input.facts.tested_age <= input.params.max_age
}

violations contains {
	"at": ["tested", "rto"],
	"message": sprintf("In its test %s was away for longer than can be borne", [input.subject.id]),
	"expected": sprintf("back within the impact tolerance of %s", [text.duration(input.subject.impact_tolerance)]),
	"found": text.duration(input.subject.tested.rto),
	"fix": sprintf("Shorten the recovery of %s and test it again", [input.subject.id]),
} if {
	input.subject.tested.rto > input.subject.impact_tolerance
}

violations contains {
	"at": ["tested", "date"],
	"message": sprintf("The recovery of %s was tested too long ago", [input.subject.id]),
	"expected": sprintf("at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(input.facts.tested_age)]),
	"fix": sprintf("Test the recovery of %s again", [input.subject.id]),
} if {
	input.facts.tested_age > input.params.max_age
}

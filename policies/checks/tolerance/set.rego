# METADATA
# title: An impact tolerance is set, and recovery is planned within it
# description: |
#   How long a service may be away before harm is done that nobody can bear is not
#   how long its recovery is planned to take. The first is a limit, and the plan has
#   to leave room below it.
# related_resources:
#   - ref: https://prarulebook.co.uk/guidance/supervisory-statements/ss01-21---operational-resilience-impact-tolerances-for-important-business-services/16-07-2024
#     description: The supervisory statement SS1/21 of the UK's Prudential Regulation Authority
# custom:
#   subject: service
#   severity: high
#   remediation: Decide how long the service may be away before harm is done that cannot be borne, and plan its recovery within that.
package checks.tolerance.set

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

satisfied if input.subject.rto <= input.subject.impact_tolerance

violations contains {
	"at": ["rto"],
	"message": sprintf("The recovery of %s is planned to take longer than can be borne", [input.subject.id]),
	"expected": sprintf("an objective within the impact tolerance of %s", [text.duration(input.subject.impact_tolerance)]),
	"found": text.duration(input.subject.rto),
	"fix": sprintf("Make %s recoverable within %s and set its objective accordingly", [
		input.subject.id,
		text.duration(input.subject.impact_tolerance),
	]),
} if {
	input.subject.rto > input.subject.impact_tolerance
}

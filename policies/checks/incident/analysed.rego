# METADATA
# title: The incident was analysed soon after services were restored
# description: |
#   The analysis names the cause and what keeps it from coming back. Its time runs
#   from the moment services ran again. Where the inventory names no date, it may not be known to its
#   author: that leaves the demand unproven, and does not violate it.
# related_resources:
#   - ref: https://www.law.go.kr/법령/전자정부법시행령
#     description: Enforcement Decree of Korea's e-Government Act, Article 70-5(4), an analysis within a month of restoration
# custom:
#   subject: incident
#   severity: high
#   remediation: Close the inquiry, decide what prevents a recurrence, and record both.
#   params:
#     months:
#       type: number
#       description: How many calendar months after restoration the analysis may be finished
package checks.incident.analysed

satisfied if {
	input.facts.cause_months <= input.params.months
	is_string(input.subject.cause.category)
	count(input.subject.corrective_actions) > 0
}

violations contains {
	"at": ["cause", "found"],
	"message": sprintf("The analysis of %s was finished too late", [input.subject.id]),
	"expected": sprintf("within %v months of restoration", [input.params.months]),
	"found": sprintf("finished on %s", [substring(input.subject.cause.found, 0, 10)]),
	"fix": sprintf("Say why the analysis of %s took so long, and what shortens the next one", [input.subject.id]),
} if {
	input.facts.cause_months > input.params.months
}

violations contains {
	"at": ["corrective_actions"],
	"message": sprintf("The analysis of %s says nothing that prevents a recurrence", [input.subject.id]),
	"expected": "at least one corrective action",
	"found": "none",
	"fix": sprintf("Decide what keeps %s from happening again", [input.subject.id]),
} if {
	count(input.subject.corrective_actions) == 0
}

# METADATA
# title: Response officers are trained, and again
# description: |
#   Whoever never practised reads the manual while the building burns. A new officer
#   has some time for the first training; after that it is repeated.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 11(2)
# custom:
#   subject: facility
#   severity: medium
#   remediation: Have the officers trained, and record the day.
#   params:
#     first_within:
#       type: duration
#       default: 365d
#       description: How long after the appointment the first training may be
#       source: MSIT Notice 2024-20, Art 11(2)
#     every:
#       type: duration
#       default: 730d
#       description: How long ago the last training may be
#       source: MSIT Notice 2024-20, Art 11(2)
package checks.facility.officer_training

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("%s has no response officer", [input.subject.id]) if {
	count(input.facts.response_officers) == 0
}

satisfied if {
	count(input.facts.response_officers) > 0
	every i, _ in input.facts.response_officers { _ready[i] }
}

_ready contains i if {
	some i, officer in input.facts.response_officers
	officer.trained_age <= input.params.every
}

_ready contains i if {
	some i, officer in input.facts.response_officers
	officer.appointed_age <= input.params.first_within
}

violations contains {
	"at": ["facts", "response_officers", i, "trained_age"],
	"message": sprintf("The training of %s at %s is too old", [officer.id, input.subject.id]),
	"expected": sprintf("at most %s ago", [text.days(input.params.every)]),
	"found": sprintf("%s ago", [text.days(officer.trained_age)]),
	"fix": sprintf("Have %s trained again", [officer.id]),
} if {
	some i, officer in input.facts.response_officers
	officer.trained_age > input.params.every
	officer.appointed_age > input.params.first_within
}

# METADATA
# title: Someone answers for the facility, and someone stands in
# description: |
#   In the first minutes somebody must know the building and be allowed to decide.
#   One person sleeps, travels or falls ill: there must be two.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 10
# custom:
#   subject: facility
#   severity: medium
#   remediation: Name a primary response officer and a deputy for the facility.
#   params:
#     min:
#       type: number
#       default: 2
#       description: The least number of officers
#       source: MSIT Notice 2024-20, Art 10
package checks.facility.response_officers

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

# Present only where it is declared who the officers are.
_officers := {officer.id | some officer in input.subject.response_officers} if is_array(input.subject.response_officers)

satisfied if {
	count(_officers) >= input.params.min
	_held("primary")
	_held("deputy")
}

_held(rank) if {
	some officer in input.subject.response_officers
	officer.rank == rank
}

violations contains {
	"at": ["response_officers"],
	"message": sprintf("Too few response officers answer for %s: %v", [input.subject.id, count(_officers)]),
	"expected": sprintf("%v", [input.params.min]),
	"found": text.list(_officers),
	"fix": sprintf("Name a primary officer and a deputy for %s", [input.subject.id]),
} if {
	count(_officers) < input.params.min
}

violations contains {
	"at": ["response_officers"],
	"message": sprintf("%s has no %s response officer", [input.subject.id, rank]),
	"expected": "a primary officer and a deputy",
	"found": text.list(_officers),
	"fix": sprintf("Make one of the officers of %s the %s", [input.subject.id, rank]),
} if {
	some rank in {"primary", "deputy"}
	every officer in input.subject.response_officers { officer.rank != rank }
}

# METADATA
# title: More than one substation feeds the facility
# description: |
#   With a single substation every fault in it reaches the facility, and the
#   reserve has to bridge it.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 8(3), for grades A and B
# custom:
#   subject: facility
#   severity: medium
#   remediation: Have the facility connected to a further substation.
#   params:
#     min:
#       type: number
#       default: 2
#       description: The least number of substations
#       source: MSIT Notice 2024-20, Art 8(3), for grades A and B
#     grades:
#       type: strings
#       default: [any]
#       description: The grades of facilities that it binds; any binds all, graded or not
#       source: dcaudit's; a law that tells no grades apart binds all
package checks.facility.substations

import data.lib.text

not_applicable contains sprintf("%s is leased: the duty is its operator's", [input.subject.id]) if {
	input.subject.tenure == "leased"
}

not_applicable contains sprintf("the grade of %s is %s, which is not concerned", [input.subject.id, input.subject.grade]) if {
	every grade in input.params.grades {
		grade != "any"
		grade != input.subject.grade
	}
}

satisfied if count(_feeds) >= input.params.min

violations contains {
	"at": ["power", "substations"],
	"message": sprintf("Too few substations feed %s: %v", [input.subject.id, count(_feeds)]),
	"expected": sprintf("%v substations", [input.params.min]),
	"found": text.list(_feeds),
	"fix": sprintf("Connect %s to a further substation", [input.subject.id]),
} if {
	_bound
	count(_feeds) < input.params.min
}

_bound if "any" in input.params.grades

_bound if input.subject.grade in input.params.grades

# A substation that is listed twice is still one.
_feeds := {substation | some substation in listed} if listed := input.subject.power.substations

# METADATA
# title: Someone can act in the facility at any hour
# description: |
#   Outages keep no office hours. Whose people are there matters too: those of a
#   contractor know less of what the building carries.
# related_resources:
#   - ref: https://github.com/legalize-kr/admrule-kr
#     description: Korea's criteria for graded facilities, MSIT Notice 2024-20, Art 10
# custom:
#   subject: facility
#   severity: medium
#   remediation: Have people of the kind demanded in the facility at any hour.
#   params:
#     office_hours:
#       type: strings
#       default: [own]
#       description: Whose people count in office hours
#       source: MSIT Notice 2024-20, Art 10
#     after_hours:
#       type: strings
#       default: [own]
#       description: Whose people count at all other hours
#       source: MSIT Notice 2024-20, Art 10, for grades A and B
#     grades:
#       type: strings
#       default: [any]
#       description: The grades of facilities that it binds; any binds all, graded or not
#       source: dcaudit's; a law that tells no grades apart binds all
package checks.facility.response_staff

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

_bound if "any" in input.params.grades

_bound if input.subject.grade in input.params.grades

satisfied if {
	input.subject.response_staff.office_hours in input.params.office_hours
	input.subject.response_staff.after_hours in input.params.after_hours
}

violations contains {
	"at": ["response_staff", "office_hours"],
	"message": sprintf("Nobody who counts can act in %s in office hours", [input.subject.id]),
	"expected": text.list(input.params.office_hours),
	"found": staff,
	"fix": sprintf("Put staff who count into %s", [input.subject.id]),
} if {
	_bound
	staff := input.subject.response_staff.office_hours
	every accepted in input.params.office_hours { accepted != staff }
}

violations contains {
	"at": ["response_staff", "after_hours"],
	"message": sprintf("Nobody who counts can act in %s after hours", [input.subject.id]),
	"expected": text.list(input.params.after_hours),
	"found": staff,
	"fix": sprintf("Put staff who count into %s around the clock", [input.subject.id]),
} if {
	_bound
	staff := input.subject.response_staff.after_hours
	every accepted in input.params.after_hours { accepted != staff }
}

# METADATA
# title: Enough people work on disasters and on nothing else
# description: |
#   Whoever plans for disasters beside another job does so when there is time. The
#   larger the operator, the more people the law wants for nothing else.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법시행령
#     description: Enforcement Decree of Korea's Framework Act, Article 27-2(3), a department or two people by revenue
# custom:
#   subject: operator
#   severity: medium
#   remediation: Give disasters a department of their own, or people who do nothing else.
#   params:
#     department:
#       type: boolean
#       description: Whether it must be a department of its own
#     staff:
#       type: number
#       default: 0
#       description: The least number of people who do nothing else, where there is no department
#       source: dcaudit's; where a department is demanded, no number is
package checks.organisation.disaster_team

_team := input.subject.disaster_team

satisfied if _team.department == true

satisfied if {
	input.params.department == false
	_team.dedicated_staff >= input.params.staff
}

violations contains {
	"at": ["disaster_team", "department"],
	"message": sprintf("%s has no department for disasters", [input.subject.id]),
	"expected": "a department of its own",
	"found": "none",
	"fix": "Found a department for disasters",
} if {
	input.params.department == true
	_team.department == false
}

violations contains {
	"at": ["disaster_team", "dedicated_staff"],
	"message": sprintf("Too few people of %s work on disasters alone", [input.subject.id]),
	"expected": sprintf("%v people, or a department", [input.params.staff]),
	"found": sprintf("%v, and no department", [_team.dedicated_staff]),
	"fix": sprintf("Assign %v more people to disasters alone", [input.params.staff - _team.dedicated_staff]),
} if {
	input.params.department == false
	_team.department == false
	_team.dedicated_staff < input.params.staff
}

# METADATA
# title: The operator is of no kind that the law leaves out
# description: |
#   Some laws leave out whom another law binds already, such as public institutions
#   or firms of a few people.
# related_resources:
#   - ref: https://www.law.go.kr/법령/정보통신망이용촉진및정보보호등에관한법률시행령
#     description: Enforcement Decree of Korea's Network Act, Article 37(1), leaves out public institutions
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare all roles that the operator has in the eyes of the law.
#   params:
#     none_of:
#       type: strings
#       description: The roles that are left out
package checks.binding.no_role

satisfied if {
	every role in input.subject.roles {
		every exempt in input.params.none_of { role != exempt }
	}
}

not_applicable contains sprintf("%s is a %s, which is left out", [input.subject.id, role]) if {
	some role in input.subject.roles
	role in input.params.none_of
}

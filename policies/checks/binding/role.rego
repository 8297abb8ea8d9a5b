# METADATA
# title: The operator is of a kind that the law names
# description: |
#   Most laws bind by what somebody is: a data-centre operator, a bank, a cloud
#   provider. An inventory lists all the roles that its operator has.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법시행령
#     description: Enforcement Decree of Korea's Framework Act, Article 23, names three kinds of operators
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare all roles that the operator has in the eyes of the law.
#   params:
#     any_of:
#       type: strings
#       description: The roles, any of which suffices
package checks.binding.role

import data.lib.text

satisfied if {
	some role in input.subject.roles
	role in input.params.any_of
}

not_applicable contains sprintf("%s is none of these: %s", [input.subject.id, text.list(input.params.any_of)]) if {
	every role in input.subject.roles {
		every demanded in input.params.any_of { role != demanded }
	}
}

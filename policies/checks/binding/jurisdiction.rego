# METADATA
# title: The operator is at home or offers its services in a jurisdiction
# description: |
#   A law binds whom its country can reach: who has its seat there, and who offers
#   services there from elsewhere.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법시행령
#     description: Enforcement Decree of Korea's Framework Act, Article 23, counts domestic users, wherever their operator sits
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare the country of the operator, and all markets that it serves.
#   params:
#     of:
#       type: strings
#       description: The jurisdictions, as country codes or EU, any of which suffices
package checks.binding.jurisdiction

import data.lib.text

satisfied if {
	some jurisdiction in input.facts.jurisdictions
	jurisdiction in input.params.of
}

not_applicable contains sprintf("%s is neither at home nor offers its services in %s", [
	input.subject.id,
	text.list(input.params.of),
]) if {
	input.facts.jurisdictions_whole == true
	every jurisdiction in input.facts.jurisdictions {
		every demanded in input.params.of { jurisdiction != demanded }
	}
}

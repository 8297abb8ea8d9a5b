# METADATA
# title: Users pay for a service of the operator
# description: |
#   Some duties towards users are owed only where these pay.
# related_resources:
#   - ref: https://www.law.go.kr/법령/전기통신사업법시행령
#     description: Enforcement Decree of Korea's Telecommunications Business Act, Article 37-21(2), on paid services
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare whether users pay for any service.
package checks.binding.paid

satisfied if input.subject.paid_services == true

not_applicable contains sprintf("no user pays for a service of %s", [input.subject.id]) if {
	input.subject.paid_services == false
}

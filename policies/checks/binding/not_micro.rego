# METADATA
# title: The operator is no microenterprise
# description: |
#   The EU's law on digital resilience asks less of firms of fewer than ten people
#   and at most two million euros.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg/2022/2554/oj
#     description: Regulation (EU) 2022/2554, Article 3(60), says what a microenterprise is
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare whether the operator is a microenterprise.
package checks.binding.not_micro

satisfied if input.subject.microenterprise == false

not_applicable contains sprintf("%s is a microenterprise", [input.subject.id]) if {
	input.subject.microenterprise == true
}

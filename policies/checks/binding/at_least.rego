# METADATA
# title: The operator is as large as the law demands
# description: |
#   Many laws bind from a size on: users, traffic, revenue, the area or the power of
#   a data centre that the operator runs.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법시행령
#     description: Enforcement Decree of Korea's Framework Act, Article 23, measures users, traffic, floor area, power and revenue
# custom:
#   subject: operator
#   severity: low
#   remediation: Declare the figure by which the law measures the operator.
#   params:
#     measure:
#       type: string
#       description: "What is measured: daily_users, traffic_share, revenue_krw, service_revenue_krw, subscribers, lines; or of the largest data centre that the operator runs itself: server_floor_m2, capacity_mw"
#     least:
#       type: number
#       description: From where on the law binds
package checks.binding.at_least

import data.lib.text

satisfied if {
	some size in input.facts.sizes
	size.measure == input.params.measure
	size.at_least >= input.params.least
}

not_applicable contains sprintf("%s: %s %s; the law binds from %s on", [
	input.subject.id,
	replace(input.params.measure, "_", " "),
	text.number(size.at_most),
	text.number(input.params.least),
]) if {
	some size in input.facts.sizes
	size.measure == input.params.measure
	size.at_most < input.params.least
}

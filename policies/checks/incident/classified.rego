# METADATA
# title: A grave incident is classified as one that must be reported
# description: |
#   Clocks that count from the classification never start if nobody classifies. An
#   incident that meets the criteria of the law must be classified as reportable; one
#   that does not need not be.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_del/2024/1772/oj
#     description: Articles 8 and 9 say which incidents of financial entities are major
#   - ref: https://eur-lex.europa.eu/eli/reg_impl/2024/2690/oj
#     description: Articles 3 to 14 say which incidents of digital services are significant
# custom:
#   subject: incident
#   severity: high
#   remediation: Classify the incident as one that must be reported, and report it.
#   params:
#     criteria:
#       type: strings
#       description: "The figures that count: duration, or fields of the impact: users, users_share, clients, clients_share, relevant_clients, counterparts_share, transactions_share (which are one criterion together), downtime (one with duration), unavailable, limited, member_states, data_loss, compromised, malicious_access, physical_access, cost_eur, reputation, harm"
#     least:
#       type: number
#       default: 1
#       description: How many criteria must be met
#       source: dcaudit's; any one of several
#     critical:
#       type: boolean
#       default: false
#       description: Whether only incidents count that interrupted a critical service
#       source: dcaudit's; without such a rule in the law any service counts
#     duration_over:
#       type: duration
#       default: 0s
#       description: From what duration on, exclusive, the criterion is met
#       source: dcaudit's; more than none
#     downtime_over:
#       type: duration
#       default: 0s
#       description: The same for the time that a critical service was not available
#       source: dcaudit's; more than none
#     unavailable_over:
#       type: duration
#       default: 0s
#       description: The same for the time that a service was not available at all
#       source: dcaudit's; more than none
#     limited_over:
#       type: duration
#       default: 0s
#       description: The same for the time that a service was available with less than it should
#       source: dcaudit's; more than none
#     users_over:
#       type: number
#       default: 0
#       description: From how many users on, exclusive, the criterion is met
#       source: dcaudit's; more than none
#     users_share_over:
#       type: number
#       default: 0
#       description: The same as a share of all users, from 0 to 1
#       source: dcaudit's; more than none
#     clients_over:
#       type: number
#       default: 0
#       description: The same for clients
#       source: dcaudit's; more than none
#     clients_share_over:
#       type: number
#       default: 0
#       description: The same as a share of all clients, from 0 to 1
#       source: dcaudit's; more than none
#     counterparts_share_over:
#       type: number
#       default: 0
#       description: The same as a share of all financial counterparts, from 0 to 1
#       source: dcaudit's; more than none
#     transactions_share_over:
#       type: number
#       default: 0
#       description: The same as a share of the transactions of an average day
#       source: dcaudit's; more than none
#     member_states_least:
#       type: number
#       default: 1
#       description: From how many member states of the European Union on, inclusive, the criterion is met
#       source: dcaudit's; any
#     cost_eur_over:
#       type: number
#       default: 0
#       description: From what costs and losses on in euros, exclusive, the criterion is met
#       source: dcaudit's; more than none
package checks.incident.classified

import data.lib.text

not_applicable contains sprintf("%s may meet %v of the criteria (%s), and from %v on it must be reported", [
	input.subject.id,
	count(_possible),
	text.list(_possible),
	input.params.least,
]) if {
	_whole
	count(_possible) < input.params.least
}

not_applicable contains sprintf("%s interrupted no critical service", [input.subject.id]) if {
	input.params.critical == true
	input.facts.critical == false
}

satisfied if is_string(input.subject.classified)

satisfied if input.subject.reportable == true

violations contains {
	"at": ["reportable"],
	"message": sprintf("It was decided that %s need not be reported, but it must be", [input.subject.id]),
	"expected": sprintf("reportable, since it meets: %s", [text.list(_met)]),
	"found": "not reportable",
	"fix": sprintf("Classify %s as one that must be reported, and report it", [input.subject.id]),
} if {
	input.subject.reportable == false
	_whole
	count(_met) >= input.params.least
	_critical
}

_critical if input.params.critical == false

_critical if input.facts.critical == true

# A criterion that nobody knows by its name must not count as one that is not met.
_whole if count(_demanded) == count(input.params.criteria)

_demanded contains figure.measure if {
	some figure in input.facts.figures
	figure.measure in input.params.criteria
	is_string(figure.criterion)
}

_met contains figure.criterion if {
	some figure in input.facts.figures
	figure.measure in input.params.criteria
	figure.at_least > _over[figure.measure]
}

_unmet contains figure.measure if {
	some figure in input.facts.figures
	figure.at_most <= _over[figure.measure]
}

_possible contains figure.criterion if {
	some figure in input.facts.figures
	figure.measure in input.params.criteria
	count({figure.measure} & _unmet) == 0
}

_over := {
	"duration": input.params.duration_over,
	"downtime": input.params.downtime_over,
	"unavailable": input.params.unavailable_over,
	"limited": input.params.limited_over,
	"users": input.params.users_over,
	"users_share": input.params.users_share_over,
	"clients": input.params.clients_over,
	"clients_share": input.params.clients_share_over,
	"relevant_clients": 0,
	"counterparts_share": input.params.counterparts_share_over,
	"transactions_share": input.params.transactions_share_over,
	"member_states": input.params.member_states_least - 1,
	"data_loss": 0,
	"compromised": 0,
	"malicious_access": 0,
	"physical_access": 0,
	"cost_eur": input.params.cost_eur_over,
	"reputation": 0,
	"harm": 0,
}

# METADATA
# title: What stands by is configured like what serves
# description: |
#   In Singapore two banks had a second data centre when a cooling failure took the
#   first in October 2023, and could not switch over to it: one for a fault in the
#   configuration of its network. What differs shows only on the day it is needed,
#   unless somebody compares.
# related_resources:
#   - ref: https://github.com/intuitem/ciso-assistant-community
#     description: India's Master Direction of 2023 on IT governance, paragraph 29(i), configurations and patches identical
#   - ref: https://malwaretips.com/threads/overheating-datacenter-stopped-2-5-million-bank-transactions.127015/
#     description: A copy of an account by The Register of the outage of 14 October 2023
# custom:
#   subject: service
#   severity: high
#   remediation: Compare the deployment that stands by with the one that serves, remove the differences and record the day.
#   params:
#     max_age:
#       type: duration
#       description: How long a comparison may be relied on
package checks.recovery.parity

import data.lib.text

not_applicable contains sprintf("%s is not critical", [input.subject.id]) if {
	input.subject.critical == false
}

# What differs between deployments that all serve shows every day.
not_applicable contains sprintf("no deployment of %s waits: each is active", [input.subject.id]) if {
	count(input.subject.deployments) > 0
	every deployment in input.subject.deployments { deployment.mode == "active" }
}

_waiting contains i if {
	some i, deployment in input.subject.deployments
	deployment.mode != "active"
}

_alike contains i if {
	some i, deployment in input.subject.deployments
	deployment.parity.configuration == true
	deployment.parity.patches == true
	input.facts.parities[i].age <= input.params.max_age
}

satisfied if {
	count(_waiting) > 0
	every i in _waiting { i in _alike }
}

violations contains {
	"at": ["deployments", i, "parity", "configuration"],
	"message": sprintf("%s is not configured in %s as it is where it serves", [input.subject.id, deployment.facility]),
	"expected": "the same configuration",
	"found": "configuration: false",
	"fix": sprintf("Bring the configuration of %s in %s in line with what serves", [
		input.subject.id,
		deployment.facility,
	]),
} if {
	some i in _waiting
	deployment := input.subject.deployments[i]
	deployment.parity.configuration == false
}

violations contains {
	"at": ["deployments", i, "parity", "patches"],
	"message": sprintf("%s does not have the patches in %s that it has where it serves", [
		input.subject.id,
		deployment.facility,
	]),
	"expected": "the same patches",
	"found": "patches: false",
	"fix": sprintf("Install in %s the patches that %s has where it serves", [deployment.facility, input.subject.id]),
} if {
	some i in _waiting
	deployment := input.subject.deployments[i]
	deployment.parity.patches == false
}

violations contains {
	"at": ["facts", "parities", i, "age"],
	"message": sprintf("%s in %s was compared with what serves too long ago", [input.subject.id, deployment.facility]),
	"expected": sprintf("a comparison at most %s ago", [text.days(input.params.max_age)]),
	"found": sprintf("%s ago", [text.days(age)]),
	"fix": sprintf("Compare %s in %s with what serves", [input.subject.id, deployment.facility]),
} if {
	some i in _waiting
	deployment := input.subject.deployments[i]
	age := input.facts.parities[i].age
	age > input.params.max_age
}

# METADATA
# title: The plan provides for the failures that it must
# description: |
#   A plan for one failure helps little in another. Which ones it provides for is
#   declared with the document, and counts while its file is at hand and unaltered.
# related_resources:
#   - ref: https://eur-lex.europa.eu/eli/reg_del/2024/1774/oj
#     description: Delegated Regulation (EU) 2024/1774, Article 26(2), the scenarios of response and recovery plans
# custom:
#   subject: operator
#   severity: high
#   remediation: Provide for the failures that are missing, and declare them with the plan.
#   params:
#     kind:
#       type: string
#       description: The kind of document that must provide for them
#     scenarios:
#       type: strings
#       description: The failures that it must provide for
#     max_age:
#       type: duration
#       description: How long ago it may have been issued or last reviewed
package checks.recovery.planned

import data.lib.text

satisfied if {
	some document in input.facts.documents
	document.kind == input.params.kind
	document.verified == true
	document.age <= input.params.max_age
	every scenario in input.params.scenarios { scenario in document.scenarios }
}

violations contains {
	"at": ["facts", "documents"],
	"message": sprintf("No %s on file provides for: %s", [input.params.kind, text.list(input.params.scenarios)]),
	"expected": sprintf("a %s that provides for: %s", [input.params.kind, text.list(input.params.scenarios)]),
	"found": text.list([found | some found in _short[_]]),
	"fix": sprintf("Provide in the %s for: %s", [input.params.kind, text.list(input.params.scenarios)]),
} if {
	every i, _ in input.facts.documents { _short[i] }
}

_short[i] contains sprintf("%s, of kind %s", [document.id, document.kind]) if {
	some i, document in input.facts.documents
	document.kind != input.params.kind
}

_short[i] contains sprintf("%s without %s", [document.id, text.list(missing)]) if {
	some i, document in input.facts.documents
	document.kind == input.params.kind
	missing := {scenario | some scenario in input.params.scenarios} - {scenario | some scenario in document.scenarios}
	is_array(document.scenarios)
	count(missing) > 0
}

# Why a document of the kind proves nothing.
unproven contains {"at": ["facts", "documents", i, "problem"], "message": sprintf("%s: %s", [document.id, document.problem])} if {
	some i, document in input.facts.documents
	document.kind == input.params.kind
}

unproven contains {
	"at": ["facts", "documents", i, "age"],
	"message": sprintf("%s is %s old, %s at most count", [document.id, text.days(document.age), text.days(input.params.max_age)]),
} if {
	some i, document in input.facts.documents
	document.kind == input.params.kind
	document.age > input.params.max_age
}

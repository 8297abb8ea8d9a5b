# METADATA
# title: Plans and reports are on file and up to date
# description: |
#   At the data centre that burned in October 2022 there was a manual, but no
#   plan in detail. A document counts when it can be produced, unchanged, and was
#   reviewed of late.
# related_resources:
#   - ref: https://cm.asiae.co.kr/en/article/2022120614123945999
#     description: What the government's inquiry into the fire of October 2022 found
# custom:
#   subject: operator
#   severity: medium
#   remediation: Write or review the document, and record its path, digest and date.
#   params:
#     kind:
#       type: string
#       description: The kind of document that must be on file
#     max_age:
#       type: duration
#       default: 365d
#       description: How long ago it may have been issued or last reviewed
#       source: dcaudit's; Korean operators renew their disaster plan, and are inspected on it, every year
package checks.recovery.documented

import data.lib.text

satisfied if {
	some document in input.facts.documents
	document.kind == input.params.kind
	document.filed == true
	document.age <= input.params.max_age
}

# Why a document does not count.
_against[i] contains sprintf("%s is of kind %s", [document.id, document.kind]) if {
	some i, document in input.facts.documents
	document.kind != input.params.kind
}

_against[i] contains sprintf("%s has no file and digest on record", [document.id]) if {
	some i, document in input.facts.documents
	document.kind == input.params.kind
	document.filed == false
}

_against[i] contains sprintf("%s is %s old", [document.id, text.days(document.age)]) if {
	some i, document in input.facts.documents
	document.kind == input.params.kind
	document.age > input.params.max_age
}

violations contains {
	"at": ["facts", "documents"],
	"message": sprintf("No %s on file can be relied on", [input.params.kind]),
	"expected": sprintf("one with path and digest, at most %s old", [text.days(input.params.max_age)]),
	"found": text.list([document.id | some document in input.facts.documents]),
	"because": [reason | some reasons in _against; some reason in reasons],
	"fix": sprintf("Issue or review the %s, and record its path, sha256 and date", [input.params.kind]),
} if {
	every i, _ in input.facts.documents { _against[i] }
}

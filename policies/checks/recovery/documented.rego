# METADATA
# title: Plans and reports are on file and up to date
# description: |
#   At the data centre that burned in October 2022 there was a manual, but no
#   plan in detail. A document counts when its file is at hand, has the digest that
#   was recorded, and was reviewed of late. One that does not is no proof that
#   there is none.
# related_resources:
#   - ref: https://cm.asiae.co.kr/en/article/2022120614123945999
#     description: What the government's inquiry into the fire of October 2022 found
# custom:
#   subject: operator
#   severity: medium
#   remediation: Write or review the document, put its file below the folder of the inventory, and record its path, digest and date.
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
	document.verified == true
	document.age <= input.params.max_age
}

# What is on file is listed in full: where nothing is of the kind, there is none.
violations contains {
	"at": ["facts", "documents"],
	"message": sprintf("There is no %s on file", [input.params.kind]),
	"expected": sprintf("one whose file is at hand, at most %s old", [text.days(input.params.max_age)]),
	"found": text.list([sprintf("%s, of kind %s", [document.id, document.kind]) | some document in input.facts.documents]),
	"fix": sprintf("Write the %s, and record its path, sha256 and date", [input.params.kind]),
} if {
	every document in input.facts.documents { document.kind != input.params.kind }
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

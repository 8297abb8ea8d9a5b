# METADATA
# title: The operator was inspected of late
# description: |
#   What nobody looks at decays. An inspection counts while it is recent, and when
#   what it found has been mended.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법
#     description: Korea's Framework Act, Article 36-2(2), a yearly inspection of how the disaster plan is carried out
# custom:
#   subject: operator
#   severity: medium
#   remediation: Mend what the last inspection found, have the next one held, and record it.
#   params:
#     kind:
#       type: string
#       description: The kind of inspection
#     max_age:
#       type: duration
#       description: How long ago it may have been
package checks.organisation.inspected

import data.lib.text

satisfied if {
	some held in input.facts.inspections
	held.kind == input.params.kind
	held.age <= input.params.max_age
	held.passed == true
}

# Why an inspection does not count.
_against[i] contains sprintf("%s is of kind %s", [held.id, held.kind]) if {
	some i, held in input.facts.inspections
	held.kind != input.params.kind
}

_against[i] contains sprintf("%s was held %s ago", [held.id, text.days(held.age)]) if {
	some i, held in input.facts.inspections
	held.age > input.params.max_age
}

_against[i] contains sprintf("not all that %s found is mended", [held.id]) if {
	some i, held in input.facts.inspections
	held.passed == false
}

violations contains {
	"at": ["facts", "inspections"],
	"message": sprintf("No inspection of kind %s shows %s in order", [input.params.kind, input.subject.id]),
	"expected": sprintf("one that is at most %s old, and all mended that it found", [text.days(input.params.max_age)]),
	"found": text.list([held.id | some held in input.facts.inspections]),
	"because": [reason | some reasons in _against; some reason in reasons],
	"fix": sprintf("Have an inspection of kind %s held, and mend what it finds", [input.params.kind]),
} if {
	every i, _ in input.facts.inspections { _against[i] }
}

# METADATA
# title: The reporting plan says who is told what by when
# description: |
#   Whoever must report without delay has no time to decide how. The plan sets a
#   limit for noticing an outage, for deciding that it must be reported, and for
#   each notice.
# related_resources:
#   - ref: https://www.law.go.kr/법령/방송통신발전기본법
#     description: Framework Act on Broadcasting Communications Development, Article 38(1), on reports without delay
# custom:
#   subject: plan
#   severity: high
#   remediation: Set a limit for detection, for classification and for each notice.
#   params:
#     to:
#       type: strings
#       default: [any]
#       description: Who must be told at least; any where the law leaves open who
#       source: dcaudit's; who must be told differs from law to law
package checks.reporting.plan

import data.lib.text

satisfied if {
	input.subject.detection.within >= 0
	input.subject.classification.within >= 0
	count(input.subject.notices) > 0
	every notice in input.subject.notices { notice.within >= 0 }
	every recipient in input.params.to { recipient in (_told | {"any"}) }
}

violations contains {
	"at": ["notices"],
	"message": "The reporting plan provides for no notice",
	"expected": "a notice for each authority and for the users",
	"found": "none",
	"fix": "Add a notice for each authority that must be told, and one for the users",
} if {
	input.subject.notices == []
}

violations contains {
	"at": ["notices"],
	"message": sprintf("The reporting plan provides for no notice to %s", [recipient]),
	"expected": sprintf("a notice to each of: %s", [text.list(input.params.to)]),
	"found": text.list(_told),
	"fix": sprintf("Add a notice to %s", [recipient]),
} if {
	count(input.subject.notices) > 0
	some recipient in input.params.to
	recipient != "any"
	every notice in input.subject.notices { notice.to != recipient }
}

_told contains notice.to if some notice in input.subject.notices
